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

bool overlapsAny(const Rect &rect, const std::vector<Rect> &taken) {
    return std::any_of(taken.begin(), taken.end(), [&](const Rect &other) { return rect.overlaps(other); });
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
        name.lines = request.lines;
        for (const Stand &stand : placed->stands) name.stands.push_back(stand.movedBy({-whole.x, -whole.y}));
        name.dot = placed->dot;
        name.village = villages.contains(request.id);
        names.push_back(std::move(name));
    }
    return names;
}

std::vector<std::optional<Stand>> standsOf(const std::vector<GroundName> &names, const View &view, const ToScreen &toScreen, const std::vector<Rect> &taken) {
    const View::Insets &insets = view.insets;
    const Rect seen{0, 0, view.viewport.width(), view.viewport.height()};
    const Rect open{insets.left, insets.top, seen.right - insets.right, seen.bottom - insets.bottom};
    const bool exact = view.furniture != Furniture::window;
    std::vector<std::optional<Stand>> out(names.size());
    std::vector<std::size_t> covered;
    std::vector<Rect> shown;
    for (std::size_t i = 0; i < names.size(); ++i) {
        Stand first = names[i].stands.front().movedBy(toScreen(names[i].world));
        if (!first.rect.overlaps(seen)) continue;
        if (!exact && overlapsAny(first.rect, taken)) {
            covered.push_back(i);
            continue;
        }
        shown.push_back(first.rect);
        out[i] = std::move(first);
    }
    for (const std::size_t i : covered)
        for (const Stand &other : names[i].stands) {
            Stand stand = other.movedBy(toScreen(names[i].world));
            if (!stand.rect.within(open) || overlapsAny(stand.rect, taken) || overlapsAny(stand.rect, shown)) continue;
            shown.push_back(stand.rect);
            out[i] = std::move(stand);
            break;
        }
    return out;
}

} // namespace zamkan::map
