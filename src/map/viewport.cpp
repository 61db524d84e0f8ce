#include "map/viewport.hpp"
#include "geo/projection.hpp"
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

// The centre in Mercator's world, which viewports keep; one that was never placed has none yet.
Point middleOf(const geo::LatLon &centre, Point kept) { return kept.x == 0 && kept.y == 0 ? project(centre) : kept; }

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
    : centre_(centre), scale_(clampedScale(scale)), width_(std::max(width, 1.0)), height_(std::max(height, 1.0)), middle_(project(centre)) {}

void Viewport::takeProjection(std::shared_ptr<const geo::Projection> projection) {
    projection_ = std::move(projection);
    middle_ = project(centre_);
    if (!projection_) return;
    const auto at = projection_->forward(centre_.longitude(), centre_.latitude());
    if (!at) { // a centre that its plane does not hold: Mercator does
        projection_.reset();
        return;
    }
    middle_ = {at->x, at->y};
    metres_ = metresPerPixel();
    seen_ = {};
    seen_ = seen(0);
}

Viewport Viewport::drawnIn(std::shared_ptr<const geo::Projection> projection) const {
    Viewport out = *this;
    out.takeProjection(std::move(projection));
    return out;
}

Viewport Viewport::movedTo(Point screen, double factor) const {
    const geo::LatLon centre = toEarth(screen);
    // The same metres a pixel, whatever Mercator makes of the new latitude.
    const double stretch = std::cos(centre.latitude() * kRadians) / std::max(std::cos(centre_.latitude() * kRadians), 1e-6);
    return Viewport(centre, scale_ * stretch * factor, width_, height_).drawnIn(projection_);
}

namespace {
// The outline of a box on a plane, and its middle.
struct PlaneBox {
    geo::Metres least{1e12, 1e12}, most{-1e12, -1e12};
    PlaneBox(const geo::Box &box, const geo::Projection &projection) {
        constexpr int kPieces = 24;
        for (int i = 0; i <= kPieces; ++i)
            for (int k = 0; k <= kPieces; ++k) {
                const double longitude = box.west + (box.east - box.west) * i / kPieces, latitude = box.south + (box.north - box.south) * k / kPieces;
                const auto at = projection.forward(longitude, latitude);
                if (!at) continue;
                least = {std::min(least.x, at->x), std::min(least.y, at->y)};
                most = {std::max(most.x, at->x), std::max(most.y, at->y)};
            }
    }
};
} // namespace

Viewport Viewport::fitting(const geo::Box &box, double width, double height, double margin, std::shared_ptr<const geo::Projection> projection) {
    if (projection && !box.empty()) {
        const PlaneBox plane(box, *projection);
        const auto centre = projection->inverse({(plane.least.x + plane.most.x) / 2, (plane.least.y + plane.most.y) / 2});
        const double wide = std::max(width - 2 * margin, width / 4), high = std::max(height - 2 * margin, height / 4);
        const double metres = std::max({(plane.most.x - plane.least.x) / wide, (plane.most.y - plane.least.y) / high, 5e3 / std::min(wide, high)});
        if (centre && metres < 1e9)
            return Viewport(*centre, std::cos(centre->latitude() * kRadians) * kEarthMetres / metres, width, height).drawnIn(std::move(projection));
    }
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
    if (projection_) {
        const auto at = projection_->forward(position.longitude(), position.latitude());
        return at ? Point{width_ / 2 + (at->x - middle_.x) / metres_, height_ / 2 - (at->y - middle_.y) / metres_} : Point{-1e6, -1e6};
    }
    const Point middle = middleOf(centre_, middle_), world = project(position);
    double dx = world.x - middle.x;
    dx -= std::round(dx); // the copy of the world that is nearest to the centre
    return {width_ / 2 + dx * scale_, height_ / 2 + (world.y - middle.y) * scale_};
}

Point Viewport::toScreen(Point world) const {
    if (projection_) { // longitudes may go on beyond ±180
        const double latitude = std::atan(std::sinh(std::numbers::pi * (1 - 2 * std::clamp(world.y, 0.0, 1.0)))) / kRadians;
        const auto at = projection_->forward(world.x * 360 - 180, latitude);
        return at ? Point{width_ / 2 + (at->x - middle_.x) / metres_, height_ / 2 - (at->y - middle_.y) / metres_} : Point{-1e6, -1e6};
    }
    const Point middle = middleOf(centre_, middle_);
    return {width_ / 2 + (world.x - middle.x) * scale_, height_ / 2 + (world.y - middle.y) * scale_};
}

bool Viewport::onEarth(Point screen) const {
    return !projection_ || projection_->inverse({middle_.x + (screen.x - width_ / 2) * metres_, middle_.y - (screen.y - height_ / 2) * metres_});
}

geo::LatLon Viewport::toEarth(Point screen) const {
    if (projection_)
        return projection_->inverse({middle_.x + (screen.x - width_ / 2) * metres_, middle_.y - (screen.y - height_ / 2) * metres_}).value_or(centre_);
    const Point middle = project(centre_);
    return unproject({middle.x + (screen.x - width_ / 2) / scale_, middle.y + (screen.y - height_ / 2) / scale_});
}

Viewport Viewport::zoomedAt(Point anchor, double factor) const {
    assert(factor > 0);
    if (projection_) return movedTo({anchor.x + (width_ / 2 - anchor.x) / factor, anchor.y + (height_ / 2 - anchor.y) / factor}, factor);
    const Point middle = project(centre_);
    const double scale = clampedScale(scale_ * factor);
    const double dx = anchor.x - width_ / 2, dy = anchor.y - height_ / 2;
    const double y = middle.y + dy / scale_ - dy / scale;
    return {unproject({middle.x + dx / scale_ - dx / scale, heldInside(y, scale, height_)}), scale, width_, height_};
}

Viewport Viewport::pannedBy(double dx, double dy) const {
    if (projection_) return movedTo({width_ / 2 - dx, height_ / 2 - dy}, 1);
    const Point middle = project(centre_);
    return {unproject({middle.x - dx / scale_, heldInside(middle.y - dy / scale_, scale_, height_)}), scale_, width_,
            height_};
}

Viewport Viewport::resized(double width, double height) const {
    return Viewport(centre_, scale_, width, height).drawnIn(projection_);
}

Viewport Viewport::centredOn(const geo::LatLon &position) const {
    return Viewport(position, scale_, width_, height_).drawnIn(projection_);
}

double Viewport::zoom() const { return std::log2(scale_ / 256); }

double Viewport::metresPerPixel() const { return std::cos(centre_.latitude() * kRadians) * kEarthMetres / scale_; }

Seen Viewport::seen(double marginPixels) const {
    const Point middle = projection_ ? project(centre_) : middleOf(centre_, middle_);
    if (!projection_) {
        const double halfX = (width_ / 2 + marginPixels) / scale_, halfY = (height_ / 2 + marginPixels) / scale_;
        return {{middle.x - halfX, middle.y - halfY}, {middle.x + halfX, middle.y + halfY}};
    }
    const double margin = marginPixels / scale_ * 2; // the scale differs away from the centre
    if (seen_.most.x > seen_.least.x) return {{seen_.least.x - margin, seen_.least.y - margin}, {seen_.most.x + margin, seen_.most.y + margin}};
    Seen out{{1e9, 1e9}, {-1e9, -1e9}};
    const auto add = [&](Point world) {
        const double x = world.x - std::round(world.x - middle.x);
        out.least = {std::min(out.least.x, x), std::min(out.least.y, world.y)};
        out.most = {std::max(out.most.x, x), std::max(out.most.y, world.y)};
    };
    constexpr int kPieces = 32;
    for (int i = 0; i <= kPieces; ++i)
        for (int k = 0; k <= kPieces; ++k)
            if (const Point screen{width_ * i / kPieces, height_ * k / kPieces}; onEarth(screen)) add(project(toEarth(screen)));
    for (const double pole : {90.0, -90.0}) { // round a pole every longitude is seen
        const Point at = toScreen(geo::LatLon::fromDegrees(pole, 0));
        if (at.x < 0 || at.y < 0 || at.x > width_ || at.y > height_) continue;
        add({middle.x - 0.4999, pole > 0 ? 0.0 : 1.0});
        add({middle.x + 0.4999, pole > 0 ? 0.0 : 1.0});
    }
    if (out.least.x > out.most.x) return {middle, middle};
    return out;
}

geo::Box Viewport::box() const {
    const Point middle = project(centre_);
    if (projection_) {
        const Seen all = seen();
        const bool whole = all.least.x < 0 || all.most.x > 1;
        geo::Box box;
        box.north = unproject({0.5, all.least.y}).latitude();
        box.south = unproject({0.5, all.most.y}).latitude();
        box.west = whole ? -180 : all.least.x * 360 - 180;
        box.east = whole ? 180 : all.most.x * 360 - 180;
        return box;
    }
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
