// A plane for a part of the earth in which areas are true.
#pragma once
#include "geo/latlon.hpp"

namespace zamkan::geo {

// Kilometres east and north of the plane's centre.
struct PlaneKm {
    double x = 0, y = 0;
    friend bool operator==(const PlaneKm &, const PlaneKm &) = default;
};

// Lambert's azimuthal equal-area projection of the ellipsoid (WGS 84, by its authalic sphere; Snyder, Map Projections,
// 1987, p. 187). Distances near the centre are true to 0.3 %, 1000 km from it to 0.5 %. Meant for half the earth at most.
class EqualAreaPlane {
public:
    explicit EqualAreaPlane(const LatLon &centre);
    [[nodiscard]] PlaneKm at(const LatLon &position) const;
    [[nodiscard]] LatLon back(const PlaneKm &point) const;

private:
    double longitude_, sine_, cosine_; // of the centre, on the authalic sphere
};

} // namespace zamkan::geo
