// Before and after: the places that changed hands between the two moments of a sheet.
#pragma once
#include "briefing/sheet.hpp"
#include "map/changed_places.hpp"

namespace zamkan::briefing {

// Of a sheet of two moments that compares them; of others none.
[[nodiscard]] map::ChangedPlaces changedHands(const Sheet &sheet, const Content &content);

} // namespace zamkan::briefing
