// One deed told in several sentences of a document, as a headline, a lead and a body do.
#pragma once
#include "events/event.hpp"
#include "text/document.hpp"
#include <vector>

namespace zamkan::reading {

// Of events that tell of the same (kind, places, outcome, and parties, days and numbers that do not contradict each
// other) one is kept, that which says most, with the sentences of the others in Provenance::also and what only they
// say. Of a place that the text tells of, its headline tells nothing new. Ground that changes hands again, and what two sentences count alike but date differently, stays apart. The order
// stays.
void mergeToldAgain(std::vector<events::Event> &events, const text::Document &document);

} // namespace zamkan::reading
