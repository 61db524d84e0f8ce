#include "resolve/resolver.hpp"
#include "catch.hpp"
#include "resolve/calibration.hpp"
#include "text/fold.hpp"
#include <algorithm>

using namespace zamkan;

namespace {

const gazetteer::Gazetteer &world() {
    static const gazetteer::Gazetteer gazetteer = gazetteer::Gazetteer::open().value;
    return gazetteer;
}

mentions::PlaceMention mention(const std::string &name, const std::string &cue = {}) {
    mentions::PlaceMention out;
    out.name = name;
    out.cue = cue;
    const auto matches = world().named(text::fold(name));
    out.candidates.assign(matches.begin(), matches.end());
    REQUIRE_FALSE(out.candidates.empty());
    return out;
}

mentions::Mentions with(std::vector<mentions::PlaceMention> places) {
    mentions::Mentions out;
    out.places = std::move(places);
    return out;
}

gazetteer::Place placeOf(const resolve::ResolvedPlace &resolved) {
    REQUIRE(resolved.place);
    return world().place(*resolved.place);
}

} // namespace

TEST_CASE("a name in the country that holds it is that country's, and says so") {
    auto hit = mention("هيت");
    hit.container = 1;
    const auto resolved = resolve::resolvePlaces(with({hit, mention("العراق")}), world());
    CHECK(placeOf(resolved[0]).country == "IQ");
    CHECK(std::any_of(resolved[0].why.begin(), resolved[0].why.end(), [](const zamkan::Reason &why) { return why.said() == "country named: العراق"; }));
}

TEST_CASE("Sinjar follows the country that the text names") {
    auto sinjar = mention("سنجار");
    sinjar.container = 1;
    CHECK(placeOf(resolve::resolvePlaces(with({sinjar, mention("العراق")}), world())[0]).country == "IQ");
    CHECK(placeOf(resolve::resolvePlaces(with({sinjar, mention("سوريا")}), world())[0]).country == "SY");
}

TEST_CASE("the towns around decide between places of one name") {
    const auto texas = resolve::resolvePlaces(with({mention("Paris"), mention("Texas"), mention("Sulphur Springs")}), world());
    CHECK(placeOf(texas[0]).admin1 == "US-TX");
    const auto france = resolve::resolvePlaces(with({mention("Paris"), mention("Lyon"), mention("France")}), world());
    CHECK(placeOf(france[0]).country == "FR");
}

TEST_CASE("a town comes before the province of its name unless the text says province") {
    CHECK(placeOf(resolve::resolvePlaces(with({mention("الرقة"), mention("تدمر")}), world())[0]).type == "city");
    CHECK(placeOf(resolve::resolvePlaces(with({mention("الرقة", "province"), mention("تدمر")}), world())[0]).type == "province");
}

TEST_CASE("a state is not taken for a town of its name in another state") {
    const auto states = resolve::resolvePlaces(with({mention("California"), mention("Indiana"), mention("Florida")}), world());
    for (const auto &state : states) CHECK(placeOf(state).type == "province");
    CHECK(placeOf(resolve::resolvePlaces(with({mention("New York")}), world())[0]).type == "city");
}

TEST_CASE("a county is looked for where places are called counties") {
    auto county = mention("Boone", "county");
    county.cue_countries = {"US"};
    CHECK(placeOf(resolve::resolvePlaces(with({county}), world())[0]).country == "US");
}

TEST_CASE("a place beside another is the one of its name that lies there") {
    auto first = mention("الروضة");
    first.near = 1;
    const auto resolved = resolve::resolvePlaces(with({first, mention("تعز")}), world());
    CHECK(placeOf(resolved[0]).country == "YE");
}

TEST_CASE("a quarter that nobody knows stands for its town, with a radius and less confidence") {
    mentions::PlaceMention quarter;
    quarter.name = "القرقش";
    quarter.cue = "neighbourhood";
    quarter.near = 1;
    const auto resolved = resolve::resolvePlaces(with({quarter, mention("تعز")}), world());
    CHECK_FALSE(resolved[0].place);
    CHECK(resolved[0].beside == resolved[1].place);
    CHECK(resolved[0].radius_km >= 15);
    CHECK(resolved[0].confidence < resolved[1].confidence);
}

TEST_CASE("of two countries of one name the one whose towns are named is meant, and a region is no town") {
    CHECK(placeOf(resolve::resolvePlaces(with({mention("Congo"), mention("Goma"), mention("Bukavu")}), world())[0]).country == "CD");
    CHECK(placeOf(resolve::resolvePlaces(with({mention("Donetsk", "region")}), world())[0]).type == "province");
}

TEST_CASE("one name is one place throughout a text") {
    auto first = mention("سنجار");
    first.container = 1;
    const auto resolved = resolve::resolvePlaces(with({first, mention("سوريا"), mention("العراق"), mention("سنجار")}), world());
    CHECK(resolved[0].place == resolved[3].place);
}

TEST_CASE("a distance and a direction move the point, a direction alone widens it") {
    auto mosul = mention("Mosul");
    const auto plain = resolve::resolvePlaces(with({mosul}), world())[0];
    mosul.bearing = 180;
    const auto south = resolve::resolvePlaces(with({mosul}), world())[0];
    CHECK(geo::distanceKm(south.position, plain.position) < 0.1);
    CHECK(south.radius_km > plain.radius_km);
    mosul.distance_km = 20;
    const auto shifted = resolve::resolvePlaces(with({mosul}), world())[0];
    CHECK(geo::distanceKm(shifted.position, plain.position) == Approx(20).margin(0.1));
    CHECK(shifted.position.latitude() < plain.position.latitude());
}

TEST_CASE("the eastern part of a country lies east of its middle") {
    auto syria = mention("سورية");
    syria.bearing = 90;
    const auto resolved = resolve::resolvePlaces(with({syria, mention("سوريا")}), world());
    CHECK(resolved[0].position.longitude() > resolved[1].position.longitude() + 0.5);
    CHECK(resolved[0].radius_km < resolved[1].radius_km);
}

TEST_CASE("confidences of one mention add up to at most one") {
    for (const auto &resolved : resolve::resolvePlaces(with({mention("Alexandria"), mention("Springfield"), mention("الثورة")}), world())) {
        double sum = resolved.confidence;
        CHECK(resolved.confidence > 0);
        for (const auto &other : resolved.alternatives) {
            CHECK(other.confidence <= resolved.confidence);
            sum += other.confidence;
        }
        CHECK(sum <= 1.0);
    }
}

TEST_CASE("confidence rises with the evidence for a place and with the share of its reading, and is never certainty") {
    for (double low = 0; low < 1; low += 0.01) {
        CHECK(resolve::chanceOfPlace(low) <= resolve::chanceOfPlace(low + 0.01));
        CHECK(resolve::chanceOfReading(low) <= resolve::chanceOfReading(low + 0.01));
    }
    CHECK(resolve::chanceOfPlace(1) < 1);
    CHECK(resolve::chanceOfReading(1) < 1);
    auto sure = mention("Mosul"), doubtful = sure;
    doubtful.evidence = 0.6;
    CHECK(resolve::resolvePlaces(with({sure}), world())[0].confidence > 0.85);
    CHECK(resolve::resolvePlaces(with({doubtful}), world())[0].confidence < 0.7);
}

TEST_CASE("a mention that nobody knows stays without a place") {
    mentions::PlaceMention unknown;
    unknown.name = "Nowhere-on-Sea";
    unknown.cue = "village";
    const auto resolved = resolve::resolvePlaces(with({unknown}), world())[0];
    CHECK_FALSE(resolved.place);
    CHECK(resolved.why.size() == 1);
}

TEST_CASE("a village that nobody lists is near the town named with it, with a radius and less confidence") {
    mentions::PlaceMention unknown;
    unknown.name = "قرقشونية";
    unknown.cue = "village";
    auto town = mention("خان شيخون");
    town.span = {0, 17};
    unknown.span = {30, 46};
    const auto resolved = resolve::resolvePlaces(with({town, unknown}), world());
    CHECK_FALSE(resolved[1].place);
    REQUIRE(resolved[1].beside);
    CHECK(geo::distanceKm(resolved[1].position, resolved[0].position) < 1);
    CHECK(resolved[1].radius_km >= 25);
    CHECK(resolved[1].confidence < resolved[0].confidence / 2);
}

TEST_CASE("an airport named after a town that the gazetteer does not call so is the one beside the town") {
    const auto resolved = resolve::resolvePlaces(with({mention("Mekelle", "airport")}), world());
    CHECK(placeOf(resolved[0]).type == "airport");
}

TEST_CASE("a village of this name in a country that the text is not of is not the one meant") {
    auto kibumba = mention("Kibumba");
    auto pemba = mention("Pemba"), macomia = mention("Macomia"), country = mention("Mozambique");
    kibumba.span = {200, 204}, pemba.span = {0, 5}, macomia.span = {20, 27}, country.span = {40, 50};
    const auto resolved = resolve::resolvePlaces(with({pemba, macomia, country, kibumba}), world());
    CHECK_FALSE(resolved[3].place);
    CHECK(resolved[3].beside);
}

TEST_CASE("a city that all the world knows is not a village of its name near the scene") {
    const auto resolved = resolve::resolvePlaces(with({mention("رفح"), mention("خان يونس"), mention("غزة"), mention("الدوحة")}), world());
    CHECK(placeOf(resolved[3]).country == "QA");
}

TEST_CASE("one place beside it says more of where a village is than many that lie somewhere near") {
    std::vector<mentions::PlaceMention> places;
    for (const char *name : {"Lysychansk", "Sievierodonetsk", "Kreminna", "Izium", "Lyman", "Pobieda", "Marinka", "Novomykhailivka", "Bakhmut", "Klishchiivka", "Avdiivka"})
        places.push_back(mention(name));
    const auto resolved = resolve::resolvePlaces(with(places), world());
    CHECK(geo::distanceKm(resolved[7].position, resolved[6].position) < 20);
}

TEST_CASE("a province abroad of this name is not meant where nothing calls it one") {
    auto tripoli = mention("Tripoli"), tarhuna = mention("Tarhuna"), gharyan = mention("Gharyan"), sirte = mention("Sirte"), quarter = mention("Salahuddin");
    std::uint32_t at = 0;
    for (auto *each : {&tripoli, &tarhuna, &gharyan, &sirte, &quarter}) each->span = {at, at + 10}, at += 20;
    const auto resolved = resolve::resolvePlaces(with({tripoli, tarhuna, gharyan, sirte, quarter}), world());
    CHECK_FALSE(resolved[4].place);
    CHECK(resolved[4].beside);
}
