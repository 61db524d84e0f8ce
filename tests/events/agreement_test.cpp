#include "catch.hpp"
#include "events/agreement.hpp"

using namespace zamkan;
using namespace zamkan::events;

namespace {
Event told(const char *from, const char *to) {
    Event event;
    event.type = "violence";
    event.when = time::Interval(time::Instant(*time::dayFromIso(from)), time::Instant(*time::dayFromIso(to)));
    return event;
}

std::vector<Disagreement> among(std::vector<Event> list) {
    EventTable table;
    DuplicateGroup group;
    for (Event &event : list) {
        group.rows.push_back(static_cast<Row>(group.rows.size()));
        table.append(EventSegment::of({std::move(event)}), static_cast<std::uint32_t>(group.rows.size()));
    }
    return disagreementsOf(table, group);
}

Event party(Event event, const char *role, const char *id) {
    event.actors.push_back({id, id, "", role});
    return event;
}

Event amount(Event event, double low, double high, const char *unit = "person") {
    event.magnitude_low = low;
    event.magnitude_high = high;
    event.unit = unit;
    return event;
}
} // namespace

TEST_CASE("sources that say the same, or that say nothing, do not disagree") {
    const Event day = told("2016-06-13", "2016-06-14");
    CHECK(among({day, day}).empty());
    CHECK(among({day, told("2016-06-01", "2016-07-01")}).empty()); // vague
    CHECK(among({amount(day, 12, 12), day}).empty());
    CHECK(among({amount(day, 12, 12), amount(day, 10, 15)}).empty());
    CHECK(among({amount(day, 12, 12), amount(day, 3, 3, "building")}).empty()); // not the same thing
    CHECK(among({party(day, "losing", "isis"), party(day, "gaining", "iraq")}).empty());
    CHECK(among({party(party(day, "losing", "isis"), "gaining", "iraq"), party(party(day, "gaining", "iraq"), "gaining", "pmf")}).empty());
}

TEST_CASE("dates that do not meet, sides that are swapped and numbers that are apart are disagreements with their rows") {
    const Event day = told("2016-06-13", "2016-06-14"), next = told("2016-06-14", "2016-06-15");
    const auto dates = among({day, next, day});
    REQUIRE(dates.size() == 1);
    CHECK(dates[0] == Disagreement{Matter::date, {{0, 2}, {1}}});
    const auto sides = among({party(day, "losing", "isis"), party(day, "gaining", "isis")});
    REQUIRE(sides.size() == 1);
    CHECK(sides[0] == Disagreement{Matter::side, {{0}, {1}}});
    const auto numbers = among({amount(day, 12, 12), day, amount(day, 40, 60), amount(next, 45, 45)});
    REQUIRE(numbers.size() == 2);
    CHECK(numbers[0] == Disagreement{Matter::date, {{0, 1, 2}, {3}}});
    CHECK(numbers[1] == Disagreement{Matter::number, {{0}, {2, 3}}});
}

TEST_CASE("of all rows only those are compared near whose day another source tells something, and rows may be chosen") {
    EventTable table;
    const auto placed = [](const char *from, const char *to, double killed) {
        Event event = amount(told(from, to), killed, killed);
        EventPlace place;
        place.position = geo::LatLon::fromDegrees(35.95, 39.01);
        event.places.push_back(place);
        return event;
    };
    table.append(EventSegment::of({placed("2016-06-13", "2016-06-14", 12), placed("2016-08-01", "2016-08-02", 5)}), 0);
    table.append(EventSegment::of({placed("2016-06-13", "2016-06-14", 40)}), 1);
    const Agreement found = agreementOf(table);
    REQUIRE(found.groups.size() == 1);
    CHECK(found.groups[0].rows == std::vector<Row>{0, 2});
    REQUIRE(found.disagreements[0].size() == 1);
    CHECK(found.disagreements[0][0] == Disagreement{Matter::number, {{0}, {2}}});
    CHECK(found.whole);
    const std::vector<Row> chosen{0, 1};
    CHECK(agreementOf(table, &chosen).groups.empty());
    Progress stopped;
    stopped.cancel();
    CHECK_THROWS_AS(agreementOf(table, nullptr, &stopped), Cancelled);
}
