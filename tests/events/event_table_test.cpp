#include "catch.hpp"
#include "events/event_table.hpp"
#include "made.hpp"
#include <random>

using namespace zamkan;
using namespace zamkan::events;
using zamkan::test::day;

namespace {
const geo::LatLon kHit = geo::LatLon::fromDegrees(33.64, 42.83);
const geo::LatLon kRutba = geo::LatLon::fromDegrees(33.04, 40.28);
} // namespace

TEST_CASE("an event with two places is two rows that lead to the same event") {
    EventTable table;
    Event event = test::event(time::DateRange::month(2016, 4), {kHit, kRutba});
    event.actors = {{"isis", "Islamic State", "داعش", "losing"}, {"", "Iraqi forces", "", "gaining"}};
    table.append(event);
    REQUIRE(table.size() == 2);
    CHECK(table.sameEvent(0, 1));
    CHECK(table.event(1).places.size() == 2);
    CHECK(table.position(0) == kHit);
    CHECK(table.position(1) == kRutba);
    CHECK(table.losing(1) == "isis");
    CHECK(table.gaining(1) == "Iraqi forces");
    CHECK(table.acting(1).empty());
    CHECK(table.radiusKm(1) == 3);
}

TEST_CASE("an event without a place or a date is kept as a row that is neither located nor dated") {
    EventTable table;
    table.append(test::event(std::nullopt));
    REQUIRE(table.size() == 1);
    CHECK_FALSE(table.located(0));
    CHECK_FALSE(table.dated(0));
    CHECK(table.place(0) == nullptr);
    CHECK(table.byTime().empty());
    CHECK(table.event(0).subtype == "lost");
}

TEST_CASE("rows are sorted by beginning, then end, then order of arrival, however they were added") {
    EventTable table;
    table.append(test::event(time::DateRange::day(day(2016, 3, 2)), {kHit}));
    table.append(test::event(time::DateRange::month(2016, 3), {kHit}));
    table.append(test::event(time::DateRange::day(day(2016, 3, 1)), {kHit}));
    CHECK(table.byTime() == std::vector<Row>{2, 1, 0});
    table.append(test::event(time::DateRange::day(day(2016, 3, 1)), {kRutba}));
    CHECK(table.byTime() == std::vector<Row>{2, 3, 1, 0});
}

TEST_CASE("stretches of any length keep their ends, in their rows and in the order of time") {
    EventTable table;
    table.append(test::event(time::DateRange(day(1516, 8, 24), day(2016, 8, 24)), {kHit}));
    table.append(test::event(time::DateRange::day(day(2016, 3, 1)), {kHit}));
    table.append(test::event(std::nullopt, {kRutba}));
    CHECK(table.to(0) == time::Instant(day(2016, 8, 24)).time_since_epoch().count());
    CHECK(table.to(1) == time::Instant(day(2016, 3, 2)).time_since_epoch().count());
    CHECK(table.to(2) == kUndated);
    CHECK(table.order().latestEnd() == table.to(0));
    CHECK(table.order().end(0) == table.to(0));
    CHECK(table.rowsBetween(table.from(1), table.to(1)) == std::vector<Row>{0, 1});
    CHECK(table.rowsBetween(table.to(1), table.to(0)) == std::vector<Row>{0});
}

TEST_CASE("positions in decimal degrees stay exactly what they are, to seven places") {
    const geo::LatLon written[] = {geo::LatLon::fromDegrees(33.6412345, 42.8276543), geo::LatLon::fromDegrees(-89.9999999, 179.9999999),
                                   geo::LatLon::fromDegrees(0.0000001, -180)};
    EventTable table;
    for (const geo::LatLon at : written)
        table.append(test::event(std::nullopt, {at}));
    for (Row row = 0; row < table.size(); ++row)
        CHECK(table.position(row) == written[row]);
}

TEST_CASE("views of words stay valid while the table grows") {
    EventTable table;
    table.append(test::event(std::nullopt));
    const std::string_view word = table.subtype(0);
    for (int i = 0; i < 1000; ++i) {
        Event event = test::event(std::nullopt);
        event.subtype = "s" + std::to_string(i);
        table.append(event);
    }
    CHECK(word == "lost");
    CHECK(word.data() == table.subtype(0).data());
}

TEST_CASE("skipping blocks of rows gives what looking at every row gives") {
    std::mt19937 random{7};
    const auto upTo = [&](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
    EventTable table;
    for (int i = 0; i < 20000; ++i) {
        const time::Day from = day(2000, 1, 1) + std::chrono::days{upTo(6000)};
        const int length = i % 997 == 0 ? 3000 : 1 + upTo(3); // few last for years
        table.append(test::event(time::DateRange(from, from + std::chrono::days{length})));
    }
    for (int i = 0; i < 50; ++i) {
        const std::int64_t after = (10957 + upTo(6000)) * std::int64_t{86400};
        const std::int64_t before = after + upTo(40) * std::int64_t{86400};
        std::vector<Row> expected;
        for (const Row row : table.byTime())
            if (table.from(row) < before && table.to(row) > after)
                expected.push_back(row);
        REQUIRE(table.rowsBetween(after, before) == expected);
    }
}
