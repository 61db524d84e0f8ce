#include "catch.hpp"
#include "layer.hpp"
#include <algorithm>
#include <set>

namespace {

const std::vector<std::string> kPointLayers{"places", "villages", "airports", "counties", "features"};

bool isUpper(char c) { return c >= 'A' && c <= 'Z'; }

bool isCountryCode(const std::string &code) { return code.size() == 2 && isUpper(code[0]) && isUpper(code[1]); }

// Whether a type stands for one spot, as against a stretch of land or water.
bool isPlaceOnMap(const std::string &type) {
    static const std::set<std::string> wide{"region", "sea", "desert", "mountain", "river", "lake", "peninsula", "island", "valley"};
    return wide.count(type) == 0;
}

bool isProvinceCode(const std::string &code) {
    return code.size() >= 4 && code.size() <= 6 && code[2] == '-' && isCountryCode(code.substr(0, 2)) &&
           std::all_of(code.begin() + 3, code.end(), [](char c) { return isUpper(c) || (c >= '0' && c <= '9'); });
}

} // namespace

TEST_CASE("every layer opens and holds about the rows that its README tells of") {
    const std::vector<std::tuple<std::string, std::size_t, std::size_t>> expected{
        {"countries_50m", 230, 250},  {"countries_10m", 12, 12},    {"admin1", 4400, 4600},
        {"rivers_10m", 1400, 1500},   {"lakes_10m", 1300, 1400},    {"places", 160'000, 180'000},
        {"villages", 80'000, 110'000}, {"airports", 5000, 5500},    {"features", 705, 1500},
        {"counties", 3000, 3200},
        {"place_names", 400'000, 550'000}};
    for (const auto &[name, least, most] : expected) {
        INFO(name);
        CHECK(layer(name).size() >= least);
        CHECK(layer(name).size() <= most);
    }
}

TEST_CASE("every text of every layer is UTF-8, and Arabic names are in Arabic") {
    for (const char *name : {"countries_50m", "countries_10m", "admin1", "rivers_10m", "lakes_10m", "places",
                             "villages", "airports", "counties", "features", "place_names"}) {
        std::size_t broken = 0, notArabic = 0, lost = 0;
        for (const LayerRow &row : layer(name))
            for (const auto &[field, text] : row.values) {
                if (!isUtf8(text)) ++broken;
                if (text.find('?') != std::string::npos) ++lost;
                if (field == "name_ar" && !text.empty() && !hasArabicLetter(text)) ++notArabic;
            }
        INFO(name);
        CHECK(broken == 0);
        CHECK(notArabic == 0);
        CHECK(lost == 0); // a question mark is a letter that a code page could not hold
    }
}

TEST_CASE("geometry lies on the earth, and areas are valid") {
    for (const char *name : {"countries_50m", "countries_10m", "admin1", "rivers_10m", "lakes_10m", "places",
                             "villages", "airports", "counties", "features"}) {
        std::size_t off = 0, invalid = 0;
        for (const LayerRow &row : layer(name)) {
            if (!row.has_geometry) ++off;
            if (!row.valid) ++invalid;
        }
        INFO(name);
        CHECK(off == 0);
        CHECK(invalid == 0);
    }
}

TEST_CASE("countries and provinces bear ISO codes, once each") {
    std::set<std::string> countries, provinces;
    for (const LayerRow &row : layer("countries_50m")) {
        INFO(row["name_en"]);
        CHECK(isCountryCode(row["iso2"]));
        CHECK(row["iso3"].size() == 3);
        CHECK_FALSE(row["name_ar"].empty());
        CHECK(countries.insert(row["iso2"]).second);
    }
    for (const LayerRow &row : layer("admin1")) {
        INFO(row["name_en"] << " " << row["iso"]);
        CHECK(isCountryCode(row["country"]));
        if (row["iso"].empty()) continue; // ISO has no code for it
        CHECK(isProvinceCode(row["iso"]));
        CHECK(provinces.insert(row["iso"]).second);
    }
    for (const char *code : {"IQ-KI", "IQ-AN", "IQ-NI", "SY-RA", "SY-DY", "SY-HA", "SY-HL", "UA-43", "SD-DN"}) {
        INFO(code);
        CHECK(provinces.count(code) == 1);
    }
    CHECK(provinces.count("IQ-TS") == 0);
}

TEST_CASE("each place says which country and province it is in, and the province is known") {
    std::set<std::string> provinces;
    for (const LayerRow &row : layer("admin1"))
        provinces.insert(row["iso"]);
    for (const std::string &name : kPointLayers) {
        std::size_t unknown = 0, none = 0, foreign = 0;
        std::set<std::string> ids;
        for (const LayerRow &row : layer(name)) {
            // A continent or a sea is in no one country.
            const bool wide = name == "features" && row["country"].empty() && !isPlaceOnMap(row["type"]);
            if (!wide && !isCountryCode(row["country"])) ++foreign;
            const bool spans = name == "features" && !isPlaceOnMap(row["type"]); // a region or a range lies in several
            if (!wide && !spans && row["admin1"].empty()) ++none;
            // Curated rows name today's provinces, which the outlines may be older than.
            if (provinces.count(row["admin1"]) == 0 && !row["admin1"].empty() && name != "features") ++unknown;
            INFO(name << " " << row["id"]);
            if (!ids.insert(row["id"]).second) FAIL_CHECK("two rows have this id");
        }
        INFO(name);
        CHECK(foreign == 0);
        CHECK(unknown == 0);
        CHECK(none < layer(name).size() / 20);
    }
}

TEST_CASE("types come from the closed list") {
    const std::set<std::string> settlements{"city", "town", "village", "neighbourhood"};
    const std::set<std::string> all{
        "country",  "region",   "province", "district",      "city",          "town",     "village", "neighbourhood",
        "camp",     "dam",      "bridge",   "airbase",       "airport",       "crossing", "port",    "oilfield",
        "refinery", "facility", "mountain", "power_station", "military_base", "valley",   "desert",  "river",
        "lake",     "sea",      "island",   "peninsula"};
    for (const LayerRow &row : layer("places"))
        if (settlements.count(row["type"]) == 0) FAIL_CHECK(row["id"] << " is a " << row["type"]);
    for (const LayerRow &row : layer("airports"))
        if (row["type"] != "airport" && row["type"] != "airbase") FAIL_CHECK(row["id"] << " is a " << row["type"]);
    for (const LayerRow &row : layer("features")) {
        INFO(row["id"]);
        CHECK(all.count(row["type"]) == 1);
        CHECK((row["verified"] == "yes" || row["verified"] == "memory"));
        CHECK(std::stod(row["radius_km"]) > 0);
        CHECK_FALSE(row["source"].empty());
    }
}

TEST_CASE("every name in the table of names belongs to something that a layer holds") {
    std::set<std::string> ids;
    for (const LayerRow &row : layer("countries_50m"))
        ids.insert(row["iso2"]);
    for (const LayerRow &row : layer("admin1"))
        ids.insert(row["iso"]);
    for (const std::string &name : kPointLayers)
        for (const LayerRow &row : layer(name))
            ids.insert(row["id"]);
    std::size_t orphans = 0, script = 0;
    for (const LayerRow &row : layer("place_names")) {
        if (ids.count(row["id"]) == 0) ++orphans;
        if (hasArabicLetter(row["name"]) != (row["lang"] == "ar")) ++script;
    }
    CHECK(orphans == 0);
    CHECK(script == 0);
}
