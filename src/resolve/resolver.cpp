#include "resolve/resolver.hpp"
#include "resolve/beside.hpp"
#include "resolve/calibration.hpp"
#include "resolve/context.hpp"
#include <algorithm>
#include <optional>

namespace zamkan::resolve {
namespace {

constexpr std::size_t mostAlternatives = 5;
constexpr double leastShare = 0.01;           // a reading below is not worth telling
constexpr double unsaidDistanceKm = 15;       // "north of", "near" without a distance
constexpr double partOfArea = 0.5;            // "eastern Syria": half a radius from the middle

bool areal(std::string_view type) {
    return type == "country" || type == "province" || type == "region" || type == "desert" || type == "continent";
}

// Moves the point where the text says so, and widens the radius by what it leaves open.
void applyShift(const mentions::PlaceMention &mention, std::string_view type, ResolvedPlace &out) {
    if (mention.bearing && mention.distance_km) {
        out.position = geo::destination(out.position, *mention.bearing, *mention.distance_km);
        out.radius_km = std::max(out.radius_km, 2 + 0.2 * *mention.distance_km);
        out.why.push_back({"place_shifted"});
    } else if (mention.bearing && areal(type)) {
        out.position = geo::destination(out.position, *mention.bearing, partOfArea * out.radius_km);
        out.radius_km *= 0.6;
        out.why.push_back({"place_part"});
    } else if (mention.bearing || mention.surroundings) {
        out.radius_km = std::max(out.radius_km + unsaidDistanceKm, unsaidDistanceKm);
        out.why.push_back({"place_round"});
    }
}

} // namespace

std::vector<ResolvedPlace> resolvePlaces(const mentions::Mentions &mentions, const gazetteer::Gazetteer &gazetteer) {
    std::vector<ResolvedPlace> out(mentions.places.size());
    for (std::uint32_t m = 0; m < out.size(); ++m) out[m].mention = m;
    Context context(mentions, gazetteer);
    context.rank();
    for (const Name &name : context.names()) {
        if (name.readings.empty()) {
            for (const std::uint32_t m : name.mentions)
                out[m].why.push_back({"place_not_known", {{"kind", mentions.places[m].cue}}});
            continue;
        }
        const Reading &best = name.readings.front();
        const std::vector<Reason> why = context.why(name, best);
        const double chosen = chanceOfReading(best.share), others = best.share < 1 ? (1 - chosen) / (1 - best.share) : 0;
        for (const std::uint32_t m : name.mentions) {
            ResolvedPlace &place = out[m];
            place.place = best.index;
            place.position = best.place.position;
            place.radius_km = static_cast<double>(best.place.radius_km);
            const double any = chanceOfPlace(mentions.places[m].evidence);
            place.confidence = any * chosen;
            place.why = why;
            if (m != name.mentions.front()) place.why.push_back({"place_named_before"});
            applyShift(mentions.places[m], best.place.type, place);
            for (std::size_t r = 1; r < name.readings.size() && r <= mostAlternatives; ++r)
                if (name.readings[r].share >= leastShare)
                    place.alternatives.push_back({name.readings[r].index, any * std::min(chosen, others * name.readings[r].share)});
        }
    }
    useFacilities(mentions, gazetteer, out);
    standIn(mentions, gazetteer, out);
    return out;
}

} // namespace zamkan::resolve
