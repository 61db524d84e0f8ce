"""place_names: every usable Arabic and Latin form of what the other layers hold."""
import os
import re
from functools import partial

from .script import is_arabic, is_latin, plain, tidy
from .vector import Layer

_MARKS = re.compile(r"[\u064b-\u0652\u0670\u0640]")
SHORTEST_LATIN = 4  # of a village that nothing but its Latin name is known of
SHORTEST_COUNTRY = 4  # "US" and "UK" fold to ordinary words; what news needs of them is in aliases.csv


def _key(name):
    return _MARKS.sub("", plain(name).lower())


class Table:
    """Rows without repeats: forms of one id that differ in vowel marks, diacritics or capitals are one."""

    def __init__(self):
        self.layer = Layer("place_names", None, [("id", str), ("name", str), ("lang", str)])
        self._seen = set()

    def add(self, identifier, language, name, allows=None):
        """`allows`: which Arabic forms the row may have; any when None."""
        name = tidy(name or "")
        if language == "ar" and allows is not None and not allows(name):
            return
        if len(name) < 2 or not (is_arabic(name) if language == "ar" else is_latin(name)):
            return
        mark = (identifier, _key(name))
        if mark not in self._seen:
            self._seen.add(mark)
            self.layer.add((identifier, name, language))

    def add_all(self, identifier, names, allows=None):
        for name in names:
            if not (name.historic and name.language == "la"):
                self.add(identifier, "ar" if name.language == "fa" else name.language, name.text,
                         allows)


def _country_ids(alternates):
    with open(os.path.join(alternates.root, "countryInfo.txt"), encoding="utf-8") as file:
        for line in file:
            part = line.rstrip("\n").split("\t")
            if not line.startswith("#") and len(part) > 16 and part[16].isdigit():
                yield part[0], int(part[16])


def make(shop):
    """`shop`: build.Workshop."""
    curated = shop.curated
    table = Table()

    def allows(name):
        return not curated.is_ordinary(name)
    drawn = {values[0] for values, _ in shop.layer("countries_50m").rows}
    held = drawn | {province.iso for province in shop.provinces}
    held |= {item.id for item in shop.places + shop.villages + shop.airports}
    for identifier, names in curated.names.items():
        if identifier not in held:  # a feature stands for it, or aliases.csv is wrong
            print(f"  place_names: aliases.csv names {identifier} ({names[0][1]}), which no layer holds")
            continue
        for language, name in names:
            table.add(identifier, language, name)
    for language in ("ar", "en"):
        display, others = shop.cldr.countries(language)
        for code, name in display.items():
            if code in drawn:
                for form in [name] + others.get(code, []):
                    if len(form) >= SHORTEST_COUNTRY or language == "ar":
                        table.add(code, language, form)
    for code, number in _country_ids(shop.alternates):
        if code not in drawn:
            continue
        names = shop.alternates.of(code, {number}).get(number, [])
        table.add_all(code, [name for name in names if name.language in ("ar", "en") and not name.historic
                             and len(name.text) >= SHORTEST_COUNTRY])
    by_country = {}
    for province in shop.provinces:
        if province.iso:
            table.add(province.iso, "ar", province.name_ar)
            table.add(province.iso, "en", province.name_en)
            for language, name in province.further_names:
                table.add(province.iso, language, name, allows)
            by_country.setdefault(province.country, []).append(province)
    for country, group in by_country.items():
        names = shop.alternates.of(country, {number for province in group for number in province.geonames_ids})
        for province in group:
            for number in province.geonames_ids[:1]:
                table.add_all(province.iso, [name for name in names.get(number, []) if name.language != "la"
                                             and not name.historic and len(name.text) > 3], allows)
    for item in shop.places + shop.villages + shop.airports:
        table.add(item.id, "ar", item.name_ar)
        if item.name_ar or len(item.name_en) >= SHORTEST_LATIN:
            table.add(item.id, "en", item.name_en)
        if getattr(item, "own_name", ""):
            for name in [item.own_name] + item.former_names:
                table.add(item.id, "la", plain(name))
        table.add_all(item.id, item.names, partial(item.may_be_called, curated=curated)
                      if hasattr(item, "may_be_called") else allows)
    for row in curated.features:
        table.add(row["id"], "ar", row["name_ar"])
        table.add(row["id"], "en", row["name_en"])
        for language in ("ar", "en"):
            for alias in row[f"aliases_{language}"].split("|"):
                table.add(row["id"], language, alias)
        table.add_all(row["id"], shop.names_of_feature.get(row["id"], []))
    return table.layer
