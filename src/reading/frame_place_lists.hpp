// The places that a verb goes on to after its first one, and the day of each.
#pragma once
#include "reading/frame_places.hpp"

namespace zamkan::reading {

// Whether what the verb does it does to a place behind this preposition; "": to its object.
[[nodiscard]] bool takes(const Passage &passage, const Trigger &trigger, const std::string &preposition);
// Each place with its own date: "A in March and B in April"; "A and B in March" share theirs.
void datePlaces(const Passage &passage, const TriggerHit &hit, PlaceList &places);
// "Izium was won back on 10 September and Kupiansk the next day": further subjects, told after the verb with a date.
void addEllipses(const Passage &passage, const TriggerHit &hit, PlaceList &out);
// "دخلت القوات كركوك الاثنين، ثم سنجار في اليوم التالي": what the verb goes on to, told with "then" alone, or
// each with a day of its own. There is a first.
void addSequels(const Passage &passage, const TriggerHit &hit, PlaceList &out);

} // namespace zamkan::reading
