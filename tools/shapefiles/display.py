"""Which of a place's many names to show."""
import re

from .script import likeness, plain

GENERIC_AR = ("مدينة", "محافظة", "قضاء", "ناحية", "نواحي", "قرية", "بلدة", "شعبية", "مركز", "بلدية")
GENERIC_EN = re.compile(r"^(Nahiyat|Qada|Qaryat|Madinat|Village of|City of|Nahiya) +| +(District|Subdistrict|Province|"
                        r"Governorate|Municipality|Oblast|Village|Nahia|Nahiya)$", re.IGNORECASE)
ARTICLE = re.compile(r"^(al|ar|as|ash|at|ath|ad|adh|an|az|el|es|er|en|ez)[ \-]", re.IGNORECASE)


def best_arabic(names, latin, arab_country):
    """The Arabic form to show: the preferred one, else the one that sounds most like `latin`; '' if there is none."""
    arabic = [name for name in names if name.language in ("ar", "fa") and not name.text[0].isdigit()]
    if not arabic:
        return ""
    texts = {name.text for name in arabic}

    def rank(name):
        text = name.text
        like = max((likeness(text, other) for other in latin), default=0.0)
        lesser = (arab_country and "ال" + text in texts) or (text.endswith("ى") and text[:-1] + "ي" in texts) \
            or (text.endswith("ه") and text[:-1] + "ة" in texts)
        return (len(text) > 2, name.language == "ar", not name.historic, text.split()[0] not in GENERIC_AR, name.preferred,
                round(like, 1), not lesser, not name.colloquial, any(letter in text for letter in "أإآئؤء"), like,
                -len(text), text)
    best = max(arabic, key=rank).text
    words = best.split()
    if len(words) > 1 and words[0] in GENERIC_AR:
        best = " ".join(words[1:])
    if arab_country and best.endswith("ه") and not best.endswith("الله") and any(
            plain(other).lower().endswith(("ah", "a")) for other in latin):
        best = best[:-1] + "ة"
    if not arab_country:  # Egyptian typing; no foreign name ends in that letter
        best = re.sub("ى\\b", "ي", best)
    return best


def _bare(name):
    bare = GENERIC_EN.sub("", name.split(",")[0].split("(")[0]).strip()
    return bare[:1].upper() + bare[1:] if len(bare) > 2 else name


def best_english(names, own, transliterated):
    """The English form to show. `own`: GeoNames' main name; `transliterated`: it is scholarly, so plain letters do."""
    english = [name for name in names if name.language == "en" and not name.historic and not name.colloquial
               and len(name.text) < 50]
    texts = [name.text for name in english if name.preferred and not name.short] or [name.text for name in english]
    own = plain(own) if transliterated else own
    if own in texts:
        return own
    ordinary = [text for text in texts if not GENERIC_EN.search(text)]
    return _bare((ordinary or texts or [own])[0])
