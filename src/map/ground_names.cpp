#include "map/ground_names.hpp"
#include "map/changed_places.hpp"
#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace zamkan::map {
namespace {

Rect boxOf(const Mark &mark, Point at) {
    const auto halfHeight = static_cast<double>(mark.size);
    const double halfWidth = mark.shape == Shape::badge ? static_cast<double>(mark.reach) : halfHeight;
    return {at.x - halfWidth, at.y - halfHeight, at.x + halfWidth, at.y + halfHeight};
}

} // namespace

std::vector<GroundName> namesOn(const NameGround &on, const View &view, const BaseMap &base, const Theme &theme,
                                Towns &towns, Sides &sides, lettering::Letterer &letterer) {
    View wide = view;
    const bool bent = view.viewport.projection() != nullptr; // an exact region then: the view's own pixels
    if (!bent) wide.viewport = on.region.viewport();
    const Bounds &bounds = on.region.bounds;
    const double scale = on.region.scale, middle = (bounds.least.x + bounds.most.x) / 2;
    const auto toPixels = [&](Point world) {
        const Point at = nearestCopy(world, middle);
        if (bent) return wide.viewport.toScreen(at);
        return Point{(at.x - bounds.least.x) * scale, (at.y - bounds.least.y) * scale};
    };
    Occupancy occupancy(wide.viewport.width(), wide.viewport.height());
    for (const Rect &rect : on.taken) occupancy.take(rect);
    std::vector<NamedSpot> spots;
    for (const GroundMark &ground : on.ground.marks) {
        const Point at = toPixels(ground.world);
        const Point whole{std::round(at.x) + ground.offset.x, std::round(at.y) + ground.offset.y};
        occupancy.take(boxOf(ground.mark, whole).grown(-0.5));
        if (ground.place && ground.mark.shape != Shape::badge)
            spots.push_back({ground.place, whole, ground.mark.size, ground.mark.count});
    }
    if (on.ground.rings)
        for (const GroundMark &ring : on.ground.rings->list) {
            const Point at = toPixels(ring.world);
            occupancy.take(boxOf(ring.mark, at).grown(-1));
            for (NamedSpot &spot : spots)
                if (std::hypot(spot.at.x - at.x, spot.at.y - at.y) <= static_cast<double>(ring.mark.size)) spot.clearance = std::max(spot.clearance, ring.mark.size);
        }
    std::stable_sort(spots.begin(), spots.end(), [](const NamedSpot &a, const NamedSpot &b) { return a.weight > b.weight; });

    const NamesWanted wanted = namesWanted(wide, base, theme, spots, towns);
    const std::unordered_set<std::uint64_t> villages(wanted.villages.begin(), wanted.villages.end());
    Placer placer(occupancy, on.frame, letterer);
    std::vector<GroundName> names;
    for (const NameRequest &request : wanted.requests) {
        auto placed = placer.place(request, sides);
        if (!placed) continue;
        GroundName name;
        name.world = bent ? nearestCopy(project(wide.viewport.toEarth(request.at)), middle) : Point{bounds.least.x + request.at.x / scale, bounds.least.y + request.at.y / scale};
        const Point whole{std::round(request.at.x), std::round(request.at.y)};
        name.rect = {placed->rect.left - whole.x, placed->rect.top - whole.y, placed->rect.right - whole.x, placed->rect.bottom - whole.y};
        name.captions = std::move(placed->captions);
        for (PlacedCaption &caption : name.captions) caption.at = {caption.at.x - whole.x, caption.at.y - whole.y};
        name.dot = placed->dot;
        name.village = villages.contains(request.id);
        names.push_back(std::move(name));
    }
    return names;
}

} // namespace zamkan::map
