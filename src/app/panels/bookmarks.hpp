// The moments that the user keeps, by name: gone to, renamed, removed.
#pragma once
#include "app/panels/panels.hpp"

namespace zamkan::app {

struct BookmarksState {
    std::optional<std::size_t> renamed; // the one whose name is being typed
    Field name;
    RowScroll scroll;
};
void drawBookmarks(Kit &kit, const session::Session &session, BookmarksState &state, Outcome &outcome);

} // namespace zamkan::app
