// A scroll bar that counts rows, not pixels: a million rows are taller than a float can tell apart.
#pragma once
#include "app/kit/kit.hpp"
#include <cstddef>
#include <string_view>

namespace zamkan::app {

struct RowScroll {
    double top = 0; // the first row in sight, with the part of it that is out of sight
    bool dragging = false;
    double grabbed = 0;
};

// Takes the wheel over `where` and draws the bar at its end side; the rectangle that is left for rows. `height` of a row.
Rect scrollRows(Kit &kit, std::string_view id, const Rect &where, std::size_t rows, float height, RowScroll &state);
// Brings a row into sight.
void scrollTo(RowScroll &state, std::size_t row, std::size_t rows, float rowsInSight);

} // namespace zamkan::app
