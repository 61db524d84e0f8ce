#include "catch.hpp"
#include "gazetteer/index_builder.hpp"
#include "gazetteer/index_view.hpp"
#include <cstring>

using namespace zamkan;
using namespace zamkan::gazetteer;

namespace {

NewPlace town(const char *id, const char *english, const char *arabic, double latitude, double longitude,
              std::uint32_t population) {
    NewPlace place;
    place.id = id;
    place.name_en = english;
    place.name_ar = arabic;
    place.type = "town";
    place.country = "SY";
    place.position = geo::LatLon::fromDegrees(latitude, longitude);
    place.population = population;
    return place;
}

std::string smallIndex(std::uint64_t fingerprint = 7) {
    IndexBuilder builder;
    builder.add(town("a", "Tall Abyad", "تل أبيض", 36.7, 38.95, 15'000));
    builder.add(town("b", "Tabqa", "الطبقة", 35.83, 38.54, 69'000));
    const PlaceIndex other = builder.add(town("c", "Tabqa", "الطبقة", 33.0, 36.0, 200));
    builder.addName(other, "St. Tabqa (old)", MatchKind::alias);
    builder.addName(other, "T4", MatchKind::alias);
    builder.addCountryArea(
        "SY", {geo::Polygon{{{geo::LatLon::fromDegrees(32, 35), geo::LatLon::fromDegrees(32, 42),
                              geo::LatLon::fromDegrees(37, 42), geo::LatLon::fromDegrees(37, 35)}}}});
    return builder.finish(fingerprint);
}

} // namespace

TEST_CASE("places are found by folded name, the most populous first, and by id") {
    const std::string bytes = smallIndex();
    const auto view = IndexView::over(bytes, 7);
    REQUIRE(view);
    CHECK(view->size() == 3);
    const auto matches = view->named("tabqa");
    REQUIRE(matches.size() == 2);
    CHECK(view->place(matches[0].place).population == 69'000);
    CHECK(matches[0].kind == MatchKind::preferred);
    CHECK(view->place(view->named("تل ابيض").front().place).name_en == "Tall Abyad");
    CHECK(view->named("damascus").empty());
    CHECK(view->named("").empty());
    REQUIRE(view->byId("c"));
    CHECK(view->place(*view->byId("c")).position == geo::LatLon::fromDegrees(33, 36));
    CHECK_FALSE(view->byId("d"));
}

TEST_CASE("names with punctuation are found as running text is cut into words") {
    const std::string bytes = smallIndex();
    const auto view = IndexView::over(bytes, 7);
    REQUIRE(view);
    CHECK(view->named("st tabqa old").size() == 1);
    CHECK(view->named("t4").size() == 1);
    CHECK(view->named("t 4").size() == 1);
    CHECK(view->namesFrom("st").longest() == 3);
    CHECK(view->namesFrom("t").longest() == 2);
    CHECK(view->namesFrom("تل").longest() == 2);
    CHECK(view->namesFrom("abyad").longest() == 0);
}

TEST_CASE("a word that starts no name, and two that start none together, are turned away") {
    const std::string bytes = smallIndex();
    const auto view = IndexView::over(bytes, 7);
    REQUIRE(view);
    for (const char *word : {"tall", "tabqa", "st", "t", "تل", "الطبقه"}) {
        INFO(word);
        CHECK(view->mayStart(word));
    }
    for (const char *words : {"tall abyad", "st tabqa", "تل ابيض"}) {
        INFO(words);
        CHECK(view->mayStartWith(words));
    }
    int wrongly = 0;
    for (int i = 0; i < 1000; ++i)
        wrongly += static_cast<int>(view->mayStart("word" + std::to_string(i))) +
                   static_cast<int>(view->mayStartWith("tall " + std::to_string(i)));
    CHECK(wrongly < 40);
    CHECK_FALSE(IndexView().mayStart("tall"));
    CHECK_FALSE(IndexView().mayStartWith("tall abyad"));
}

TEST_CASE("a first word tells how many words its names have") {
    IndexBuilder builder;
    const PlaceIndex place = builder.add(town("a", "Bab", "", 36, 38, 0));
    builder.addName(place, "Bab al Hawa", MatchKind::alias);
    const std::string bytes = builder.finish(1);
    const auto view = IndexView::over(bytes, 1);
    REQUIRE(view);
    const NameStart start = view->namesFrom("bab");
    CHECK(start.longest() == 3);
    CHECK(start.has(1));
    CHECK_FALSE(start.has(2));
    CHECK(start.has(3));
    CHECK(view->namesFrom("hawa").longest() == 0);
}

TEST_CASE("a place known by ear has no name for running text") {
    IndexBuilder builder;
    NewPlace has = town("a", "Has", "", 35.6, 36.6, 0);
    has.by_ear = true;
    builder.add(has);
    const std::string bytes = builder.finish(1);
    const auto view = IndexView::over(bytes, 1);
    REQUIRE(view);
    CHECK(view->named("has").empty());
    CHECK(view->namesFrom("has").longest() == 0);
    CHECK(view->looseNames("SY").size() == 1);
}

TEST_CASE("a row whose id is there already only adds names") {
    IndexBuilder builder;
    const PlaceIndex first = builder.add(town("a", "Ayn al Arab", "عين العرب", 36.89, 38.35, 50'000));
    CHECK(builder.add(town("a", "Kobani", "كوباني", 0, 0, 1)) == first);
    const std::string bytes = builder.finish(1);
    const auto view = IndexView::over(bytes, 1);
    REQUIRE(view);
    CHECK(view->size() == 1);
    REQUIRE(view->named("kobani").size() == 1);
    CHECK(view->named("kobani").front().kind == MatchKind::alias);
    CHECK(view->place(first).population == 50'000);
}

TEST_CASE("an index that is cut, foreign, of another version or other layers is refused") {
    const std::string bytes = smallIndex();
    CHECK_FALSE(IndexView::over(bytes, 8));
    CHECK_FALSE(IndexView::over("", 7));
    CHECK_FALSE(IndexView::over(std::string(4096, 'x'), 7));
    CHECK_FALSE(IndexView::over(std::string_view(bytes).substr(0, bytes.size() - 1), 7));
    CHECK_FALSE(IndexView::over(std::string_view(bytes).substr(0, 100), 7));
    std::string otherVersion = bytes;
    otherVersion[12] = static_cast<char>(otherVersion[12] + 1);
    CHECK_FALSE(IndexView::over(otherVersion, 7));
}

TEST_CASE("no damage to its bytes makes an index read outside them") {
    const std::string whole = smallIndex();
    std::uint32_t random = 12345;
    int read = 0;
    for (int round = 0; round < 3000; ++round) {
        std::string bytes = whole;
        for (int change = 0; change < 4; ++change) {
            random = random * 1664525u + 1013904223u;
            // The head is checked as a whole elsewhere: here its sections stand and what they hold is spoilt.
            const std::size_t at = sizeof(Head) + random % (bytes.size() - sizeof(Head));
            bytes[at] = static_cast<char>(random >> 24);
        }
        const auto view = IndexView::over(bytes, 7);
        REQUIRE(view);
        for (const char *name : {"tabqa", "تل ابيض", "nothing"})
            for (const Match &match : view->named(name))
                if (match.place < view->size())
                    read += static_cast<int>(view->place(match.place).name_en.size());
        read += static_cast<int>(view->namesFrom("st").longest());
        read += view->byId("b") ? 1 : 0;
        read += static_cast<int>(view->countryAt(geo::LatLon::fromDegrees(35, 38)).size());
        for (const LooseRecord &record : view->looseNames("SY"))
            read += static_cast<int>(view->placesOf(record).size());
        view->visitSquares(geo::Box{30, 30, 40, 40}, [&](PlaceIndex) { return ++read > 0; });
    }
    CHECK(read > 3000);
}

TEST_CASE("a point is in its country or nowhere") {
    const std::string bytes = smallIndex();
    const auto view = IndexView::over(bytes, 7);
    REQUIRE(view);
    CHECK(view->countryAt(geo::LatLon::fromDegrees(35, 38)) == "SY");
    CHECK(view->countryAt(geo::LatLon::fromDegrees(10, 38)).empty());
    CHECK(view->admin1At(geo::LatLon::fromDegrees(35, 38)).empty());
}
