// What a person said once and for all: places of the user's own, kept for every text that is read later.
#pragma once
#include "events/event.hpp"
#include "session/kept_words.hpp"
#include <string>

namespace zamkan::session {

// A name as texts write it and the place that it means from now on, in gazetteer/reviewed.csv of the config folder: a layer
// that goes before the bundled places when the gazetteer is opened the next time. A name that stands there already gets the
// new place. The file stays as it is for a place without a position or a name that is empty. Throws InputError: it cannot be read.
[[nodiscard]] KeptWords keepPlace(const std::string &name, const events::EventPlace &place);

} // namespace zamkan::session
