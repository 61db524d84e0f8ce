// The story: its steps in a dialog, and the words of a step over the map while it is told.
#pragma once
#include "app/kit/field.hpp"
#include "app/kit/row_scroll.hpp"
#include "app/outcome.hpp"

namespace zamkan::app {

struct StoryState {
    std::size_t step = 0;         // whose words are shown
    std::optional<session::StoryStep> of; // what the fields were filled from
    Field title_ar, title_en, text_ar, text_en;
    RowScroll scroll;
};
void drawStory(Kit &kit, const session::Session &session, StoryState &state, Outcome &outcome);
// While the story is told.
void drawTelling(Kit &kit, const session::Session &session, const Rect &map, Outcome &outcome);

} // namespace zamkan::app
