// A page of a wall calendar for choosing days: by mouse, or by arrows, PageUp and PageDown (Shift: a year).
#pragma once
#include "app/kit/kit.hpp"
#include "time/day.hpp"
#include "time/format.hpp"
#include <optional>
#include <utility>

namespace zamkan::app {

struct Calendar {
    time::Day from{}, last{}; // chosen, both included
    time::Day cursor{};       // the keyboard's; its month is shown
    bool second = false;      // the next day that is chosen is the last one
};

// Opens over those days when the button is pressed.
void openCalendar(Kit &kit, const char *name, Calendar &state, time::Day from, time::Day last);
// Draws it beside `anchor` while it is open; the days once they are set. A first day that is chosen is a single one, a second one
// makes a stretch. Days of the week begin as the language has it, from where reading begins; Islamic dates stand below.
std::optional<std::pair<time::Day, time::Day>> drawCalendar(Kit &kit, const char *name, const Rect &anchor, Calendar &state, const time::DayStyle &style);

} // namespace zamkan::app
