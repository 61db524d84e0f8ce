// Lengths and areas on the ellipsoid, along geodesics.
#pragma once
#include "geo/latlon.hpp"
#include <span>
#include <vector>

namespace zamkan::geo {

[[nodiscard]] double lengthKm(std::span<const LatLon> path);
// Inside a ring that closes itself, whichever way round it runs; 0 for fewer than three points.
[[nodiscard]] double areaKm2(std::span<const LatLon> ring);
// `pieces` + 1 points along the shortest way, both ends among them.
[[nodiscard]] std::vector<LatLon> shortestWay(const LatLon &from, const LatLon &to, int pieces);

} // namespace zamkan::geo
