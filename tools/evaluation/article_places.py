"""Places of an annotated article: found where the core of the name is covered, right where the position is."""
import math
import re

from .actor_names import fold
from .scores import Answer
from .spans import kilometres, of_kind, overlap

AREAS = {'country', 'province', 'region', 'district', 'river', 'sea', 'lake', 'mountain', 'island', 'peninsula'}
_GENERIC = re.compile(r'\b(governorate|oblast|state|province|region|district|river|lake|sea of|mount|island)\b')
LONGER_BY = 30  # characters that an answer may go beyond the annotated name


def same_name(place, gold):
    bare = lambda name: ' '.join(_GENERIC.sub(' ', name).split())
    names = [fold(place[key]) for key in ('name_en', 'name') if place.get(key)]
    wanted = fold(gold['name_en'])
    return any(name and (name == wanted or bare(name) == bare(wanted)) for name in names)


def distance(place, gold):
    """Kilometres between an answer and an annotated place, None where the answer has no position."""
    if place.get('lat') is None or place.get('lon') is None:
        return None
    return kilometres(place['lat'], place['lon'], gold['lat'], gold['lon'])


def is_right(place, gold):
    """Within the tolerance; a country also by its code or name, another area by its name in the same country."""
    far = distance(place, gold)
    if far is not None and far <= gold['tol_km']:
        return True
    country, kind = str(place.get('country') or '').upper(), str(place.get('type') or 'country').lower()
    if gold['type'] == 'country':
        return (bool(country) and country == gold['country'] and kind == 'country') or same_name(place, gold)
    return gold['type'] in AREAS and same_name(place, gold) and (not country or country == (gold['country'] or country))


def _covers(place, gold):
    core = gold['core_end'] - gold['core_start']
    held = overlap(place['start'], place['end'], gold['core_start'], gold['core_end'])
    return (held >= max(1, math.ceil(.8 * core))
            and place['end'] - place['start'] <= gold['end'] - gold['start'] + LONGER_BY)


def _likeness(place, gold):
    common = overlap(place['start'], place['end'], gold['start'], gold['end'])
    return common / (place['end'] - place['start'] + gold['end'] - gold['start'] - common)


def _pairs(found, wanted):
    """Which answer is taken for which annotated name: the likest spans first, of equal ones the right place."""
    possible = []
    for a, place in enumerate(found):
        for g, gold in enumerate(wanted):
            if _covers(place, gold):
                far = distance(place, gold)
                possible.append((-_likeness(place, gold), not is_right(place, gold),
                                 math.inf if far is None else far, a, g))
    by_answer, by_gold = {}, {}
    for *_, a, g in sorted(possible):
        if a not in by_answer and g not in by_gold:
            by_answer[a], by_gold[g] = g, a
    return by_answer, by_gold


def _score_traps(gold, found, by_answer, tally):
    for trap in gold.get('traps', []):
        if trap['kind'] != 'place':
            continue
        length = trap['end'] - trap['start']
        taken = any(2 * overlap(place['start'], place['end'], trap['start'], trap['end']) >= length
                    and place['end'] - place['start'] <= length + LONGER_BY
                    for a, place in enumerate(found) if a not in by_answer)
        for measure in ('traps taken', 'traps taken, places'):
            tally.share(measure, taken)
        if taken:
            tally.errors.append(f"place TRAP {trap['surface']} | {trap.get('why', '')}")


def score(gold, lines, tally, names):
    wanted, found = gold.get('places', []), of_kind(lines, 'place')
    by_answer, by_gold = _pairs(found, wanted)
    needed = [g for g, one in enumerate(wanted) if not one.get('optional')]
    invented = [a for a, place in enumerate(found) if a not in by_answer
                and not any(one.get('optional') and overlap(place['start'], place['end'], one['start'], one['end'])
                            for one in wanted)]
    hit = [g for g in needed if g in by_gold]
    right = [g for g in hit if is_right(found[by_gold[g]], wanted[g])]
    answers = len(hit) + len(invented)
    tally.count('places end to end', len(right), answers, len(right), len(needed))
    tally.count('place names, span', len(hit), answers, len(hit), len(needed))
    if hit:
        tally.share('found places right', len(right), len(hit))
    for g in hit:
        place, far = found[by_gold[g]], distance(found[by_gold[g]], wanted[g])
        if wanted[g]['type'] not in AREAS:
            tally.share('found points within 50 km', far is not None and far <= 50)
            if far is not None:
                tally.distances.append(far)
        if g not in right:
            tally.errors.append(f"place WRONG {wanted[g]['surface']} | want {wanted[g]['name_en']} got "
                                f"{place.get('name_en')}, {place.get('country')}, "
                                f"{'nowhere' if far is None else f'{far:.0f} km off'}")
    for a, g in by_answer.items():
        if found[a].get('lat') is not None:
            tally.answers.append(Answer(found[a]['confidence'], is_right(found[a], wanted[g])))
    tally.answers += [Answer(found[a]['confidence'], False, False) for a in invented if found[a].get('lat') is not None]
    tally.errors += [f"place MISSED {wanted[g]['surface']} at {wanted[g]['start']}" for g in needed if g not in by_gold]
    tally.errors += [f"place INVENTED {found[a]['surface']} at {found[a]['start']}" for a in invented]
    _score_traps(gold, found, by_answer, tally)
