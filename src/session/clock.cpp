#include "session/apply.hpp"
#include <algorithm>
#include <chrono>

namespace zamkan::session {

using std::chrono::days;
using std::chrono::seconds;
using timeline::Mode;

namespace {
constexpr seconds kShortest = std::chrono::hours{1};

seconds lengthOf(const timeline::Axis &axis) { return axis.end - axis.start; }

// Inside the axis, at least an hour long; the length is kept where it fits.
timeline::Window inside(timeline::Window window, const timeline::Axis &axis) {
    const seconds length = std::clamp<seconds>(window.to - window.from, kShortest, std::max(lengthOf(axis), kShortest));
    window.from = std::clamp(window.from, axis.start, std::max(axis.start, axis.end - length));
    window.to = window.from + length;
    return window;
}

void move(Session &session, timeline::Window window) {
    const timeline::Window before = session.window;
    session.window = window;
    // The timeline follows the end that moved; of two, the one that goes ahead.
    const bool backwards = window.to < before.to || (window.to == before.to && window.from != before.from);
    if (window.to != before.to && !(backwards && window.from != before.from))
        session.sight = timeline::broughtTo(session.sight, session.axis, window.to);
    else if (window.from != before.from)
        session.sight = timeline::broughtTo(session.sight, session.axis, window.from);
    refreshShown(session);
}

// A first window for playing: an eighth of the axis, in whole steps.
time::Instant firstEnd(const timeline::Axis &axis, timeline::Step step) {
    const time::Instant goal = axis.start + lengthOf(axis) / 8;
    time::Instant end = timeline::advanced(axis.start, step, 1);
    while (end < goal)
        end = timeline::advanced(end, step, 1);
    return std::min(end, axis.end);
}
} // namespace

timeline::Step stepFor(const timeline::Axis &axis, bool clockTimes) {
    const auto length = std::chrono::duration_cast<days>(lengthOf(axis)).count();
    if (length > 365 * 12)
        return {timeline::StepUnit::month, 1};
    if (length > 365 * 2)
        return {timeline::StepUnit::week, 1};
    return {length > (clockTimes ? 14 : 3) ? timeline::StepUnit::day : timeline::StepUnit::hour, 1};
}

void on(Session &session, const SetWindow &action) {
    timeline::Window window = session.window;
    window.from = std::clamp(action.from, session.axis.start, session.axis.end - kShortest);
    window.to = std::clamp(action.to, window.from + kShortest, std::max(session.axis.end, window.from + kShortest));
    move(session, window);
}

void on(Session &session, const SetMode &action) {
    timeline::Window window = session.window;
    window.mode = action.mode;
    move(session, window);
}

void on(Session &session, const StepClock &action) {
    timeline::Window window = session.window;
    const seconds length = window.to - window.from;
    window.from = timeline::advanced(window.from, session.playback.step, action.times);
    window.to = timeline::advanced(window.to, session.playback.step, action.times);
    if (window.from < session.axis.start || window.to > session.axis.end) {
        window.to = window.from + length;
        window = inside(window, session.axis);
    }
    move(session, window);
}

void on(Session &session, const GoToEdge &action) {
    timeline::Window window = session.window;
    const seconds length = window.to - window.from;
    window.from = action.end ? session.axis.end - length : session.axis.start;
    window.to = window.from + length;
    move(session, inside(window, session.axis));
}

void on(Session &session, const ShowAllTime &) {
    session.sight = session.axis;
    move(session, {session.axis.start, session.axis.end, session.window.mode});
}

void on(Session &session, const TogglePlay &) {
    timeline::Playback &playback = session.playback;
    playback.playing = !playback.playing;
    playback.pending = 0;
    if (!playback.playing)
        return;
    timeline::Window window = session.window;
    const bool whole = window.to - window.from >= lengthOf(session.axis) - days{1};
    const bool cumulative = window.mode == Mode::cumulative_from_start || window.mode == Mode::cumulative_to_end;
    if (whole) { // nothing could move: begin with a part of it
        window.from = session.axis.start;
        window.to = cumulative ? timeline::advanced(window.from, playback.step, 1)
                               : firstEnd(session.axis, playback.step);
    } else if (playback.direction > 0 && window.to >= session.axis.end) {
        const seconds length = window.to - window.from;
        window.from = session.axis.start;
        window.to = window.from + length;
    }
    move(session, inside(window, session.axis));
}

void on(Session &session, const SetDirection &action) { session.playback.direction = action.direction < 0 ? -1 : 1; }
void on(Session &session, const SetSpeed &action) {
    session.playback.steps_per_second = std::clamp(action.steps_per_second, 0.25, 64.0);
}
void on(Session &session, const SetStep &action) { session.playback.step = action.step; }
void on(Session &session, const SetAtEnd &action) { session.playback.at_end = action.at_end; }

void on(Session &session, const Tick &action) {
    for (Toast &toast : session.toasts)
        toast.seconds_left -= action.seconds;
    std::erase_if(session.toasts, [](const Toast &toast) { return toast.seconds_left <= 0; });
    if (!session.playback.playing)
        return;
    const timeline::Moved moved = timeline::advance(session.window, session.playback, session.axis, action.seconds);
    session.playback = moved.playback;
    if (moved.window != session.window)
        move(session, moved.window);
}

void on(Session &session, const StepEvent &action) {
    session.playback.playing = false;
    const auto moved = timeline::atNextRow(*session.table, session.sieve.happenedByTime(), session.window, session.axis,
                                           session.clock_times, action.by);
    if (moved)
        move(session, inside(*moved, session.axis));
}

void on(Session &session, const ZoomTime &action) {
    const timeline::Window &window = session.window;
    const time::Instant clock = window.mode == Mode::window ? window.from + (window.to - window.from) / 2
                                : window.mode == Mode::cumulative_to_end ? window.from : window.to;
    const time::Instant at = std::clamp(action.at.value_or(clock), session.sight.start, session.sight.end);
    session.sight = timeline::zoomedAt(session.sight, session.axis, at, std::max(action.factor, 0.01));
}

void on(Session &session, const PanTime &action) {
    const seconds length = session.sight.end - session.sight.start;
    const double share = std::clamp(action.share, -1e3, 1e3);
    session.sight = timeline::pannedBy(session.sight, session.axis, seconds{static_cast<std::int64_t>(static_cast<double>(length.count()) * share)});
}

void on(Session &session, const FitTime &) { session.sight = session.axis; }

void bringIntoWindow(Session &session, events::Row row) {
    const events::EventTable &table = *session.table;
    if (!table.dated(row))
        return;
    const time::Instant from{seconds{table.from(row)}}, to{seconds{table.to(row)}};
    timeline::Window window = session.window;
    if (timeline::shows(window, table.from(row), table.to(row)))
        return;
    const seconds length = window.to - window.from;
    switch (window.mode) {
    case Mode::window:
        window.from = from + (to - from) / 2 - length / 2;
        window.to = window.from + length;
        break;
    case Mode::instant:
    case Mode::cumulative_from_start:
        window.to = to;
        window.from = to - length;
        break;
    case Mode::cumulative_to_end:
        window.from = from;
        window.to = from + length;
        break;
    }
    window = inside(window, session.axis);
    if (!timeline::shows(window, table.from(row), table.to(row))) // cut by an edge: from the edge to the event
        window = {std::min(window.from, from), std::max(window.to, to), window.mode};
    session.playback.playing = false;
    move(session, window);
}

} // namespace zamkan::session
