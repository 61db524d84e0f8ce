// Which places and numbers of a clause belong together.
#include "reading/frame_places.hpp"

namespace zamkan::reading {

bool gainerReaches(const Passage &passage, const PlaceList &places, std::size_t i, std::uint32_t gainerToken) {
    // The last place before the phrase, then back while the country stays.
    std::size_t last = places.refs.size();
    for (std::size_t k = 0; k < places.refs.size(); ++k)
        if (places.refs[k].tokens.first < gainerToken)
            last = k;
    if (last == places.refs.size())
        return true;
    if (i > last) // "Tabqa fell to them on 10 May and Mansoura on 2 June"
        return passage.english() && i < places.dates.size() && places.dates[i];
    const std::string &country = passage.place(places.refs[last]).country;
    for (std::size_t k = i; k < last; ++k)
        if (passage.place(places.refs[k]).country != country)
            return false;
    return true;
}

std::vector<Instance> pairUp(const Passage &passage, const TriggerHit &hit, const PlaceList &places,
                             const std::vector<std::uint32_t> &quantities) {
    std::vector<Instance> out;
    const auto all = [&] {
        std::vector<std::uint32_t> list;
        for (const auto &ref : places.refs)
            list.push_back(ref.mention);
        return list;
    };
    const auto start = [&](std::uint32_t q) { return passage.facts.mentions.quantities[q].tokens.first; };
    // "Nineveh leads with 1.4 million, Anbar follows with 1.2": as many places as numbers, by turns.
    if (quantities.size() > 1 && !places.inherited) {
        std::vector<const PlaceRef *> held;
        for (const auto &ref : passage.placesIn(hit.fieldStart, hit.fieldEnd))
            if (!ref.container)
                held.push_back(&ref);
        bool turns = held.size() == quantities.size() && held.size() > places.refs.size();
        for (std::size_t k = 0; k < quantities.size() && turns; ++k)
            turns = held[k]->tokens.first < start(quantities[k]) &&
                    (k + 1 == quantities.size() || start(quantities[k]) < held[k + 1]->tokens.first);
        if (turns) {
            for (std::size_t k = 0; k < quantities.size(); ++k) {
                Instance instance;
                instance.quantity = quantities[k];
                instance.places = {held[k]->mention};
                out.push_back(std::move(instance));
            }
            return out;
        }
    }
    if (quantities.size() > 1 && places.refs.size() > 1 && !places.inherited) {
        const bool numberFirst = start(quantities.front()) < places.refs.front().tokens.first;
        for (std::size_t k = 0; k < quantities.size(); ++k) {
            Instance instance;
            instance.quantity = quantities[k];
            const std::uint32_t from = start(quantities[k]);
            const std::uint32_t next = k + 1 < quantities.size() ? start(quantities[k + 1]) : hit.fieldEnd;
            for (std::size_t i = 0; i < places.refs.size(); ++i) {
                const PlaceRef &ref = places.refs[i];
                if (numberFirst ? ref.tokens.first > from && ref.tokens.first < next : ref.tokens.first < from) {
                    if (!numberFirst)
                        instance.places.clear();
                    instance.places.push_back(ref.mention);
                    instance.date = i < places.dates.size()
                                        ? places.dates[i]
                                        : std::nullopt; // "30 in X on 24 January and 17 in Y on 10 February"
                }
            }
            if (instance.places.empty())
                instance.places = {places.refs.back().mention};
            out.push_back(std::move(instance));
        }
        return out;
    }
    for (const auto q : quantities) {
        Instance instance;
        instance.quantity = q;
        instance.places = all();
        out.push_back(std::move(instance));
    }
    if (quantities.empty()) {
        for (const auto &ref : places.refs) {
            Instance instance;
            instance.places = {ref.mention};
            out.push_back(std::move(instance));
        }
        if (out.empty())
            out.emplace_back();
    }
    return out;
}

} // namespace zamkan::reading
