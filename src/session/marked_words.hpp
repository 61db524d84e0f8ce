// An event made of words that a person marked in a text.
#pragma once
#include "base/span.hpp"
#include "events/event.hpp"
#include "reading/reading.hpp"
#include <string>

namespace zamkan::session {

// What was understood of the words: the places, parties and first number inside, the date inside or, without one, that of
// the sentence when it has one alone. The kind is the person's to say; what the words do not tell is absent.
[[nodiscard]] events::Event eventOfWords(const reading::Reading &reading, const reading::Reader &knowledge, Span words, const std::string &type);

} // namespace zamkan::session
