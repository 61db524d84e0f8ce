#include "timeline/sight.hpp"
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace zamkan::timeline {
namespace {
using std::chrono::days;
using std::chrono::hours;
using std::chrono::seconds;

seconds lengthOf(Axis axis) { return axis.end - axis.start; }

Axis placed(time::Instant start, seconds length, Axis whole) {
    length = std::min(length, lengthOf(whole));
    start = std::clamp(start, whole.start, whole.end - length);
    return {start, start + length};
}

std::int64_t count(time::Instant at) { return at.time_since_epoch().count(); }

// The last beginning before `limit` (by < 0), or the first one from it on.
std::optional<time::Instant> beginning(const events::TimeOrder &order, std::span<const std::uint64_t> kept, std::int64_t limit, int by) {
    const auto begins = order.begins();
    const auto set = [&](std::size_t at) { return (kept[at / 64] >> at % 64 & 1U) != 0; };
    auto at = static_cast<std::size_t>(std::lower_bound(begins.begin(), begins.end(), limit) - begins.begin());
    if (by > 0) {
        while (at < begins.size() && !set(at)) {
            const bool none = at % 64 == 0 && kept[at / 64] == 0;
            at += none ? 64 : 1;
        }
        return at < begins.size() ? std::optional(time::Instant{seconds{begins[at]}}) : std::nullopt;
    }
    while (at > 0) {
        --at;
        if (set(at))
            return time::Instant{seconds{begins[at]}};
        if (at % 64 == 63 && kept[at / 64] == 0)
            at -= 63;
    }
    return std::nullopt;
}
} // namespace

Axis zoomedAt(Axis sight, Axis whole, time::Instant at, double factor) {
    const double now = static_cast<double>(lengthOf(sight).count());
    const double most = static_cast<double>(lengthOf(whole).count());
    const double wanted = std::clamp(now / factor, std::min(most, static_cast<double>(kShortestSight.count())), most);
    const double share = now > 0 ? static_cast<double>((at - sight.start).count()) / now : 0.5;
    return placed(at - seconds{std::llround(share * wanted)}, seconds{std::llround(wanted)}, whole);
}

Axis pannedBy(Axis sight, Axis whole, seconds by) {
    const seconds far = lengthOf(whole);
    return placed(sight.start + std::clamp(by, -far, far), lengthOf(sight), whole);
}

Axis broughtTo(Axis sight, Axis whole, time::Instant at) {
    const seconds margin = lengthOf(sight) / 20;
    if (at < sight.start)
        return placed(at - margin, lengthOf(sight), whole);
    if (at > sight.end)
        return placed(at + margin - lengthOf(sight), lengthOf(sight), whole);
    return sight;
}

Axis carriedOver(Axis sight, Axis before, Axis whole) {
    if (sight.start <= before.start && sight.end >= before.end)
        return whole;
    return placed(sight.start, lengthOf(sight), whole);
}

std::vector<Tick> ticksOf(Axis sight, double apart) {
    constexpr double kDay = 86400;
    std::vector<Tick> ticks;
    const double least = static_cast<double>(lengthOf(sight).count()) / 400;
    apart = std::max({apart, least, 1.0});
    if (apart <= 0.6 * kDay) { // hours
        constexpr std::array<int, 5> kSteps{1, 2, 3, 6, 12};
        const auto step = std::find_if(kSteps.begin(), kSteps.end() - 1, [&](int one) { return apart <= one * 3600.0; });
        for (time::Instant at = std::chrono::floor<days>(sight.start); at < sight.end; at += hours{*step})
            if (at >= sight.start)
                ticks.push_back({at, TickUnit::hour, at == std::chrono::floor<days>(at)});
        return ticks;
    }
    if (apart <= 15 * kDay) { // days, in weeks from Monday on
        constexpr std::array<int, 4> kSteps{1, 2, 7, 14};
        const auto step = std::find_if(kSteps.begin(), kSteps.end() - 1, [&](int one) { return apart <= one * kDay; });
        const auto first = std::chrono::floor<days>(sight.start);
        time::Day day = *step >= 7 ? time::mondayOf(first) : first;
        if (*step == 2 || *step == 14) // the same days stay marked while the axis moves
            day -= days{(day.time_since_epoch().count() / (*step == 14 ? 7 : 1)) % 2 == 0 ? 0 : *step / 2};
        for (; time::Instant(day) < sight.end; day += days{*step})
            if (time::Instant(day) >= sight.start)
                ticks.push_back({day, TickUnit::day, std::chrono::year_month_day{day}.day() == std::chrono::day{1}});
        return ticks;
    }
    constexpr std::array<int, 5> kMonths{1, 3, 6, 12, 24};
    const auto found = std::find_if(kMonths.begin(), kMonths.end(), [&](int months) { return apart <= 30 * kDay * months; });
    const int months = found != kMonths.end() ? *found : 12 * static_cast<int>(std::ceil(apart / (365 * kDay)));
    time::Day day = time::firstOfYear(std::chrono::floor<days>(sight.start));
    if (const int years = months / 12; years > 1)
        day = time::addMonths(day, -12 * (static_cast<int>(std::chrono::year_month_day{day}.year()) % years));
    for (; time::Instant(day) < sight.end; day = time::addMonths(day, months)) {
        const bool january = std::chrono::year_month_day{day}.month() == std::chrono::January;
        if (time::Instant(day) >= sight.start)
            ticks.push_back({day, months >= 12 ? TickUnit::year : TickUnit::month, january});
    }
    return ticks;
}

bool hasClockTimes(const events::EventTable &table) {
    const auto inside = [](std::int64_t at) { return at % 86400 != 0; };
    const events::TimeOrder &order = table.order();
    for (std::size_t i = 0; i < order.rows().size(); ++i)
        if (inside(order.begins()[i]) || inside(order.end(i)))
            return true;
    return false;
}

std::optional<Window> atNextRow(const events::EventTable &table, std::span<const std::uint64_t> kept, const Window &window, Axis axis,
                                bool clockTimes, int by) {
    const seconds unit = clockTimes ? seconds{hours{1}} : seconds{days{1}};
    const bool toEnd = window.mode == Mode::cumulative_to_end;
    const bool whole = !toEnd && window.from <= axis.start && window.to >= axis.end;
    // Rows that begin before `limit` are those that the clock has passed.
    std::int64_t limit = toEnd ? count(window.from) + (by > 0 ? 1 : 0) : count(window.to - unit) + (by > 0 ? 1 : 0);
    if (whole)
        limit = by > 0 ? std::numeric_limits<std::int64_t>::min() + 1 : std::numeric_limits<std::int64_t>::max();
    const auto at = beginning(table.order(), kept, limit, by);
    if (!at)
        return std::nullopt;
    Window moved = window;
    if (toEnd) {
        moved.from = *at;
        moved.to = std::max(window.to, *at + unit);
        return moved;
    }
    const seconds length = whole ? unit : window.to - window.from;
    moved.to = *at + unit;
    moved.from = window.mode == Mode::cumulative_from_start ? std::min(window.from, *at) : moved.to - length;
    return moved;
}

} // namespace zamkan::timeline
