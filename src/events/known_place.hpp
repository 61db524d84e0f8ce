// A place of the gazetteer as an event stands at it.
#pragma once
#include "events/event.hpp"
#include "gazetteer/gazetteer.hpp"

namespace zamkan::events {

// With its names, area and precision by its type; confidence, reasons and mention are the caller's to say.
[[nodiscard]] EventPlace placeFrom(const gazetteer::Place &known);

} // namespace zamkan::events
