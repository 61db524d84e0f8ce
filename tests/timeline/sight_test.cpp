#include "catch.hpp"
#include "timeline/sieve.hpp"
#include "timeline/sight.hpp"
#include <algorithm>

using namespace zamkan;
using namespace zamkan::timeline;
using std::chrono::days;
using std::chrono::hours;

namespace {
time::Day day(const char *iso) { return *time::dayFromIso(iso); }
Axis axis(const char *from, const char *to) { return {day(from), day(to)}; }
std::string text(const Axis &axis) { return time::toIso(axis.start) + " " + time::toIso(axis.end); }

events::EventTable tableOf(const std::vector<std::pair<time::Instant, time::Instant>> &list) {
    events::EventTable table;
    for (const auto &[from, to] : list) {
        events::Event event;
        event.when = time::Interval(from, to);
        table.append(event);
    }
    return table;
}
events::EventTable threeDays() {
    return tableOf({{day("2014-06-10"), day("2014-06-11")}, {day("2015-03-31"), day("2015-04-01")}, {day("2016-04-14"), day("2016-04-15")}});
}
const std::vector<std::uint64_t> kAll(1, ~std::uint64_t{0});
} // namespace

TEST_CASE("the axis is zoomed round the pointer") {
    const Axis whole = axis("2010-01-01", "2020-01-01");
    const time::Instant at = day("2012-07-01");
    const Axis near = zoomedAt(whole, whole, at, 4);
    CHECK((near.end - near.start) * 4 == whole.end - whole.start);
    const auto share = [&](Axis one) { return static_cast<double>((at - one.start).count()) / static_cast<double>((one.end - one.start).count()); };
    CHECK(share(near) == Approx(share(whole)).margin(1e-6));
    CHECK(text(zoomedAt(near, whole, at, 0.25)) == text(whole));
}

TEST_CASE("zooming and moving stay inside of the axis") {
    const Axis whole = axis("2010-01-01", "2020-01-01");
    CHECK(text(zoomedAt(whole, whole, day("2015-01-01"), 0.1)) == text(whole));
    Axis near = whole;
    for (int i = 0; i < 100; ++i)
        near = zoomedAt(near, whole, day("2015-01-01"), 2);
    CHECK(near.end - near.start == kShortestSight);
    CHECK(pannedBy(near, whole, days{100000}).end == whole.end);
    CHECK(pannedBy(near, whole, -days{100000}).start == whole.start);
    const Axis brief = axis("2015-01-01", "2015-01-02");
    CHECK(text(zoomedAt(brief, brief, day("2015-01-01"), 1)) == text(brief));
}

TEST_CASE("the timeline moves as far as it takes to show a moment") {
    const Axis whole = axis("2010-01-01", "2020-01-01"), near = axis("2012-01-01", "2013-01-01");
    CHECK(text(broughtTo(near, whole, day("2012-05-05"))) == text(near));
    const Axis later = broughtTo(near, whole, day("2014-05-05"));
    CHECK(later.end > day("2014-05-05"));
    CHECK(later.end - later.start == near.end - near.start);
    CHECK(broughtTo(near, whole, day("2010-01-01")).start == whole.start);
}

TEST_CASE("a timeline that showed all goes on showing all when the axis grows") {
    const Axis before = axis("2012-01-01", "2013-01-01"), after = axis("2010-01-01", "2020-01-01");
    CHECK(text(carriedOver(before, before, after)) == text(after));
    const Axis part = axis("2012-03-01", "2012-04-01");
    CHECK(text(carriedOver(part, before, after)) == text(part));
    CHECK(text(carriedOver(part, before, axis("2012-03-10", "2012-03-20"))) == "2012-03-10 2012-03-20");
}

TEST_CASE("ticks go from years to hours as the axis is zoomed") {
    const auto units = [](Axis sight, double apart) {
        std::vector<TickUnit> list;
        for (const Tick &tick : ticksOf(sight, apart))
            if (list.empty() || list.back() != tick.unit)
                list.push_back(tick.unit);
        return list;
    };
    constexpr double kDay = 86400;
    CHECK(units(axis("1990-01-01", "2020-01-01"), 900 * kDay) == std::vector{TickUnit::year});
    CHECK(units(axis("2012-01-01", "2016-01-01"), 100 * kDay) == std::vector{TickUnit::month});
    CHECK(units(axis("2012-01-01", "2012-02-01"), 3 * kDay) == std::vector{TickUnit::day});
    CHECK(units(axis("2012-01-01", "2012-01-02"), kDay / 12) == std::vector{TickUnit::hour});
    const auto hoursOfDay = ticksOf(axis("2012-01-01", "2012-01-02"), 3 * 3600);
    CHECK(hoursOfDay.size() == 8);
    CHECK(hoursOfDay.front().strong);
    CHECK(hoursOfDay[1].at == time::Instant(day("2012-01-01")) + hours{3});
}

TEST_CASE("ticks keep apart and stay in sight") {
    const Axis sight = axis("2013-02-11", "2013-12-20");
    for (double apart = 1; apart < 1e10; apart *= 1.7) {
        CAPTURE(apart);
        const auto ticks = ticksOf(sight, apart);
        CHECK(ticks.size() < 900);
        for (std::size_t i = 0; i < ticks.size(); ++i) {
            CHECK(ticks[i].at >= sight.start);
            CHECK(ticks[i].at < sight.end);
            if (i > 0 && apart > 3600)
                CHECK(static_cast<double>((ticks[i].at - ticks[i - 1].at).count()) > apart * 0.9);
        }
    }
}

TEST_CASE("ticks of every second day or week stay where they are while the axis moves") {
    for (const double apart : {1.5 * 86400, 10.0 * 86400}) {
        const auto here = ticksOf(axis("2013-02-11", "2013-06-20"), apart), there = ticksOf(axis("2013-02-20", "2013-06-29"), apart);
        for (const Tick &tick : here)
            if (tick.at >= time::Instant(day("2013-02-20")))
                CHECK(std::find(there.begin(), there.end(), tick) != there.end());
    }
}

TEST_CASE("a table knows whether it has clock times") {
    CHECK_FALSE(hasClockTimes(threeDays()));
    CHECK(hasClockTimes(tableOf({{time::Instant(day("2014-06-10")) + hours{14}, time::Instant(day("2014-06-10")) + hours{15}}})));
    CHECK_FALSE(hasClockTimes(events::EventTable{}));
}

TEST_CASE("the window steps from event to event and back") {
    const events::EventTable table = threeDays();
    const Axis whole = axisOf(table);
    Window window{day("2014-06-10"), day("2014-06-20")};
    std::vector<std::string> ends;
    while (const auto next = atNextRow(table, kAll, window, whole, false, 1)) {
        window = *next;
        ends.push_back(time::toIso(window.to));
        CHECK(window.to - window.from == days{10});
    }
    CHECK(ends == std::vector<std::string>{"2015-04-01", "2016-04-15"});
    ends.clear();
    while (const auto previous = atNextRow(table, kAll, window, whole, false, -1)) {
        window = *previous;
        ends.push_back(time::toIso(window.to));
    }
    CHECK(ends == std::vector<std::string>{"2015-04-01", "2014-06-11"});
}

TEST_CASE("from all of the time the first step is the first event's day, or the last one's") {
    const events::EventTable table = threeDays();
    const Axis whole = axisOf(table);
    const Window all{whole.start, whole.end};
    CHECK(atNextRow(table, kAll, all, whole, false, 1) == Window{day("2014-06-10"), day("2014-06-11")});
    CHECK(atNextRow(table, kAll, all, whole, false, -1) == Window{day("2016-04-14"), day("2016-04-15")});
}

TEST_CASE("a step to the next event passes over what is filtered out") {
    const events::EventTable table = threeDays();
    const std::vector<std::uint64_t> kept{0b101};
    const auto next = atNextRow(table, kept, {day("2014-06-10"), day("2014-06-11")}, axisOf(table), false, 1);
    REQUIRE(next);
    CHECK(time::toIso(next->to) == "2016-04-15");
    CHECK_FALSE(atNextRow(table, std::vector<std::uint64_t>{0}, {day("2014-06-10"), day("2014-06-11")}, {day("2014-06-10"), day("2014-06-12")}, false, 1));
}

TEST_CASE("each mode steps with its own clock") {
    const events::EventTable table = threeDays();
    const Axis whole = axisOf(table);
    const auto fromStart = atNextRow(table, kAll, {whole.start, day("2014-07-01"), Mode::cumulative_from_start}, whole, false, 1);
    CHECK(fromStart == Window{whole.start, day("2015-04-01"), Mode::cumulative_from_start});
    const auto toEnd = atNextRow(table, kAll, {day("2014-06-10"), whole.end, Mode::cumulative_to_end}, whole, false, 1);
    CHECK(toEnd == Window{day("2015-03-31"), whole.end, Mode::cumulative_to_end});
}
