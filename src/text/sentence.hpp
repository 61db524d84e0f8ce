// Where sentences end (rules in token.hpp). Abbreviations are knowledge: assets/lexicon/*/sentences.toml.
#pragma once
#include "text/token.hpp"

namespace zamkan::text {

// Sets each token's `sentence` and gives the sentences' spans.
[[nodiscard]] std::vector<Span> markSentences(std::string_view text, std::vector<Token> &tokens);

} // namespace zamkan::text
