// What is asked before work that is not saved would be left.
#pragma once
#include "app/kit/kit.hpp"
#include "app/outcome.hpp"

namespace zamkan::app {

// While Dialog::unsaved is open. `quits`: the window closes afterwards.
void drawUnsaved(Kit &kit, const session::Session &session, bool quits, Outcome &outcome);

} // namespace zamkan::app
