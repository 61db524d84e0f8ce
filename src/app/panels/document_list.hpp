// Which document the Source panel shows: a choice among few, a list with a search among many.
#pragma once
#include "app/kit/field.hpp"
#include "app/kit/row_scroll.hpp"
#include "app/outcome.hpp"
#include <string>
#include <vector>

namespace zamkan::app {

struct DocumentList {
    bool open = false;
    Field words;
    RowScroll scroll;
    std::vector<std::size_t> found; // sources, in their order
    std::string searched;
    std::size_t of = 0; // sources that were looked through
};
constexpr std::size_t kFewDocuments = 12;

// The line that says which; a click opens the choice, or the list.
void drawDocumentLine(Kit &kit, const session::Session &session, const Rect &line, DocumentList &state, Outcome &outcome);
// The list, while it is open.
void drawDocumentList(Kit &kit, const session::Session &session, const Rect &where, DocumentList &state, Outcome &outcome);

} // namespace zamkan::app
