// A scroll bar that counts rows, not pixels: a million rows are taller than a float can tell apart.
#pragma once
#include "app/kit/kit.hpp"
#include <cmath>
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
// The rows that are in sight as a whole, one below the other: draw(number, where).
template <typename Draw>
void listRows(Kit &kit, std::string_view id, const Rect &where, std::size_t rows, float height, RowScroll &state, const Draw &draw) {
    const Rect free = scrollRows(kit, id, where, rows, height, state);
    ImGui::PushClipRect(where.min, where.max, true);
    const auto first = static_cast<std::size_t>(state.top);
    float y = where.min.y - std::round(static_cast<float>(state.top - static_cast<double>(first)) * height);
    for (std::size_t i = first; i < rows && y < where.max.y; ++i, y += height)
        if (y + height <= where.max.y + 1)
            draw(i, Rect{{free.min.x, y}, {free.max.x, y + height}});
    ImGui::PopClipRect();
}
// Brings a row into sight.
void scrollTo(RowScroll &state, std::size_t row, std::size_t rows, float rowsInSight);

} // namespace zamkan::app
