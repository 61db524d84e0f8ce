"""Articles in JSON Lines with their time expressions as TIMEX3 values (TempEval-3): {dct, text, timex: [...]}.

Measured are expressions of type DATE whose value is a day, week, month, quarter, half, season, year or decade of
the calendar; the others (PRESENT_REF, durations, clock times) cost nothing, found or not."""
import datetime
import re

from .scores import Counts, Measured, Row
from .spans import iso, json_lines, meet
from .times import dates

SEASONS = {'SP': 3, 'SU': 6, 'FA': 9, 'WI': 12}


def recognises(row):
    return 'dct' in row and 'timex' in row


def _months(year, month, count):
    after = year * 12 + month - 1 + count
    return (datetime.date(year, month, 1).toordinal(), datetime.date(after // 12, after % 12 + 1, 1).toordinal())


def interval(value):
    """The (from, to) day numbers of a TIMEX3 value; None where it is no stretch of the calendar."""
    try:
        if re.fullmatch(r'\d{4}-\d\d-\d\d', value):
            start = datetime.date.fromisoformat(value).toordinal()
            return start, start + 1
        if found := re.fullmatch(r'(\d{4})-W(\d\d?)', value):
            start = datetime.date.fromisocalendar(int(found[1]), int(found[2]), 1).toordinal()
            return start, start + 7
        if found := re.fullmatch(r'(\d{4})-(\d\d)', value):
            return _months(int(found[1]), int(found[2]), 1)
        if found := re.fullmatch(r'(\d{4})-Q([1-4])', value):
            return _months(int(found[1]), int(found[2]) * 3 - 2, 3)
        if found := re.fullmatch(r'(\d{4})-H([12])', value):
            return _months(int(found[1]), int(found[2]) * 6 - 5, 6)
        if found := re.fullmatch(r'(\d{4})-(SP|SU|FA|WI)', value):
            return _months(int(found[1]), SEASONS[found[2]], 3)
        if re.fullmatch(r'\d{4}', value):
            return _months(int(value), 1, 12)
        if re.fullmatch(r'\d{3}X?', value):
            return _months(int(value[:3]) * 10, 1, 120)
    except ValueError:
        pass
    return None


def measure(name, path, program, exceptions):
    articles, spans, values, out = json_lines(path), Counts(), Counts(), Measured()
    documents = [{'text': article['text'], 'published': article['dct'][:10], 'lang': 'en'} for article in articles]
    for article, lines in zip(articles, program.extract(documents)):
        gold = [(one, interval(one['value'] or '') if one['type'] == 'DATE' and not one.get('mod') else None)
                for one in article['timex']]
        found = dates(lines)
        for one, wanted in gold:
            if wanted is None:
                continue
            here = [(start, end) for start, end, line in found if meet(one, line)]
            spans.add(0, 0, bool(here), 1)
            values.add(0, 0, wanted in here, 1)
            if wanted not in here:
                told = ', '.join(f'{iso(a)}..{iso(b)}' for a, b in here) or 'nothing'
                out.errors.append(f"{article['id']} {one['text']} ({article['dct'][:10]}) | want {one['value']} got {told}")
        for start, end, line in found:
            here = [wanted for one, wanted in gold if meet(one, line)]
            if here and not any(here):
                continue
            spans.add(bool(here), 1, 0, 0)
            values.add((start, end) in here, 1, 0, 0)
            if not here:
                out.errors.append(f"{article['id']} invented {line['surface']}")
    out.rows = [Row(name, 'dates, span and value', values), Row(name, 'dates, span', spans)]
    return out
