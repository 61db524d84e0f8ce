"""Tables for the terminal and in Markdown."""
import unicodedata

from .scores import Counts, Row, Share
from .targets import is_met

COLUMNS = ('set', 'measure', 'cases', 'value', 'P', 'R', 'F1', 'target', 'met')
LEFT = {'set', 'measure', 'confidence', 'right when'}


def share(value):
    return '-' if value is None else f'{value:.3f}'


def _cells(row: Row):
    value = share(row.value) if isinstance(row.score, (Counts, Share)) else '' if row.value is None \
        else f'{row.value:.3g} {row.unit}'
    three = [share(one) for one in (row.score.precision, row.score.recall, row.score.f1)] \
        if isinstance(row.score, Counts) else ['', '', '']
    return [row.set, row.measure, str(row.size), value, *three, row.target,
            ('yes' if is_met(row) else 'NO') if row.target else '']


def _width(text):
    return sum(not unicodedata.combining(letter) for letter in text)


def render(columns, rows, markdown):
    """Rows of strings under their columns."""
    if markdown:
        lines = ['| ' + ' | '.join(columns) + ' |', '|' + '|'.join('---' if c in LEFT else '--:' for c in columns) + '|']
        return '\n'.join(lines + ['| ' + ' | '.join(row) + ' |' for row in rows])
    widths = [max(_width(row[n]) for row in [list(columns), *rows]) for n in range(len(columns))]
    fill = lambda row: '  '.join(cell + ' ' * (width - _width(cell)) if column in LEFT
                                 else ' ' * (width - _width(cell)) + cell
                                 for cell, width, column in zip(row, widths, columns)).rstrip()
    return '\n'.join([fill(columns), '  '.join('-' * width for width in widths), *(fill(row) for row in rows)])


def measures(rows, markdown):
    cells = [_cells(row) for row in rows]
    previous = None
    for row in cells:  # a set is named on its first row only
        previous, row[0] = row[0], '' if row[0] == previous else row[0]
    return render(COLUMNS, cells, markdown)
