"""The rows kept by hand in assets/gazetteer."""
import csv
import os

FEATURE_TYPES = {"border_crossing": "crossing", "gas_plant": "oilfield"}


def _rows(root, file):
    with open(os.path.join(root, "assets/gazetteer", file), encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


class Curated:
    def __init__(self, root):
        self.features = _rows(root, "features.csv")
        self.aliases = _rows(root, "aliases.csv")
        with open(os.path.join(root, "assets/gazetteer/ordinary_words.txt"), encoding="utf-8") as file:
            self._ordinary = {word.replace("_", " ") for line in file if not line.startswith("#")
                              for word in line.split()}
        with open(os.path.join(root, "assets/lexicon/en/ordinary_words.txt"), encoding="utf-8") as file:
            self._ordinary_english = {word for line in file if not line.startswith("#") for word in line.split()}
        # {(id, language): name to show}
        self.display = {(row["id"], row["lang"]): row["name"] for row in self.aliases if row["use"] == "display"}
        # {id: people}, where GeoNames has none or a wrong number; rounded
        self.populations = {row["id"]: int(row["name"]) for row in self.aliases if row["use"] == "population"}
        # {id: [(language, name)]}, display names included
        self.names = {}
        for row in self.aliases:
            if row["use"] in ("display", "alias"):
                self.names.setdefault(row["id"], []).append((row["lang"], row["name"]))

    def is_ordinary_english(self, name):
        return name.lower() in self._ordinary_english

    def is_ordinary(self, name, of_city=False):
        """An Arabic form that would find its place in every second article; two letters name nothing but cities."""
        return name in self._ordinary or (len(name) <= 2 and not of_city)
