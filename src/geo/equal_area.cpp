#include "geo/equal_area.hpp"
#include <algorithm>
#include <cmath>
#include <numbers>

namespace zamkan::geo {
namespace {

constexpr double kDegree = std::numbers::pi / 180, kAxisKm = 6378.137, kE2 = 0.00669437999014;

double q(double latitude) {
    const double e = std::sqrt(kE2), s = std::sin(latitude);
    return (1 - kE2) * (s / (1 - kE2 * s * s) - std::log((1 - e * s) / (1 + e * s)) / (2 * e));
}

double poleQ() {
    static const double value = q(std::numbers::pi / 2);
    return value;
}

double radiusKm() { return kAxisKm * std::sqrt(poleQ() / 2); }

double authalic(double latitude) { return std::asin(std::clamp(q(latitude) / poleQ(), -1.0, 1.0)); }

double geodetic(double b) {
    constexpr double e4 = kE2 * kE2, e6 = e4 * kE2;
    return b + (kE2 / 3 + 31 * e4 / 180 + 517 * e6 / 5040) * std::sin(2 * b) +
           (23 * e4 / 360 + 251 * e6 / 3780) * std::sin(4 * b) + 761 * e6 / 45360 * std::sin(6 * b);
}

} // namespace

EqualAreaPlane::EqualAreaPlane(const LatLon &centre)
    : longitude_(centre.longitude() * kDegree), sine_(std::sin(authalic(centre.latitude() * kDegree))),
      cosine_(std::cos(authalic(centre.latitude() * kDegree))) {}

PlaneKm EqualAreaPlane::at(const LatLon &position) const {
    const double b = authalic(position.latitude() * kDegree), l = position.longitude() * kDegree - longitude_;
    const double sb = std::sin(b), cb = std::cos(b), cl = std::cos(l);
    const double k = radiusKm() * std::sqrt(2 / std::max(1e-12, 1 + sine_ * sb + cosine_ * cb * cl));
    return {k * cb * std::sin(l), k * (cosine_ * sb - sine_ * cb * cl)};
}

LatLon EqualAreaPlane::back(const PlaneKm &point) const {
    const double rho = std::hypot(point.x, point.y);
    if (rho < 1e-12)
        return LatLon::fromDegrees(geodetic(std::asin(sine_)) / kDegree, longitude_ / kDegree);
    const double c = 2 * std::asin(std::min(1.0, rho / (2 * radiusKm())));
    const double sc = std::sin(c), cc = std::cos(c);
    const double b = std::asin(std::clamp(cc * sine_ + point.y * sc * cosine_ / rho, -1.0, 1.0));
    const double l = longitude_ + std::atan2(point.x * sc, rho * cosine_ * cc - point.y * sine_ * sc);
    return LatLon::fromDegrees(std::clamp(geodetic(b) / kDegree, -90.0, 90.0), l / kDegree);
}

} // namespace zamkan::geo
