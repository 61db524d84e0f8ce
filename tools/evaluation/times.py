"""Time phrases with a reference date, one a row, in the layouts of Duckling and of Recognizers-Text.

Measured are rows of a day or coarser with two ends; a row is right when one of the dates read in it is one of the
intervals that the suite accepts (Recognizers-Text gives a past and a future one)."""
import datetime

from .scores import Measured, Row, Share
from .spans import day, iso, json_lines, of_kind, overlap

MONTHS = {'month': 1, 'quarter': 3, 'half': 6, 'year': 12}


def recognises(row):
    return 'ref' in row and (row.get('kind') in ('datetime', 'interval', 'open', 'none', 'duration')
                             or any('past' in one or 'future' in one for one in row.get('expect', [])))


def _end_of(start, grain):
    """The day after the unit that begins on `start`."""
    if grain not in MONTHS:
        return start + (7 if grain == 'week' else 1)
    first = datetime.date.fromordinal(start)
    months = first.year * 12 + first.month - 1 + MONTHS[grain]
    return datetime.date(months // 12, months % 12 + 1, 1).toordinal()


def _accepted(row):
    """The (from, to) day numbers that the suite accepts; empty where the row is finer than a day or has no two ends."""
    if 'expect' in row:
        out = []
        for one in row['expect']:
            for value in (one.get('past') or {}, one.get('future') or {}):
                if 'date' in value:
                    out.append((day(value['date']), day(value['date']) + 1))
                elif 'startDate' in value and 'endDate' in value:
                    out.append((day(value['startDate']), day(value['endDate'])))
        return out
    if row.get('kind') not in ('datetime', 'interval') or row.get('grain') in ('hour', 'minute', 'second'):
        return []
    start = day(row.get('start'))
    if start is None:
        return []
    return [(start, day(row['end_exclusive']) if row.get('end_exclusive') else _end_of(start, row.get('grain')))]


def _union_share(a, b):
    return overlap(*a, *b) / max(1, max(a[1], b[1]) - min(a[0], b[0]))


def _told(intervals):
    return ' ; '.join(f'{iso(start)}..{iso(end)}' for start, end in dict.fromkeys(intervals)) or '-'


def dates(lines):
    """(from, to, line) of the dates that have both ends."""
    return [(day(line['from']), day(line['to']), line) for line in of_kind(lines, 'date')
            if line.get('from') and line.get('to')]


def measure(name, path, program, exceptions):
    rows = [(row, _accepted(row)) for row in json_lines(path)]
    rows = [(row, wanted) for row, wanted in rows if wanted and row.get('ref')]
    documents = [{'text': row['text'], 'published': row['ref'][:10], 'lang': row.get('lang', 'ar')} for row, _ in rows]
    answered, exact, half, near, kept, excepted, out = (*(Share() for _ in range(6)), Measured())
    for (row, wanted), lines in zip(rows, program.extract(documents)):
        found = [(start, end) for start, end, _ in dates(lines)]
        pairs = [(one, want) for one in found for want in wanted]
        right = any(one == want for one, want in pairs)
        answered.add(bool(found))
        exact.add(right)
        half.add(any(_union_share(one, want) >= .5 for one, want in pairs))
        near.add(any(abs(one[0] - want[0]) <= 1 for one, want in pairs))
        exception = exceptions.get(row['id'])
        if exception:
            out.remarks += exception.quotes(_told(wanted))
            excepted.add(exception.met_by_days(found))
            if not exception.met_by_days(found):
                out.errors.append(f"{row['id']} {row['text']} ({row['ref'][:10]}) | contract wants {exception.contract} "
                                  f"got {_told(found)}")
            continue
        kept.add(right)
        if not right:
            out.errors.append(f"{row['id']} {row['text']} ({row['ref'][:10]}) | want {_told(wanted)} got {_told(found)}")
    out.rows = [Row(name, 'dates, exact', exact)]
    if excepted.cases:
        out.rows += [Row(name, 'dates, exact, without exceptions', kept),
                     Row(name, 'exceptions read as the contract says', excepted)]
    out.rows += [Row(name, 'dates, half or more in common', half), Row(name, 'dates, start within a day', near),
                 Row(name, 'phrases with an answer', answered)]
    return out
