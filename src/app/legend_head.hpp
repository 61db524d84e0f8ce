// The head of the map's legend: what the colours tell, to be changed there.
#pragma once
#include "app/kit/kit.hpp"
#include "app/outcome.hpp"
#include "map/scene.hpp"

namespace zamkan::app {

// Lies over the legend of the picture that was last painted.
void drawLegendHead(Kit &kit, const session::Session &session, const map::Picture &picture, float shift, Outcome &outcome);

} // namespace zamkan::app
