"""Numbers in words or digits, one phrase a row, in the layouts of Duckling and of Recognizers-Text."""
from .scores import Measured, Row, Share
from .spans import json_lines, of_kind


def recognises(row):
    return row.get('kind') in ('number', 'ordinal') or any('values' in one for one in row.get('expect', []))


def _values(row):
    if row.get('kind') == 'number':
        return [row['value']]
    out = []
    for one in row.get('expect', []):
        try:
            out.append(float(str(one['values']['value']).rstrip('%')))
        except (KeyError, ValueError):
            continue  # the suite expects no value here
    return out


def measure(name, path, program, exceptions):
    rows, out = json_lines(path), Measured()
    wanted = [(row, _values(row)) for row in rows]
    ordinals = [(row, []) for row in rows if row.get('kind') == 'ordinal']
    asked = [pair for pair in wanted if pair[1]] + ordinals
    documents = [{'text': row['text'], 'lang': row.get('lang', 'ar')} for row, _ in asked]
    every, kept, alone, excepted = Share(), Share(), Share(), Share()
    for (row, values), lines in zip(asked, program.numbers(documents)):
        found = [line.get('low') for line in of_kind(lines, 'quantity')]
        if not values:
            alone.add(not found)
            if found:
                out.errors.append(f"{row['id']} {row['text']} | an ordinal, read as {found}")
            continue
        same = lambda a, b: a is not None and abs(a - b) <= 1e-6 * max(1, abs(b))
        right = all(any(same(one, value) for one in found) for value in values)
        every.add(right)
        exception = exceptions.get(row['id'])
        if exception:
            out.remarks += exception.quotes(' ; '.join(f'{value:g}' for value in values))
            excepted.add(exception.met_by_numbers(found))
            if not exception.met_by_numbers(found):
                out.errors.append(f"{row['id']} {row['text']} | contract wants {exception.contract} got {found}")
            continue
        kept.add(right)
        if not right:
            out.errors.append(f"{row['id']} {row['text']} | want {values} got {found}")
    if every.cases:
        out.rows.append(Row(name, 'numbers, exact', every))
    if excepted.cases:
        out.rows += [Row(name, 'numbers, exact, without exceptions', kept),
                     Row(name, 'exceptions read as the contract says', excepted)]
    if alone.cases:
        out.rows.append(Row(name, 'ordinals not taken for numbers', alone))
    return out
