#include "timeline/window.hpp"
#include <algorithm>
#include <cmath>

namespace zamkan::timeline {
namespace {

using std::chrono::seconds;

// More steps than this in one call come from a machine that slept: they are not made up for.
constexpr double kMostStepsAtOnce = 4096;

// Where the part of the window that moves is, and how far it may go.
bool atEnd(const Window &window, const Axis &axis, int direction) {
    if (window.mode == Mode::cumulative_to_end)
        return direction > 0 ? window.from >= axis.end - seconds{1} : window.from <= axis.start;
    if (window.mode == Mode::window)
        return direction > 0 ? window.to >= axis.end : window.from <= axis.start;
    return direction > 0 ? window.to >= axis.end : window.to <= axis.start + seconds{1};
}

// The window of the clock-only modes, with its other end where it belongs.
Window withClock(Window window, time::Instant clock, const Step &step, const Axis &axis) {
    switch (window.mode) {
    case Mode::cumulative_to_end:
        window.from = std::clamp(clock, axis.start, axis.end - seconds{1});
        window.to = std::max(axis.end, window.from + seconds{1});
        break;
    case Mode::cumulative_from_start:
        window.to = std::clamp(clock, axis.start + seconds{1}, axis.end);
        window.from = std::min(axis.start, window.to - seconds{1});
        break;
    default:
        window.to = std::clamp(clock, axis.start + seconds{1}, axis.end);
        window.from = std::max(axis.start, std::min(advanced(window.to, step, -1), window.to - seconds{1}));
    }
    return window;
}

Window movedOnce(Window window, const Step &step, int direction, const Axis &axis) {
    if (window.mode == Mode::cumulative_to_end)
        return withClock(window, advanced(window.from, step, direction), step, axis);
    if (window.mode != Mode::window)
        return withClock(window, advanced(window.to, step, direction), step, axis);
    window.from = advanced(window.from, step, direction);
    window.to = std::max(advanced(window.to, step, direction), window.from + seconds{1});
    const auto length = window.to - window.from;
    if (direction > 0 && window.to > axis.end) {
        window.to = axis.end;
        window.from = axis.end - length;
    } else if (direction < 0 && window.from < axis.start) {
        window.from = axis.start;
        window.to = axis.start + length;
    }
    return window;
}

Window atOtherEnd(Window window, const Step &step, int direction, const Axis &axis) {
    const bool forwards = direction > 0;
    if (window.mode == Mode::cumulative_to_end)
        return withClock(window, forwards ? axis.start : advanced(axis.end, step, -1), step, axis);
    if (window.mode != Mode::window)
        return withClock(window, forwards ? advanced(axis.start, step, 1) : axis.end, step, axis);
    const auto length = window.to - window.from;
    window.from = forwards ? axis.start : axis.end - length;
    window.to = forwards ? axis.start + length : axis.end;
    return window;
}

} // namespace

time::Instant advanced(time::Instant instant, Step step, int times) {
    const std::int64_t units = std::int64_t{step.count} * times;
    const auto byMonths = [&](std::int64_t months) {
        const auto day = std::chrono::floor<std::chrono::days>(instant);
        constexpr std::int64_t kFar = 12 * 30000; // beyond any year that <chrono> knows
        return time::addMonths(day, static_cast<int>(std::clamp(months, -kFar, kFar))) + (instant - day);
    };
    switch (step.unit) {
    case StepUnit::hour:
        return instant + std::chrono::hours{units};
    case StepUnit::day:
        return instant + std::chrono::days{units};
    case StepUnit::week:
        return instant + std::chrono::weeks{units};
    case StepUnit::month:
        return byMonths(units);
    case StepUnit::quarter:
        return byMonths(3 * units);
    case StepUnit::year:
        return byMonths(12 * units);
    }
    return instant;
}

Moved advance(Window window, Playback playback, Axis axis, double elapsed) {
    if (!playback.playing || axis.start >= axis.end)
        return {window, playback};
    const double due = playback.pending + std::max(0.0, playback.steps_per_second) * std::max(0.0, elapsed);
    const double whole = std::floor(std::min(due, kMostStepsAtOnce));
    playback.pending = due > kMostStepsAtOnce ? 0 : due - whole;
    for (int left = static_cast<int>(whole); left > 0; --left) {
        if (!atEnd(window, axis, playback.direction)) {
            window = movedOnce(window, playback.step, playback.direction, axis);
        } else if (playback.at_end == AtEnd::loop) {
            window = atOtherEnd(window, playback.step, playback.direction, axis);
        } else if (playback.at_end == AtEnd::bounce) {
            playback.direction = -playback.direction;
            if (!atEnd(window, axis, playback.direction))
                window = movedOnce(window, playback.step, playback.direction, axis);
        } else {
            playback.playing = false;
            playback.pending = 0;
            break;
        }
    }
    return {window, playback};
}

} // namespace zamkan::timeline
