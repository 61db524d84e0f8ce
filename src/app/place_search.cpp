#include "app/place_search.hpp"
#include "text/fold.hpp"

namespace zamkan::app {

std::vector<gazetteer::PlaceIndex> placesFor(const gazetteer::Gazetteer &gazetteer, std::string_view typed, std::size_t limit) {
    const auto hits = gazetteer.similar(typed, limit);
    const bool exact = !hits.empty() && hits.front().similarity >= 1;
    const std::string wanted = text::fold(typed);
    std::vector<gazetteer::PlaceIndex> out;
    for (const gazetteer::Gazetteer::Hit &hit : hits) {
        const gazetteer::Place place = gazetteer.place(hit.place);
        const auto holds = [&](std::string_view name) { return text::fold(name).find(wanted) != std::string::npos; };
        if (!exact || hit.similarity >= 1 || holds(place.name_ar) || holds(place.name_en))
            out.push_back(hit.place);
    }
    return out;
}

} // namespace zamkan::app
