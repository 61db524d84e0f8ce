"""How often the places given with a confidence are right."""
from . import table
from .scores import Share

BOUNDS = (.95, .9, .8, .7, .5, 0)


def _bin(confidence):
    return next(bound for bound in BOUNDS if confidence >= bound or bound == 0)


def _row(name, label, answers, right_when):
    named = [one for one in answers if one.annotated]
    of = lambda some: table.share(Share(sum(one.right for one in some), len(some)).value)
    stated = sum(one.confidence for one in answers) / len(answers) if answers else None
    return [name, label, str(len(answers)), table.share(stated), of(named), of(answers), right_when]


def render(measured, markdown):
    """measured: (name, Measured). Mean confidence beside the share that is right: of names that the annotators know
    too, and of all answers (a place where they saw none is wrong)."""
    rows = []
    sets = [(name, one.answers, one.right_when) for name, one in measured if one.answers]
    if len(sets) > 1:
        sets.append(('all together', [answer for _, answers, _ in sets for answer in answers], ''))
    for name, answers, right_when in sets:
        for bound, above in zip(BOUNDS, (None, *BOUNDS)):
            label = f'>= {bound:.2f}' if above is None else f'{bound:.2f} - {above:.2f}' if bound else f'< {above:.2f}'
            inside = [one for one in answers if _bin(one.confidence) == bound]
            if inside:
                rows.append(_row('' if rows and rows[-1][-1] == right_when and rows[-1][0] in ('', name) else name,
                                 label, inside, right_when))
        sure = [one for one in answers if one.confidence >= .9]
        rows.append(_row('', 'all >= 0.90', sure, right_when))
        rows.append(_row('', 'all', answers, right_when))
    return table.render(('set', 'confidence', 'answers', 'mean confidence', 'right of annotated', 'right of all',
                         'right when'), rows, markdown)
