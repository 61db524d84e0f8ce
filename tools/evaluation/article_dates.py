"""Dates of an annotated article: found where the spans meet, right where the days are."""
from .spans import day, meet, of_kind, overlap

UNTIMED = {'duration', 'set', 'frequency'}


def _is_right(start, end, gold):
    if start is None:
        return False
    end = start + 1 if end is None else end
    slack = gold.get('tol_days', 0)
    for accepted in [(gold['from'], gold['to']), *gold.get('alt', [])]:
        first, last = day(accepted[0]), day(accepted[1])
        if abs(start - first) <= slack and abs(end - last) <= slack:
            return True
        common = overlap(start, end, first, last)
        if gold.get('fuzzy') and common:
            shorter, longer = sorted((end - start, last - first))
            if common / (max(end, last) - min(start, first)) >= .3 or (common == shorter and longer <= 4 * shorter):
                return True
    return False


def _read(lines):
    """(line, from, to) of every date that says a day."""
    out = [(line, day(line.get('from')), day(line.get('to'))) for line in of_kind(lines, 'date')
           if str(line.get('granularity') or '').lower() not in UNTIMED]
    return [one for one in out if one[1] is not None or one[2] is not None]


def score(gold, lines, tally, names):
    wanted, found = gold.get('dates', []), _read(lines)
    of_range = set()  # answers that are one end of an annotated range
    touched = right = needed = 0
    for one in wanted:
        here = [a for a, (line, *_) in enumerate(found) if meet(line, one)]
        good = any(_is_right(found[a][1], found[a][2], one) for a in here)
        starts = [found[a][1] for a in here if found[a][1] is not None]
        ends = [found[a][2] for a in here if found[a][2] is not None]
        if not good and len(here) > 1 and starts and ends and _is_right(min(starts), max(ends), one):
            good = True
            of_range.update(here)
        if one.get('optional'):
            continue
        needed, touched, right = needed + 1, touched + bool(here), right + good
        if not good:
            got = ', '.join(f"{found[a][0].get('from')}..{found[a][0].get('to')}" for a in here) or 'nothing'
            tally.errors.append(f"date {'WRONG' if here else 'MISSED'} {one['surface']} | want {one['from']}..{one['to']} "
                                f'got {got}')
    counted = touching = good_answers = 0
    traps = [trap for trap in gold.get('traps', []) if trap['kind'] == 'date']
    taken = set()
    for a, (line, start, end) in enumerate(found):
        here = [one for one in wanted if meet(line, one)]
        if here and all(one.get('optional') for one in here):
            continue
        counted += 1
        if here:
            touching += 1
            good_answers += a in of_range or any(_is_right(start, end, one) for one in here)
        else:
            taken.update(t for t, trap in enumerate(traps) if meet(line, trap))
            tally.errors.append(f"date INVENTED {line.get('surface')} | {line.get('from')}..{line.get('to')}")
    tally.count('dates', good_answers, counted, right, needed)
    tally.count('dates, span', touching, counted, touched, needed)
    for t, trap in enumerate(traps):
        for measure in ('traps taken', 'traps taken, dates'):
            tally.share(measure, t in taken)
        if t in taken:
            tally.errors.append(f"date TRAP {trap['surface']} | {trap.get('why', '')}")
