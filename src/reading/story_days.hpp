// When those deeds happened of which the text tells no day.
#pragma once
#include "events/event.hpp"
#include "reading/passage.hpp"
#include <vector>

namespace zamkan::reading {

// Bounds events without a day by the days that the story tells round them, and marks them so (Event::story_time):
// - what is so while the text is written: the day of writing
// - behind a deed of earlier years in the same paragraph: the days of that deed
// - else between the last day of the news told before it in its paragraph, or the first day of all its news, and the
// day
//   of writing
// What had happened before ("كان قد سيطر", "had taken"), what is only planned, what is told of no place or of a whole
// country, claims, and texts that tell no recent day or not when they were written stay undated. `events` in order of
// their triggers.
void boundByStory(std::vector<events::Event> &events, const Passage &passage);

} // namespace zamkan::reading
