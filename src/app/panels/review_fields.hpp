// What happened and who it was, in the review card.
#pragma once
#include "app/panels/review.hpp"

namespace zamkan::app {

void drawWhat(Kit &kit, const session::Session &session, const Rect &where, ReviewCard &card, Outcome &outcome);
void drawWho(Kit &kit, const session::Session &session, const Rect &where, ReviewCard &card, Outcome &outcome);

} // namespace zamkan::app
