// Who won ground of which a text only says that it changed hands.
#pragma once
#include "reading/frame.hpp"

namespace zamkan::reading {

// "The army entered A. B fell on 3 March and C was cleared on the 8th": where one side alone wins ground in that
// country in the sentences before, and loses none, it is the winner; told with less certainty, since nobody says it.
void creditWinner(const Passage &passage, std::vector<Frame> &frames);

} // namespace zamkan::reading
