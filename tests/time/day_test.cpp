#include "catch.hpp"
#include "time/day.hpp"

using namespace zamkan::time;
using namespace std::chrono;

TEST_CASE("only real days are read from ISO text") {
    CHECK(dayFromIso("2016-02-29") == Day(2016y / 2 / 29));
    CHECK_FALSE(dayFromIso("2015-02-29"));
    CHECK_FALSE(dayFromIso("2016-13-01"));
    CHECK_FALSE(dayFromIso("2016-6-13"));
    CHECK_FALSE(dayFromIso("+016-06-13"));
}

TEST_CASE("a clock time is written only when there is one") {
    const Day day(2016y / 6 / 13);
    CHECK(toIso(Instant(day)) == "2016-06-13");
    CHECK(toIso(Instant(day) + 14h + 30min) == "2016-06-13T14:30Z");
    CHECK(toIso(Instant(day) + 14h + 30min + 5s) == "2016-06-13T14:30:05Z");
}

TEST_CASE("months are added to the last day of a shorter month") {
    CHECK(addMonths(Day(2016y / 8 / 31), -6) == Day(2016y / 2 / 29));
    CHECK(addMonths(Day(2016y / 12 / 15), 1) == Day(2017y / 1 / 15));
}

TEST_CASE("weeks begin on Monday") {
    CHECK(mondayOf(Day(2016y / 6 / 13)) == Day(2016y / 6 / 13));
    CHECK(mondayOf(Day(2016y / 6 / 19)) == Day(2016y / 6 / 13));
}

TEST_CASE("a range is half-open and never empty") {
    const DateRange march = DateRange::month(2011, 3);
    CHECK(march.days() == 31);
    CHECK_FALSE(march.contains(Day(2011y / 4 / 1)));
    CHECK_FALSE(march.overlaps(DateRange::month(2011, 4)));
    CHECK_THROWS_AS(DateRange(march.end(), march.first()), std::invalid_argument);
    CHECK_THROWS_AS(Interval(Instant(march.first()), Instant(march.first())), std::invalid_argument);
}

TEST_CASE("every granularity is read as it is written") {
    for (int i = 0; i <= static_cast<int>(Granularity::period); ++i) {
        const auto granularity = static_cast<Granularity>(i);
        CHECK(granularityFromString(toString(granularity)) == granularity);
    }
    CHECK_FALSE(granularityFromString("century"));
}
