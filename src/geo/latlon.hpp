// Positions on the earth, boxes of them, and great-circle distance.
#pragma once
#include <optional>
#include <string>

namespace zamkan::geo {

// WGS 84, degrees. Latitude in [-90, 90], longitude in [-180, 180]; both finite.
class LatLon {
public:
    LatLon() = default; // 0, 0
    // Longitude is wrapped into [-180, 180]; throws std::invalid_argument for what is not a position.
    [[nodiscard]] static LatLon fromDegrees(double latitude, double longitude);
    [[nodiscard]] static std::optional<LatLon> tryFromDegrees(double latitude, double longitude);

    [[nodiscard]] double latitude() const { return latitude_; }
    [[nodiscard]] double longitude() const { return longitude_; }
    friend bool operator==(const LatLon &, const LatLon &) = default;

private:
    LatLon(double latitude, double longitude) : latitude_(latitude), longitude_(longitude) {}
    double latitude_ = 0;
    double longitude_ = 0;
};

// Great-circle distance on a sphere of 6,371.0088 km (haversine).
[[nodiscard]] double distanceKm(const LatLon &a, const LatLon &b);
// The point `km` from `start` in the direction `bearing` (degrees clockwise from north).
[[nodiscard]] LatLon destination(const LatLon &start, double bearing, double km);

// South-west to north-east, never across the antimeridian; empty until something is added.
struct Box {
    double south = 90, west = 180, north = -90, east = -180;

    [[nodiscard]] bool empty() const { return south > north; }
    void add(const LatLon &point);
    void add(const Box &box);
    [[nodiscard]] bool contains(const LatLon &point) const;
    [[nodiscard]] LatLon centre() const;
    friend bool operator==(const Box &, const Box &) = default;
};

} // namespace zamkan::geo
