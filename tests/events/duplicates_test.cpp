#include "catch.hpp"
#include "events/duplicates.hpp"
#include "made.hpp"

using namespace zamkan;
using namespace zamkan::events;
using test::day;

namespace {

Sighting seen(Row row, std::uint32_t source, time::Day when, double latitude, double longitude,
              std::vector<std::string_view> actors = {"isis"}, std::string_view type = "violence") {
    return {row, source, time::Instant(when).time_since_epoch().count(), geo::LatLon::fromDegrees(latitude, longitude), type,
            std::move(actors)};
}

using Rows = std::vector<Row>;
const time::Day kDay = day(2016, 6, 13);
constexpr std::chrono::days kNext{1};

} // namespace

TEST_CASE("the same day and place, type and party in two sources are one event told twice") {
    const auto groups = duplicatesAmong({seen(0, 0, kDay, 36.34, 43.12), seen(1, 1, kDay + kNext, 36.36, 43.12),
                                         seen(2, 2, kDay, 36.34, 43.13, {"iraq", "isis"}), seen(3, 1, kDay, 33, 44)});
    REQUIRE(groups.size() == 1);
    CHECK(groups[0].rows == Rows{0, 1, 2});
    CHECK(groups[0].days == 1);
    CHECK(groups[0].km == Approx(2.2).margin(0.3));
}

TEST_CASE("what differs by more, or stands in one source, is no duplicate") {
    const Sighting one = seen(0, 0, kDay, 36.34, 43.12);
    CHECK(duplicatesAmong({one, seen(1, 0, kDay, 36.34, 43.12)}).empty());                       // the same source
    CHECK(duplicatesAmong({one, seen(1, 1, kDay + kNext + kNext, 36.34, 43.12)}).empty());       // two days
    CHECK(duplicatesAmong({one, seen(1, 1, kDay, 36.44, 43.12)}).empty());                       // eleven km
    CHECK(duplicatesAmong({one, seen(1, 1, kDay, 36.34, 43.12, {"isis"}, "control")}).empty());  // another type
    CHECK(duplicatesAmong({one, seen(1, 1, kDay, 36.34, 43.12, {"iraq"})}).empty());             // another party
    CHECK(duplicatesAmong({one, seen(1, 1, kDay, 36.34, 43.12, {})}).empty());                   // none named
    CHECK(duplicatesAmong({seen(0, 0, kDay, 36.34, 43.12, {}), seen(1, 1, kDay, 36.34, 43.12, {})}).size() == 1);
    CHECK(duplicatesAmong({}).empty());
}

TEST_CASE("a row goes with the nearest of another source, and a group holds one row of a source") {
    const auto groups = duplicatesAmong({seen(0, 0, kDay, 36.34, 43.12), seen(1, 0, kDay, 36.36, 43.12),
                                         seen(2, 1, kDay, 36.361, 43.12), seen(3, 1, kDay, 36.341, 43.12)});
    REQUIRE(groups.size() == 2);
    CHECK(groups[0].rows == Rows{0, 3});
    CHECK(groups[1].rows == Rows{1, 2});
}

TEST_CASE("neighbours across the antimeridian and before 1970 are found") {
    const auto groups = duplicatesAmong({seen(0, 0, day(1967, 6, 5), 10, 179.99), seen(1, 1, day(1967, 6, 6), 10, -179.99)});
    REQUIRE(groups.size() == 1);
    CHECK(groups[0].days == 1);
}

TEST_CASE("a table's rows that are denied, undated, dated only by the story, unplaced or placed roughly are not compared") {
    EventTable table;
    const std::optional<time::DateRange> when = time::DateRange::day(kDay);
    for (int i = 0; i < 2; ++i)
        table.append(test::event(when, {geo::LatLon::fromDegrees(36, 43)}));
    Event denied = test::event(when, {geo::LatLon::fromDegrees(36, 43)});
    denied.status = "denied";
    Event rough = test::event(when, {geo::LatLon::fromDegrees(36, 43)});
    rough.places[0].radius_km = 80;
    table.append(denied);
    table.append(rough);
    table.append(test::event(std::nullopt, {geo::LatLon::fromDegrees(36, 43)}));
    table.append(test::event(when));
    Event round = test::event(when, {geo::LatLon::fromDegrees(36, 43)});
    round.story_time = true; // that day, or a later one
    table.append(round);
    const std::vector<std::uint32_t> sources{0, 1, 2, 3, 4, 5, 6};
    const auto sightings = sightingsOf(table, sources);
    REQUIRE(sightings.size() == 2);
    CHECK(duplicatesAmong(sightings).at(0).rows == Rows{0, 1});
}

TEST_CASE("what lies too thick to be compared is left off, and it is said") {
    std::vector<Sighting> thick;
    for (std::uint32_t i = 0; i < 40; ++i)
        thick.push_back(seen(i, i % 2, kDay, 36.34, 43.12));
    bool whole = false;
    CHECK(duplicatesAmong(thick, {}, &whole).size() == 20);
    CHECK(whole);
    DuplicateRules few;
    few.most = 100;
    (void)duplicatesAmong(thick, few, &whole);
    CHECK_FALSE(whole);
}
