#include "base/value.hpp"
#include "catch.hpp"
#include "resolve/place_query.hpp"
#include "resolve/resolver.hpp"
#include <algorithm>

using namespace zamkan;
using resolve::Answer;
using resolve::Query;

namespace {

const gazetteer::Gazetteer &bundled() {
    static const gazetteer::Gazetteer gazetteer = gazetteer::Gazetteer::open().value;
    return gazetteer;
}

std::vector<Answer> ask(const Query &query, std::size_t limit = 10) {
    return resolve::geocode(query, bundled(), limit);
}

Query named(const std::string &name, const std::string &country = {}, const std::string &admin1 = {}) {
    Query query;
    query.name = name;
    query.country = country;
    query.admin1 = admin1;
    return query;
}

gazetteer::Place first(const Query &query) {
    const auto answers = ask(query, 1);
    return answers.empty() ? gazetteer::Place{} : bundled().place(answers.front().place);
}

} // namespace

TEST_CASE("a name is found in either script, with its reasons and a confidence") {
    for (const char *name : {"الرقة", "Raqqa", "Ar-Raqqah", "raqqa", "مدينة الرقة", "Raqqa city"}) {
        INFO(name);
        CHECK(first(named(name)).id == "gn:172955");
    }
    const auto answers = ask(named("هيت"));
    REQUIRE_FALSE(answers.empty());
    CHECK(answers.front().confidence > 0.8);
    CHECK_FALSE(answers.front().why.empty());
}

TEST_CASE("country and province decide between places of one name, as code or as a name in any language") {
    for (const char *country : {"SY", "SYR", "Syria", "سورية", "Syrian Arab Republic"}) {
        INFO(country);
        CHECK(first(named("Sinjar", country)).country == "SY");
    }
    for (const char *country : {"IQ", "العراق", "Iraq"}) {
        INFO(country);
        CHECK(first(named("سنجار", country)).country == "IQ");
    }
    for (const char *province : {"SY-RA", "Ar Raqqah governorate", "Raqqa", "محافظة الرقة", "Al-Raqqah Governorate"}) {
        INFO(province);
        CHECK(first(named("Karama", "Syria", province)).admin1 == "SY-RA");
    }
    CHECK(first(named("Tabqa", "Syria", "Dayr Az Zor province")).country == "SY");
}

TEST_CASE("a point that is given draws to the nearer of two") {
    Query query = named("Sinjar");
    query.near = geo::LatLon::fromDegrees(35.6, 36.9);
    CHECK(first(query).country == "SY");
    query.near = geo::LatLon::fromDegrees(36.2, 42.0);
    CHECK(first(query).country == "IQ");
}

TEST_CASE("a type tells the dam from the town") {
    CHECK(first(named("Tabqa Dam")).type == "dam");
    CHECK(first(named("سد الطبقة")).type == "dam");
    CHECK(first(named("الطبقة", "SY")).type == "town");
    Query query = named("Tabqa", "SY");
    query.type = "airbase";
    CHECK(first(query).type == "airbase");
}

TEST_CASE("a spelling nobody wrote down is found by ear, with less confidence") {
    const auto known = ask(named("Manbij", "SY")), byEar = ask(named("Mymbydge", "SY"));
    REQUIRE_FALSE(known.empty());
    REQUIRE_FALSE(byEar.empty());
    CHECK(byEar.front().place == known.front().place);
    CHECK(byEar.front().confidence < known.front().confidence);
    CHECK_THAT(byEar.front().why.front().said(), ContainsSubstring("spelt like"));
}

TEST_CASE("of names that sound alike the one that is written alike is meant, and a guess does not favour cities") {
    CHECK(first(named("Maar Shamarin", "Syria", "Idlib Governorate")).name_en == "Maarr Shamarin");
    CHECK(first(named("Bala al Atiqa", "Syria", "Rif Dimashq Governorate")).name_en == "Bala al Atiqah");
}

TEST_CASE("a thing is found by whichever of its generic words is listed") {
    for (const char *name : {"Taftanaz Military Airbase", "Taftanaz air base", "Taftanaz military airport"}) {
        INFO(name);
        CHECK(first(named(name, "Syria", "Idlib Governorate")).type == "airbase");
    }
    CHECK(first(named("Tiyas Military Airbase (T4)", "Syria", "Homs Governorate")).id == "sy-airbase-t4-air-base");
}

TEST_CASE("a place nobody lists is answered with its province, at no great confidence") {
    const auto answers = ask(named("Qwzfgtil village", "Syria", "Homs Governorate"));
    REQUIRE_FALSE(answers.empty());
    CHECK(bundled().place(answers.front().place).id == "admin1:SY-HI");
    CHECK(answers.front().confidence < 0.3);
}

TEST_CASE("counties of the United States and villages of several wars are known") {
    CHECK(first(named("Ouachita Parish")).country == "US");
    for (const auto &[name, country] :
         {std::pair("Haradh", "YE"), {"Tarhuna", "LY"}, {"Zalingei", "SD"}, {"Diffa", "NE"}, {"Djibo", "BF"}}) {
        INFO(name);
        CHECK(first(named(name, country)).country == country);
    }
}

TEST_CASE("alternatives, and places that only say where, are tried too") {
    CHECK(first(named("Nowhere at all/Kobani", "SY")).id == "gn:172256");
    CHECK(first(named("Xyzzyqua (Kobani)", "SY")).id == "gn:172256");
    const auto rough = ask(named("Silos east of Palmyra", "Syria"));
    REQUIRE_FALSE(rough.empty());
    CHECK(bundled().place(rough.front().place).id == "gn:163808");
    CHECK(rough.front().confidence < ask(named("Palmyra", "Syria")).front().confidence);
}

TEST_CASE("codes are countries and provinces") {
    CHECK(first(named("IQ")).id == "country:IQ");
    CHECK(first(named("US")).id == "country:US");
    CHECK(first(named("SY-HL")).id == "admin1:SY-HL");
    CHECK(first(named("Homs Governorate", "SY")).id == "admin1:SY-HI");
    CHECK(first(named("سورية")).id == "country:SY");
}

TEST_CASE("confidences of one name add up to at most one and fall from answer to answer") {
    for (const char *name : {"Sinjar", "الثورة", "Springfield", "Aleppo", "San José", "Zebdeen"}) {
        INFO(name);
        double sum = 0, before = 1;
        for (const Answer &answer : ask(named(name))) {
            CHECK(answer.confidence <= before);
            before = answer.confidence;
            sum += answer.confidence;
        }
        CHECK(sum > 0);
        CHECK(sum <= 1.0001);
    }
    CHECK(ask(named("Springfield")).front().confidence < 0.6); // nobody can know which
}

TEST_CASE("what is no name gives nothing, and no more is given than asked for") {
    CHECK(ask(named("")).empty());
    CHECK(ask(named("—")).empty());
    CHECK(ask(named("\xFF\xFE")).empty());
    CHECK(ask(named("Aleppo"), 2).size() <= 2);
    CHECK(ask(named("Aleppo"), 0).empty());
    CHECK(ask(named(std::string(5000, 'x'))).size() <= 10);
}

TEST_CASE("each group of generic words finds its example") {
    const Value asset = readAsset("gazetteer/generic_words.toml");
    CHECK(asset["kind"].list().size() > 8);
    std::vector<Value> groups = asset["kind"].list();
    groups.push_back(asset["relation"]);
    for (const Value &group : groups) {
        const std::string name = group["example"]["name"].text();
        INFO(name);
        CHECK(first(named(name)).id == group["example"]["finds"].text());
    }
}

TEST_CASE("a name is taken apart, the most faithful form first") {
    const auto forms = resolve::formsOf("Tall Cerce/Jerji village");
    REQUIRE(forms.size() > 3);
    CHECK(forms.front().name == "Tall Cerce/Jerji village");
    const auto has = [&](const char *name) {
        return std::any_of(forms.begin(), forms.end(), [&](const auto &form) { return form.name == name; });
    };
    CHECK(has("Tall Cerce"));
    CHECK(has("jerji"));
    CHECK(resolve::provinceName("Homs Governorate") == "homs");
    CHECK(resolve::provinceName("محافظة نينوى") == "نينوي");
}
