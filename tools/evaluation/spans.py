"""Stretches of text and of time, and distances on the globe."""
import datetime
import json
import math

EARTH_RADIUS_KM = 6371.0088


def overlap(start, end, other_start, other_end):
    return max(0, min(end, other_end) - max(start, other_start))


def meet(a, b):
    """Whether two records with start and end share a character."""
    return overlap(a['start'], a['end'], b['start'], b['end']) > 0


def kilometres(latitude, longitude, other_latitude, other_longitude):
    """Great-circle distance of two points in degrees."""
    half_lat = math.radians(other_latitude - latitude) / 2
    half_lon = math.radians(other_longitude - longitude) / 2
    chord = (math.sin(half_lat) ** 2 + math.cos(math.radians(latitude)) * math.cos(math.radians(other_latitude))
             * math.sin(half_lon) ** 2)
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(chord)))


def day(iso):
    """An ISO date, perhaps with a clock time, as the number of its day; None for none."""
    try:
        return datetime.date.fromisoformat(str(iso)[:10]).toordinal() if iso else None
    except ValueError:
        return None


def iso(day_number):
    return datetime.date.fromordinal(day_number).isoformat()


def json_lines(path):
    with open(path, encoding='utf-8') as lines:
        return [json.loads(line) for line in lines if line.strip()]


def of_kind(lines, kind):
    return [line for line in lines if line['kind'] == kind]
