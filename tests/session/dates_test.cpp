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

TEST_CASE("a day may be typed with a time of day") {
    const auto at = [](const char *text) {
        const auto stretch = typedStretch(text, nullptr, *time::dayFromIso("2016-06-13"));
        return stretch ? fieldText(stretch->from, false) + " | " + fieldText(stretch->to, false) : "nothing";
    };
    CHECK(at("2016-06-13 14:30") == "2016-06-13 14:30 | 2016-06-13 14:30");
    CHECK(at("2016-06-13T14:30Z") == "2016-06-13 14:30 | 2016-06-13 14:30");
    CHECK(at("13 June 2016 07:05") == "2016-06-13 07:05 | 2016-06-13 07:05");
    CHECK(at("١٣/٦/٢٠١٦ ١٤:٣٠") == "2016-06-13 14:30 | 2016-06-13 14:30");
    CHECK(at("2016-06-13") == "2016-06-13 | 2016-06-14");
    CHECK(at("June 2016 14:30") == "nothing");
    CHECK(at("2016-06-13 25:00") == "nothing");
    CHECK(at("14:30") == "nothing");
}

TEST_CASE("moments are written with their time of day where they have one") {
    const time::Instant midnight = *time::dayFromIso("2016-06-14"), half = midnight + std::chrono::minutes{870};
    CHECK(momentText(midnight, true, text::Language::english) == "13 June 2016");
    CHECK(momentText(half, true, text::Language::english) == "14 June 2016, 14:30");
    CHECK(momentText(half, true, text::Language::arabic) == "14 حزيران 2016، 14:30");
    CHECK(stretchText(half, half + std::chrono::hours{2}, text::Language::english) == "14 June 2016, 14:30 – 16:30");
    CHECK(instantFromIso("2016-06-14T14:30Z") == half);
    CHECK(instantFromIso("2016-06-14") == midnight);
    CHECK_FALSE(instantFromIso("2016-06-14Tsoon"));
    CHECK_FALSE(instantFromIso(""));
}

TEST_CASE("days are told in the Islamic calendar too") {
    CHECK(hijriText(*time::dayFromIso("2016-06-13"), text::Language::english) == "8 Ramadan 1437 AH");
    CHECK(hijriText(*time::dayFromIso("2016-06-13"), text::Language::arabic) == "8 رمضان 1437 هـ");
}
