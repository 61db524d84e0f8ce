// A facility named after its town.
#include "resolve/beside.hpp"
#include "resolve/why.hpp"
#include <algorithm>
#include <array>
#include <string_view>

namespace zamkan::resolve {
namespace {

constexpr double reach_km = 25, airport_km = 8;
constexpr double degree = 0.3; // of latitude and, away from the poles, of longitude: a little more than the reach

struct Fitting {
    std::string_view cue;
    std::string_view types; // with spaces round each
};
constexpr std::array<Fitting, 7> fittings{{{"airport", " airport airbase "},
                                           {"airbase", " airbase military_base airport "},
                                           {"dam", " dam "},
                                           {"refinery", " refinery "},
                                           {"oilfield", " oilfield "},
                                           {"power_station", " power_station "},
                                           {"crossing", " crossing "}}};

bool fits(std::string_view types, std::string_view type) {
    return types.find(" " + std::string(type) + " ") != std::string_view::npos;
}

} // namespace

void useFacilities(const mentions::Mentions &mentions, const gazetteer::Gazetteer &gazetteer, std::vector<ResolvedPlace> &places) {
    for (std::uint32_t m = 0; m < places.size(); ++m) {
        ResolvedPlace &place = places[m];
        if (!place.place || mentions.places[m].cue.empty()) continue;
        const auto fitting = std::find_if(fittings.begin(), fittings.end(), [&](const Fitting &one) { return one.cue == mentions.places[m].cue; });
        if (fitting == fittings.end()) continue;
        const gazetteer::Place town = gazetteer.place(*place.place);
        if (fits(fitting->types, town.type) || (town.type != "city" && town.type != "town" && town.type != "village")) continue;
        geo::Box box;
        box.south = town.position.latitude() - degree, box.north = town.position.latitude() + degree;
        box.west = town.position.longitude() - degree, box.east = town.position.longitude() + degree;
        std::optional<gazetteer::PlaceIndex> best;
        double least = reach_km;
        for (const gazetteer::PlaceIndex index : gazetteer.placesIn(box, 0, 20'000)) {
            const gazetteer::Place other = gazetteer.place(index);
            if (!fits(fitting->types, other.type)) continue;
            const double km = geo::distanceKm(other.position, town.position);
            if (fitting->cue == "airbase" && other.type == "airport" && km > airport_km) continue; // a base need not be an airport
            if (km < least) least = km, best = index;
        }
        if (!best) continue;
        const gazetteer::Place found = gazetteer.place(*best);
        place.alternatives.insert(place.alternatives.begin(), {*place.place, 0.3 * place.confidence});
        place.place = *best;
        place.position = found.position;
        place.radius_km = static_cast<double>(found.radius_km);
        place.confidence *= 0.65;
        place.why = {withPlace({"place_facility", {{"kind", mentions.places[m].cue}}}, town)};
    }
}

} // namespace zamkan::resolve
