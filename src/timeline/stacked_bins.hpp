// How many events began when, by series: what the timeline's chart shows of everything that passes the filter.
#pragma once
#include "events/event_table.hpp"
#include "timeline/row_words.hpp"
#include "timeline/window.hpp"
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace zamkan::timeline {

// Made once for a table and a way to stack it; counted anew for each filter and each stretch of the axis, in
// milliseconds for a million rows.
class StackedBins {
public:
    static constexpr std::size_t kMostSeries = 64;
    // seriesOf(word) is below kMostSeries; it is asked once for each word of a source: "" for rows without one.
    using SeriesOf = std::function<std::uint8_t(std::string_view word)>;
    StackedBins(std::shared_ptr<const events::EventTable> table, GroupBy by, const SeriesOf &seriesOf);
    [[nodiscard]] const events::EventTable *table() const { return table_.get(); }

    // counts[series * bins + bin] over [axis.start, axis.end), of the rows alone whose bit by position in byTime() is set. What
    // lasts counts in the bin where it began; any other row is spread evenly over the bins that it covers, and adds up to 1.
    [[nodiscard]] std::vector<double> count(std::span<const std::uint64_t> kept, Axis axis, std::size_t bins) const;
    [[nodiscard]] std::size_t series() const { return series_; }

private:
    std::shared_ptr<const events::EventTable> table_;
    std::vector<std::uint8_t> codes_; // by position in byTime(); with kLasts
    static constexpr std::uint8_t kLasts = 0x80, kSeries = 0x7F; // what lasts is counted where it began
    std::size_t series_ = 0;
};

} // namespace zamkan::timeline
