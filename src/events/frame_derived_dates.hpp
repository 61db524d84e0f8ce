// Dates that a text tells only through others.
#pragma once
#include "events/frame.hpp"

namespace zamkan::events {

// "retook X on Monday, four days after it had been taken", "بعد سبعة أشهر من سيطرة التنظيم عليها", "Two weeks before Y fell, …":
// of two deeds of which one alone has a date the other gets its own, as precise as the span is (a month for "seven months").
void dateByDistance(Passage &passage, std::vector<Frame> &frames);

// "entered A and B on 2 and 5 March respectively", "في 25 يونيو و3 يوليو على التوالي": each place its own day, in order.
void dateRespectively(Passage &passage, std::vector<Frame> &frames);

} // namespace zamkan::events
