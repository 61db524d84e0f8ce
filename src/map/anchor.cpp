#include "map/anchor.hpp"
#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <queue>
#include <span>

namespace zamkan::map {
namespace {

constexpr double kHeightWeight = 2; // names are wider than high

using RingView = std::span<const Point>;

double areaOf(RingView ring) {
    double sum = 0;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
        sum += ring[j].x * ring[i].y - ring[i].x * ring[j].y;
    return std::abs(sum) / 2;
}

double distanceToSegment(Point p, Point a, Point b) {
    const double dx = b.x - a.x, dy = b.y - a.y, length = dx * dx + dy * dy;
    const double t = length > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0.0, 1.0) : 0;
    return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

// Positive inside.
double signedDistance(RingView ring, Point p) {
    bool inside = false;
    double nearest = std::numeric_limits<double>::max();
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        if ((ring[i].y > p.y) != (ring[j].y > p.y) &&
            p.x < (ring[j].x - ring[i].x) * (p.y - ring[i].y) / (ring[j].y - ring[i].y) + ring[i].x)
            inside = !inside;
        nearest = std::min(nearest, distanceToSegment(p, ring[j], ring[i]));
    }
    return inside ? nearest : -nearest;
}

// A square whose best point cannot be farther from the edge than `bound`.
struct Cell {
    Point centre;
    double half = 0, distance = 0, bound = 0;
    bool operator<(const Cell &other) const { return bound < other.bound; }
};

Cell cellAt(RingView ring, Point centre, double half) {
    const double distance = signedDistance(ring, centre);
    return {centre, half, distance, distance + half * std::numbers::sqrt2};
}

// Pole of inaccessibility: squares are quartered, the most promising first, until no other can be better by 2 %.
Point poleOf(RingView ring) {
    Point least = ring.front(), most = ring.front();
    for (const Point &p : ring) {
        least = {std::min(least.x, p.x), std::min(least.y, p.y)};
        most = {std::max(most.x, p.x), std::max(most.y, p.y)};
    }
    const double size = std::min(most.x - least.x, most.y - least.y);
    if (size <= 0) return least;
    const double precision = size * 0.02, half = size / 2;
    std::priority_queue<Cell> open;
    for (double x = least.x; x < most.x; x += size)
        for (double y = least.y; y < most.y; y += size) open.push(cellAt(ring, {x + half, y + half}, half));
    Cell best = open.top();
    while (!open.empty()) {
        const Cell cell = open.top();
        open.pop();
        if (cell.distance > best.distance) best = cell;
        if (cell.bound - best.distance <= precision) break; // the queue's best cannot win any more
        const double quarter = cell.half / 2;
        for (const double dx : {-quarter, quarter})
            for (const double dy : {-quarter, quarter})
                open.push(cellAt(ring, {cell.centre.x + dx, cell.centre.y + dy}, quarter));
    }
    return best.centre;
}

} // namespace

Anchor anchorOf(const Lines &rings) {
    RingView largest;
    double area = -1;
    for (std::size_t i = 0; i + 1 < rings.starts.size(); ++i) {
        const RingView ring(rings.vertices.data() + rings.starts[i], rings.starts[i + 1] - rings.starts[i]);
        if (ring.size() < 3) continue;
        if (const double own = areaOf(ring); own > area) area = own, largest = ring;
    }
    if (largest.empty()) return {};
    std::vector<Point> stretched(largest.begin(), largest.end());
    for (Point &p : stretched) p.y *= kHeightWeight;
    const Point pole = poleOf(stretched);

    double left = -1, right = 2; // the edges met when walking east and west from the pole
    for (std::size_t i = 0, j = stretched.size() - 1; i < stretched.size(); j = i++) {
        const Point a = stretched[j], b = stretched[i];
        if ((a.y > pole.y) == (b.y > pole.y)) continue;
        const double x = a.x + (pole.y - a.y) / (b.y - a.y) * (b.x - a.x);
        if (x <= pole.x) left = std::max(left, x);
        else right = std::min(right, x);
    }
    return {{(left + right) / 2, pole.y / kHeightWeight}, (right - left) / 2};
}

} // namespace zamkan::map
