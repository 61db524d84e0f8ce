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
        # {(id, language): name to show}
        self.display = {(row["id"], row["lang"]): row["name"] for row in self.aliases if row["use"] == "display"}
        # {id: [(language, name)]}, display names included
        self.names = {}
        for row in self.aliases:
            self.names.setdefault(row["id"], []).append((row["lang"], row["name"]))
