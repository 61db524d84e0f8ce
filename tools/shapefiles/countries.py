"""countries_50m and countries_10m."""
import json
import os

from . import outline
from .vector import Layer

THEATRE = ("IQ", "SY", "TR", "IR", "JO", "LB", "IL", "PS", "SA", "KW", "EG", "CY")

# Areas that Natural Earth draws apart and ISO 3166 does not know: the country whose territory ISO counts them to.
BELONGS_TO = {"N. Cyprus": "CY", "Dhekelia": "CY", "Akrotiri": "CY", "Cyprus U.N. Buffer Zone": "CY",
              "Somaliland": "SO", "Indian Ocean Ter.": "AU", "Indian Ocean Territories": "AU",
              "Ashmore and Cartier Is.": "AU", "Coral Sea Is.": "AU", "Baikonur": "KZ", "USNB Guantanamo Bay": "CU",
              "Clipperton I.": "FR", "Brazilian I.": "BR", "Siachen Glacier": "IN"}
KOSOVO = ("XK", "XKX")
NAMES_EN = {"PS": "Palestine", "TR": "Turkey", "CD": "DR Congo", "CG": "Congo", "MM": "Myanmar",
            "CI": "Ivory Coast", "BA": "Bosnia and Herzegovina"}
NAMES_AR = {"XK": "كوسوفو", "SA": "السعودية", "AE": "الإمارات", "CD": "الكونغو الديمقراطية", "CG": "الكونغو"}
# Crimea: Natural Earth draws the de facto line; ISO 3166-2 counts UA-43 and UA-40 to Ukraine, and so do the places.
CRIMEA = (32.3, 44.3, 36.7, 46.25)


def _inside(piece, box):
    west, east, south, north = piece.GetEnvelope()
    return west >= box[0] and south >= box[1] and east <= box[2] and north <= box[3]


def outlines(sources, cldr, resolution):
    """{ISO-2: (ISO-3, geometry)} of Natural Earth at '10m', '50m'."""
    path = os.path.join(sources.npm("world-atlas"), f"countries-{resolution}.json")
    with open(path, encoding="utf-8") as file:
        document = json.load(file)
    topology = outline.Topology(document)
    codes = cldr.codes()
    iso3 = dict(codes.values())
    parts = {}
    for item in document["objects"]["countries"]["geometries"]:
        name = item["properties"]["name"]
        if name == "Kosovo":
            code = KOSOVO[0]
        elif name in BELONGS_TO:
            code = BELONGS_TO[name]
        elif item.get("id") and str(item["id"]).zfill(3) in codes:
            code = codes[str(item["id"]).zfill(3)][0]
        else:
            print(f"  countries_{resolution}: left out '{name}', which has no ISO code")
            continue
        geometry = topology.geometry(item)
        if geometry is None:
            continue
        pieces = [geometry] if geometry.GetGeometryName() == "POLYGON" else list(geometry)
        for piece in pieces:
            owner = "UA" if code == "RU" and _inside(piece, CRIMEA) else code
            parts.setdefault(owner, []).append(piece.Clone())
    iso3[KOSOVO[0]] = KOSOVO[1]
    return {code: (iso3[code], outline.union(pieces)) for code, pieces in parts.items()}


def make(sources, cldr, resolution, only=None):
    english, _ = cldr.countries("en")
    arabic, _ = cldr.countries("ar")
    english.update(NAMES_EN)
    arabic.update(NAMES_AR)
    layer = Layer(f"countries_{resolution}", "polygon",
                  [("iso2", str), ("iso3", str), ("name_en", str), ("name_ar", str)])
    for code, (iso3, geometry) in sorted(outlines(sources, cldr, resolution).items()):
        if only is None or code in only:
            layer.add((code, iso3, english.get(code, ""), arabic.get(code, "")), geometry)
    return layer
