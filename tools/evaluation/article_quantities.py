"""Quantities of an annotated article: found where the spans meet, right where the value is."""
from .spans import meet, of_kind

TIME_UNITS = {'day', 'week', 'month', 'year', 'hour', 'minute', 'duration', 'ordinal'}  # no quantities


def _close(a, b):
    return abs(a - b) <= .005 * max(abs(a), abs(b), 1e-9)


def _is_right(line, gold):
    """A point also by an interval that holds it and is at most a quarter of it wide; an open end only by the other."""
    low, high = line.get('low'), line.get('high')
    if gold['low'] is None:
        return high is not None and _close(high, gold['high'])
    if gold['high'] is None:
        return low is not None and _close(low, gold['low'])
    if low is None or high is None:
        return False
    if _close(low, gold['low']) and _close(high, gold['high']):
        return True
    return gold['low'] == gold['high'] and low <= gold['low'] <= high and high - low <= .25 * gold['low']


def score(gold, lines, tally, names):
    wanted = gold.get('quantities', [])
    found = [line for line in of_kind(lines, 'quantity') if line.get('unit') not in TIME_UNITS]
    same_unit = lambda line, one: line.get('unit') == one['unit']
    needed = touched = right = right_unit = 0
    for one in wanted:
        here = [line for line in found if meet(line, one)]
        good = [line for line in here if _is_right(line, one)]
        whole = any(same_unit(line, one) for line in good)
        if one.get('optional'):
            continue
        needed, touched, right, right_unit = needed + 1, touched + bool(here), right + bool(good), right_unit + whole
        if not whole:
            what = 'MISSED' if not here else 'WRONG' if not good else 'UNIT'
            got = ', '.join(f"{line.get('low')}..{line.get('high')} {line.get('unit')}" for line in here) or 'nothing'
            tally.errors.append(f"quantity {what} {one['surface']} | want {one['low']}..{one['high']} {one['unit']} got {got}")
    counted = touching = good_answers = whole_answers = 0
    traps = [trap for trap in gold.get('traps', []) if trap['kind'] == 'quantity']
    taken = set()
    for line in found:
        here = [one for one in wanted if meet(line, one)]
        if here and all(one.get('optional') for one in here):
            continue
        counted += 1
        if not here:
            taken.update(t for t, trap in enumerate(traps) if meet(line, trap))
            tally.errors.append(f"quantity INVENTED {line.get('surface')} | {line.get('low')}..{line.get('high')} "
                                f"{line.get('unit')}")
            continue
        good = [one for one in here if _is_right(line, one)]
        touching, good_answers = touching + 1, good_answers + bool(good)
        whole_answers += any(same_unit(line, one) for one in good)
    tally.count('quantities', good_answers, counted, right, needed)
    tally.count('quantities, span', touching, counted, touched, needed)
    tally.count('quantities with unit', whole_answers, counted, right_unit, needed)
    for t, trap in enumerate(traps):
        for measure in ('traps taken', 'traps taken, quantities'):
            tally.share(measure, t in taken)
        if t in taken:
            tally.errors.append(f"quantity TRAP {trap['surface']} | {trap.get('why', '')}")
