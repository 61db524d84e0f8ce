// Levels of detail of a user's layer: its shapes on a grid as fine as a zoom shows, cut into pieces.
#pragma once
#include "geo/triangles.hpp"
#include "map/own_layer.hpp"
#include <cstdint>
#include <vector>

namespace zamkan::map {

// The shapes of a layer as they were read, unrolled in the Mercator plane.
struct OwnShapes {
    using Path = std::vector<geo::PlanePoint>;
    struct Area {
        std::vector<Path> rings; // the first winds one way, holes the other
    };
    std::vector<Area> areas;
    std::vector<Path> lines;
    std::vector<Point> points;
    [[nodiscard]] std::size_t vertices() const; // of areas and lines
};

// Neighbours that shared an edge share it at every level: a vertex goes to the nearest point of the grid, whoever it is
// of. Areas too small for the grid stay as its smallest square, so that many of them still cover what they cover.
[[nodiscard]] std::vector<OwnLayer::Level> levelsOf(const OwnShapes &shapes);

} // namespace zamkan::map
