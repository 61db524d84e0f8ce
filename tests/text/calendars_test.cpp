#include "catch.hpp"
#include "text/calendars.hpp"

using namespace zamkan::text;
using namespace std::chrono;

TEST_CASE("Umm al-Qura dates match the printed calendar") {
    CHECK(hijriToDay({1437, 9, 8}) == sys_days{2016y / 6 / 13});
    CHECK(hijriToDay({1441, 1, 1}) == sys_days{2019y / 8 / 31});
    CHECK(hijriToDay({1434, 12, 10}) == sys_days{2013y / 10 / 15});
}

TEST_CASE("a thirtieth that the month does not have is no day") {
    const bool first = hijriToDay({1437, 9, 30}).has_value(), second = hijriToDay({1437, 10, 30}).has_value();
    CHECK_FALSE((first && second && hijriToDay({1437, 11, 30}).has_value()));
    CHECK_FALSE(hijriToDay({1437, 13, 1}));
    CHECK_FALSE(hijriToDay({37, 1, 1}));
}

TEST_CASE("days asked by turns keep their own dates") {
    const auto first = dayToHijri(sys_days{2016y / 6 / 13});
    for (int away = 1; away < 600; ++away) {
        const sys_days other = sys_days{2016y / 6 / 13} + days{away};
        REQUIRE(dayToHijri(other) != first);
        REQUIRE(dayToHijri(sys_days{2016y / 6 / 13}) == first);
    }
}

TEST_CASE("every day of some years leads there and back") {
    for (sys_days day{2010y / 1 / 1}; day < sys_days{2027y / 1 / 1}; day += days{1}) REQUIRE(hijriToDay(dayToHijri(day)) == day);
}
