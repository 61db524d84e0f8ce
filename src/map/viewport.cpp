#include "map/viewport.hpp"
#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>

namespace zamkan::map {
namespace {

constexpr double kMercatorLimit = 85.0511287798066; // where the square world ends
constexpr double kEarthMetres = 2 * std::numbers::pi * 6'371'008.8;
constexpr double kLeastScale = 256;                      // the world in 256 pixels
constexpr double kMostScale = 256.0 * (1 << 19);         // a street in a window
constexpr double kRadians = std::numbers::pi / 180;

double clampedScale(double scale) { return std::clamp(scale, kLeastScale, kMostScale); }

// The centre's y for which the view does not look past the poles, where that can be helped.
double heldInside(double y, double scale, double height) {
    const double half = height / 2 / scale;
    return half >= 0.5 ? 0.5 : std::clamp(y, half, 1 - half);
}

} // namespace

Point project(const geo::LatLon &position) {
    const double latitude = std::clamp(position.latitude(), -kMercatorLimit, kMercatorLimit);
    const double y = std::asinh(std::tan(latitude * kRadians)) / std::numbers::pi;
    return {(position.longitude() + 180) / 360, std::clamp((1 - y) / 2, 0.0, 1.0)};
}

geo::LatLon unproject(Point world) {
    const double y = std::clamp(world.y, 0.0, 1.0);
    const double latitude = std::atan(std::sinh(std::numbers::pi * (1 - 2 * y))) / kRadians;
    const double x = world.x == 1 ? 1 : world.x - std::floor(world.x);
    return geo::LatLon::fromDegrees(latitude, x * 360 - 180);
}

Viewport::Viewport(geo::LatLon centre, double scale, double width, double height)
    : centre_(centre), scale_(clampedScale(scale)), width_(std::max(width, 1.0)), height_(std::max(height, 1.0)) {}

Viewport Viewport::fitting(const geo::Box &box, double width, double height, double margin) {
    if (box.empty()) return {geo::LatLon::fromDegrees(20, 0), std::min(width, height), width, height};
    const Point a = project(geo::LatLon::fromDegrees(box.north, box.west));
    const Point b = project(geo::LatLon::fromDegrees(box.south, box.east));
    const double wide = std::max(width - 2 * margin, width / 4), high = std::max(height - 2 * margin, height / 4);
    const geo::LatLon centre = unproject({(a.x + b.x) / 2, (a.y + b.y) / 2});
    const bool single = b.x - a.x < 1e-9 && b.y - a.y < 1e-9;
    const double worldMetre = 1 / (kEarthMetres * std::max(std::cos(centre.latitude() * kRadians), 0.05));
    const double least = (single ? 200e3 : 5e3) * worldMetre; // 5 km: nothing on this map is finer
    const double scale = std::min(wide / std::max(b.x - a.x, single ? least * wide / std::min(wide, high) : least),
                                  high / std::max(b.y - a.y, single ? least * high / std::min(wide, high) : least));
    return {centre, scale, width, height};
}

Point Viewport::toScreen(const geo::LatLon &position) const {
    const Point middle = project(centre_), world = project(position);
    double dx = world.x - middle.x;
    dx -= std::round(dx); // the copy of the world that is nearest to the centre
    return {width_ / 2 + dx * scale_, height_ / 2 + (world.y - middle.y) * scale_};
}

Point Viewport::toScreen(Point world) const {
    const Point middle = project(centre_);
    return {width_ / 2 + (world.x - middle.x) * scale_, height_ / 2 + (world.y - middle.y) * scale_};
}

geo::LatLon Viewport::toEarth(Point screen) const {
    const Point middle = project(centre_);
    return unproject({middle.x + (screen.x - width_ / 2) / scale_, middle.y + (screen.y - height_ / 2) / scale_});
}

Viewport Viewport::zoomedAt(Point anchor, double factor) const {
    assert(factor > 0);
    const Point middle = project(centre_);
    const double scale = clampedScale(scale_ * factor);
    const double dx = anchor.x - width_ / 2, dy = anchor.y - height_ / 2;
    const double y = middle.y + dy / scale_ - dy / scale;
    return {unproject({middle.x + dx / scale_ - dx / scale, heldInside(y, scale, height_)}), scale, width_, height_};
}

Viewport Viewport::pannedBy(double dx, double dy) const {
    const Point middle = project(centre_);
    return {unproject({middle.x - dx / scale_, heldInside(middle.y - dy / scale_, scale_, height_)}), scale_, width_,
            height_};
}

Viewport Viewport::resized(double width, double height) const { return {centre_, scale_, width, height}; }

Viewport Viewport::centredOn(const geo::LatLon &position) const { return {position, scale_, width_, height_}; }

double Viewport::zoom() const { return std::log2(scale_ / 256); }

double Viewport::metresPerPixel() const { return std::cos(centre_.latitude() * kRadians) * kEarthMetres / scale_; }

geo::Box Viewport::box() const {
    const Point middle = project(centre_);
    const double halfX = width_ / 2 / scale_, halfY = height_ / 2 / scale_;
    geo::Box seen;
    seen.north = unproject({0.5, middle.y - halfY}).latitude();
    seen.south = unproject({0.5, middle.y + halfY}).latitude();
    const bool whole = middle.x - halfX < 0 || middle.x + halfX > 1; // across the antimeridian: a box cannot be
    seen.west = whole ? -180 : (middle.x - halfX) * 360 - 180;
    seen.east = whole ? 180 : (middle.x + halfX) * 360 - 180;
    return seen;
}

} // namespace zamkan::map
