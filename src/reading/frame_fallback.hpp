// Where something was when its own place is on no map: the area or the town that the place lies in.
#pragma once
#include "reading/frame.hpp"

namespace zamkan::reading {

// The town that a sentence goes on about when it names a quarter, a street or a building only: that of its bulletin,
// the last one named in the sentence, else that of the sentences before.
[[nodiscard]] std::optional<std::uint32_t> townOf(const Passage &passage, const TriggerHit &hit,
                                                  const std::vector<Frame> &before);
// Adds to places that nobody knows what holds them: "قرية كاوري بولاية زمفارا" is in Zamfara, "حي الصناعة" in the town
// of the text. A town of which only a quarter was taken is contested, not taken.
void locateUnknown(const Passage &passage, const TriggerHit &hit, const std::vector<Frame> &before, Frame &frame);

} // namespace zamkan::reading
