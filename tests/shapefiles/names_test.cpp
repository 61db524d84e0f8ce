#include "catch.hpp"
#include "layer.hpp"
#include <algorithm>
#include <set>

namespace {

struct WellKnown {
    const char *english, *arabic;
    double lon, lat;
    const char *country;
    const char *kind = "settlement"; // or a type of features
};

// Every id that bears a name, by its layer's own fields and by the table of names.
std::multimap<std::string, std::string> idsByName() {
    std::multimap<std::string, std::string> found;
    for (const LayerRow &row : layer("place_names"))
        found.emplace(row["name"], row["id"]);
    for (const char *name : {"places", "villages", "airports", "features"})
        for (const LayerRow &row : layer(name)) {
            found.emplace(row["name_en"], row["id"]);
            found.emplace(row["name_ar"], row["id"]);
        }
    return found;
}

const std::map<std::string, const LayerRow *> &rowsById() {
    static const auto rows = [] {
        std::map<std::string, const LayerRow *> all;
        for (const char *name : {"places", "villages", "features"})
            for (const LayerRow &row : layer(name))
                all.emplace(row["id"], &row);
        return all;
    }();
    return rows;
}

bool isSettlement(const std::string &type) {
    return type == "city" || type == "town" || type == "village" || type == "district";
}

// The distance to the nearest place of this name, country and kind; far away if there is none.
double nearestKm(const std::string &name, const WellKnown &place) {
    static const auto ids = idsByName();
    double nearest = 1e9;
    for (auto [at, end] = ids.equal_range(name); at != end; ++at) {
        const auto row = rowsById().find(at->second);
        if (row == rowsById().end() || (*row->second)["country"] != place.country) continue;
        const auto type = row->second->values.find("type");
        const std::string kind = type == row->second->values.end() ? "village" : type->second;
        if (place.kind == std::string("settlement") ? !isSettlement(kind) : kind != place.kind) continue;
        nearest = std::min(nearest, kilometres(row->second->lon, row->second->lat, place.lon, place.lat));
    }
    return nearest;
}

void mustBeFound(const std::vector<WellKnown> &places) {
    for (const WellKnown &place : places) {
        INFO(place.english << " / " << place.arabic << " (" << place.country << ")");
        CHECK(nearestKm(place.english, place) < 5);
        CHECK(nearestKm(place.arabic, place) < 5);
    }
}

} // namespace

TEST_CASE("the towns of the war in Iraq and Syria are found by both names within 5 km") {
    mustBeFound({{"Hit", "هيت", 42.825, 33.642, "IQ"},
                 {"Rutba", "الرطبة", 40.285, 33.037, "IQ"},
                 {"Ar-Rutbah", "الرطبة", 40.285, 33.037, "IQ"},
                 {"Ramadi", "الرمادي", 43.30, 33.426, "IQ"},
                 {"Mosul", "الموصل", 43.13, 36.34, "IQ"},
                 {"Sinjar", "سنجار", 41.864, 36.322, "IQ"},
                 {"Al-Qaim", "القائم", 41.02, 34.38, "IQ"},
                 {"Fallujah", "الفلوجة", 43.786, 33.35, "IQ"},
                 {"Kirkuk", "كركوك", 44.39, 35.467, "IQ"},
                 {"Baghdad", "بغداد", 44.38, 33.33, "IQ"},
                 {"Shaddadi", "الشدادي", 40.739, 36.054, "SY"},
                 {"Raqqa", "الرقة", 39.017, 35.95, "SY"},
                 {"Ar-Raqqah", "الرقة", 39.017, 35.95, "SY"},
                 {"Deir ez-Zor", "دير الزور", 40.15, 35.333, "SY"},
                 {"Deir al-Zour", "دير الزور", 40.15, 35.333, "SY"},
                 {"Sinjar", "سنجار", 37.005, 35.59, "SY"},
                 {"Palmyra", "تدمر", 38.28, 34.56, "SY"},
                 {"Al-Bab", "الباب", 37.516, 36.372, "SY"},
                 {"Tabqa", "الطبقة", 38.548, 35.837, "SY"},
                 {"Kobani", "كوباني", 38.354, 36.891, "SY"},
                 {"Ayn al-Arab", "عين العرب", 38.354, 36.891, "SY"},
                 {"Abu Kamal", "البوكمال", 40.917, 34.45, "SY"},
                 {"Manbij", "منبج", 37.955, 36.528, "SY"},
                 {"Qamishli", "القامشلي", 41.22, 37.05, "SY"}});
}

TEST_CASE("the dams are found by both names within 5 km") {
    mustBeFound({{"Tishrin Dam", "سد تشرين", 38.183, 36.381, "SY", "dam"},
                 {"Tabqa Dam", "سد الطبقة", 38.567, 35.872, "SY", "dam"},
                 {"Mosul Dam", "سد الموصل", 42.823, 36.630, "IQ", "dam"}});
}

TEST_CASE("the towns of other wars are found by both names within 5 km") {
    mustBeFound({{"Bakhmut", "باخموت", 38.0, 48.595, "UA"},
                 {"Avdiivka", "أفدييفكا", 37.745, 48.14, "UA"},
                 {"Kherson", "خيرسون", 32.615, 46.64, "UA"},
                 {"Mariupol", "ماريوبول", 37.55, 47.096, "UA"},
                 {"El Fasher", "الفاشر", 25.35, 13.63, "SD"},
                 {"Khartoum", "الخرطوم", 32.53, 15.55, "SD"},
                 {"Marib", "مأرب", 45.325, 15.462, "YE"},
                 {"Hodeidah", "الحديدة", 42.955, 14.80, "YE"},
                 {"Sirte", "سرت", 16.59, 31.21, "LY"},
                 {"Tarhuna", "ترهونة", 13.633, 32.434, "LY"},
                 {"Kidal", "كيدال", 1.408, 18.441, "ML"},
                 {"Gao", "غاو", -0.045, 16.27, "ML"},
                 {"Gaza", "غزة", 34.466, 31.50, "PS"}});
}

TEST_CASE("capitals are shown by the names that news uses") {
    const std::map<std::string, std::string> expected{
        {"London", "لندن"},  {"Paris", "باريس"},      {"Kyiv", "كييف"},      {"Khartoum", "الخرطوم"},
        {"Moscow", "موسكو"}, {"Tehran", "طهران"},     {"Beirut", "بيروت"},   {"Damascus", "دمشق"},
        {"Cairo", "القاهرة"}, {"Washington", "واشنطن"}, {"Rabat", "الرباط"},   {"Amman", "عمان"}};
    std::map<std::string, std::string> shown;
    for (const LayerRow &row : layer("places"))
        if (row["fcode"] == "PPLC") shown.emplace(row["name_en"], row["name_ar"]);
    for (const auto &[english, arabic] : expected) {
        INFO(english);
        CHECK(shown[english] == arabic);
    }
}

TEST_CASE("the place shown for a name is the one meant: Sinjar is in Nineveh and in Idlib") {
    std::set<std::string> provinces;
    for (const LayerRow &row : layer("places"))
        if (row["name_ar"] == "سنجار" && row["name_en"] == "Sinjar") provinces.insert(row["admin1"]);
    CHECK(provinces.count("IQ-NI") == 1);
    CHECK(provinces.count("SY-ID") == 1);
}

TEST_CASE("no village takes an ordinary word for its Arabic name") {
    const std::set<std::string> ordinary{"كل", "كان", "بن", "اليوم", "الأحد", "الحكومة", "مدينة", "كبير"};
    for (const LayerRow &row : layer("place_names"))
        if (ordinary.count(row["name"]) != 0) FAIL_CHECK(row["id"] << " is called " << row["name"]);
}
