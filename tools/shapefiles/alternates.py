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
# Kept by the plain form: a scholarly transliteration and its bare letters are one name to the program.
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
        self._folder = os.path.join(sources.geonames(), "alternatenames")

    def countries(self):
        return sorted(file[:-4] for file in os.listdir(self._folder) if len(file) == 6)

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


def best_arabic(names, latin):
    """The Arabic form to show: the preferred one, else the one that sounds most like the Latin name. '' if none."""
    from .script import likeness

    def rank(name):
        generic = name.text.split()[0] in ("مدينة", "محافظة", "قضاء", "ناحية", "قرية", "قرية", "بلدة")
        likes = max((likeness(name.text, other) for other in latin), default=0.0)
        article = any(other.lower().startswith(("al ", "al-", "ar ", "ar-", "as ", "as-", "ash ", "at ", "ad ", "an ",
                                                "az ")) for other in latin)
        return (name.language == "ar", not name.historic, name.preferred, not generic,
                round(likes + (0.1 if name.text.startswith("ال") and article else 0.0), 1),
                not name.colloquial, name.text[-1] not in "ه", any(letter in name.text for letter in "أإآئؤء"),
                -len(name.text), name.text)
    arabic = [name for name in names if name.language in ("ar", "fa") and not name.text[0].isdigit()]
    return max(arabic, key=rank).text if arabic else ""


def best_english(names, own, transliterated):
    """The English form to show. `own`: GeoNames' main name; `transliterated`: it is scholarly, so plain letters do."""
    english = [name for name in names if name.language == "en" and not name.historic and not name.colloquial
               and len(name.text) < 50]
    preferred = [name.text for name in english if name.preferred and not name.short]
    if preferred:
        return preferred[0]
    texts = [name.text for name in english]
    if own in texts:
        return own
    if texts:
        return texts[0]
    return plain(own) if transliterated else own
