#include "map/trails.hpp"
#include <algorithm>
#include <cmath>

namespace zamkan::map {
namespace {

constexpr double kShortest = 14; // pixels: nearer events are one place

Point toScreen(Point world, const Viewport &viewport, double middle) {
    return viewport.toScreen(nearestCopy(world, middle));
}

} // namespace

std::vector<GroundTrail> trailsOf(const View &view, const Spots &spots, const Region &region, const ColourScheme &colours) {
    struct Last {
        Point at;
        bool known = false;
    };
    std::vector<Last> last(spots.parties().size());
    std::vector<GroundTrail> trails;
    const double middle = (region.bounds.least.x + region.bounds.most.x) / 2;
    const double shortest = kShortest * static_cast<double>(view.pixel_ratio) / region.scale;
    for (const events::Row row : *view.rows) { // in the order of time
        const Spot spot = spots[row];
        if (!spot.has(Spot::kDrawn) || spot.area != Spot::kNoArea || spots.parties()[spot.party].actor.empty()) continue;
        if (!view.table->dated(row)) continue;
        Last &before = last[spot.party];
        const Point here = nearestCopy(spot.world(), before.known ? before.at.x : middle);
        if (before.known && std::hypot(here.x - before.at.x, here.y - before.at.y) < shortest) continue;
        if (before.known) {
            const Point a = nearestCopy(before.at, middle), b{a.x + here.x - before.at.x, here.y};
            const bool seen = std::min(a.x, b.x) < region.bounds.most.x && std::max(a.x, b.x) > region.bounds.least.x &&
                              std::min(a.y, b.y) < region.bounds.most.y && std::max(a.y, b.y) > region.bounds.least.y;
            if (seen) trails.push_back({a, b, colours.colour(colours.slotOf(row, spot))});
        }
        before = {here, true};
    }
    if (trails.size() > kTrails) trails.erase(trails.begin(), trails.end() - static_cast<std::ptrdiff_t>(kTrails));
    for (std::size_t i = 0; i < trails.size(); ++i) {
        const double age = trails.size() < 2 ? 1 : static_cast<double>(i) / static_cast<double>(trails.size() - 1);
        trails[i].colour.a = static_cast<std::uint8_t>(50 + 170 * age);
    }
    return trails;
}

void addStrokes(const GroundTrail &trail, const Viewport &viewport, float ratio, std::vector<Picture::Stroke> &into) {
    const Point a = toScreen(trail.from, viewport, project(viewport.centre()).x);
    const double stretch = viewport.scale();
    Point b{a.x + (trail.to.x - trail.from.x) * stretch, a.y + (trail.to.y - trail.from.y) * stretch};
    if (viewport.projection()) b = toScreen(trail.to, viewport, project(viewport.centre()).x);
    const double length = std::hypot(b.x - a.x, b.y - a.y), size = static_cast<double>(ratio);
    const double clear = 9 * size; // of the marks at both ends
    if (length < 2 * clear + 8 * size) return;
    if (std::max(a.x, b.x) < 0 || std::max(a.y, b.y) < 0 || std::min(a.x, b.x) > viewport.width() || std::min(a.y, b.y) > viewport.height())
        return;
    const Point along{(b.x - a.x) / length, (b.y - a.y) / length}, across{-along.y, along.x};
    const Point start{a.x + along.x * clear, a.y + along.y * clear}, end{b.x - along.x * clear, b.y - along.y * clear};
    const float width = 1.6F * ratio;
    into.push_back({start, end, trail.colour, width});
    const double barb = 7 * size;
    for (const double side : {-0.5, 0.5})
        into.push_back({end, {end.x - along.x * barb + across.x * barb * side, end.y - along.y * barb + across.y * barb * side}, trail.colour, width});
}

} // namespace zamkan::map
