// Dates that a text tells only through others.
#pragma once
#include "reading/frame.hpp"

namespace zamkan::reading {

// "retook X on Monday, four days after it had been taken", "بعد سبعة أشهر من سيطرة التنظيم عليها", "Two weeks before Y
// fell, …": of two deeds of which one alone has a date the other gets its own, as precise as the span is (a month for
// "seven months").
void dateByDistance(Passage &passage, std::vector<Frame> &frames);

// "entered A and B on 2 and 5 March respectively", "في 25 يونيو و3 يوليو على التوالي": each place its own day, in
// order.
void dateRespectively(Passage &passage, std::vector<Frame> &frames);

// "The RSF overran X on 26 October. Some 82,000 people have since fled the city": from then to publication.
void dateSinceThen(Passage &passage, std::vector<Frame> &frames);

// "They stormed X, killed 85 and burned 300 houses on Monday": the date at the end is that of all.
void dateBackwards(const Passage &passage, std::vector<Frame> &frames);

// "عاد 282 ألفا منذ 5 آذار … وتوجه 167 ألفا منهم إلى X": on the days of those of whom they are a part, out of the
// frames before.
void dateOfTheWhole(const Passage &passage, const TriggerHit &hit, const std::vector<Frame> &before, Frame &frame);

} // namespace zamkan::reading
