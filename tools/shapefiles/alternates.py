"""The alternate names of GeoNames, of the ids that the layers hold."""
import os

from .script import arabic_from_persian, is_arabic, is_latin, plain, tidy

ARABIC_SPEAKING = {"IQ", "SY", "JO", "LB", "PS", "SA", "KW", "EG", "YE", "LY", "SD", "AE", "BH", "QA", "OM", "DZ", "TN",
                   "MA", "EH", "MR", "TD", "DJ", "SO", "KM", "IL", "ER", "SS"}
ARABIC = {"ar", "arz", "apc", "acm", "ajp", "ary", "arq", "aeb"}
WRITES_PERSIAN_LETTERS = {"IR": {"fa", "az", "ar", ""}, "AF": {"fa", "prs", "ps", ""}, "PK": {"ur", ""}}
# Latin spellings of other languages that English news takes over, by country.
LOCAL_LATIN = {"TR": {"tr", "ku"}, "SY": {"ku", "fr"}, "IQ": {"ku"}, "LB": {"fr"}, "DZ": {"fr"}, "TN": {"fr"},
               "MA": {"fr"}, "ML": {"fr"}, "NE": {"fr"}, "BF": {"fr"}, "TD": {"fr"}, "MR": {"fr"}, "DJ": {"fr"},
               "CF": {"fr"}, "CD": {"fr"}, "IR": {"ku"}, "SN": {"fr"}, "CI": {"fr"}, "CM": {"fr"}}
LONGEST = 80


class Name:
    __slots__ = ("language", "text", "preferred", "short", "colloquial", "historic")

    def __init__(self, language, text, flags):
        self.language, self.text = language, text
        self.preferred, self.short, self.colloquial, self.historic = flags


def _usable(country, language, text):
    """(language in our table, text) of an alternate, or None when it is no name that news could use."""
    text = tidy(text)
    if len(text) < 2 or len(text) > LONGEST or text.startswith("http"):
        return None
    if any(letter.isdigit() for letter in text) and language == "":
        return None
    if language in ARABIC:
        return ("ar", text) if is_arabic(text) else None
    if language in WRITES_PERSIAN_LETTERS.get(country, ()):
        converted = arabic_from_persian(text)
        if converted:
            return "fa", converted
    if language == "" and country in ARABIC_SPEAKING and is_arabic(text):
        return "ar", text
    if not is_latin(text):
        return None
    if language == "en":
        return "en", text
    if language == "" or language in LOCAL_LATIN.get(country, ()):
        return "la", plain(text)
    return None


class Alternates:
    def __init__(self, sources):
        self.root = sources.geonames()
        self._folder = os.path.join(self.root, "alternatenames")

    def _rows(self, country):
        path = os.path.join(self._folder, f"{country}.txt")
        if not os.path.exists(path):
            return
        with open(path, encoding="utf-8") as file:
            for line in file:
                part = line.rstrip("\n").split("\t")
                if len(part) >= 4:
                    yield part

    def ids_by_name(self, country, wanted, fold):
        """{fold(name): {ids}} for those folded names that are in `wanted`; Latin names alone."""
        found = {}
        for part in self._rows(country):
            if part[2] in ("link", "wkdt", "post", "unlc", "iata", "icao", "faac"):
                continue
            key = fold(part[3])
            if key in wanted:
                found.setdefault(key, set()).add(int(part[1]))
        return found

    def ids_by_code(self, country, kind, wanted):
        """{code: id}, `kind` being iata or icao."""
        return {part[3]: int(part[1]) for part in self._rows(country) if part[2] == kind and part[3] in wanted}

    def of(self, country, ids):
        """{id: [Name]} for `ids`."""
        found = {}
        for part in self._rows(country):
            number = int(part[1])
            if number not in ids:
                continue
            usable = _usable(country, part[2], part[3])
            if usable:
                flags = [len(part) > index and part[index] == "1" for index in range(4, 8)]
                found.setdefault(number, []).append(Name(*usable, flags))
        return found
