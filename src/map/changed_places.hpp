// Places that changed hands between two moments, ringed: the left half of a ring in the colours of who held them, the right
// half of who holds them.
#pragma once
#include "geo/latlon.hpp"
#include "map/marks.hpp"
#include "timeline/changes.hpp"
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::map {

struct ChangedPlace {
    geo::LatLon at;
    std::string before, after;      // parties; empty: not known
    std::vector<events::Row> rows;  // that tell of it
};
using ChangedPlaces = std::vector<ChangedPlace>;
// Those of the changes that have a position.
[[nodiscard]] ChangedPlaces changedPlaces(const timeline::Changes &changes);

// The rings of a region, round the marks that stand where they are. Places so near together that their rings would cross
// share one, whose halves show all their parties.
struct Rings {
    std::vector<GroundMark> list; // their rows point into `rows`
    std::vector<std::vector<events::Row>> rows;
};
using ColourOfParty = std::function<Colour(std::string_view party)>;
using ToPixels = std::function<Point(Point world)>;
[[nodiscard]] std::shared_ptr<const Rings> ringsOf(const ChangedPlaces &places, const std::vector<GroundMark> &marks, const ToPixels &toPixels,
                                                   const Theme &theme, float ratio, const ColourOfParty &colourOf);

} // namespace zamkan::map
