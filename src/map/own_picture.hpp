// The user's own layers in a picture.
#pragma once
#include "map/names.hpp"
#include "map/own_layer.hpp"
#include "map/theme.hpp"

namespace zamkan::map {

// Fills and lines over those of the base map; sets Picture::own. Areas are washed in the layer's colour and outlined,
// lines are drawn in it.
void addOwnGround(const View &view, const Theme &theme, Picture &picture);
// Dots of points that the view sees.
void addOwnDots(const View &view, const Theme &theme, std::vector<Mark> &dots);
// Names from the label column, the larger areas first, no more than the picture bears.
void addOwnNames(const View &view, const Theme &theme, std::vector<NameRequest> &requests);

} // namespace zamkan::map
