// Names placed on a region of the earth, so that they stand still while the view moves over it.
#pragma once
#include "map/marks.hpp"
#include "map/names.hpp"
#include "map/placement.hpp"
#include "map/to_screen.hpp"
#include <optional>
#include <unordered_map>
#include <vector>

namespace zamkan::map {

struct GroundName {
    Point world;
    std::vector<Caption> lines;
    std::vector<Stand> stands; // from the point's whole pixel: where it stands; where else when that is covered
    double dot = 0;
    bool village = false; // of the layer with a licence of its own
};

// The sides on which names stood the last time, kept where they can be.
using Sides = std::unordered_map<std::uint64_t, int>;

struct NameGround {
    const Region &region;
    const Ground &ground;
    std::vector<Rect> taken; // of an exact region: by furniture, in pixels
    Rect frame;              // inside which names must stand, in pixels of the region
};
[[nodiscard]] std::vector<GroundName> namesOn(const NameGround &on, const View &view, const BaseMap &base, const Theme &theme,
                                              Towns &towns, Sides &sides, lettering::Letterer &letterer);

// Where each name stands in the view, nothing for those that are not seen. Names of an exact region were placed beside
// the furniture; in a window they stand still on the ground, and one over which the legend comes to lie goes round its
// point to where there is room.
[[nodiscard]] std::vector<std::optional<Stand>> standsOf(const std::vector<GroundName> &names, const View &view,
                                                         const ToScreen &toScreen, const std::vector<Rect> &taken);

} // namespace zamkan::map
