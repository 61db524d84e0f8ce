// Two words for one happening, and deeds that go on together.
#pragma once
#include "reading/frame.hpp"

namespace zamkan::reading {

// One happening told by two words, a deed and its dead: "12 were killed in an air strike on X", "the attack
// on X killed 12". The word with the number is the event and takes the place.
// `behind`: the second word stands right behind one that belonged to the first.
void mergeDeeds(const Passage &passage, Frame &first, Frame &second, bool behind = false);
// "5,000 people fled X, most of them to Y", "نزح 5000 شخص من X، ولجأ معظمهم إلى Y": whither they went is of the one
// event.
void mergeWhither(const Passage &passage, Frame &first, Frame &second);
// "killed 30 soldiers and abducted 50 women in X on Monday": the place and the day at the end are those of both deeds,
// rather than what the first took over from the sentences before.
void shareBackwards(const Passage &passage, std::vector<Frame> &frames);

} // namespace zamkan::reading
