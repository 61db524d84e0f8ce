// What happened and who it was, in the review card.
#pragma once
#include "app/panels/review.hpp"

namespace zamkan::app {

// The role of a party that a person names next, most likely: the first one that the event has a party in.
[[nodiscard]] std::size_t roleToName(const events::Event &event);
void drawWhat(Kit &kit, const session::Session &session, const Rect &where, ReviewCard &card, Outcome &outcome);
void drawWho(Kit &kit, const session::Session &session, const Rect &where, ReviewCard &card, Outcome &outcome);

} // namespace zamkan::app
