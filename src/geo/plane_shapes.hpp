// GEOS geometries in an equal-area plane, in km. For the sources of geo only.
#pragma once
#include "geo/equal_area.hpp"
#include "geo/features.hpp"
#include "geo/geos.hpp"
#include <vector>

namespace zamkan::geo {

// Throws InputError: the land cannot be divided.
[[noreturn]] void fail(const Geos &geos, const char *what);

[[nodiscard]] Geos::Geometry lineOf(const Geos &geos, const std::vector<PlaneKm> &points, bool ring);
[[nodiscard]] Geos::Geometry collect(const Geos &geos, std::vector<Geos::Geometry> parts, int type);
// Valid, in the plane, cut to the box.
[[nodiscard]] Geos::Geometry polygonOf(const Geos &geos, const std::vector<Polygon> &polygons, const EqualAreaPlane &plane,
                                       const PlaneKm &low, const PlaneKm &high);

} // namespace zamkan::geo
