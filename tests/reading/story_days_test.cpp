// What happened on a day that its sentence does not tell lies between the days that the text does tell.
#include "catch.hpp"
#include "marked.hpp"

using zamkan::events::Event;

namespace {

// "2016-06-10..2016-06-14", with "~" before it where the sentence itself tells no day; "-" without a date.
std::string daysOf(const Event &event) {
    if (!event.when)
        return "-";
    return (event.story_time ? "~" : "") + zamkan::time::toIso(event.when->from()) + ".." + zamkan::time::toIso(event.when->to());
}

std::vector<std::string> days(const std::vector<Event> &events) {
    std::vector<std::string> out;
    for (const Event &event : events)
        out.push_back(daysOf(event));
    return out;
}

using Days = std::vector<std::string>;

const std::string fell = "{A iraqi_forces|Iraqi forces} captured {P Saqlawiya town IQ|Saqlawiya} on "
                         "{D 2016-06-04 2016-06-05|4 June}.";
const std::string undated = "{A iraqi_forces|Iraqi forces} captured {P Karma town IQ|Karma} from {A isis|Islamic State}.";

} // namespace

TEST_CASE("what is told without a day happened between the last day told and the day of writing") {
    CHECK(days(englishEvents(fell + " " + undated)) == Days{"2016-06-04..2016-06-05", "~2016-06-04..2016-06-14"});
    CHECK(days(arabicEvents("سيطرت {A iraqi_forces|القوات العراقية} على {P Saqlawiya town IQ|الصقلاوية} في "
                            "{D 2016-06-04 2016-06-05|4 حزيران}. وسيطرت {A iraqi_forces|القوات العراقية} على {P Karma town IQ|الكرمة}.")) ==
          Days{"2016-06-04..2016-06-05", "~2016-06-04..2016-06-14"});
}

TEST_CASE("it happened within the days of the news, once, and not throughout them") {
    const auto events = englishEvents(fell + " " + undated);
    REQUIRE(events.size() == 2);
    CHECK(events[1].time_kind == zamkan::events::TimeKind::within);
    CHECK(events[1].precision == zamkan::time::Granularity::period);
}

TEST_CASE("a headline before all days is as old as the first news") {
    CHECK(days(englishEvents(undated + "\n\n" + fell)) == Days{"~2016-06-04..2016-06-14", "2016-06-04..2016-06-05"});
}

TEST_CASE("beside a deed of earlier years it is of those days, in another paragraph it is news again") {
    const std::string before = "{A isis|Islamic State} captured {P Ramadi city IQ|Ramadi} in {D 2015-05-01 2015-06-01|May 2015}.";
    CHECK(days(englishEvents(fell + "\n\n" + before + " " + undated)) ==
          Days{"2016-06-04..2016-06-05", "2015-05-01..2015-06-01", "~2015-05-01..2015-06-01"});
    CHECK(days(englishEvents(fell + "\n\n" + before + "\n\n" + undated)) ==
          Days{"2016-06-04..2016-06-05", "2015-05-01..2015-06-01", "~2016-06-04..2016-06-14"});
}

TEST_CASE("what had happened before, totals of a country and figures that somebody gives stay undated") {
    CHECK(days(englishEvents(fell + " {A isis|Islamic State} had captured {P Ramadi city IQ|Ramadi}.")).back() == "-");
    CHECK(days(englishEvents(fell + " The fighting killed {Q 60000 60000 person|60,000 people} in {P Iraq country IQ|Iraq}.")).back() == "-");
}

TEST_CASE("where no day is told at all nothing is said of when") {
    CHECK(days(englishEvents(undated)) == Days{"-"});
}

TEST_CASE("what is only planned has no day") {
    const auto events = englishEvents(fell + " {A iraqi_forces|Iraqi forces} plan to capture {P Karma town IQ|Karma}.");
    REQUIRE(events.size() == 2);
    CHECK(events[1].status == "planned");
    CHECK(daysOf(events[1]) == "-");
}
