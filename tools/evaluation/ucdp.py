"""Events of the Uppsala Conflict Data Program: the name of a place with its province and country, through geocode."""
import csv
import re

from .scores import Answer, Measured, Row, Share
from .spans import kilometres

RIGHT_KM = 25


def recognises(header):
    return {'where_coordinates', 'where_prec', 'latitude', 'longitude', 'adm_1'} <= set(header)


def measure(name, path, program, exceptions):
    csv.field_size_limit(1 << 30)
    names = {}  # (name, province, country): [latitude, longitude of its first event, events]
    with open(path, encoding='utf-8', newline='') as table:
        for row in csv.DictReader(table):
            if row['where_prec'] in ('1', '2') and row['where_coordinates']:
                key = (row['where_coordinates'], row['adm_1'], row['country'])
                names.setdefault(key, [float(row['latitude']), float(row['longitude']), 0])[2] += 1
    queries = [{'name': re.sub(r'\s+(town|city|village|area)$', '', place), 'admin1': province, 'country': country}
               for place, province, country in names]
    out, events = Measured(right_when=f'within {RIGHT_KM} km'), Share()
    shares = {bound: Share() for bound in (RIGHT_KM, 5, 50)}
    for (key, (latitude, longitude, count)), best in zip(names.items(), program.geocode(queries)):
        far = kilometres(latitude, longitude, best['lat'], best['lon']) if best else float('inf')
        for bound, share in shares.items():
            share.add(far <= bound)
        events.add(count * (far <= RIGHT_KM), count)
        if best:
            out.answers.append(Answer(best['confidence'], far <= RIGHT_KM))
        if far > RIGHT_KM:
            told = f"{far:.0f} km off: {best.get('name_en')} ({best['confidence']:.2f})" if best else 'no candidate'
            out.errors.append(f"{', '.join(key)} | {told}")
    out.rows = [Row(name, f'names within {bound} km', share) for bound, share in shares.items()]
    out.rows.append(Row(name, f'events within {RIGHT_KM} km', events))
    return out
