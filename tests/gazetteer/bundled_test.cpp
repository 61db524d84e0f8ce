// The bundled layers as the program finds them: names of the world in Arabic and English, and where they are.
#include "base/value.hpp"
#include "catch.hpp"
#include "gazetteer/gazetteer.hpp"
#include "text/fold.hpp"
#include <algorithm>

using namespace zamkan;
using gazetteer::Gazetteer;

namespace {

const Gazetteer &bundled() {
    static const Gazetteer gazetteer = Gazetteer::open().value;
    return gazetteer;
}

bool namedWithin(const char *name, double latitude, double longitude, double km) {
    const auto matches = bundled().named(text::fold(name));
    return std::any_of(matches.begin(), matches.end(), [&](const gazetteer::Match &match) {
        return geo::distanceKm(bundled().place(match.place).position,
                               geo::LatLon::fromDegrees(latitude, longitude)) <= km;
    });
}

bool names(const std::string &name, const std::string &id) {
    const auto matches = bundled().named(text::fold(name));
    return std::any_of(matches.begin(), matches.end(),
                       [&](const gazetteer::Match &match) { return bundled().place(match.place).id == id; });
}

std::vector<std::string> idsOf(const std::vector<Gazetteer::Hit> &hits) {
    std::vector<std::string> ids;
    for (const auto &hit : hits)
        ids.emplace_back(bundled().place(hit.place).id);
    return ids;
}

} // namespace

TEST_CASE("the towns of the war are found by Arabic and by English name within five kilometres") {
    struct Known {
        const char *arabic, *english;
        double latitude, longitude;
    };
    for (const Known &known : {
             Known{"هيت", "Hit", 33.637, 42.828},
             Known{"الرطبة", "Rutba", 33.038, 40.285},
             Known{"الرمادي", "Ramadi", 33.426, 43.299},
             Known{"الشدادي", "Shaddadi", 36.055, 40.731},
             Known{"سد تشرين", "Tishrin Dam", 36.381, 38.183},
             Known{"الموصل", "Mosul", 36.335, 43.119},
             Known{"الرقة", "Raqqa", 35.953, 39.008},
             Known{"دير الزور", "Deir ez-Zor", 35.336, 40.141},
             Known{"سنجار", "Sinjar", 36.321, 41.877},
             Known{"سنجار", "Sinjar", 35.590, 37.005},
             Known{"تدمر", "Palmyra", 34.562, 38.284},
             Known{"الباب", "al-Bab", 36.371, 37.516},
             Known{"القائم", "al-Qaim", 34.385, 40.985},
             Known{"الطبقة", "Tabqa", 35.837, 38.548},
             Known{"سد الطبقة", "Tabqa Dam", 35.872, 38.567},
             Known{"كوباني", "Kobani", 36.891, 38.354},
         }) {
        INFO(known.english);
        CHECK(namedWithin(known.arabic, known.latitude, known.longitude, 5));
        CHECK(namedWithin(known.english, known.latitude, known.longitude, 5));
    }
}

TEST_CASE("an Arabic article is found as it is spelt and as it sounds") {
    CHECK(namedWithin("Abu al-Duhur", 35.74, 37.06, 8));
    CHECK(namedWithin("Abu ad-Duhur", 35.74, 37.06, 8));
    CHECK(namedWithin("Tulul al-Safa", 33.05, 37.2, 30));
    CHECK(namedWithin("Tulul as-Safa", 33.05, 37.2, 30));
}

TEST_CASE("a first word is found in each of its transliterations") {
    const Value spellings = readAsset("gazetteer/spellings.toml");
    CHECK(spellings["first_word"].list().size() > 10);
    for (const Value &group : spellings["first_word"].list()) {
        INFO(group["example"].text());
        const auto matches = bundled().named(text::fold(group["example"].text()));
        CHECK(std::any_of(matches.begin(), matches.end(), [&](const gazetteer::Match &match) {
            const std::string_view country = bundled().place(match.place).country;
            const auto countries = spellings["countries"].strings();
            return std::find(countries.begin(), countries.end(), country) != countries.end();
        }));
    }
    CHECK(namedWithin("Tel Rifaat", 36.47, 37.09, 8));
}

TEST_CASE("a Persian name is found with each word that may link its two") {
    CHECK(namedWithin(readAsset("gazetteer/spellings.toml")["linking"]["example"].text().c_str(), 34.99, 63.13, 8));
    CHECK(namedWithin("Qala-ye-Naw", 34.99, 63.13, 8));
}

TEST_CASE("every alternative name of a country or province finds it") {
    for (const auto &[file, prefix] : {std::pair("gazetteer/countries.toml", "country:"),
                                       std::pair("gazetteer/provinces.toml", "admin1:")}) {
        const Value alternatives = readAsset(file);
        CHECK(alternatives.table().size() > 20);
        for (const auto &[code, entry] : alternatives.table())
            for (const char *language : {"en", "ar"})
                for (const std::string &name : entry[language].strings()) {
                    INFO(name);
                    CHECK(names(name, prefix + code));
                }
    }
}

TEST_CASE("a country stands first among the bearers of its name, with a size and a point inside it") {
    for (const char *name : {"سوريا", "سورية", "Syria"}) {
        INFO(name);
        const auto matches = bundled().named(text::fold(name));
        REQUIRE_FALSE(matches.empty());
        CHECK(bundled().place(matches.front().place).id == "country:SY");
    }
    const auto syria = bundled().place(bundled().byId("country:SY").value());
    CHECK(syria.type == "country");
    CHECK(static_cast<double>(syria.radius_km) == Approx(244).margin(8)); // 187,437 km², Natural Earth
    CHECK(bundled().countryAt(syria.position) == "SY");
    CHECK(bundled().place(bundled().byId("admin1:IQ-NI").value()).name_ar == "نينوى");
}

TEST_CASE("a town tells whose capital it is") {
    const auto seatOf = [](const char *name, const char *country) {
        for (const gazetteer::Match &match : bundled().named(text::fold(name)))
            if (const gazetteer::Place place = bundled().place(match.place); place.country == country && place.type == "city")
                return place.seat;
        return gazetteer::Seat::none;
    };
    for (const auto &[name, country] : {std::pair{"Baghdad", "IQ"}, {"دمشق", "SY"}, {"Kabul", "AF"}, {"Khartoum", "SD"}, {"صنعاء", "YE"}, {"Tripoli", "LY"}, {"Kyiv", "UA"}, {"Bamako", "ML"}}) {
        INFO(name);
        CHECK(seatOf(name, country) == gazetteer::Seat::country);
    }
    CHECK(seatOf("Ramadi", "IQ") == gazetteer::Seat::province);
    CHECK(seatOf("Fallujah", "IQ") == gazetteer::Seat::none);
}

TEST_CASE("the pronoun is no country") { CHECK_FALSE(names("us", "country:US")); }

TEST_CASE("points lie in their countries and provinces") {
    CHECK(bundled().countryAt(geo::LatLon::fromDegrees(33.637, 42.828)) == "IQ");
    CHECK(bundled().admin1At(geo::LatLon::fromDegrees(33.637, 42.828)) == "IQ-AN");
    CHECK(bundled().admin1At(geo::LatLon::fromDegrees(35.953, 39.008)) == "SY-RA");
    CHECK(bundled().countryAt(geo::LatLon::fromDegrees(39.0, -98.0)) == "US");
    CHECK(bundled().countryAt(geo::LatLon::fromDegrees(-17.8, 178.0)) == "FJ");
    CHECK(bundled().countryAt(geo::LatLon::fromDegrees(66.0, -173.0)) == "RU"); // beyond the antimeridian
    CHECK(bundled().countryAt(geo::LatLon::fromDegrees(35.0, 20.0)).empty());   // the sea
}

TEST_CASE("spellings by ear find the place") {
    CHECK(idsOf(bundled().similar("Menbidj", 5, "SY")).front() == "gn:167357");
    CHECK(idsOf(bundled().similar("Dayr az-Zaur", 3)).front() == "gn:170794");
    const auto started = idsOf(bundled().similar("Alepp", 5));
    CHECK(std::find(started.begin(), started.end(), "gn:170063") != started.end());
    CHECK(bundled().similar("Aleppo", 5).front().similarity == 1);
    CHECK(bundled().similar("Aleppo", 5).size() <= 5);
    CHECK(bundled().similar("", 5).empty());
    for (const auto &hit : bundled().similar("Aleppo", 30, "SY"))
        CHECK(bundled().place(hit.place).country == "SY");
}

TEST_CASE("places in a box come most populous first, none smaller than asked") {
    const geo::Box syria{34.9, 36.5, 37.2, 42};
    const auto places = bundled().placesIn(syria, 100'000, 4);
    REQUIRE(places.size() == 4);
    std::uint32_t before = 4'000'000'000u;
    for (const auto index : places) {
        const auto place = bundled().place(index);
        CHECK(place.population <= before);
        CHECK(place.population >= 100'000);
        CHECK(syria.contains(place.position));
        before = place.population;
    }
    CHECK(bundled().place(places.front()).name_ar == "حلب");
    CHECK(bundled().placesIn(geo::Box{}, 0, 10).empty());
}

TEST_CASE("no names are broken and no position is off the earth") {
    REQUIRE(bundled().size() > 150'000);
    for (gazetteer::PlaceIndex i = 0; i < bundled().size(); i += 997) {
        const auto place = bundled().place(i);
        INFO(place.id);
        CHECK_FALSE((place.name_en.empty() && place.name_ar.empty()));
        CHECK(place.name_ar.find("\xEF\xBF\xBD") == std::string_view::npos);
        CHECK(bundled().byId(place.id) == i);
        CHECK(place.radius_km > 0);
    }
}
