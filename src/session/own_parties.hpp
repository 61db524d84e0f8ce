// Parties that a person named once and for all: words of theirs among the actors of the user's own.
#pragma once
#include "actors/registry.hpp"
#include "base/reason.hpp"
#include "session/kept_words.hpp"
#include "session/session.hpp"
#include <string>
#include <variant>

namespace zamkan::session {

// The words of its sentence that the event's party of that role was read from; "" for none, or when a person said it.
[[nodiscard]] std::string wordsOfParty(const Session &session, events::Row row, std::string_view role);

// A party that the registry does not know, under a name that a person gives it. The name is the id.
[[nodiscard]] events::EventActor ownParty(const std::string &name);

// From now on the words mean that party, in actors/reviewed.toml of the config folder: one more alias of a known party, or a
// party of the user's own. An alias that another party had is taken from it. Or the reason why not: no words, the very name of
// another party, a general word ("the group") that means whoever was named before. Throws InputError: the file cannot be read.
[[nodiscard]] std::variant<KeptWords, Reason> keepParty(const std::string &words, const events::EventActor &party, const actors::Registry &registry);

} // namespace zamkan::session
