#include "base/value.hpp"
#include "catch.hpp"
#include "events/date_layouts.hpp"
#include "made.hpp"

using namespace zamkan;
using namespace zamkan::events;
using time::Granularity;
using zamkan::test::day;

namespace {

const DateLayouts &layouts() {
    static const DateLayouts opened = DateLayouts::open();
    return opened;
}

std::optional<time::Instant> read(const std::string &text, DayOrder order = DayOrder::day_first) {
    const auto date = layouts().read(text, order);
    return date ? std::optional(date->from) : std::nullopt;
}

const time::Instant kDay = day(2016, 6, 13);

} // namespace

TEST_CASE("one day is read in every layout") {
    for (const char *text : {"2016-06-13", "2016/06/13", "2016.6.13", "20160613", "13/06/2016", "13.06.2016",
                             "13-06-2016", "13/6/16", "13 June 2016", "13-Jun-2016", "June 13, 2016",
                             "Monday, 13 June 2016", "13 juin 2016", "13 حزيران 2016", "١٣ يونيو ٢٠١٦",
                             "٢٠١٦/٠٦/١٣", "2016-06-13T00:00:00Z", "2016-06-13 00:00:00", " 2016-06-13 "}) {
        INFO(text);
        const auto date = layouts().read(text, DayOrder::day_first);
        REQUIRE(date);
        CHECK(date->from == kDay);
        CHECK(date->precision == Granularity::day);
    }
    CHECK(read("06/13/2016", DayOrder::month_first) == kDay);
}

TEST_CASE("months and years are as precise as they are written") {
    CHECK(layouts().read("2016-06", DayOrder::day_first) == WrittenDate{day(2016, 6, 1), Granularity::month});
    CHECK(layouts().read("06/2016", DayOrder::day_first) == WrittenDate{day(2016, 6, 1), Granularity::month});
    CHECK(layouts().read("June 2016", DayOrder::day_first) ==
          WrittenDate{day(2016, 6, 1), Granularity::month});
    CHECK(layouts().read("201606", DayOrder::day_first) == WrittenDate{day(2016, 6, 1), Granularity::month});
    CHECK(layouts().read("2016", DayOrder::day_first) == WrittenDate{day(2016, 1, 1), Granularity::year});
}

TEST_CASE("clock times keep their zone") {
    CHECK(read("2016-06-13T14:30Z") == kDay + std::chrono::hours{14} + std::chrono::minutes{30});
    CHECK(read("2016-06-13T14:30:00+03:00") == kDay + std::chrono::hours{11} + std::chrono::minutes{30});
    CHECK(read("2016-06-13 14:30:05.250") == kDay + std::chrono::seconds{52205});
    CHECK(read("6/13/2016 2:30 PM", DayOrder::month_first) ==
          kDay + std::chrono::hours{14} + std::chrono::minutes{30});
    CHECK(read("20160613143000") == kDay + std::chrono::hours{14} + std::chrono::minutes{30});
    CHECK(layouts().read("2016-06-13T14:30Z", DayOrder::day_first)->precision == Granularity::minute);
}

TEST_CASE("what no calendar has is no date") {
    for (const char *text : {"",
                             "2016-02-30",
                             "2015-02-29",
                             "31/04/2016",
                             "20160230",
                             "20160",
                             "2016-13",
                             "13/13/2016",
                             "2016-06-13T25:00",
                             "13 Foober 2016",
                             "about 2016-06-13 or so",
                             "June",
                             "12345678901234567890",
                             "-5",
                             "36.34",
                             "0000-01-01",
                             "2016-06-13T14",
                             "13 June 2016 2017 2018",
                             "\xff\xfe",
                             "NULL"}) {
        INFO(text);
        CHECK_FALSE(read(text));
    }
}

TEST_CASE("every month name of the list is understood, as its example shows") {
    const Value months = readAsset("schemas/months.toml");
    for (const Value &month : months["month"].list()) {
        const auto number = static_cast<unsigned>(month["number"].integer().value());
        INFO(month["example"].text());
        CHECK(read(month["example"].text()) == time::Instant(day(2016, number, 13)));
        for (const std::string &name : month["names"].strings()) {
            INFO(name);
            CHECK(read("13 " + name + " 2016") == time::Instant(day(2016, number, 13)));
        }
    }
}

TEST_CASE("a unit ends where the next one begins, from a date on or by the calendar") {
    CHECK(unitAfter(day(2016, 1, 31), Granularity::month) == time::Instant(day(2016, 2, 29)));
    CHECK(unitAround(day(2016, 6, 15), Granularity::month) ==
          time::Interval(day(2016, 6, 1), day(2016, 7, 1)));
    CHECK(unitAround(day(2016, 6, 15), Granularity::week) ==
          time::Interval(day(2016, 6, 13), day(2016, 6, 20)));
    CHECK(unitAround(day(2016, 1, 15), Granularity::season) ==
          time::Interval(day(2015, 12, 1), day(2016, 3, 1)));
    CHECK(unitAround(day(2016, 8, 15), Granularity::quarter) ==
          time::Interval(day(2016, 7, 1), day(2016, 10, 1)));
    CHECK(unitAround(day(2016, 8, 15), Granularity::decade) ==
          time::Interval(day(2010, 1, 1), day(2020, 1, 1)));
}
