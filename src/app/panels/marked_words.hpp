// Words that are marked in the text with the mouse: copied, or made an event of.
#pragma once
#include "app/kit/kit.hpp"
#include "app/outcome.hpp"
#include "base/span.hpp"
#include <cstdint>
#include <optional>
#include <string>

namespace zamkan::app {

struct MarkedWords {
    std::optional<std::uint32_t> from; // while the mouse draws
    Span words;                        // empty: none
    bool wants_menu = false;
    std::string party; // words that are said to name one: for the review, which takes them
};
// The mouse at a byte of the text: begins, draws on, ends at whole words.
void markWords(MarkedWords &marked, const std::string &text, std::uint32_t byte);
// What can be done with them, beside the pointer; in the window that the text is drawn in.
void drawMarkedMenu(Kit &kit, const session::Session &session, std::size_t source, MarkedWords &marked, Outcome &outcome);

} // namespace zamkan::app
