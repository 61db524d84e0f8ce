// The changes that were made, by name: a click goes to where one was made.
#pragma once
#include "app/kit/row_scroll.hpp"
#include "app/outcome.hpp"

namespace zamkan::app {

struct HistoryState {
    RowScroll scroll;
    std::size_t seen = 0; // done changes when the list was last brought into sight
    bool was_open = false;
};
void drawHistory(Kit &kit, const session::Session &session, HistoryState &state, Outcome &outcome);

} // namespace zamkan::app
