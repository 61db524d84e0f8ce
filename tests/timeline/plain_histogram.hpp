// The histogram as one would count it by hand: what StackedBins must give, and what it is measured against.
#pragma once
#include "events/event_table.hpp"
#include "timeline/window.hpp"
#include <algorithm>
#include <vector>

namespace zamkan::test {

// A row counts 1: what lasts in the bin where it began, any other spread evenly over what of it lies on the axis.
inline std::vector<double> plainHistogram(const events::EventTable &table, const std::vector<events::Row> &rows, timeline::Axis axis,
                                          std::size_t bins) {
    std::vector<double> counts(bins, 0.0);
    const auto start = axis.start.time_since_epoch().count(), end = axis.end.time_since_epoch().count();
    const double width = static_cast<double>(end - start) / static_cast<double>(bins);
    const auto position = [&](std::int64_t at) { return static_cast<double>(at - start) / width; };
    for (const events::Row row : rows) {
        if (!table.dated(row))
            continue;
        const std::int64_t from = std::max(table.from(row), start), to = std::min(table.to(row), end);
        if (from >= to)
            continue;
        if (table.timeKind(row) == events::TimeKind::throughout) {
            if (table.from(row) >= start)
                counts[static_cast<std::size_t>(position(from))] += 1;
            continue;
        }
        const double first = position(from), last = position(to);
        for (auto bin = static_cast<std::size_t>(first); bin < bins && static_cast<double>(bin) < last; ++bin)
            counts[bin] += (std::min(last, static_cast<double>(bin + 1)) - std::max(first, static_cast<double>(bin))) / (last - first);
    }
    return counts;
}

} // namespace zamkan::test
