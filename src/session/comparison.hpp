// Two moments beside each other: the same map twice.
#pragma once
#include "time/day.hpp"
#include <cstdint>

namespace zamkan::session {

// swipe: one map, the earlier moment at the left of a bar that can be dragged. beside: the map twice, half as wide.
enum class CompareAs : std::uint8_t { swipe, beside };

struct Comparison {
    time::Instant earlier, later; // the clock's moment on either side, as Window::to has it; earlier < later
    CompareAs as = CompareAs::swipe;
    double divider = 0.5;         // where the bar stands: share of what the map shows, from the left
    friend bool operator==(const Comparison &, const Comparison &) = default;
};

} // namespace zamkan::session
