// Words looked for or marked in the text of the Source panel, and the events of that text one after the other.
#pragma once
#include "app/kit/field.hpp"
#include "app/outcome.hpp"
#include "app/panels/marked_words.hpp"
#include "app/text_finder.hpp"
#include <optional>
#include <vector>

namespace zamkan::app {

struct TextSearch {
    Field words;
    const void *of = nullptr; // the reading that the rest is of
    std::optional<TextFinder> finder;
    std::string searched;
    std::vector<Span> hits; // one after the other
    std::size_t at = 0;     // the one that is looked at
    MarkedWords marked;
    Field published; // the day, where none is known
    bool wrong_day = false;
};

// For a text whose day of publication nobody knows: a field for it.
void drawPublished(Kit &kit, const session::Session &session, std::size_t source, const Rect &line, TextSearch &state, Outcome &outcome);
// The line of the search; the byte that was gone to, if any. `wants`: the caret into the field.
std::optional<std::uint32_t> drawTextSearch(Kit &kit, const session::Session &session, std::size_t source, const Rect &line, TextSearch &state, bool wants, Outcome &outcome);

} // namespace zamkan::app
