"""A folder of annotated articles: texts/NAME_YYYY-MM-DD.txt, gold/NAME_….json, and actors.json with the names of the
parties. What the annotation means is told in the README beside the articles; the scoring of each layer stands in
article_places.py, article_dates.py, article_quantities.py and article_events.py."""
import glob
import json
import os

from . import article_dates, article_events, article_places, article_quantities
from .actor_names import ActorNames
from .scores import Counts, Measured, Row, Share

LAYERS = (article_places, article_dates, article_quantities, article_events)
HEADLINES = ('places end to end', 'dates', 'quantities', 'events', 'traps taken')


def recognises(folder):
    return os.path.isdir(os.path.join(folder, 'texts')) and os.path.isdir(os.path.join(folder, 'gold'))


def _read(folder):
    """(name, text, gold) of the articles that have both, and what is wrong with the others."""
    articles, remarks = [], []
    for path in sorted(glob.glob(os.path.join(folder, 'texts', '*.txt'))):
        name = os.path.splitext(os.path.basename(path))[0]
        annotation = os.path.join(folder, 'gold', name + '.json')
        if not os.path.exists(annotation):
            remarks.append(f'{name}: no gold/{name}.json yet; left out')
            continue
        with open(path, encoding='utf-8', newline='') as text, open(annotation, encoding='utf-8') as gold:
            try:
                articles.append((name, text.read(), json.load(gold)))
            except ValueError as error:
                remarks.append(f'gold/{name}.json: {error}')
    for name, text, gold in articles:
        for layer in ('places', 'dates', 'quantities', 'traps'):
            for item in gold.get(layer, []):
                if 'surface' in item and text[item['start']:item['end']] != item['surface']:
                    remarks.append(f"{name}: {layer}: '{item['surface']}' is not what stands at {item['start']}")
    return articles, remarks


class Tally:
    """What the layers report: counts and shares by name, errors, answers for the calibration."""

    def __init__(self):
        self.counts, self.shares, self.distances, self.errors, self.answers = {}, {}, [], [], []

    def count(self, measure, right_answers, answers, right_gold, gold):
        self.counts.setdefault(measure, Counts()).add(right_answers, answers, right_gold, gold)

    def share(self, measure, right, cases=1):
        self.shares.setdefault(measure, Share()).add(right, cases)

    def include(self, other):
        for measure, one in other.counts.items():
            self.count(measure, one.right_answers, one.answers, one.right_gold, one.gold)
        for measure, one in other.shares.items():
            self.share(measure, one.right, one.cases)
        self.distances += other.distances
        self.errors += other.errors
        self.answers += other.answers


def measure(name, folder, program, exceptions):
    articles, remarks = _read(folder)
    out = Measured(right_when="within the place's tolerance", remarks=remarks)
    names = ActorNames(os.path.join(folder, 'actors.json'))
    total, languages = Tally(), {}
    published = lambda title, gold: gold.get('published') or title[-10:]
    documents = [{'text': text, 'published': published(title, gold)} for title, text, gold in articles]
    for (title, _, gold), lines in zip(articles, program.extract(documents)):
        one = Tally()
        for layer in LAYERS:
            layer.score(gold, lines, one, names)
        one.errors = [f'{title} {error}' for error in one.errors]
        languages.setdefault(gold.get('lang', '?'), Tally()).include(one)
        total.include(one)
    rows = {**total.counts, **total.shares}
    order = [*HEADLINES, *(measure for measure in rows if measure not in HEADLINES)]
    for measure in order:
        if measure in rows and getattr(rows[measure], 'cases', 1):
            out.rows.append(Row(name, measure, rows[measure]))
            if measure in HEADLINES and len(languages) > 1:
                for language, tally in sorted(languages.items()):
                    part = {**tally.counts, **tally.shares}.get(measure)
                    if part and getattr(part, 'cases', 1):
                        out.rows.append(Row(name, f'  {measure} ({language})', part))
    if total.distances:
        middle = sorted(total.distances)[len(total.distances) // 2]
        out.rows.append(Row(name, 'median distance, points', middle, 'km', len(total.distances)))
    out.rows.insert(0, Row(name, 'articles read', None, cases=len(articles)))
    out.errors, out.answers = total.errors, total.answers
    return out
