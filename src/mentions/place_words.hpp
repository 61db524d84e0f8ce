// What the place finder asks of single tokens.
#pragma once
#include "text/token.hpp"

namespace zamkan::mentions {

inline bool isArabic(const text::Token &token) {
    return !token.folded.empty() && static_cast<unsigned char>(token.folded[0]) >= 0xD8;
}

inline bool isComma(const text::Token &token) { return token.folded == "," || token.folded == "،"; }

} // namespace zamkan::mentions
