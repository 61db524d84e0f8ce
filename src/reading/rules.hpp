// The rules that join mentions into events.
#pragma once
#include "actors/registry.hpp"
#include "events/event.hpp"
#include "gazetteer/gazetteer.hpp"
#include "mentions/demonyms.hpp"
#include "mentions/mention.hpp"
#include "reading/trigger_lexicon.hpp"
#include "text/document.hpp"
#include "text/token.hpp"
#include <span>
#include <vector>

namespace zamkan::reading {

// What the rules read: the text, what was found in it, and where each place mention is.
struct Facts {
    const text::Document &document;
    const text::Tokens &tokens;
    const mentions::Mentions &mentions;
    const std::vector<events::EventPlace> &places; // one a place mention, in order; `mention` set
    const actors::Registry &registry;
    std::span<const gazetteer::Seat> seats =
        {}; // one a place mention: of which area it is the capital; empty: nobody knows
    const mentions::Demonyms *demonyms = nullptr; // whose capital "the Afghan capital" is; null: nobody knows
};

// Events in order of their triggers. Const and thread-safe.
[[nodiscard]] std::vector<events::Event> applyRules(const Facts &facts, const TriggerLexicon &lexicon);

} // namespace zamkan::reading
