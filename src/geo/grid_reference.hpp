// Positions on grids of metres: MGRS, UTM, and the coordinate systems of the EPSG list.
#pragma once
#include "geo/latlon.hpp"
#include <optional>
#include <string_view>

namespace zamkan::geo {

// The middle of what was named, and how far it reaches from there.
struct GridSpot {
    LatLon middle;
    double radius_km = 0; // half the diagonal of a square; 0 for a point
};

// "38SKE1234567890", "38S KE 12345 67890", "38S KE 1 6", letters in either case; two to ten digits. None: no such square.
[[nodiscard]] std::optional<GridSpot> fromMgrs(std::string_view text);

// Zone 1 to 60 and a letter: the band (C to X without I and O), or N or S for the half of the earth. S is both: it is
// taken as the band, 32 to 40 degrees north, where the northing lies in it. None: outside of the zone or band.
[[nodiscard]] std::optional<LatLon> fromUtm(int zone, char letter, double easting, double northing);

// x and y (longitude and latitude for geographic ones) in the coordinate system of that EPSG number.
[[nodiscard]] std::optional<LatLon> fromEpsg(int code, double x, double y);

// A grid of metres that a table's two columns are in: a zone of UTM, or a coordinate system of the EPSG list.
class MetricGrid {
public:
    // "38N", "38 S", "UTM zone 38R", "EPSG:2039", "3857", in any case. None: no such grid, or one in degrees.
    [[nodiscard]] static std::optional<MetricGrid> named(std::string_view name);
    // None: outside of the grid.
    [[nodiscard]] std::optional<LatLon> at(double easting, double northing) const;

private:
    int epsg_ = 0; // 0: UTM
    int zone_ = 0;
    char letter_ = 0;
};

} // namespace zamkan::geo
