// A text from the clipboard: looked at, given a title and a day of publication, and read.
#pragma once
#include "app/kit/field.hpp"
#include "app/outcome.hpp"
#include <string>

namespace zamkan::app {

struct PasteState {
    bool was_open = false;
    std::string text, shown; // shown: its beginning
    std::size_t letters = 0;
    Field title, date;
    bool wrong_date = false;
};
void drawPaste(Kit &kit, const session::Session &session, PasteState &state, Outcome &outcome);

} // namespace zamkan::app
