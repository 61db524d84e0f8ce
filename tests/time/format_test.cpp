#include "catch.hpp"
#include "time/format.hpp"

using namespace zamkan;
using namespace zamkan::time;
using namespace std::chrono;

namespace {
const Day start(2016y / 3 / 27), past(2016y / 4 / 4);
DayStyle in(text::Language language) {
    DayStyle style;
    style.language = language;
    return style;
}
} // namespace

TEST_CASE("a day is written in both languages and in the reader's month names and digits") {
    DayStyle arabic = in(text::Language::arabic);
    CHECK(formatDay(start) == "27 March 2016");
    CHECK(formatDay(start, arabic) == "27 آذار 2016");
    arabic.months = MonthNames::egyptian;
    arabic.arabicDigits = true;
    arabic.weekday = true;
    CHECK(formatDay(start, arabic) == "الأحد ٢٧ مارس ٢٠١٦");
}

TEST_CASE("a range is written the shortest way, its last day included") {
    CHECK(formatRange({start, past}) == "27 March – 3 April 2016");
    CHECK(formatRange({Day(2015y / 8 / 5), Day(2015y / 8 / 7)}) == "5–6 August 2015");
    CHECK(formatRange(DateRange::month(2016, 2)) == "February 2016");
    CHECK(formatRange({Day(2015y / 12 / 1), Day(2016y / 6 / 1)}) == "December 2015 – May 2016");
    CHECK(formatRange({Day(2014y / 1 / 1), Day(2018y / 1 / 1)}) == "2014–2017");
    CHECK(formatRange(DateRange::day(start)) == "27 March 2016");
    CHECK(formatRange(DateRange::month(2016, 10), in(text::Language::arabic)) == "تشرين الأول 2016");
}

TEST_CASE("a calendar's page begins with the day that the language's weeks begin with") {
    CHECK(firstOfPage(Day(2016y / 6 / 13), text::Language::english) == Day(2016y / 5 / 30));  // Monday before Wednesday the first
    CHECK(firstOfPage(Day(2016y / 6 / 13), text::Language::arabic) == Day(2016y / 5 / 28));   // Saturday
    CHECK(firstOfPage(Day(2016y / 2 / 29), text::Language::english) == Day(2016y / 2 / 1));   // a Monday itself
    CHECK(formatWeekdayShort(Day(2016y / 5 / 28), in(text::Language::arabic)) == "س");
    CHECK(formatWeekdayShort(Day(2016y / 5 / 30)) == "Mo");
}
