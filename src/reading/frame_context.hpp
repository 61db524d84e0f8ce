// What a frame takes from those before it: the place of the story, and the deed of which it counts the dead.
#pragma once
#include "reading/frame.hpp"
#include "reading/frame_parties.hpp"

namespace zamkan::reading {

// Where no place is told but the text goes on about one: "in that battle", "then they shot 25 soldiers", a
// count of those who fled. Surer places are never overruled, and certainty falls.
void carryPlaceOn(const Passage &passage, const TriggerHit &hit, const Parties &parties,
                  const std::vector<Frame> &before, Frame &frame);
// The deed that an Arabic clause goes on with, of those before it: none of a relative clause that a comma has closed
// ("استعادوا المدينة، التي خسروها في أيلول، وقتلوا"). `before` holds one at least.
[[nodiscard]] const Frame &joinedDeed(const Passage &passage, const TriggerHit &hit, const std::vector<Frame> &before);
// A preposition of place before something that is no place known, no day and no number.
[[nodiscard]] bool saysWhere(const Passage &passage, const TriggerHit &hit);

} // namespace zamkan::reading
