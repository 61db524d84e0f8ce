"""features: the curated dams, crossings, bases, fields, camps and regions."""
import re

from .airports import distance_km
from .curated import FEATURE_TYPES
from .script import plain
from .vector import Layer

SOURCE_LONGEST = 60
SETTLED = {"town", "district"}  # kinds that GeoNames and OpenStreetMap list too; a camp is not the town that it is named after
SAME_KM = 4.0
_GENERIC = re.compile(r"^(بلدة|ناحية|مدينة|حي|قرية|منطقة|مخيم) ")
_ARTICLES = re.compile(r"\b(al|el|ar|as|ash|at|ath|ad|an|az)[ \-]")


def _short(source):
    first = source.split(";")[0].strip()
    more = source.count(";")
    first = first.split("(")[0].strip() if len(first) > SOURCE_LONGEST else first
    return first[:SOURCE_LONGEST] + (f" +{more}" if more else "")


def make(curated):
    layer = Layer("features", "point", [("id", str), ("name_en", str), ("name_ar", str), ("type", str),
                                        ("country", str), ("admin1", str), ("radius_km", float), ("verified", str),
                                        ("source", str)])
    for row in curated.features:
        layer.add((row["id"], row["name_en"], row["name_ar"], FEATURE_TYPES.get(row["kind"], row["kind"]),
                   row["country"], row["admin1"], float(row["radius_km"]), row["verified"], _short(row["source"])),
                  (float(row["lon"]), float(row["lat"])))
    return layer


def _arabic_key(name):
    name = _GENERIC.sub("", name)
    name = name.translate(str.maketrans("أإآةىؤئ", "اااهيوي"))
    return "".join(word[2:] if word.startswith("ال") else word for word in name.split())


def _latin_key(name):
    return re.sub(r"[^a-z]", "", _ARTICLES.sub("", plain(name.split("(")[0]).lower()))


def _keys(english, arabic):
    return {_latin_key(name) for name in english if name} | {_arabic_key(name) for name in arabic if name}


def without_twins(items, curated, names_of_feature):
    """`items` (places or villages) without those that a curated town or quarter stands for.

    The curated row keeps its point and radius; what the other list knows of names goes to it.
    """
    near = {}
    for row in curated.features:
        if row["kind"] in SETTLED:
            point = float(row["lon"]), float(row["lat"])
            keys = _keys([row["name_en"], *row["aliases_en"].split("|")],
                         [row["name_ar"], *row["aliases_ar"].split("|")])
            near.setdefault(row["country"], []).append((point, keys, row["id"]))
    kept = []
    for item in items:
        keys = _keys([item.name_en], [item.name_ar]) if item.country in near else ()
        twin = next((identifier for point, others, identifier in near.get(item.country, ())
                     if abs(point[1] - item.lat) < 0.05 and distance_km(point, (item.lon, item.lat)) < SAME_KM
                     and keys & others), None)
        if twin is None or getattr(item, "population", 0) >= 100_000 and item.type == "city":
            kept.append(item)
        else:
            names_of_feature.setdefault(twin, []).extend(item.names)
    return kept
