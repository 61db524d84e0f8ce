"""counties: those of the United States, as points with the radius of their area.

The Census Bureau's outlines carry bare names ("Orleans"); what follows the name depends on the state.
"""
import json
import math
import os

from . import outline
from .vector import Layer

STATES = dict(zip(
    "01 02 04 05 06 08 09 10 11 12 13 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40 41 "
    "42 44 45 46 47 48 49 50 51 53 54 55 56".split(),
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR "
    "PA RI SC SD TN TX UT VT VA WA WV WI WY".split()))
CALLED = {"LA": "Parish", "AK": "Borough"}
KM_OF_DEGREE = 111.2


def _is_city(code):
    """Baltimore, St. Louis, Carson City, the cities of Virginia and the capital count as counties but are cities."""
    return code[:2] == "11" or code in ("24510", "29510", "32510") or (code[:2] == "51" and code[2:] >= "500")


def make(sources):
    path = os.path.join(sources.npm("us-atlas"), "counties-10m.json")
    with open(path, encoding="utf-8") as file:
        document = json.load(file)
    topology = outline.Topology(document)
    layer = Layer("counties", "point", [("id", str), ("name_en", str), ("type", str), ("country", str),
                                        ("admin1", str), ("radius_km", float)])
    for item in sorted(document["objects"]["counties"]["geometries"], key=lambda item: item["id"]):
        code = item["id"]
        state = STATES.get(code[:2])
        geometry = topology.geometry(item) if state and not _is_city(code) else None
        if geometry is None:
            continue
        centre = geometry.Centroid()
        width = math.cos(math.radians(centre.GetY()))
        radius = math.sqrt(geometry.GetArea() * width / math.pi) * KM_OF_DEGREE
        layer.add((f"us:{code}", f"{item['properties']['name']} {CALLED.get(state, 'County')}", "district", "US",
                   f"US-{state}", round(radius, 1)), (centre.GetX(), centre.GetY()))
    return layer
