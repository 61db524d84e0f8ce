"""Names of countries and provinces, and ISO codes, from Unicode's CLDR."""
import os
import xml.etree.ElementTree as xml

from .script import tidy

PACKAGE = "unicode-cldr-core"
# Where CLDR's short name is the one that news uses ("فلسطين", not "الأراضي الفلسطينية").
PREFER_SHORT = {"PS", "HK", "MO"}


class Cldr:
    def __init__(self, sources):
        self._folder = os.path.join(sources.debian(PACKAGE), "usr/share/unicode/cldr/common")

    def _tree(self, path):
        return xml.parse(os.path.join(self._folder, path)).getroot()

    def countries(self, language):
        """{ISO-2: display name}, and {ISO-2: [further names]}."""
        display, others = {}, {}
        for node in self._tree(f"main/{language}.xml").iter("territory"):
            code = node.get("type")
            if node.text is None or code is None or len(code) != 2:
                continue
            if node.get("alt") is None:
                display.setdefault(code, node.text)
            others.setdefault(code, []).append(node.text)
            if node.get("alt") == "short" and code in PREFER_SHORT:
                display[code] = node.text
        return display, others

    def provinces(self, language):
        """{ISO 3166-2: name}."""
        names = {}
        for node in self._tree(f"subdivisions/{language}.xml").iter("subdivision"):
            code = node.get("type", "")
            if node.text and node.get("alt") is None:
                names[f"{code[:2]}-{code[2:]}".upper()] = node.text
        return names

    def cities(self):
        """{English name: Arabic name} of the cities that time zones are named after."""
        english = {zone.get("type"): city.text for zone, city in self._exemplar_cities("en")}
        return {english.get(zone.get("type"), zone.get("type").split("/")[-1].replace("_", " ")): tidy(city.text)
                for zone, city in self._exemplar_cities("ar")}

    def _exemplar_cities(self, language):
        for zone in self._tree(f"main/{language}.xml").iter("zone"):
            city = zone.find("exemplarCity")
            if city is not None and city.text:
                yield zone, city

    def codes(self):
        """{numeric code: (ISO-2, ISO-3)}."""
        found = {}
        metadata = self._tree("supplemental/supplementalMetadata.xml")
        withdrawn = {node.get("type") for node in metadata.iter("territoryAlias")}
        for node in self._tree("supplemental/supplementalData.xml").iter("territoryCodes"):
            if node.get("numeric") and node.get("alpha3") and len(node.get("type")) == 2 \
                    and node.get("type") not in withdrawn:
                found[node.get("numeric").zfill(3)] = (node.get("type"), node.get("alpha3"))
        return found
