// The map's legend, alive: a party or a kind in it can be looked at alone, or hidden.
#pragma once
#include "app/kit/kit.hpp"
#include "app/outcome.hpp"
#include "map/scene.hpp"

namespace zamkan::app {

// Lies over the legend of the picture that was last painted; its entries say what they stand for (Picture::meanings).
void drawLegendHits(Kit &kit, const map::Picture &picture, float shift, Outcome &outcome);

} // namespace zamkan::app
