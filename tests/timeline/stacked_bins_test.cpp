#include "timeline/stacked_bins.hpp"
#include "catch.hpp"
#include "plain_histogram.hpp"
#include <numeric>

using namespace zamkan;
using namespace zamkan::timeline;
using events::TimeKind;

namespace {

time::Day day(const char *iso) { return *time::dayFromIso(iso); }

struct Rows {
    std::shared_ptr<events::EventTable> table = std::make_shared<events::EventTable>();
    void add(const char *from, const char *to, TimeKind kind = TimeKind::within) {
        events::Event event;
        event.when = time::Interval(time::DateRange(day(from), day(to)));
        event.time_kind = kind;
        table->append(event);
    }
    std::vector<double> counted(Axis axis, std::size_t bins) const { // of all of them, as one series
        const StackedBins stacked(table, GroupBy::type, [](std::string_view) -> std::uint8_t { return 0; });
        return stacked.count(std::vector<std::uint64_t>{~std::uint64_t{0}}, axis, bins);
    }
};

double sum(const std::vector<double> &counts) { return std::accumulate(counts.begin(), counts.end(), 0.0); }

} // namespace

TEST_CASE("a histogram counts each row once, spreading those whose day is unknown") {
    Rows rows;
    rows.add("2014-03-01", "2017-06-01", TimeKind::throughout);
    rows.add("2014-06-10", "2014-06-11");
    rows.add("2015-05-01", "2015-06-01");
    rows.table->append(events::Event{});
    const auto months = rows.counted(axisOf(*rows.table), 39); // about a month each
    CHECK(sum(months) == Approx(3));
    CHECK(months[0] == Approx(1)); // what lasts counts where it began

    Rows uncertain;
    uncertain.add("2016-01-01", "2016-01-05");
    const auto days = uncertain.counted({day("2016-01-01"), day("2016-01-09")}, 8);
    CHECK(days[0] == Approx(0.25));
    CHECK(days[3] == Approx(0.25));
    CHECK(days[4] == Approx(0).margin(1e-9));
}

TEST_CASE("a histogram of part of the axis leaves out what is outside and keeps whole what reaches in") {
    Rows rows;
    rows.add("2016-01-01", "2016-01-11");
    rows.add("2016-03-01", "2016-03-02");
    const auto counts = rows.counted({day("2016-01-06"), day("2016-01-16")}, 10);
    CHECK(sum(counts) == Approx(1));
    CHECK(counts[4] == Approx(0.2));
    CHECK(rows.counted({day("2016-01-01"), day("2016-02-01")}, 0).empty());
}

TEST_CASE("what lasts is counted where it began, what is uncertain is spread over the bins that it may lie in") {
    Rows rows;
    rows.add("2014-01-01", "2014-01-05");
    rows.add("2014-01-02", "2014-03-01", TimeKind::throughout);
    rows.add("2013-12-30", "2014-01-03"); // begins before the axis
    const Axis axis{day("2014-01-01"), day("2014-01-05")};
    const auto counts = rows.counted(axis, 4), expected = test::plainHistogram(*rows.table, rows.table->byTime(), axis, 4);
    REQUIRE(counts.size() == 4);
    for (std::size_t bin = 0; bin < 4; ++bin)
        CHECK(counts[bin] == Approx(expected[bin]));
    CHECK(counts[1] > 1);
}
