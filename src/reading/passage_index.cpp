// What stands where in a passage: looked up, not looked through.
#include "reading/passage.hpp"
#include <algorithm>
#include <unordered_map>

namespace zamkan::reading {
namespace {

// Of a list in order, those for which `at` is in [first, end).
template <typename T, typename At>
std::span<const T> between(const std::vector<T> &list, std::size_t first, std::size_t end, At at) {
    const auto from = std::partition_point(list.begin(), list.end(), [&](const T &one) { return at(one) < first; });
    const auto to = std::partition_point(from, list.end(), [&](const T &one) { return at(one) < end; });
    return {from, to};
}

} // namespace

void Passage::countNames() {
    std::unordered_map<std::string_view, std::uint32_t> times;
    for (const events::EventPlace &place : facts.places)
        ++times[place.id];
    timesNamed_.reserve(facts.places.size());
    for (const events::EventPlace &place : facts.places)
        timesNamed_.push_back(times[place.id]);
}

void Passage::indexPlaces() {
    refs_.assign(facts.places.size(), nullptr);
    namedRefs_ = refs_;
    for (const PlaceRef &ref : places) {
        longestPlace_ = std::max(longestPlace_, ref.tokens.end - ref.tokens.first);
        if (!refs_[ref.mention])
            refs_[ref.mention] = &ref;
        if (!ref.again && !namedRefs_[ref.mention])
            namedRefs_[ref.mention] = &ref;
    }
}

std::span<const PlaceRef> Passage::placesIn(std::size_t first, std::size_t end) const {
    return between(places, first, end, [](const PlaceRef &ref) { return std::size_t{ref.tokens.first}; });
}

std::span<const PlaceRef> Passage::placesOf(std::uint32_t sentence) const {
    return between(places, sentence, sentence + std::size_t{1},
                   [&](const PlaceRef &ref) { return std::size_t{sentenceOf(ref.tokens.first)}; });
}

std::span<const TriggerHit> Passage::triggersIn(std::size_t first, std::size_t end) const {
    return between(triggers, first, end, [](const TriggerHit &hit) { return std::size_t{hit.first}; });
}

std::span<const TriggerHit> Passage::triggersOf(std::uint32_t sentence) const {
    return between(triggers, sentence, sentence + std::size_t{1},
                   [](const TriggerHit &hit) { return std::size_t{hit.sentence}; });
}

const PlaceRef *Passage::placeOver(std::size_t token) const {
    const std::size_t from = token + 1 > longestPlace_ ? token + 1 - longestPlace_ : 0;
    for (const PlaceRef &ref : placesIn(from, token + 1))
        if (token < ref.tokens.end)
            return &ref;
    return nullptr;
}

const TriggerHit *Passage::triggerOver(std::size_t token) const {
    const auto before = triggersIn(0, token + 1); // no two share a word
    return !before.empty() && token < before.back().end ? &before.back() : nullptr;
}

const PlaceRef *Passage::refOf(std::uint32_t mention) const { return refs_[mention]; }
const PlaceRef *Passage::namedRefOf(std::uint32_t mention) const { return namedRefs_[mention]; }

} // namespace zamkan::reading
