#include "geo/latlon.hpp"
#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>

namespace zamkan::geo {
namespace {

constexpr double kEarthRadiusKm = 6371.0088; // mean radius, IUGG
constexpr double kRadians = std::numbers::pi / 180;

} // namespace

std::optional<LatLon> LatLon::tryFromDegrees(double latitude, double longitude) {
    if (!std::isfinite(latitude) || !std::isfinite(longitude) || std::fabs(latitude) > 90)
        return std::nullopt;
    if (std::fabs(longitude) > 180)
        longitude = std::remainder(longitude, 360); // 180 itself stays on its side
    return LatLon(latitude, longitude);
}

LatLon LatLon::fromDegrees(double latitude, double longitude) {
    if (const auto point = tryFromDegrees(latitude, longitude))
        return *point;
    throw std::invalid_argument("not a position: latitude " + std::to_string(latitude) + ", longitude " +
                                std::to_string(longitude));
}

double distanceKm(const LatLon &a, const LatLon &b) {
    const double across = std::sin((b.latitude() - a.latitude()) * kRadians / 2);
    const double along = std::sin((b.longitude() - a.longitude()) * kRadians / 2);
    const double half = across * across +
                        std::cos(a.latitude() * kRadians) * std::cos(b.latitude() * kRadians) * along * along;
    return 2 * kEarthRadiusKm * std::asin(std::sqrt(std::min(1.0, half)));
}

LatLon destination(const LatLon &start, double bearing, double km) {
    const double angle = km / kEarthRadiusKm, heading = bearing * kRadians,
                 from = start.latitude() * kRadians;
    const double sine =
        std::sin(from) * std::cos(angle) + std::cos(from) * std::sin(angle) * std::cos(heading);
    const double turn = std::atan2(std::sin(heading) * std::sin(angle) * std::cos(from),
                                   std::cos(angle) - std::sin(from) * sine);
    return LatLon::fromDegrees(std::asin(std::clamp(sine, -1.0, 1.0)) / kRadians,
                               start.longitude() + turn / kRadians);
}

void Box::add(const LatLon &point) {
    south = std::min(south, point.latitude());
    north = std::max(north, point.latitude());
    west = std::min(west, point.longitude());
    east = std::max(east, point.longitude());
}

void Box::add(const Box &box) {
    south = std::min(south, box.south);
    north = std::max(north, box.north);
    west = std::min(west, box.west);
    east = std::max(east, box.east);
}

bool Box::contains(const LatLon &point) const {
    return point.latitude() >= south && point.latitude() <= north && point.longitude() >= west &&
           point.longitude() <= east;
}

LatLon Box::centre() const {
    return empty() ? LatLon() : LatLon::fromDegrees((south + north) / 2, (west + east) / 2);
}

} // namespace zamkan::geo
