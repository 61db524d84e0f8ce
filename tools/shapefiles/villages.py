"""villages: OpenStreetMap's points, with Arabic names of GeoNames where the Latin name leads to one id alone.

GeoNames gives names without points here, FlightGear's list points without Arabic; the two meet on the folded
Latin name, and only where it is the only one of its kind in the country on both sides. The others keep their
Latin name alone.
"""
import gzip
import os
import re
import zlib

from .airports import distance_km
from .alternates import ARABIC_SPEAKING
from .display import best_arabic
from .script import is_latin, likeness, plain, tidy
from .vector import Layer

PATH = "usr/share/games/flightgear/Navaids/poi.dat.gz"
# Lands of recent wars: there a village that nobody else lists may be in the news, even under its Latin name alone.
COUNTRIES = ("SY", "IQ", "LB", "JO", "PS", "YE", "LY", "SD", "SS", "UA", "AF", "ML", "NE", "BF", "TD", "CF", "SO", "ET",
             "ER", "EG", "NG", "CM", "MZ", "CD", "MM", "PH")
PARTS = {"EG": {"EG-SIN", "EG-JS"}, "NG": {"NG-BO", "NG-YO", "NG-AD"}, "CM": {"CM-EN"}}  # of the others all
KINDS = {"12", "13", "14"}  # city, town, village
NEAR_KM = 3.0
SHORTEST = 3  # in Latin letters; found by `geocode`, in running text only from four
SHORTEST_ARABIC = 4
ALIKE = 0.6  # a less similar Arabic form belongs to another alternate of the id
_ARTICLES = re.compile(r"\b(al|el|ar|as|ash|at|ath|ad|adh|an|az|er|es|ech|et|ed|en|ez)[ \-]")


def fold(name):
    return re.sub(r"[^a-z]", "", _ARTICLES.sub("", plain(tidy(name)).lower()))


class Village:
    def __init__(self, country, name, lon, lat):
        self.country, self.lon, self.lat = country, lon, lat
        self.name_en, self.name_ar, self.names, self.province = plain(name), "", [], None
        self.id = f"vl:{zlib.crc32(f'{country}{name}{lon:.3f}{lat:.3f}'.encode()):08x}"


def _points(sources, locator):
    path = os.path.join(sources.debian("flightgear-data-base", ["./" + PATH]), PATH)
    found = {country: [] for country in COUNTRIES}
    with gzip.open(path, "rt", encoding="utf-8", errors="replace") as file:
        for line in file:
            if line[:2] not in KINDS:
                continue
            _, lat, lon, name = line.rstrip("\n").split(" ", 3)
            name = tidy(name.split(" / ")[0])
            if not is_latin(name) or len(fold(name)) < SHORTEST or "unknown" in name.lower():
                continue
            province = locator.find(float(lon), float(lat), within=COUNTRIES)
            if province is not None and province.iso in PARTS.get(province.country, (province.iso,)):
                village = Village(province.country, name, float(lon), float(lat))
                village.province = province
                found[province.country].append(village)
    return found


def read(sources, alternates, locator, places, curated):
    """Villages that the places lack."""
    known = {}
    for place in places:
        known.setdefault((round(place.lon, 1), round(place.lat, 1)), []).append(place)
    kept, taken = [], set()
    for country, villages in _points(sources, locator).items():
        counts = {}
        for village in villages:
            counts[fold(village.name_en)] = counts.get(fold(village.name_en), 0) + 1
        ids = alternates.ids_by_name(country, set(counts), fold)
        single = {key: next(iter(found)) for key, found in ids.items() if len(found) == 1 and counts[key] == 1}
        names = alternates.of(country, set(single.values()))
        for village in villages:
            key = fold(village.name_en)
            village.names = names.get(single.get(key), [])
            village.name_ar = best_arabic(village.names, [village.name_en], country in ARABIC_SPEAKING)
            if village.name_ar and (likeness(village.name_ar, village.name_en) < ALIKE
                                    or len(village.name_ar) < SHORTEST_ARABIC or curated.is_ordinary(village.name_ar)):
                village.name_ar, village.names = "", []
            usable = village.name_ar or not curated.is_ordinary_english(village.name_en)
            if usable and village.id not in taken and not _is_known(village, key, known):
                taken.add(village.id)
                kept.append(village)
    return kept


def _is_known(village, key, known):
    for dx in (-0.1, 0, 0.1):
        for dy in (-0.1, 0, 0.1):
            for place in known.get((round(village.lon + dx, 1), round(village.lat + dy, 1)), ()):
                if distance_km((place.lon, place.lat), (village.lon, village.lat)) < NEAR_KM and (
                        fold(place.name_en) == key or fold(place.own_name) == key
                        or (village.name_ar and place.name_ar == village.name_ar)):
                    return True
    return False


def make(villages):
    layer = Layer("villages", "point", [("id", str), ("name_en", str), ("name_ar", str), ("country", str),
                                        ("admin1", str)])
    for village in villages:
        layer.add((village.id, village.name_en, village.name_ar, village.country, village.province.iso),
                  (village.lon, village.lat))
    return layer
