// Polygons as triangles in the Mercator plane, for whoever fills them.
#pragma once
#include "geo/features.hpp"
#include <vector>

namespace zamkan::geo {

// Web Mercator world coordinates: x, y in [0, 1], x eastwards from 180° W, y southwards from 85.0511° N; what
// lies nearer to a pole is moved to that latitude.
struct PlanePoint {
    double x = 0, y = 0;
    friend bool operator==(const PlanePoint &, const PlanePoint &) = default;
};
[[nodiscard]] PlanePoint mercator(const LatLon &position);

// A ring unrolled in the plane: each vertex stands within half a world of the one before, so x may leave [0,
// 1] where the ring crosses the antimeridian; a ring round a pole is closed along that pole's edge.
[[nodiscard]] std::vector<PlanePoint> unrolled(const Ring &ring);

// Three vertices a triangle, all in [0, 1] × [0, 1]; inside is what an odd number of rings encloses, so the
// order of a ring's vertices does not matter and self-crossing rings are filled as drawn. Polygons across the
// antimeridian come out as parts on both sides. Rings of fewer than three different vertices give nothing.
[[nodiscard]] std::vector<PlanePoint> triangles(const std::vector<Polygon> &polygons);

// Closed rings that may lie over each other, made one: inside is what they wind round, so that outer rings wind one way
// and holes the other. Three vertices a triangle; x goes on beyond [0, 1] where a ring does.
[[nodiscard]] std::vector<PlanePoint> mergedTriangles(const std::vector<std::vector<PlanePoint>> &rings);

} // namespace zamkan::geo
