// Where the two moments of a comparison lie on the screen, and what is drawn over them: the bar and the dates.
#pragma once
#include "app/panels/panels.hpp"
#include "map/scene.hpp"

namespace zamkan::app {

// Parts of the map's rectangle. Beside: the later moment's map is the earlier one's, shifted.
struct Compared {
    Rect earlier, later;
    float shift = 0; // pixels from a point of the earlier map to the same one of the later
};
[[nodiscard]] Compared comparedIn(const session::Comparison &comparison, const Rect &map);

// Over both maps and under the panels.
void drawCompared(Kit &kit, const session::Session &session, const Rect &map, Outcome &outcome);

} // namespace zamkan::app
