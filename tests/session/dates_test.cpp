#include "catch.hpp"
#include "session/dates.hpp"
#include <string>

using namespace zamkan;
using namespace zamkan::session;

namespace {
std::string typed(const char *text) {
    const auto range = typedDate(text);
    return range ? time::toIso(range->first()) + " " + time::toIso(range->end()) : "nothing";
}
} // namespace

TEST_CASE("users type dates in their own ways") {
    CHECK(typed("2016-06-13") == "2016-06-13 2016-06-14");
    CHECK(typed(" 13/6/2016 ") == "2016-06-13 2016-06-14");
    CHECK(typed("13.06.2016") == "2016-06-13 2016-06-14");
    CHECK(typed("٢٠١٦-٠٦-١٣") == "2016-06-13 2016-06-14");
    CHECK(typed("١٣/٦/٢٠١٦") == "2016-06-13 2016-06-14");
    CHECK(typed("13 June 2016") == "2016-06-13 2016-06-14");
    CHECK(typed("June 13, 2016") == "2016-06-13 2016-06-14");
    CHECK(typed("jun 2016") == "2016-06-01 2016-07-01");
    CHECK(typed("13 حزيران 2016") == "2016-06-13 2016-06-14");
    CHECK(typed("كانون الثاني 2016") == "2016-01-01 2016-02-01");
    CHECK(typed("يونيو 2016") == "2016-06-01 2016-07-01");
    CHECK(typed("2016-06") == "2016-06-01 2016-07-01");
    CHECK(typed("2016") == "2016-01-01 2017-01-01");
}

TEST_CASE("what is not a date is not taken for one") {
    for (const char *text : {"", "hello", "2016-13-01", "31/2/2016", "13/6", "June", "0", "1 2 3 4 5", "-5", "June June 2016"}) {
        CAPTURE(text);
        CHECK(typed(text) == "nothing");
    }
}

TEST_CASE("the last day of a window is the one before its end") {
    const time::Day end = *time::dayFromIso("2016-06-14");
    CHECK(time::toIso(lastDay(end)) == "2016-06-13");
    CHECK(intervalText({time::Instant(*time::dayFromIso("2015-12-13")), time::Instant(end)}, text::Language::english) ==
          "13 December 2015 – 13 June 2016");
}
