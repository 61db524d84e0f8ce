"""The bounds that we want to reach: tests/targets.tsv, columns: sets (a glob), measure, bound (">= .9", "<= .05").

A row whose glob begins with + speaks of its sets together: their cases are added up in a row of its own."""
import fnmatch

from .scores import Counts, Row, Share

WITHOUT = ', without exceptions'


class Target:
    def __init__(self, sets, measure, bound):
        self.together, self.sets, self.measure, self.bound = sets.startswith('+'), sets.lstrip('+'), measure, bound

    def covers(self, row):
        return fnmatch.fnmatchcase(row.set, self.sets) and row.measure == self.measure


def load(path):
    with open(path, encoding='utf-8') as lines:
        rows = [line.rstrip('\n').split('\t') for line in lines if line.strip() and not line.startswith('#')]
    return [Target(*(field.strip() for field in row)) for row in rows if row[0] != 'sets']


def is_met(row):
    way, bound = row.target.split()
    value = round(row.value, 3)
    return value >= float(bound) if way == '>=' else value <= float(bound)


def _covered(target, rows):
    """A set without exceptions counts whole among those that have some."""
    out = [row for row in rows if target.covers(row)]
    if out and target.together and target.measure.endswith(WITHOUT):
        whole = Target(target.sets, target.measure.removesuffix(WITHOUT), target.bound)
        out += [row for row in rows if whole.covers(row) and row.set not in {other.set for other in out}]
    return out


def apply(rows, targets):
    """Gives the rows their bounds, and adds the rows of sets that count together."""
    out = list(rows)
    for target in targets:
        covered = _covered(target, rows)
        if not target.together:
            for row in covered:
                row.target = target.bound
        elif len(covered) > 1:
            total = type(covered[0].score)()
            for row in covered:
                if isinstance(total, Counts):
                    total.add(row.score.right_answers, row.score.answers, row.score.right_gold, row.score.gold)
                elif isinstance(total, Share):
                    total.add(row.score.right, row.score.cases)
            out.append(Row(target.sets + ' together', target.measure, total, target=target.bound))
    return out
