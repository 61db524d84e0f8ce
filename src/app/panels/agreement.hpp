// Events that several sources tell of, and where the sources disagree: listed, and drawn on the map while the list is.
#pragma once
#include "app/kit/row_scroll.hpp"
#include "app/outcome.hpp"
#include <string>
#include <vector>

namespace zamkan::app {

struct AgreementState {
    const void *asked_of = nullptr; // the table that was last looked through for them
    const void *of = nullptr;       // the table that the lines are of
    text::Language language = text::Language::unknown;
    struct Line {
        std::size_t group = 0;
        std::string matter; // "": the head of a group, or a further value of the same matter
        std::string value, sources;
        events::Row row = 0; // that a click selects
        bool head = false;
    };
    std::vector<Line> lines;
    std::size_t differ = 0; // groups
    RowScroll scroll;
};
void drawAgreement(Kit &kit, const session::Session &session, const Rect &where, AgreementState &state, Outcome &outcome);

} // namespace zamkan::app
