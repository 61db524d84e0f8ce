// Density: how many events lie where, smoothed, in place of their marks.
#pragma once
#include "map/clusters.hpp"
#include "map/theme.hpp"
#include <optional>

namespace zamkan::map {

struct GroundHeat {
    Heat heat;        // without its place on the screen
    Bounds bounds;    // of its texels, in the world
    double most = 0;  // events within `kReach` pixels of the densest point
    static constexpr double kReach = 20; // at pixel ratio 1
};

// Of rows that are said of points. None when there are none in the region.
[[nodiscard]] std::optional<GroundHeat> heatOf(const View &view, const Spots &spots, const Region &region, const Theme &theme);

// Where the viewport has it; in another projection an image of the whole view, each texel looked up where it lies on the
// earth.
[[nodiscard]] Heat seenBy(const GroundHeat &ground, const Viewport &viewport);

} // namespace zamkan::map
