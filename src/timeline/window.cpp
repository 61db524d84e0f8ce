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

} // namespace zamkan::timeline
