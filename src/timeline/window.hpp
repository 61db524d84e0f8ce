// The time window over a table: which rows are shown, how they are counted, how it moves.
#pragma once
#include "events/event_table.hpp"
#include "time/day.hpp"
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace zamkan::timeline {

// instant: what is going on at `to`'s last moment; window: what overlaps [from, to); cumulative from start: what
// began before `to`; cumulative to end: what ends after `from`.
enum class Mode : std::uint8_t { instant, window, cumulative_from_start, cumulative_to_end };
[[nodiscard]] std::string_view toString(Mode mode); // as on the command line: "cumulative-from-start"
[[nodiscard]] std::optional<Mode> modeFromString(std::string_view text);

// The axis is the span of all dated rows, rounded outwards to whole days; without any, the day of today.
struct Axis {
    time::Instant start, end;
};
[[nodiscard]] Axis axisOf(const events::EventTable &table);

struct Window {
    time::Instant from, to; // from < to
    Mode mode = Mode::window;
    friend bool operator==(const Window &, const Window &) = default;
};

// Does a row of [from, to) show in the window? Undated rows never do.
[[nodiscard]] bool shows(const Window &window, std::int64_t from, std::int64_t to);

// Rows in byTime() order that show. O(log n + rows that began in or before the window's reach).
[[nodiscard]] std::vector<events::Row> shownRows(const events::EventTable &table, const Window &window);
// Of those whose bit is set alone, as TimeOrder::between has it.
[[nodiscard]] std::vector<events::Row> shownRows(const events::EventTable &table, const Window &window,
                                                 std::span<const std::uint64_t> kept);

enum class StepUnit : std::uint8_t { hour, day, week, month, quarter, year };
struct Step {
    StepUnit unit = StepUnit::day;
    int count = 1;
};
[[nodiscard]] time::Instant advanced(time::Instant instant, Step step, int times); // calendar months and years

enum class AtEnd : std::uint8_t { once, loop, bounce };

// Playback: the window moved by `stepsPerSecond` steps of `step`, with what to do at the end. A value: advance()
// gives the next state. In mode `window` both ends move, to where the window's end meets the axis' end (backwards:
// its start the axis' start); in the other modes only the clock does (`from` in cumulative to end, else `to`), and
// the window's other end follows the mode. The last frame before an end stands exactly on it.
struct Playback {
    bool playing = false;
    int direction = 1; // -1: backwards
    double steps_per_second = 4;
    Step step;
    AtEnd at_end = AtEnd::loop;
    double pending = 0; // fraction of a step that is due
};
struct Moved {
    Window window;
    Playback playback;
};
[[nodiscard]] Moved advance(Window window, Playback playback, Axis axis, double seconds);

} // namespace zamkan::timeline
