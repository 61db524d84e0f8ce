#include "text/characters.hpp"
#include <unicode/uchar.h>

namespace zamkan::text {

CharacterClass classify(char32_t c) {
    const auto point = static_cast<UChar32>(c);
    switch (c) {
    case U'ـ': return CharacterClass::mark;
    case U'\'': case U'`': case U'´': case U'‘': case U'’': case U'‛': case U'′': case U'՚':
    case U'ʹ': case U'ʺ': case U'ʻ': case U'ʼ': case U'ʽ': case U'ʾ': case U'ʿ': case U'ˀ': case U'ˁ':
        return CharacterClass::apostrophe;
    case U'-': case U'‐': case U'‑': case U'‒': case U'–': case U'—': case U'―': case U'−':
        return CharacterClass::hyphen;
    case U'\t': case U'\n': case U'\v': case U'\f': case U'\r': case U'\u0085': return CharacterClass::space;
    default: break;
    }
    switch (u_charType(point)) {
    case U_UPPERCASE_LETTER: case U_LOWERCASE_LETTER: case U_TITLECASE_LETTER: case U_MODIFIER_LETTER:
    case U_OTHER_LETTER: case U_LETTER_NUMBER:
        return CharacterClass::letter;
    case U_DECIMAL_DIGIT_NUMBER: return CharacterClass::digit;
    case U_NON_SPACING_MARK: case U_ENCLOSING_MARK: case U_COMBINING_SPACING_MARK: return CharacterClass::mark;
    case U_SPACE_SEPARATOR: case U_LINE_SEPARATOR: case U_PARAGRAPH_SEPARATOR: return CharacterClass::space;
    case U_FORMAT_CHAR: return CharacterClass::invisible;
    default: return CharacterClass::other;
    }
}

const CharacterTable &characterTable() {
    static const auto table = [] {
        CharacterTable out{};
        for (std::size_t c = 0; c < out.size(); ++c) out[c] = classify(static_cast<char32_t>(c));
        return out;
    }();
    return table;
}

bool isUpperCase(char32_t c) {
    if (c < 0x80) return c >= U'A' && c <= U'Z';
    if (c >= 0x0590 && c < 0x10A0) return false; // from Hebrew and Arabic to Burmese no script has capitals
    return u_isupper(static_cast<UChar32>(c)) != 0;
}

bool isArabicLetter(char32_t c) {
    return (c >= 0x0620 && c <= 0x06FF && classOf(c) == CharacterClass::letter) || (c >= 0xFB50 && c <= 0xFEFC);
}

bool isLatinLetter(char32_t c) {
    if (c < 0x80) return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
    return (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) || (c >= 0x1E00 && c <= 0x1EFF);
}

char32_t nextLongCharacter(std::string_view utf8, std::size_t &at) {
    const auto lead = static_cast<unsigned char>(utf8[at]);
    const auto follows = [&](std::size_t i) {
        return i < utf8.size() && (static_cast<unsigned char>(utf8[i]) & 0xC0) == 0x80;
    };
    const auto bits = [&](std::size_t i) { return static_cast<char32_t>(utf8[i] & 0x3F); };
    if (lead >= 0xE0 && lead < 0xF0 && follows(at + 1) && follows(at + 2)) {
        const char32_t c = (static_cast<char32_t>(lead & 0x0F) << 12) | (bits(at + 1) << 6) | bits(at + 2);
        if (c >= 0x800 && (c < 0xD800 || c > 0xDFFF)) {
            at += 3;
            return c;
        }
    } else if (lead >= 0xF0 && lead < 0xF5 && follows(at + 1) && follows(at + 2) && follows(at + 3)) {
        const char32_t c = (static_cast<char32_t>(lead & 0x07) << 18) | (bits(at + 1) << 12) |
                           (bits(at + 2) << 6) | bits(at + 3);
        if (c >= 0x10000 && c <= 0x10FFFF) {
            at += 4;
            return c;
        }
    }
    ++at;
    return U'\uFFFD';
}

void appendCharacter(std::string &utf8, char32_t c) {
    if (c < 0x80) {
        utf8 += static_cast<char>(c);
        return;
    }
    if (c < 0x800) {
        utf8 += static_cast<char>(0xC0 | (c >> 6));
    } else if (c < 0x10000) {
        utf8 += static_cast<char>(0xE0 | (c >> 12));
        utf8 += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    } else {
        utf8 += static_cast<char>(0xF0 | (c >> 18));
        utf8 += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
        utf8 += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    }
    utf8 += static_cast<char>(0x80 | (c & 0x3F));
}

bool allCapitals(std::string_view utf8) {
    std::size_t letters = 0;
    for (const char c : utf8) {
        if (c >= 'A' && c <= 'Z') ++letters;
        else if ((c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80) return false;
    }
    return letters > 0;
}

} // namespace zamkan::text
