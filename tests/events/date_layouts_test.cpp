#include "base/value.hpp"
#include "catch.hpp"
#include "events/date_layouts.hpp"
#include "events/date_signs.hpp"
#include "files.hpp"
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

TEST_CASE("weeks, quarters, halves and days of the year are as long as they say") {
    const auto unit = [](const char *text) { return layouts().read(text, DayOrder::day_first); };
    for (const char *week : {"2016-W24", "2016W24", "W24 2016", "week 24, 2016", "الأسبوع 24 2016"})
        CHECK(unit(week) == WrittenDate{day(2016, 6, 13), Granularity::week});
    CHECK(unit("2016-W24-2") == WrittenDate{day(2016, 6, 14), Granularity::day});
    CHECK(unit("2015-W53") == WrittenDate{day(2015, 12, 28), Granularity::week});
    for (const char *quarter : {"2016-Q2", "Q2 2016", "2016Q2", "2nd quarter 2016", "second quarter of 2016", "T2 2016",
                                "الربع الثاني 2016", "الربع الثاني من عام ٢٠١٦"}) {
        INFO(quarter);
        CHECK(unit(quarter) == WrittenDate{day(2016, 4, 1), Granularity::quarter});
    }
    CHECK(unit("H2 2016") == WrittenDate{day(2016, 7, 1), Granularity::half});
    CHECK(unit("2016-165") == WrittenDate{day(2016, 6, 13), Granularity::day});
    CHECK(unit("2016م") == WrittenDate{day(2016, 1, 1), Granularity::year});
    for (const char *none : {"2016-W54", "2017-W53", "2016-W00", "2016-W24-8", "Q5 2016", "Q0 2016", "H3 2016", "2015-366",
                             "2016-000", "quarter 2016", "fifth quarter 2016"}) {
        INFO(none);
        CHECK_FALSE(unit(none));
    }
}

TEST_CASE("dates of the Hijra are read where they say so") {
    const Value months = readAsset("schemas/months.toml");
    REQUIRE(months["hijri_month"].list().size() == 12);
    for (const Value &month : months["hijri_month"].list()) {
        INFO(month["example"].text());
        const auto written = layouts().read(month["example"].text(), DayOrder::day_first);
        REQUIRE(written);
        CHECK(written->precision == Granularity::day);
        for (const std::string &name : month["names"].strings()) {
            INFO(name);
            CHECK(layouts().read("3 " + name + " 1437", DayOrder::day_first) == written);
        }
    }
    for (const char *text : {"8 رمضان 1437", "1437/09/08 هـ", "08/09/1437هـ", "8 Ramadan 1437 AH", "1437-09-08 H", "٨ رمضان ١٤٣٧ هـ"}) {
        INFO(text);
        CHECK(read(text) == kDay);
    }
    CHECK(layouts().read("08/09/1437", {.hijri = true})->from == kDay);
    const auto month = layouts().read("رمضان 1437", DayOrder::day_first);
    REQUIRE(month);
    CHECK(month->precision == Granularity::month);
    CHECK(month->from == time::Instant(day(2016, 6, 6)));
    CHECK(endOf(*month) == time::Instant(day(2016, 7, 6)));
    CHECK(layouts().read("1437 هـ", DayOrder::day_first)->precision == Granularity::year);
    for (const char *none : {"30 صفر 1437 2", "31 رمضان 1437", "8 رمضان 2016", "8 رمضان", "8 رمضان 99999", "0 رمضان 1437"}) {
        INFO(none);
        CHECK_FALSE(read(none));
    }
}

TEST_CASE("numbers are days or seconds only when the column says so") {
    CHECK_FALSE(read("42534"));
    CHECK(layouts().read("42534", {.numbers = DateNumbers::excel})->from == kDay);
    CHECK(layouts().read("42534.5", {.numbers = DateNumbers::excel})->from == kDay + std::chrono::hours{12});
    CHECK(layouts().read("1465776000", {.numbers = DateNumbers::unix_seconds})->from == kDay);
    CHECK(layouts().read("1465776000123", {.numbers = DateNumbers::unix_milliseconds})->precision == Granularity::day);
    CHECK_FALSE(layouts().read("99999999", {.numbers = DateNumbers::excel}).has_value());

    const auto decided = [](const std::vector<std::string> &cells) {
        DateSigns signs;
        for (const std::string &cell : cells)
            signs.add(cell, layouts());
        return readingOf(signs, {}, "rows.csv");
    };
    CHECK(decided({"42534", "42535.25"}).numbers == DateNumbers::excel);
    CHECK(decided({"1465776000", "1465779600"}).numbers == DateNumbers::unix_seconds);
    CHECK(decided({"1465776000000", "1465779600000"}).numbers == DateNumbers::unix_milliseconds);
    CHECK(decided({"20160613", "20160614"}).numbers == DateNumbers::calendar);
    CHECK(decided({"201606131430", "201606131500"}).numbers == DateNumbers::calendar);
    CHECK(decided({"2016-06-13", "20160"}).numbers == DateNumbers::calendar);
    CHECK(decided({"20160"}).numbers == DateNumbers::calendar);
    CHECK(decided({"03/04/2016", "13/04/2016"}).order == DayOrder::day_first);
    CHECK(decided({"03/04/2016", "04/13/2016"}).order == DayOrder::month_first);
}

TEST_CASE("what decided the dates of a file is said, and impossible ones are reasons") {
    const auto excel = test::load("date,lat,lon\n42534,36,43\n42535,36,43\n");
    CHECK(excel.value.events()[0].when->from() == kDay);
    CHECK(test::told(excel.diagnostics, "as Excel counts them"));
    const auto hijri = test::load("التاريخ الهجري,lat,lon\n1437/09/08,36,43\n");
    CHECK(hijri.value.events()[0].when->from() == kDay);
    CHECK(test::told(hijri.diagnostics, "Hijra"));
    CHECK(test::told(test::load("date,lat,lon\n1437-09-08,36,43\n").diagnostics, "--map calendar=hijri"));
    CHECK(test::load("date,lat,lon\n1437-09-08,36,43\n", "rows.csv", {{{"calendar", "hijri"}}}).value.events()[0].when->from() == kDay);
    CHECK_THROWS_AS(test::load("date,lat,lon\n1437-09-08,36,43\n", "rows.csv", {{{"calendar", "julian"}}}), InputError);
    const auto odd = test::load("date,lat,lon\n2016-06-13,36,43\n2016-02-30,36,43\n20160,36,43\n");
    REQUIRE(odd.value.report.rejected.size() == 2);
    CHECK(odd.value.report.rejected[0].reason.said() == "'2016-02-30' is not a date");
    CHECK(odd.value.report.rejected[1].reason.said() == "'20160' is not a date");
}
