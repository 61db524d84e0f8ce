#include "catch.hpp"
#include "made_events.hpp"
#include "timeline/changes.hpp"

using namespace zamkan;
using namespace zamkan::timeline;
using test::Told;

namespace {
std::shared_ptr<const events::EventTable> tableOf(const std::vector<Told> &list) {
    auto table = std::make_shared<events::EventTable>();
    table->append(test::segmentOf(list), 0U);
    (void)table->byTime();
    return table;
}
Changes between(const std::shared_ptr<const events::EventTable> &table, const char *from, const char *to) {
    const std::vector<std::uint64_t> all(table->byTime().size() / 64 + 1, ~std::uint64_t{0});
    return changesBetween(table, all, *time::dayFromIso(from), *time::dayFromIso(to));
}
const geo::LatLon kHit = geo::LatLon::fromDegrees(33.64, 42.83), kRamadi = geo::LatLon::fromDegrees(33.42, 43.3);
} // namespace

TEST_CASE("a place changed hands when another party holds it after than before") {
    const auto changes = between(tableOf({{.gaining = "isis", .losing = "iraq_government", .place = "Hit", .at = kHit, .from = "2014-10-02"},
                                          {.gaining = "iraq_government", .losing = "isis", .place = "Hit", .at = kHit, .from = "2016-04-14"}}),
                                 "2015-01-01", "2017-01-01");
    REQUIRE(changes.places.size() == 1);
    CHECK(changes.changed == 1);
    CHECK(changes.places[0].changed_hands);
    CHECK(changes.places[0].before == "isis");
    CHECK(changes.places[0].after == "iraq_government");
    CHECK(changes.places[0].rows == std::vector<events::Row>{1});
    REQUIRE(changes.parties.size() == 2);
    CHECK(changes.rows == 1);
}

TEST_CASE("what was lost and won back did not change hands") {
    const auto changes = between(tableOf({{.gaining = "isis", .losing = "iraq_government", .place = "Ramadi", .at = kRamadi, .from = "2015-05-17"},
                                          {.gaining = "iraq_government", .losing = "isis", .place = "Ramadi", .at = kRamadi, .from = "2015-12-28"}}),
                                 "2015-01-01", "2016-06-01");
    REQUIRE(changes.places.size() == 1);
    CHECK_FALSE(changes.places[0].changed_hands);
    CHECK(changes.places[0].rows.size() == 2);
    CHECK(changes.parties.empty());
}

TEST_CASE("a place whose gainer nobody tells is held by nobody known") {
    const auto changes = between(tableOf({{.losing = "isis", .place = "Hit", .at = kHit, .from = "2016-04-14"}}), "2016-01-01", "2016-06-01");
    REQUIRE(changes.places.size() == 1);
    CHECK(changes.places[0].changed_hands);
    CHECK(changes.places[0].before == "isis");
    CHECK(changes.places[0].after.empty());
    REQUIRE(changes.parties.size() == 1);
    CHECK(changes.parties[0].lost == 1);
    CHECK(changes.parties[0].gained == 0);
}

TEST_CASE("events that move no line are listed and change nothing") {
    const auto changes = between(tableOf({{.type = "violence", .acting = "us", .place = "Hit", .at = kHit, .from = "2016-04-14"},
                                          {.type = "violence", .acting = "us", .place = "Hit", .at = kHit, .from = "2016-04-15"},
                                          {.type = "violence", .acting = "us", .from = "2016-04-15"}}),
                                 "2016-01-01", "2016-06-01");
    REQUIRE(changes.places.size() == 2);
    CHECK(changes.changed == 0);
    CHECK(changes.places[0].rows.size() == 2);
    CHECK(changes.places[1].place == nullptr);
    CHECK(changes.rows == 3);
}

TEST_CASE("the earlier moment belongs to what is before, the later one does not belong") {
    const auto table = tableOf({{.gaining = "a", .losing = "b", .place = "Hit", .at = kHit, .from = "2016-01-01"},
                                {.gaining = "b", .losing = "a", .place = "Hit", .at = kHit, .from = "2016-02-01"}});
    CHECK(between(table, "2016-01-01", "2016-02-01").rows == 1);
    CHECK(between(table, "2016-01-02", "2016-02-02").places.at(0).before == "a");
    CHECK(between(table, "2016-01-02", "2016-02-01").rows == 0);
}

TEST_CASE("rows of several sources that name one place alike are one place") {
    auto table = std::make_shared<events::EventTable>();
    table->append(test::segmentOf({{.gaining = "isis", .losing = "b", .place = "Hit", .country = "IQ", .at = kHit, .from = "2014-10-02"}}), 0U);
    table->append(test::segmentOf({{.gaining = "c", .losing = "isis", .place = "Hit", .country = "IQ", .at = kHit, .from = "2014-11-02"}}), 1U);
    (void)table->byTime();
    const auto changes = between(table, "2014-01-01", "2015-01-01");
    REQUIRE(changes.places.size() == 1);
    CHECK(changes.places[0].before == "b");
    CHECK(changes.places[0].after == "c");
}
