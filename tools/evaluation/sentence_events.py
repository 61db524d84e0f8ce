"""Events of single sentences in JSON Lines: {text, published, events: [{type, subtype, place, actors, from, to, optional?}],
not: [{type, subtype, place}]}. Places and parties stand as the text writes them, so that nobody has to give coordinates.

An answer stands for an event when the type, the place, a party and the days agree; what is in `not` did not happen, and an
answer that says so is a trap taken. A further answer for an event that has one costs nothing."""
from .actor_names import fold
from .scores import Counts, Measured, Row, Share
from .spans import day, json_lines, of_kind, overlap

HAPPENED = {'reported', 'claimed'}
UNKNOWN = 'named:'  # a party that the program has no entry for: "the army", of whom nobody has said whose it is
TYPES = ('control', 'violence', 'movement', 'claim')


def recognises(row):
    return 'text' in row and isinstance(row.get('events'), list)


def _is_arabic(name):
    return any('\u0600' <= letter <= '\u06ff' for letter in name)


def _parties(items, program):
    """Which parties the program takes each name of a party for, in a sentence of its own."""
    names = sorted({name for item in items for event in item['events'] for list_ in (event.get('actors') or {}).values() for name in list_})
    asked = [{'text': f'سيطر {name} على الموصل' if _is_arabic(name) else f'{name} captured Mosul.', 'published': '2016-06-13'} for name in names]
    return {name: {actor['id'] for line in of_kind(lines, 'event') for actor in line['actors'] if not actor['id'].startswith(UNKNOWN)}
            for name, lines in zip(names, program.extract(asked))}


class _Judge:
    def __init__(self, places, parties):
        self.places, self.parties = places, parties

    def same_place(self, answer, gold):
        if not gold.get('place'):
            return True
        wanted = fold(gold['place'])
        names = (fold(place.get(key)) for place in (self.places[index] for index in answer['places']) for key in ('surface', 'name', 'name_en'))
        return any(name and (name in wanted or wanted in name) for name in names)

    def same_party(self, answer, gold):
        wanted = [(role, name) for role, names in (gold.get('actors') or {}).items() for name in names]
        if not wanted or all(role == 'affected' for role, _ in wanted):
            return True  # who suffered is told by the number more often than by a name
        if not answer['actors']:
            return gold['type'] == 'movement'
        for role, name in wanted:
            known = self.parties.get(name, set())
            for actor in answer['actors']:
                if actor['id'] in known or fold(name) in (fold(actor.get('name_en')), fold(actor.get('name_ar'))) or (not known and actor['role'] == role):
                    return True
        return False

    @staticmethod
    def same_days(answer, gold):
        first, last = day(gold.get('from')), day(gold.get('to'))
        if first is None:
            return True
        begin, end = day(answer.get('from')), day(answer.get('to'))
        return begin is not None and overlap(begin, end or begin + 1, first - 1, (last or first + 1) + 1) > 0

    def stands_for(self, answer, gold):
        return answer['type'] == gold['type'] and self.same_place(answer, gold) and self.same_party(answer, gold) and self.same_days(answer, gold)


def measure(name, path, program, exceptions):
    items = json_lines(path)
    parties = _parties(items, program)
    counts, by_type, traps, out = Counts(), {kind: Counts() for kind in TYPES}, Share(), Measured()
    for item, lines in zip(items, program.extract([{'text': item['text'], 'published': item['published']} for item in items])):
        judge = _Judge(of_kind(lines, 'place'), parties)
        answers = [line for line in of_kind(lines, 'event') if line['status'] in HAPPENED]
        taken, found = set(), set()
        for index in sorted(range(len(item['events'])), key=lambda i: bool(item['events'][i].get('optional'))):
            gold = item['events'][index]
            fits = [i for i, answer in enumerate(answers) if judge.stands_for(answer, gold)]
            free = [i for i in fits if i not in taken] or [i for i in fits if len(answers[i]['places']) > 1]  # one answer may tell of several places
            if free:
                best = min(free, key=lambda i: answers[i]['subtype'] != gold['subtype'])
                taken.add(best)
                found.add(index)
        for kind in TYPES:
            gold = [i for i, event in enumerate(item['events']) if event['type'] == kind and not event.get('optional')]
            again = [i for i, answer in enumerate(answers) if i not in taken and any(
                answer['type'] == event['type'] and judge.same_place(answer, event) and judge.same_party(answer, event) for event in item['events'])]
            given = [i for i, answer in enumerate(answers) if answer['type'] == kind and i not in again]
            right = len([i for i in gold if i in found])
            invented = [i for i in given if i not in taken]
            for one in (counts, by_type[kind]):
                one.add(right, right + len(invented), right, len(gold))
            out.errors += [f"missed {kind}/{item['events'][i]['subtype']} {item['events'][i].get('place')} | {item['text']}" for i in gold if i not in found]
            out.errors += [f"invented {kind}/{answers[i]['subtype']} ({answers[i]['rule']}) | {item['text']}" for i in invented]
        for event in item.get('not') or []:
            told = any(i not in taken and answer['type'] == event.get('type') and answer['subtype'] == event.get('subtype') and judge.same_place(answer, event)
                       for i, answer in enumerate(answers))
            traps.add(told)
    out.rows = [Row(name, 'events of sentences', counts)] + [Row(name, f'events of sentences: {kind}', by_type[kind]) for kind in TYPES if by_type[kind].gold]
    if traps.cases:
        out.rows.append(Row(name, 'events of sentences, traps taken', traps))
    return out
