// Trails: from one event of an actor to its next, with arrows; the older, the fainter.
#pragma once
#include "map/clusters.hpp"
#include "map/colouring.hpp"
#include <vector>

namespace zamkan::map {

struct GroundTrail {
    Point from, to; // world
    Colour colour;
};

// The latest ones that meet the region, the oldest first; at most kTrails.
inline constexpr std::size_t kTrails = 300;
[[nodiscard]] std::vector<GroundTrail> trailsOf(const View &view, const Spots &spots, const Region &region, const ColourScheme &colours);

// A trail as a view sees it: the line and its arrow, clear of the marks at its ends.
void addStrokes(const GroundTrail &trail, const Viewport &viewport, float ratio, std::vector<Picture::Stroke> &into);

} // namespace zamkan::map
