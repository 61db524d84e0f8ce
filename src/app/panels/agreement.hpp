// Events that several sources tell of, and where the sources disagree: listed, and drawn on the map.
#pragma once
#include "app/kit/row_scroll.hpp"
#include "app/outcome.hpp"
#include <string>
#include <vector>

namespace zamkan::app {

struct AgreementState {
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
// A sign on the map wherever sources disagree about what is in the window of time; while the list is open also rings round the
// places that they name, with lines between them.
void drawDisputes(Kit &kit, const session::Session &session);
// "Sources disagree: date · number", of a group of the session's.
[[nodiscard]] std::string disputedMatters(const session::Session &session, std::uint32_t group, const session::Wording &wording);
void drawAgreement(Kit &kit, const session::Session &session, const Rect &where, AgreementState &state, Outcome &outcome);

} // namespace zamkan::app
