"""Articles in JSON Lines whose place names have coordinates: {id, text, mentions: [{start, end, lat, lon, bbox?}]}."""
import datetime

from .scores import Answer, Counts, Measured, Row, Share
from .spans import json_lines, kilometres, meet, of_kind

NEAR_KM = 161  # a hundred miles, the customary bound of the field


def recognises(row):
    return 'text' in row and isinstance(row.get('mentions'), list)


def _published(article):
    for layout, given in (('%Y-%m-%d', str(article.get('published') or '')[:10]),
                          ('%a %b %d %Y', ' '.join((article.get('date') or '').split()[i]
                                                   for i in (0, 1, 2, -1) if len((article.get('date') or '').split()) > 3))):
        try:
            return {'published': datetime.datetime.strptime(given, layout).date().isoformat()}
        except ValueError:
            continue
    return {}


def measure(name, path, program, exceptions):
    articles = json_lines(path)
    documents = [{'text': article['text'], **_published(article)} for article in articles]
    exact, touching, near = Counts(), Counts(), Counts()
    boxed, distances, out = Share(), [], Measured(right_when=f'within {NEAR_KM} km')
    for article, lines in zip(articles, program.extract(documents)):
        gold = sorted((m for m in article['mentions'] if m.get('lat') is not None), key=lambda m: m['start'])
        found = of_kind(lines, 'place')
        exact_here = len({(m['start'], m['end']) for m in gold} & {(p['start'], p['end']) for p in found})
        free, hits, near_hits = dict(enumerate(found)), 0, 0
        for mention in gold:
            surface = article['text'][mention['start']:mention['end']]
            key = next((key for key, place in free.items() if meet(mention, place)), None)
            if key is None:
                out.errors.append(f'missed {surface}')
                continue
            place = free.pop(key)
            hits += 1
            if place.get('lat') is None:
                out.errors.append(f'no position {surface}')
                continue
            far = kilometres(mention['lat'], mention['lon'], place['lat'], place['lon'])
            distances.append(far)
            near_hits += far <= NEAR_KM
            out.answers.append(Answer(place['confidence'], far <= NEAR_KM))
            if mention.get('bbox'):
                south, north, west, east = mention['bbox']
                boxed.add(south - .05 <= place['lat'] <= north + .05 and west - .05 <= place['lon'] <= east + .05)
            if far > NEAR_KM:
                out.errors.append(f"{far:.0f} km off {surface} -> {place.get('name_en')}, {place.get('country')} "
                                  f"({place['confidence']:.2f})")
        out.answers += [Answer(p['confidence'], False, False) for p in free.values() if p.get('lat') is not None]
        out.errors += [f"invented {p['surface']} ({p['confidence']:.2f})" for p in free.values()]
        for counts, right in ((exact, exact_here), (touching, hits), (near, near_hits)):
            counts.add(right, len(found), right, len(gold))
    out.rows = [Row(name, f'places end to end, {NEAR_KM} km', near), Row(name, 'place names, exact span', exact),
                Row(name, 'place names, overlapping', touching)]
    within = lambda bound: Share(sum(far <= bound for far in distances), touching.right_gold)
    out.rows += [Row(name, f'found names within {bound} km', within(bound)) for bound in (10, 25, 50, NEAR_KM)]
    if boxed.cases:
        out.rows.append(Row(name, 'found names inside the box', boxed))
    if distances:
        out.rows.append(Row(name, 'median distance', sorted(distances)[len(distances) // 2], 'km', len(distances)))
    return out
