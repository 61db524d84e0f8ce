"""Which script a name is written in, and how alike an Arabic and a Latin form of one name are."""
import re
import unicodedata

_ARABIC = re.compile(r"^[\u0621-\u063A\u0641-\u0652\u0670\u0671 0-9٠-٩().،\-–/ـ]+$")
_ARABIC_LETTER = re.compile(r"[\u0621-\u063A\u0641-\u064A]")
_PERSIAN = str.maketrans({"ک": "ك", "ی": "ي", "ۀ": "ه", "ە": "ه", "گ": "غ", "پ": "ب", "چ": "تش", "ژ": "ج", "ھ": "ه", "ے": "ي"})


def is_arabic(name):
    """Arabic letters alone: no Persian, Urdu or Kurdish ones, no Latin."""
    return bool(_ARABIC.match(name)) and len(_ARABIC_LETTER.findall(name)) >= 2


def arabic_from_persian(name):
    """A Persian, Dari or Urdu spelling in Arabic letters, as Arabic news would most often write it; None if not so."""
    name = tidy(name).translate(_PERSIAN)
    return name if is_arabic(name) else None


def is_latin(name):
    letters = [letter for letter in name if letter.isalpha()]
    return len(letters) >= 2 and all("LATIN" in unicodedata.name(letter, "") or letter in "ʻʼʿʾ" for letter in letters)


def tidy(name):
    """NFC, one blank between words, no tatweel, vowel marks or marks of direction, no punctuation at the ends."""
    name = unicodedata.normalize("NFC", name)
    name = re.sub(r"[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u0640\u064b-\u0652\u0670]", "", name)
    name = name.split("?")[0]  # a letter that an earlier hand has lost
    return re.sub(r"\s+", " ", name.replace("\u00a0", " ")).strip(" ,;،.-–")


def plain(name):
    """A Latin name without the signs of scholarly transliteration: 'Al Ḩasakah' becomes 'Al Hasakah'."""
    letters = []
    for letter in unicodedata.normalize("NFD", name):
        if letter in "ʻʼʿʾ`‘’'" or unicodedata.combining(letter):
            continue
        letters.append(letter)
    return unicodedata.normalize("NFC", "".join(letters)).strip()


_SOUND_OF_ARABIC = {"ب": "b", "ت": "t", "ث": "t", "ج": "j", "ح": "h", "خ": "k", "د": "d", "ذ": "d", "ر": "r", "ز": "z",
                    "س": "s", "ش": "s", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "", "غ": "g", "ف": "f", "ق": "k",
                    "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "w", "ي": "y", "ة": "", "ى": "", "ا": "",
                    "أ": "", "إ": "", "آ": "", "ء": "", "ئ": "", "ؤ": ""}
_SOUND_OF_LATIN = {"b": "b", "p": "b", "t": "t", "j": "j", "g": "g", "h": "h", "k": "k", "q": "k", "c": "k", "d": "d",
                   "r": "r", "z": "z", "s": "s", "f": "f", "v": "f", "l": "l", "m": "m", "n": "n", "w": "w", "y": "y",
                   "x": "k", "a": "", "e": "", "i": "", "o": "", "u": ""}


def sounds(name):
    """The consonants of a name as one rough string, for Arabic and Latin alike, without the article."""
    if _ARABIC_LETTER.search(name):
        words = [word[2:] if word.startswith("ال") and len(word) > 3 else word for word in name.split()]
        return "".join(_SOUND_OF_ARABIC.get(letter, "") for letter in "".join(words))
    text = plain(name).lower()
    words = [word for word in re.split(r"[\s\-]+", text)
             if word not in ("al", "el", "ar", "as", "at", "ad", "an", "az", "ash", "ath", "adh", "ez", "er", "es", "ed")]
    text = "".join(words)
    for pair, sound in (("sch", "s"), ("tch", "ts"), ("kh", "k"), ("sh", "s"), ("ch", "s"), ("gh", "g"), ("th", "t"),
                        ("dh", "d"), ("ph", "f"), ("ou", "w"), ("oo", "w")):
        text = text.replace(pair, sound)
    if text.endswith("h") and len(text) > 2:
        text = text[:-1]
    return "".join(_SOUND_OF_LATIN.get(letter, "") for letter in text)


def likeness(first, second):
    """0 to 1: how alike two names sound, weak consonants counting little."""
    one, two = sounds(first), sounds(second)
    if not one or not two:
        return 0.0
    weak = "wyh"
    row = [0.0]
    for letter in two:
        row.append(row[-1] + (0.3 if letter in weak else 1.0))
    for letter in one:
        cost = 0.3 if letter in weak else 1.0
        previous, row[0] = row[0], row[0] + cost
        for index, other in enumerate(two, 1):
            change = previous + (0.0 if letter == other else max(cost, 0.3 if other in weak else 1.0))
            previous = row[index]
            row[index] = min(change, row[index] + cost, row[index - 1] + (0.3 if other in weak else 1.0))
    longest = max(sum(0.3 if letter in weak else 1.0 for letter in word) for word in (one, two))
    return max(0.0, 1.0 - row[-1] / longest)
