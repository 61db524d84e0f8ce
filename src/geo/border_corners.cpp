#include "geo/border_corners.hpp"
#include <algorithm>
#include <cmath>
#include <numeric>

namespace zamkan::geo {
namespace {

constexpr double kSquareKm = 4;
constexpr int kMostSquares = 2000; // along a side

double turn(const PlaneKm &a, const PlaneKm &b, const PlaneKm &c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }

LatLon between(const LatLon &a, const LatLon &b, double share) {
    return LatLon::fromDegrees(a.latitude() + share * (b.latitude() - a.latitude()), a.longitude() + share * (b.longitude() - a.longitude()));
}
// The same whichever comes first, so that two curves meet in it.
LatLon middle(const LatLon &a, const LatLon &b) {
    return LatLon::fromDegrees((a.latitude() + b.latitude()) / 2, (a.longitude() + b.longitude()) / 2);
}
PlaneKm between(const PlaneKm &a, const PlaneKm &b, double share) { return {a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)}; }

} // namespace

int BorderCorners::column(double x) const { return std::clamp(static_cast<int>((x - low_.x) / kSquareKm), 0, columns_ - 1); }
int BorderCorners::row(double y) const { return std::clamp(static_cast<int>((y - low_.y) / kSquareKm), 0, rows_ - 1); }

void BorderCorners::keep(std::vector<PlaneKm> points) {
    points_.clear();
    if (points.empty())
        return;
    const auto before = [](const PlaneKm &a, const PlaneKm &b) { return a.x != b.x ? a.x < b.x : a.y < b.y; };
    std::sort(points.begin(), points.end(), before); // borders that meet bring the same corner
    points.erase(std::unique(points.begin(), points.end()), points.end());
    PlaneKm high = low_ = points.front();
    for (const PlaneKm &point : points) {
        low_ = {std::min(low_.x, point.x), std::min(low_.y, point.y)};
        high = {std::max(high.x, point.x), std::max(high.y, point.y)};
    }
    columns_ = std::clamp(static_cast<int>((high.x - low_.x) / kSquareKm) + 1, 1, kMostSquares);
    rows_ = std::clamp(static_cast<int>((high.y - low_.y) / kSquareKm) + 1, 1, kMostSquares);
    const auto square = [&](const PlaneKm &point) { return squareAt(column(point.x), row(point.y)); };
    first_.assign(squareAt(0, rows_) + 1, 0);
    for (const PlaneKm &point : points)
        ++first_[square(point) + 1];
    std::partial_sum(first_.begin(), first_.end(), first_.begin());
    std::vector<std::uint32_t> filled(first_.begin(), first_.end() - 1);
    points_.resize(points.size());
    for (const PlaneKm &point : points)
        points_[filled[square(point)]++] = point;
}

bool BorderCorners::empty(const PlaneKm &a, const PlaneKm &b, const PlaneKm &c) const {
    if (points_.empty())
        return true;
    const auto [left, right] = std::minmax({a.x, b.x, c.x});
    const auto [bottom, top] = std::minmax({a.y, b.y, c.y});
    const double side = turn(a, b, c) > 0 ? 1 : -1;
    for (int y = row(bottom); y <= row(top); ++y)
        for (int x = column(left); x <= column(right); ++x) {
            const std::size_t square = squareAt(x, y);
            for (std::uint32_t i = first_[square]; i < first_[square + 1]; ++i) {
                const PlaneKm &point = points_[i];
                if (point == a || point == b || point == c)
                    continue;
                if (side * turn(a, b, point) >= 0 && side * turn(b, c, point) >= 0 && side * turn(c, a, point) >= 0)
                    return false;
            }
        }
    return true;
}

std::optional<BorderCorners::Curve> BorderCorners::curve(const Corner &a, const Corner &b, const Corner &c, double most_km) const {
    constexpr double kStraight = 1e-4; // km that a corner bends by
    constexpr double kHalfEarth = 180; // degrees: the way round would be taken
    const double bend = std::hypot(2 * b.plane.x - a.plane.x - c.plane.x, 2 * b.plane.y - a.plane.y - c.plane.y) / 8;
    if (most_km <= 0 || bend < kStraight || std::abs(a.position.longitude() - b.position.longitude()) > kHalfEarth ||
        std::abs(c.position.longitude() - b.position.longitude()) > kHalfEarth)
        return std::nullopt;
    if (a.plane.x > c.plane.x || (a.plane.x == c.plane.x && a.plane.y > c.plane.y)) { // one order for both who walk along it
        auto turned = curve(c, b, a, most_km);
        if (turned)
            std::reverse(turned->begin(), turned->end());
        return turned;
    }
    const double share = std::min(1.0, most_km / bend) / 2;
    if (!empty(between(b.plane, a.plane, share), b.plane, between(b.plane, c.plane, share)))
        return std::nullopt;
    const bool whole = share == 0.5;
    const LatLon start = whole ? middle(a.position, b.position) : between(b.position, a.position, share);
    const LatLon end = whole ? middle(b.position, c.position) : between(b.position, c.position, share);
    Curve out{start, {}, {}, {}, end};
    for (std::size_t i = 1; i + 1 < out.size(); ++i) {
        const double at = static_cast<double>(i) / static_cast<double>(out.size() - 1);
        out[i] = between(between(start, b.position, at), between(b.position, end, at), at);
    }
    return out;
}

} // namespace zamkan::geo
