// Where, and how many where.
#pragma once
#include "reading/frame.hpp"

namespace zamkan::reading {

struct PlaceList {
    std::vector<PlaceRef> refs;                      // the event's places, in order
    std::vector<std::optional<std::uint32_t>> dates; // own date of each, where the list gives one
    bool inherited = false;                          // taken over from the clause before
};

// `doer`: the place that stands for the state that acts; nothing happens there.
[[nodiscard]] PlaceList readPlaces(const Passage &passage, const TriggerHit &hit, const std::vector<Frame> &before,
                                   std::optional<std::uint32_t> doer = {});
// Whether "to X" after a list reaches back to the i-th place: to those of the same country next to it.
[[nodiscard]] bool gainerReaches(const Passage &passage, const PlaceList &places, std::size_t i,
                                 std::uint32_t gainerToken);
// Numbers and places that alternate belong together ("50 in Mosul and 12 in Raqqa"); otherwise one instance
// has all places and the first number, and each further number one of its own.
[[nodiscard]] std::vector<Instance> pairUp(const Passage &passage, const TriggerHit &hit, const PlaceList &places,
                                           const std::vector<std::uint32_t> &quantities);

} // namespace zamkan::reading
