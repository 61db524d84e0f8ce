"""Events of an annotated article, one answer to one annotated event.

An answer may stand for an annotated event when the type, a place, a party and the days agree, and it was read in the
same sentence. Answers are given out so that as many annotated events as possible have one. Of the answers left over,
a second record of an event that has one, one that fits an optional event, and a claim that repeats the attribution
of another event of its sentence cost nothing; the others are invented."""
from .actor_names import fold
from .article_places import AREAS, distance, is_right, same_name
from .spans import day, of_kind, overlap

# Peoples rather than parties: an event that has only these is not asked for its actors.
PEOPLES = {'civilians', 'Yazidis', 'Copts', 'Albu Nimr'}
NOT_HAPPENED = {'negated', 'planned', 'denied'}
TYPES = ('control', 'violence', 'movement', 'claim')


class Answer:
    def __init__(self, line, places):
        self.line = line
        self.type, self.subtype = line['type'], fold(line.get('subtype'))
        self.places = [places[index] for index in line.get('places') or [] if 0 <= index < len(places)]
        self.actors = [([actor[key] for key in ('name_en', 'id') if actor.get(key)], actor.get('role') or '')
                       for actor in line.get('actors') or []]
        self.first, self.last = day(line.get('from')), day(line.get('to'))
        if self.first is not None and self.last is None:
            self.last = self.first + 1
        if self.first is None and self.last is not None:
            self.first = self.last - 1
        self.magnitude = line.get('magnitude')

    def told(self):
        where = ', '.join(str(place.get('name_en')) for place in self.places) or 'nowhere'
        who = ', '.join(f"{names[0] if names else '?'}:{role}" for names, role in self.actors) or 'nobody'
        return (f"{self.type}/{self.line.get('subtype')} {where}, {self.line.get('from')}..{self.line.get('to')}, {who} "
                f"({self.line.get('rule')})")


class Judge:
    """Compares answers with the annotated events of one article."""

    def __init__(self, gold, names):
        self.gold_places, self.names = gold.get('places', []), names

    def same_sentence(self, answer, gold):
        start, end = answer.line['sentence_start'], answer.line['sentence_end']
        shorter = min(end - start, gold['sentence_end'] - gold['sentence_start'])
        return 2 * overlap(start, end, gold['sentence_start'], gold['sentence_end']) >= shorter

    def same_type(self, answer, gold):
        return answer.type == gold['type'] or answer.type in gold.get('alt_types', [])

    def same_place(self, answer, gold):
        wanted = [self.gold_places[index] for index in gold['places']]
        return not wanted or any(self._stands_for(place, one) for one in wanted for place in answer.places)

    def _stands_for(self, place, gold):
        far = distance(place, gold)
        if far is None:
            return same_name(place, gold)
        if gold['type'] in AREAS:
            return is_right(place, gold)
        return far <= max(8, gold['tol_km'])

    def same_party(self, answer, gold):
        wanted = {actor['name_en'] for actor in gold['actors']}
        if wanted <= PEOPLES:
            return True
        if not answer.actors:
            return bool(gold.get('actor_implicit')) or gold['type'] == 'movement'
        if gold['type'] == 'movement' and wanted & PEOPLES:
            return True
        wanted |= {fold(name) for name in wanted}
        return any(self.names.meant_by(name) & wanted for names, _ in answer.actors for name in names)

    def same_days(self, answer, gold):
        """With a day of slack on both sides."""
        if gold['from'] is None:
            return True
        return answer.first is not None and overlap(answer.first, answer.last, day(gold['from']) - 1,
                                                    day(gold['to']) + 1) > 0

    def fit(self, answer, gold):
        """How well an answer fits, to choose among several that may stand for an event."""
        out = 4.0 * self.same_sentence(answer, gold) + (answer.subtype == fold(gold['subtype']))
        if gold['magnitude'] is not None and answer.magnitude is not None:
            out += 1.5 if same_magnitude(answer, gold) else -1.5
        if gold['from'] and answer.first is not None:
            first, last = day(gold['from']), day(gold['to'])
            out += 2 * overlap(first, last, answer.first, answer.last) / (max(last, answer.last) - min(first, answer.first))
        wanted = [self.gold_places[index] for index in gold['places']]
        reached = 0
        for one in wanted:
            ways = [distance(place, one) for place in answer.places]
            reached += any(far is not None and far <= min(8, one['tol_km']) for far in ways)
        if wanted or answer.places:
            out += 3 * reached / max(len(wanted), len(answer.places))
        parties = {(fold(actor['name_en']), actor['role']) for actor in gold['actors']}
        named = {(fold(name), role) for names, role in answer.actors for name in names}
        return out + (2 * len(parties & named) / len(parties | named) if parties else 0)


def same_magnitude(answer, gold):
    return abs(answer.magnitude - gold['magnitude']) <= .05 * abs(gold['magnitude'])


def give_out(possible, fit):
    """`possible`: annotated event → answers that may stand for it. One answer each, as many events as can be: the
    best fits first, then answers are passed on where that lets another event have one."""
    answer_of, event_of = {}, {}

    def pass_on(event, tried):
        for answer in possible[event]:
            if answer in tried:
                continue
            tried.add(answer)
            if answer not in event_of or pass_on(event_of[answer], tried):
                answer_of[event], event_of[answer] = answer, event
                return True
        return False

    for _, event, answer in sorted((-fit[event, answer], event, answer) for event in possible for answer in possible[event]):
        if event not in answer_of and answer not in event_of:
            answer_of[event], event_of[answer] = answer, event
    for event in possible:
        if event not in answer_of:
            pass_on(event, set())
    return answer_of


class Outcome:
    """What became of the answers under one test of agreement."""

    def __init__(self, judge, answers, happened, not_happened, agrees):
        self.judge, self.answers, self.happened, self.not_happened = judge, answers, happened, not_happened
        may = {g: [a for a, answer in enumerate(answers) if agrees(answer, gold) and judge.same_sentence(answer, gold)]
               for g, gold in enumerate(happened)}
        self._fit = {(g, a): judge.fit(answers[a], happened[g]) for g in may for a in may[g]}
        self._may = may
        self.needed = [g for g, gold in enumerate(happened) if not gold.get('optional')]
        self.answer_of = give_out({g: may[g] for g in self.needed}, self._fit)
        self.invented, self.trapped, self.repeated, self.shadows = [], set(), 0, 0
        given = set(self.answer_of.values())
        for a in range(len(answers)):
            if a not in given:
                self._judge_left_over(a)

    def _nearest_not_happened(self, a):
        judge, answer = self.judge, self.answers[a]
        fits = [(judge.fit(answer, gold), g) for g, gold in enumerate(self.not_happened)
                if judge.same_type(answer, gold) and judge.same_place(answer, gold) and judge.same_sentence(answer, gold)]
        return max(fits, default=None)

    def _judge_left_over(self, a):
        fitting = [g for g in self._may if a in self._may[g]]
        trap = self._nearest_not_happened(a)
        if trap and trap[0] > max((self._fit[g, a] for g in fitting), default=-1):
            if not self.not_happened[trap[1]].get('optional'):
                self.trapped.add(trap[1])
                self.invented.append(a)
        elif any(self.happened[g].get('optional') for g in fitting):
            pass
        elif fitting:
            self.repeated += 1
        elif self.answers[a].type == 'claim' and any(self.judge.same_sentence(self.answers[a], gold)
                                                     for gold in self.happened):
            self.shadows += 1
        else:
            self.invented.append(a)

    def count(self, measure, tally, kind=None):
        needed = [g for g in self.needed if kind in (None, self.happened[g]['type'])]
        right = sum(g in self.answer_of for g in needed)
        wrong = sum(kind in (None, self.answers[a].type) for a in self.invented)
        tally.count(measure, right, right + wrong, right, len(needed))


def _score_pair(answer, gold, judge, tally):
    tally.share('events: subtype', answer.subtype == fold(gold['subtype']))
    if gold['magnitude'] is not None and answer.magnitude is not None:
        tally.share('events: magnitude', same_magnitude(answer, gold))
    if gold['type'] != 'control' or not any(role in ('gaining', 'losing') for _, role in answer.actors):
        return
    side = {role: set().union(*(judge.names.meant_by(name) for names, its in answer.actors if its == role
                                for name in names)) for role in ('gaining', 'losing')}
    wanted = {role: {actor['name_en'] for actor in gold['actors'] if actor['role'] == role} for role in side}
    straight = any(side[role] & wanted[role] for role in side)
    swapped = (side['gaining'] & (wanted['losing'] - wanted['gaining'])
               or side['losing'] & (wanted['gaining'] - wanted['losing']))
    tally.share('events: who gains, who loses', straight and not swapped)


def score(gold, lines, tally, names):
    places, judge = of_kind(lines, 'place'), Judge(gold, names)
    answers = [Answer(line, places) for line in of_kind(lines, 'event') if line.get('status') not in NOT_HAPPENED]
    happened = [event for event in gold.get('events', []) if not event['negated_or_planned']]
    not_happened = [event for event in gold.get('events', []) if event['negated_or_planned']]
    outcome = lambda *tests: Outcome(judge, answers, happened, not_happened,
                                     lambda answer, one: all(test(answer, one) for test in tests))
    whole = outcome(judge.same_type, judge.same_place, judge.same_party, judge.same_days)
    whole.count('events', tally)
    for kind in TYPES:
        whole.count(f'events: {kind}', tally, kind)
    undated = outcome(judge.same_type, judge.same_place, judge.same_party)
    undated.count('events, days aside', tally)
    for g, a in undated.answer_of.items():  # told without a day, so bounded by the days round it
        if happened[g]['from'] and answers[a].line.get('time_source') == 'story':
            tally.share('events: days out of the story', judge.same_days(answers[a], happened[g]))
    outcome(judge.same_type, judge.same_place).count('events, days and parties aside', tally)
    for g, a in whole.answer_of.items():
        _score_pair(answers[a], happened[g], judge, tally)
    told = lambda event: (f"{event['type']}/{event['subtype']} "
                          f"{', '.join(judge.gold_places[index]['name_en'] for index in event['places']) or 'nowhere'}, "
                          f"{event['from']}..{event['to']}, "
                          f"{', '.join(actor['name_en'] + ':' + actor['role'] for actor in event['actors']) or 'nobody'}")
    tally.errors += [f'event MISSED {told(happened[g])}' for g in whole.needed if g not in whole.answer_of]
    tally.errors += [f'event INVENTED {answers[a].told()}' for a in whole.invented]
    for g, event in enumerate(not_happened):
        if not event.get('optional'):
            for measure in ('traps taken', 'traps taken, events'):
                tally.share(measure, g in whole.trapped)
            if g in whole.trapped:
                tally.errors.append(f'event TRAP, did not happen: {told(event)}')
