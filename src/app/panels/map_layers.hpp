// The part of the Layers panel that is about shapes on the map: the user's own layers.
#pragma once
#include "app/kit/kit.hpp"
#include "app/outcome.hpp"

namespace zamkan::app {

// Below the sources; its height. Always ends with a button that adds one.
float drawMapLayers(Kit &kit, const session::Session &session, const Rect &where, Outcome &outcome);

// A round spot of a layer's colour; a click offers the palette's. The one that was picked.
std::optional<std::size_t> colourSpot(Kit &kit, const std::string &id, const Rect &where, std::size_t colour, std::string_view tip);

// Whether a file of shapes without dates holds events or a layer of the map.
void drawKindDialog(Kit &kit, const session::Session &session, Outcome &outcome);

} // namespace zamkan::app
