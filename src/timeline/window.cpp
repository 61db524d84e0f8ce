#include "timeline/window.hpp"
#include <algorithm>
#include <array>
#include <limits>

namespace zamkan::timeline {
namespace {

constexpr std::array<std::string_view, 4> kModeNames{"instant", "window", "cumulative-from-start",
                                                     "cumulative-to-end"};

std::int64_t seconds(time::Instant instant) { return instant.time_since_epoch().count(); }

// Every mode shows the rows that end after one moment and begin before another.
struct Reach {
    std::int64_t after, before;
};

Reach reachOf(const Window &window) {
    constexpr auto kNever = std::numeric_limits<std::int64_t>::min();
    constexpr auto kAlways = std::numeric_limits<std::int64_t>::max();
    switch (window.mode) {
    case Mode::instant:
        return {seconds(window.to) - 1, seconds(window.to)};
    case Mode::window:
        return {seconds(window.from), seconds(window.to)};
    case Mode::cumulative_from_start:
        return {kNever, seconds(window.to)};
    case Mode::cumulative_to_end:
        return {seconds(window.from), kAlways};
    }
    return {kNever, kAlways};
}

} // namespace

std::string_view toString(Mode mode) { return kModeNames[static_cast<std::size_t>(mode)]; }

std::optional<Mode> modeFromString(std::string_view text) {
    const auto at = std::find(kModeNames.begin(), kModeNames.end(), text);
    if (at == kModeNames.end())
        return std::nullopt;
    return static_cast<Mode>(at - kModeNames.begin());
}

Axis axisOf(const events::EventTable &table) {
    using std::chrono::ceil, std::chrono::days, std::chrono::floor;
    const auto &rows = table.byTime();
    if (rows.empty()) {
        const auto today = floor<days>(std::chrono::system_clock::now());
        return {today, today + days{1}};
    }
    const auto at = [](std::int64_t count) { return time::Instant{std::chrono::seconds{count}}; };
    return {floor<days>(at(table.order().earliest())), ceil<days>(at(table.order().latestEnd()))};
}

bool shows(const Window &window, std::int64_t from, std::int64_t to) {
    if (from == events::EventTable::kUndated)
        return false;
    const Reach reach = reachOf(window);
    return from < reach.before && to > reach.after;
}

std::vector<events::Row> shownRows(const events::EventTable &table, const Window &window) {
    const Reach reach = reachOf(window);
    return table.rowsBetween(reach.after, reach.before);
}

std::vector<events::Row> shownRows(const events::EventTable &table, const Window &window, std::span<const std::uint64_t> kept) {
    const Reach reach = reachOf(window);
    return table.order().between(reach.after, reach.before, kept);
}

Bins histogram(const events::EventTable &table, const std::vector<events::Row> &rows, Axis axis,
               std::size_t bins) {
    Bins out{axis, std::vector<double>(bins, 0.0)};
    const std::int64_t start = seconds(axis.start);
    const std::int64_t end = seconds(axis.end);
    if (bins == 0 || start >= end)
        return out;
    const double width = static_cast<double>(end - start) / static_cast<double>(bins);
    const auto position = [&](std::int64_t at) { return static_cast<double>(at - start) / width; };
    const auto binOf = [&](double at) { return std::min(static_cast<std::size_t>(at), bins - 1); };
    std::vector<double> slope(bins + 1,
                              0.0); // change from one bin to the next, for rows that cover many bins

    for (const events::Row row : rows) {
        if (!table.dated(row))
            continue;
        const std::int64_t from = table.from(row);
        if (table.timeKind(row) == events::TimeKind::throughout) { // what lasts began once
            if (from >= start && from < end)
                out.counts[binOf(position(from))] += 1;
            continue;
        }
        const double first = position(std::max(from, start));
        const double last = position(std::min(table.to(row), end));
        if (first >= last)
            continue; // outside
        const double share = 1 / (last - first);
        const std::size_t firstBin = binOf(first);
        const std::size_t lastBin = binOf(last);
        if (firstBin == lastBin) {
            out.counts[firstBin] += 1;
            continue;
        }
        out.counts[firstBin] += share * (static_cast<double>(firstBin + 1) - first);
        out.counts[lastBin] += share * (last - static_cast<double>(lastBin));
        slope[firstBin + 1] += share;
        slope[lastBin] -= share;
    }
    double level = 0;
    for (std::size_t i = 0; i < bins; ++i) {
        level += slope[i];
        out.counts[i] = std::max(0.0, out.counts[i] + level);
    }
    return out;
}

} // namespace zamkan::timeline
