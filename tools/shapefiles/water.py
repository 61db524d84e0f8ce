"""rivers_10m and lakes_10m, with Arabic names where the tables below know them."""
import os
import re

from osgeo import ogr

from . import outline
from .vector import Layer

RIVERS = {  # Natural Earth's name, in lower case: English and Arabic name
    "tigris": ("Tigris", "دجلة"), "dicle": ("Tigris", "دجلة"), "euphrates": ("Euphrates", "الفرات"),
    "al furat": ("Euphrates", "الفرات"), "firat": ("Euphrates", "الفرات"), "shatt al arab": ("Shatt al-Arab", "شط العرب"),
    "shatt al hillah": ("Shatt al-Hillah", "شط الحلة"), "hindiyah channel": ("Hindiyah Channel", "شط الهندية"),
    "gharraf canal": ("Gharraf Canal", "نهر الغراف"), "murat": ("Murat", "مراد صو"), "jordan": ("Jordan", "نهر الأردن"),
    "karkheh": ("Karkheh", "الكرخة"), "ceyhan": ("Ceyhan", "جيحان"), "kiz?lirmak": ("Kızılırmak", "قزل إرماق"),
    "byk menderes": ("Büyük Menderes", "مندريس الكبير"), "kr": ("Kura", "كورا"), "aras": ("Aras", "آراس"),
    "sakarya": ("Sakarya", "سقاريا"), "atrek (atrak)": ("Atrek", "أترك"), "helmand": ("Helmand", "هلمند"),
    "harirud": ("Harirud", "هريرود"), "amu darya": ("Amu Darya", "آمو داريا"), "syr darya": ("Syr Darya", "سير داريا"),
    "nile": ("Nile", "النيل"), "damietta branch": ("Damietta Branch", "فرع دمياط"),
    "rosetta branch": ("Rosetta Branch", "فرع رشيد"), "suez canal": ("Suez Canal", "قناة السويس"),
    "ismailiya canal": ("Ismailia Canal", "ترعة الإسماعيلية"), "abay": ("Blue Nile", "النيل الأزرق"),
    "abay (blue nile)": ("Blue Nile", "النيل الأزرق"),
    "el bahr el azraq (blue nile)": ("Blue Nile", "النيل الأزرق"),
    "el bahr el abyad (white nile)": ("White Nile", "النيل الأبيض"),
    "bahr el jebel (white nile)": ("Bahr el-Jebel", "بحر الجبل"),
    "bahr el jebel (mountain nile)": ("Bahr el-Jebel", "بحر الجبل"), "albert nile": ("Albert Nile", "نيل ألبرت"),
    "victoria nile": ("Victoria Nile", "نيل فيكتوريا"), "bahr el zeraf": ("Bahr el-Zeraf", "بحر الزراف"),
    "atbara": ("Atbara", "عطبرة"), "sobat": ("Sobat", "السوباط"), "awash": ("Awash", "أواش"), "jubba": ("Jubba", "جوبا"),
    "shabeelle": ("Shebelle", "شبيلي"), "shebele": ("Shebelle", "شبيلي"), "indus": ("Indus", "السند"),
    "niger": ("Niger", "النيجر"), "s?n?gal": ("Senegal", "السنغال"), "chari": ("Chari", "شاري"),
    "congo": ("Congo", "الكونغو"), "dnipro (dnieper)": ("Dnipro", "دنيبرو"), "donets": ("Donets", "دونيتس"),
    "don": ("Don", "الدون"), "volga": ("Volga", "الفولغا"), "donau (danube)": ("Danube", "الدانوب"),
    "danube": ("Danube", "الدانوب"), "rhine": ("Rhine", "الراين"), "ganges": ("Ganges", "الغانج"),
    "mekong": ("Mekong", "ميكونغ"), "amazonas": ("Amazon", "الأمازون"), "mississippi": ("Mississippi", "المسيسيبي"),
    "b?nou?": ("Benue", "بينوي"), "paran?": ("Paraná", "بارانا"), "ob?": ("Ob", "أوب"),
    "godavari": ("Godavari", "غودافاري"), "irrawaddy": ("Irrawaddy", "إيراوادي"),
}

LAKES = [  # a point in the lake, English and Arabic name
    (38.25, 36.00, "Lake Assad", "بحيرة الأسد"), (43.25, 33.95, "Lake Tharthar", "بحيرة الثرثار"),
    (43.43, 33.28, "Lake Habbaniyah", "بحيرة الحبانية"), (43.65, 32.70, "Lake Razzaza", "بحيرة الرزازة"),
    (42.75, 36.70, "Mosul Dam Lake", "بحيرة سد الموصل"), (42.25, 34.25, "Lake Qadisiyah", "بحيرة القادسية"),
    (42.95, 38.65, "Lake Van", "بحيرة وان"), (45.45, 37.70, "Lake Urmia", "بحيرة أرومية"),
    (35.48, 31.55, "Dead Sea", "البحر الميت"), (35.59, 32.82, "Sea of Galilee", "بحيرة طبريا"),
    (44.95, 36.00, "Lake Dukan", "بحيرة دوكان"), (45.70, 35.15, "Lake Darbandikhan", "بحيرة دربندخان"),
    (45.00, 34.35, "Lake Hamrin", "بحيرة حمرين"), (33.40, 38.75, "Lake Tuz", "بحيرة توز"),
    (38.60, 37.55, "Atatürk Dam Lake", "بحيرة سد أتاتورك"), (38.80, 38.80, "Lake Keban", "بحيرة كيبان"),
    (32.35, 30.33, "Great Bitter Lake", "البحيرات المرة"),
    (32.00, 23.00, "Lake Nasser", "بحيرة ناصر"), (30.40, 29.47, "Lake Qarun", "بحيرة قارون"),
    (31.10, 31.47, "Lake Burullus", "بحيرة البرلس"), (32.05, 31.25, "Lake Manzala", "بحيرة المنزلة"),
    (47.05, 31.00, "Hawizeh Marsh", "هور الحويزة"),
    (50.0, 42.0, "Caspian Sea", "بحر قزوين"), (33.0, -1.0, "Lake Victoria", "بحيرة فيكتوريا"),
    (14.2, 13.1, "Lake Chad", "بحيرة تشاد"), (37.3, 12.0, "Lake Tana", "بحيرة تانا"),
    (45.3, 40.35, "Lake Sevan", "بحيرة سيفان"),
]


def _rows(path):
    source = ogr.Open(path)
    if source is None:
        raise ValueError(f"cannot open {path}")
    for row in source.GetLayer(0):
        yield row


def make_rivers(sources):
    folder = os.path.join(sources.debian("libmagics++-data"), "usr/share/magics/10m")
    layer = Layer("rivers_10m", "line", [("name_en", str), ("name_ar", str), ("rank", int)])
    for row in _rows(os.path.join(folder, "ne_10m_rivers_lake_centerlines.shp")):
        name = re.sub(r"\s+", " ", row["name"] or "").strip()
        # A "?" stands for a letter that the source has lost; such a name is better not shown.
        shown = RIVERS.get(name.lower(), ("" if "?" in name else name, ""))
        if row.geometry() is not None:
            layer.add((*shown, int(row["scalerank"] or 9)), row.geometry().Clone())
    return layer


def make_lakes(sources):
    folder = os.path.join(sources.debian("libgnudatalanguage0"), "usr/share/gnudatalanguage/resource/maps/high")
    layer = Layer("lakes_10m", "polygon", [("name_en", str), ("name_ar", str), ("rank", int)])
    for row in _rows(os.path.join(folder, "ne_10m_lakes.shp")):
        area = outline.areas_only(row.geometry().Clone())
        if area is None:
            continue
        name = ("", "")
        for lon, lat, en, ar in LAKES:
            point = ogr.CreateGeometryFromWkt(f"POINT ({lon} {lat})")
            if en and area.Distance(point) < 0.08:
                name = (en, ar)
        size = area.GetArea()
        rank = next(rank for rank, least in enumerate((2.0, 0.5, 0.15, 0.06, 0.03, 0.015, 0.007, 0.0)) if size >= least)
        layer.add((*name, rank), area)
    return layer
