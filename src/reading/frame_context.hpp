// What a frame takes from those before it: the place of the story, and the deed of which it counts the dead.
#pragma once
#include "reading/frame.hpp"
#include "reading/frame_parties.hpp"

namespace zamkan::reading {

// Where no place is told but the text goes on about one: "in that battle", "then they shot 25 soldiers", a
// count of those who fled. Surer places are never overruled, and certainty falls.
void carryPlaceOn(const Passage &passage, const TriggerHit &hit, const Parties &parties,
                  const std::vector<Frame> &before, Frame &frame);
// A preposition of place before something that is no place known, no day and no number.
[[nodiscard]] bool saysWhere(const Passage &passage, const TriggerHit &hit);
// One happening told by two words, a deed and its dead: "12 were killed in an air strike on X", "the attack
// on X killed 12". The word with the number is the event and takes the place.
// `behind`: the second word stands right behind one that belonged to the first.
void mergeDeeds(const Passage &passage, Frame &first, Frame &second, bool behind = false);
// "killed 30 soldiers and abducted 50 women in X on Monday": the place and the day at the end are those of both deeds,
// rather than what the first took over from the sentences before.
void shareBackwards(const Passage &passage, std::vector<Frame> &frames);

} // namespace zamkan::reading
