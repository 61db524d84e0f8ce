#include "geo/measure.hpp"
#include <GeographicLib/Geodesic.hpp>
#include <GeographicLib/GeodesicLine.hpp>
#include <GeographicLib/PolygonArea.hpp>
#include <cmath>

namespace zamkan::geo {

double lengthKm(std::span<const LatLon> path) {
    double metres = 0;
    for (std::size_t i = 1; i < path.size(); ++i) {
        double step = 0;
        GeographicLib::Geodesic::WGS84().Inverse(path[i - 1].latitude(), path[i - 1].longitude(), path[i].latitude(),
                                                 path[i].longitude(), step);
        metres += step;
    }
    return metres / 1000;
}

double areaKm2(std::span<const LatLon> ring) {
    if (ring.size() < 3) return 0;
    GeographicLib::PolygonArea polygon(GeographicLib::Geodesic::WGS84());
    for (const LatLon &point : ring) polygon.AddPoint(point.latitude(), point.longitude());
    double around = 0, area = 0;
    polygon.Compute(false, true, around, area);
    return std::abs(area) / 1e6;
}

std::vector<LatLon> shortestWay(const LatLon &from, const LatLon &to, int pieces) {
    const auto line = GeographicLib::Geodesic::WGS84().InverseLine(from.latitude(), from.longitude(), to.latitude(), to.longitude());
    std::vector<LatLon> points{from};
    for (int i = 1; i < pieces; ++i) {
        double latitude = 0, longitude = 0;
        line.Position(line.Distance() * i / pieces, latitude, longitude);
        points.push_back(LatLon::fromDegrees(latitude, longitude));
    }
    points.push_back(to);
    return points;
}

} // namespace zamkan::geo
