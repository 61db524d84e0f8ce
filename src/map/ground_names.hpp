// Names placed on a region of the earth, so that they stand still while the view moves over it.
#pragma once
#include "map/marks.hpp"
#include "map/names.hpp"
#include "map/placement.hpp"
#include <unordered_map>
#include <vector>

namespace zamkan::map {

struct GroundName {
    Point world;
    std::vector<PlacedCaption> captions; // from the point's whole pixel
    Rect rect;                           // of all of them, likewise
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

} // namespace zamkan::map
