// Kinds of events that a person gave words once and for all, among the trigger words of the user's own.
#pragma once
#include "base/reason.hpp"
#include "session/kept_words.hpp"
#include "session/session.hpp"
#include <string>
#include <variant>

namespace zamkan::session {

// From now on the word that the event was read from (its trigger, or the words that a person marked) tells of events of that
// kind, in lexicon/<language>/events.toml of the config folder: the entry that read it without that word, and one more with it.
// What was said before of the same word goes. Or the reason why not: the row has no text, figures are not made by a word,
// no entry has the word. Throws InputError: the file cannot be read.
[[nodiscard]] std::variant<KeptWords, Reason> keepKind(const Session &session, events::Row row, const std::string &type, const std::string &subtype);

} // namespace zamkan::session
