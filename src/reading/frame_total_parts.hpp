// Parts of a total that have a place of their own.
#pragma once
#include "reading/frame_places.hpp"

namespace zamkan::reading {

// "killed 60 in the valley, 16 of them in Allaq", "أكثر من نصف مليون نازح، منهم 140 ألفا من إدلب": each part becomes an
// instance of its own, on the days and with the parties of the total, and its place is none of the total's any more.
void tellParts(const Passage &passage, const TriggerHit &hit, PlaceList &places, Frame &frame);

} // namespace zamkan::reading
