// The stretch of the axis that a timeline shows: how it is zoomed and moved, and where its ticks stand.
#pragma once
#include "timeline/window.hpp"
#include <chrono>
#include <vector>

namespace zamkan::timeline {

// Everything here stays inside `whole`, and at least this long where `whole` is as long.
constexpr std::chrono::seconds kShortestSight = std::chrono::hours{6};

// factor > 1: nearer. The instant `at` stays where it stands on the screen, as far as the ends of `whole` let it.
[[nodiscard]] Axis zoomedAt(Axis sight, Axis whole, time::Instant at, double factor);
[[nodiscard]] Axis pannedBy(Axis sight, Axis whole, std::chrono::seconds by);
// Moved just as far as it takes to show the instant with a little of what is around it; not at all when it shows already.
[[nodiscard]] Axis broughtTo(Axis sight, Axis whole, time::Instant at);
// The same stretch of another whole; all of it where it showed all of the one before.
[[nodiscard]] Axis carriedOver(Axis sight, Axis before, Axis whole);

// What the label of a tick says.
enum class TickUnit : std::uint8_t { hour, day, month, year };
struct Tick {
    time::Instant at;
    TickUnit unit = TickUnit::day;
    bool strong = false; // where the next larger unit begins: its label says that one
    friend bool operator==(const Tick &, const Tick &) = default;
};
// At round hours, days, months or years in `sight`, with at least about `apart` seconds between two of them. Never more
// than a few hundred.
[[nodiscard]] std::vector<Tick> ticksOf(Axis sight, double apart);

// Does any dated row begin or end inside a day?
[[nodiscard]] bool hasClockTimes(const events::EventTable &table);
// The window moved to the next row (by > 0) or the one before it, of those whose bit is set: the moment that the mode
// looks at stands just after the row's beginning, or on it in cumulative to end. In the other modes a window that shows
// all of the axis becomes a day's (an hour's with clock times) at the first row or the last. Nothing where there is none further on.
[[nodiscard]] std::optional<Window> atNextRow(const events::EventTable &table, std::span<const std::uint64_t> kept, const Window &window,
                                              Axis axis, bool clockTimes, int by);

} // namespace zamkan::timeline
