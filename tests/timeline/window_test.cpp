#include "catch.hpp"
#include "timeline/window.hpp"

using namespace zamkan;
using namespace zamkan::timeline;
using events::EventTable;
using events::Row;
using time::DateRange;

namespace {

time::Day day(int year, unsigned month, unsigned dayOfMonth) {
    return std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{dayOfMonth};
}

void add(EventTable &table, time::Day from, time::Day to, events::TimeKind kind = events::TimeKind::within) {
    events::Event event;
    event.when = time::Interval(DateRange(from, to));
    event.time_kind = kind;
    table.append(event);
}

// 0: March 2014 to June 2017; 1: 10 June 2014; 2: May 2015; 3: undated
EventTable sample() {
    EventTable table;
    add(table, day(2014, 3, 1), day(2017, 6, 1), events::TimeKind::throughout);
    add(table, day(2014, 6, 10), day(2014, 6, 11));
    add(table, day(2015, 5, 1), day(2015, 6, 1));
    table.append(events::Event{});
    return table;
}

} // namespace

TEST_CASE("each mode shows the rows its name promises") {
    const EventTable table = sample();
    const auto shown = [&](time::Day from, time::Day to, Mode mode) {
        return shownRows(table, Window{from, to, mode});
    };
    CHECK(shown(day(2015, 5, 15), day(2015, 6, 15), Mode::window) == std::vector<Row>{0, 2});
    CHECK(shown(day(2014, 1, 1), day(2014, 6, 11), Mode::instant) == std::vector<Row>{0, 1});
    CHECK(shown(day(2014, 1, 1), day(2014, 6, 12), Mode::instant) == std::vector<Row>{0});
    CHECK(shown(day(2014, 1, 1), day(2014, 6, 11), Mode::cumulative_from_start) == std::vector<Row>{0, 1});
    CHECK(shown(day(2015, 5, 31), day(2015, 6, 2), Mode::cumulative_to_end) == std::vector<Row>{0, 2});
    CHECK(shown(day(2015, 6, 1), day(2015, 6, 2), Mode::cumulative_to_end) == std::vector<Row>{0});
}

TEST_CASE("both ends of a window are half-open: a day that only touches it is not shown") {
    EventTable table;
    add(table, day(2014, 6, 10), day(2014, 6, 11));
    CHECK(shownRows(table, Window{day(2014, 6, 11), day(2014, 6, 12)}).empty());
    CHECK(shownRows(table, Window{day(2014, 6, 9), day(2014, 6, 10)}).empty());
    CHECK(shownRows(table, Window{day(2014, 6, 10), day(2014, 6, 11)}).size() == 1);
}

TEST_CASE("undated rows are never shown, in any mode") {
    const EventTable table = sample();
    for (const Mode mode :
         {Mode::instant, Mode::window, Mode::cumulative_from_start, Mode::cumulative_to_end}) {
        const Window window{day(1900, 1, 1), day(2100, 1, 1), mode};
        CHECK_FALSE(shows(window, table.from(3), table.to(3)));
        for (const Row row : shownRows(table, window))
            CHECK(row != 3);
    }
}

TEST_CASE("modes are written as on the command line and read back") {
    for (const Mode mode :
         {Mode::instant, Mode::window, Mode::cumulative_from_start, Mode::cumulative_to_end})
        CHECK(modeFromString(toString(mode)) == mode);
    CHECK(toString(Mode::cumulative_from_start) == "cumulative-from-start");
    CHECK_FALSE(modeFromString("sideways"));
}

TEST_CASE("the axis spans all dated rows in whole days, even where a long row ends last but begins first") {
    const Axis axis = axisOf(sample());
    CHECK(axis.start == time::Instant(day(2014, 3, 1)));
    CHECK(axis.end == time::Instant(day(2017, 6, 1)));

    EventTable clocked;
    events::Event event;
    event.when = time::Interval(time::Instant(day(2015, 1, 1)) + std::chrono::hours{9},
                                time::Instant(day(2015, 1, 1)) + std::chrono::hours{10});
    clocked.append(event);
    CHECK(axisOf(clocked).start == time::Instant(day(2015, 1, 1)));
    CHECK(axisOf(clocked).end == time::Instant(day(2015, 1, 2)));
}

