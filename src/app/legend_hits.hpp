// The map's legend, alive: a party or a kind in it can be looked at alone, or hidden.
#pragma once
#include "app/kit/kit.hpp"
#include "app/outcome.hpp"
#include "map/scene.hpp"

namespace zamkan::app {

// Lies over the legend of the picture that was last painted. What an entry stands for follows from its sign: parties of
// that colour, kinds of that shape.
void drawLegendHits(Kit &kit, const session::Session &session, const map::Picture &picture, const map::SceneMaker &maker,
                    Outcome &outcome);

} // namespace zamkan::app
