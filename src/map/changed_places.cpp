#include "map/changed_places.hpp"
#include <algorithm>
#include <cmath>

namespace zamkan::map {
namespace {

constexpr float kRing = 13;   // half width in pixels at pixel ratio 1
constexpr float kRoom = 5;    // between a mark and the ring round it
constexpr Colour kNobody{128, 128, 128, 255};

struct Gathered {
    Point world, at;
    float size = 0;
    std::vector<const ChangedPlace *> places;
};

double distance(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

// Each party's share of a half, in the order in which they first come.
void addHalf(const std::vector<const ChangedPlace *> &places, std::string ChangedPlace::*party, const ColourOfParty &colourOf,
             std::vector<std::pair<Colour, float>> &shares) {
    const std::size_t first = shares.size();
    const float each = 0.5F / static_cast<float>(places.size());
    for (const ChangedPlace *place : places) {
        const Colour colour = (place->*party).empty() ? kNobody : colourOf(place->*party);
        const auto known = std::find_if(shares.begin() + static_cast<std::ptrdiff_t>(first), shares.end(), [&](const auto &share) { return share.first == colour; });
        if (known == shares.end()) shares.emplace_back(colour, each);
        else known->second += each;
    }
}

} // namespace

ChangedPlaces changedPlaces(const timeline::Changes &changes) {
    ChangedPlaces out;
    for (std::size_t i = 0; i < changes.changed; ++i)
        if (const timeline::PlaceChange &place = changes.places[i]; place.position) out.push_back({*place.position, place.before, place.after, place.rows});
    return out;
}

std::shared_ptr<const Rings> ringsOf(const ChangedPlaces &places, const std::vector<GroundMark> &marks, const ToPixels &toPixels, const Theme &theme,
                                     float ratio, const ColourOfParty &colourOf) {
    std::vector<Point> standing;
    standing.reserve(marks.size());
    for (const GroundMark &mark : marks) {
        const Point at = toPixels(mark.world);
        standing.push_back({at.x + mark.offset.x, at.y + mark.offset.y});
    }
    // The marks that places are in, by their last row: a cluster has its middle elsewhere, and may hold a million rows.
    std::vector<std::pair<events::Row, std::size_t>> lastRows;
    for (std::size_t i = 0; i < places.size(); ++i)
        if (!places[i].rows.empty()) lastRows.emplace_back(places[i].rows.back(), i);
    std::sort(lastRows.begin(), lastRows.end());
    std::vector<const GroundMark *> holding(places.size(), nullptr);
    const auto canHold = [](const GroundMark &mark) { return mark.mark.shape != Shape::badge && !mark.leg; };
    for (const GroundMark &mark : marks)
        if (canHold(mark))
            for (const events::Row row : mark.mark.rows)
                for (auto own = std::lower_bound(lastRows.begin(), lastRows.end(), std::pair(row, std::size_t{0})); own != lastRows.end() && own->first == row; ++own)
                    holding[own->second] = &mark;

    std::vector<Gathered> gathered;
    for (std::size_t index = 0; index < places.size(); ++index) {
        const ChangedPlace &place = places[index];
        Gathered one{project(place.at), {}, kRing * ratio, {&place}};
        one.at = toPixels(one.world);
        const GroundMark *holds = holding[index];
        double nearest = 1e9;
        for (std::size_t i = 0; i < marks.size() && !holding[index]; ++i)
            if (const double away = distance(standing[i], one.at); away <= static_cast<double>(marks[i].mark.size) && away < nearest && canHold(marks[i])) {
                nearest = away;
                holds = &marks[i];
            }
        if (holds) {
            one.world = holds->world;
            one.at = toPixels(holds->world);
            one.size = std::max(one.size, holds->mark.size + kRoom * ratio);
        }
        const auto shared = std::find_if(gathered.begin(), gathered.end(), [&](const Gathered &other) {
            return distance(other.at, one.at) < 0.75 * static_cast<double>(other.size + one.size);
        });
        if (shared == gathered.end()) gathered.push_back(std::move(one));
        else {
            shared->places.push_back(&place);
            shared->size = std::max(shared->size, one.size);
        }
    }
    auto out = std::make_shared<Rings>();
    out->rows.reserve(gathered.size());
    for (const Gathered &one : gathered) {
        std::vector<events::Row> &rows = out->rows.emplace_back();
        for (const ChangedPlace *place : one.places) rows.insert(rows.end(), place->rows.begin(), place->rows.end());
        GroundMark ring;
        ring.world = one.world;
        ring.mark.shape = Shape::ring;
        ring.mark.fill = {0, 0, 0, 0}; // what it is round is seen through it
        ring.mark.outline = theme.panel;
        ring.mark.line = 1.4F * ratio;
        ring.mark.size = one.size;
        ring.mark.rows = rows;
        ring.mark.row = rows.empty() ? 0 : rows.back();
        ring.mark.count = static_cast<std::uint32_t>(rows.size());
        addHalf(one.places, &ChangedPlace::after, colourOf, ring.mark.shares); // clockwise from the top
        addHalf(one.places, &ChangedPlace::before, colourOf, ring.mark.shares);
        out->list.push_back(std::move(ring));
    }
    return out;
}

} // namespace zamkan::map
