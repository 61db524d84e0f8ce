"""features: the curated dams, crossings, bases, fields, camps and regions."""
from .curated import FEATURE_TYPES
from .vector import Layer

SOURCE_LONGEST = 60


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
