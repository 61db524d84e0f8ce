// What was said in numbers: shares of territory set against the map, numbers of people over time, and who contradicts whom.
#pragma once
#include "app/areas.hpp"
#include "app/outcome.hpp"
#include "app/panels/column.hpp"

namespace zamkan::app {

void drawClaims(Kit &kit, const session::Session &session, const AreasShown &shown, Column &column, Outcome &outcome);

} // namespace zamkan::app
