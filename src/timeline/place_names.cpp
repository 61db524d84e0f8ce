#include "timeline/place_names.hpp"
#include "text/fold.hpp"
#include <algorithm>

namespace zamkan::timeline {

using gazetteer::PlaceIndex;

namespace {
bool meet(const std::vector<PlaceIndex> &wanted, PlaceIndex place) { return std::binary_search(wanted.begin(), wanted.end(), place); }
} // namespace

std::vector<PlaceIndex> placesNamed(const std::string &folded, const gazetteer::Gazetteer *gazetteer) {
    constexpr std::size_t kMost = 60, kEnough = 3; // bytes
    constexpr double kSame = 0.95;
    std::vector<PlaceIndex> places;
    if (!gazetteer || folded.size() < kEnough)
        return places;
    for (const gazetteer::Match &match : gazetteer->named(folded))
        places.push_back(match.place);
    for (const gazetteer::Gazetteer::Hit &hit : gazetteer->similar(folded, kMost))
        if (hit.similarity >= kSame)
            places.push_back(hit.place);
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    return places;
}

std::vector<std::string> placeValues(std::string_view name, const events::EventSegment &segment, const Knowledge &knowledge) {
    const std::string folded = text::fold(name);
    const std::vector<PlaceIndex> wanted = placesNamed(folded, knowledge.gazetteer);
    std::vector<std::string> values;
    const auto isMeant = [&](const events::PlaceWords &place) {
        for (const std::string_view own : {place.name_en, place.name_ar})
            if (!own.empty() && text::fold(own) == folded)
                return true;
        if (wanted.empty())
            return false;
        if (const auto known = place.id.empty() ? std::nullopt : knowledge.gazetteer->byId(place.id))
            return meet(wanted, *known);
        for (const std::string_view own : {place.name_en, place.name_ar})
            if (!own.empty())
                for (const gazetteer::Match &match : knowledge.gazetteer->named(text::fold(own)))
                    if (meet(wanted, match.place))
                        return true;
        return false;
    };
    for (const events::PlaceWords &place : segment.places())
        if ((!place.name_en.empty() || !place.name_ar.empty()) && isMeant(place))
            values.emplace_back(place.name_en.empty() ? place.name_ar : place.name_en);
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return values;
}

std::string placeValueIn(std::string_view value, bool arabic, const gazetteer::Gazetteer *gazetteer) {
    if (!gazetteer)
        return std::string(value);
    std::string best;
    std::uint32_t most = 0;
    for (const gazetteer::Match &match : gazetteer->named(text::fold(value))) {
        const gazetteer::Place place = gazetteer->place(match.place);
        if ((place.name_en != value && place.name_ar != value) || (arabic ? place.name_ar : place.name_en).empty())
            continue;
        if (best.empty() || place.population > most) {
            best = arabic ? place.name_ar : place.name_en;
            most = place.population;
        }
    }
    return best.empty() ? std::string(value) : best;
}

} // namespace zamkan::timeline
