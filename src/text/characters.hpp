// Walking UTF-8 and telling letters from the rest, without a library in sight.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace zamkan::text {

enum class CharacterClass : std::uint8_t { letter, digit, mark, space, invisible, hyphen, apostrophe, other };

// What a code point is to the reading: `mark` combines with the letter before it (vowel signs, superscript alef);
// tatweel is a mark too; `invisible` are the direction and joining controls.
[[nodiscard]] inline CharacterClass classOf(char32_t c);
[[nodiscard]] bool isUpperCase(char32_t c);
[[nodiscard]] bool isArabicLetter(char32_t c);
[[nodiscard]] bool isLatinLetter(char32_t c);
// "SDF", "F-16": there are letters, and all of them are upper-case ones of ASCII.
[[nodiscard]] bool allCapitals(std::string_view utf8);

// The code point at `at`, which moves past it. Bytes that are not UTF-8 give U+FFFD one at a time.
[[nodiscard]] char32_t nextLongCharacter(std::string_view utf8, std::size_t &at);
[[nodiscard]] inline char32_t nextCharacter(std::string_view utf8, std::size_t &at) {
    const auto lead = static_cast<unsigned char>(utf8[at]);
    if (lead < 0x80) {
        ++at;
        return lead;
    }
    if (lead >= 0xC2 && lead < 0xE0 && at + 1 < utf8.size()) {
        const auto next = static_cast<unsigned char>(utf8[at + 1]);
        if ((next & 0xC0) == 0x80) {
            at += 2;
            return (static_cast<char32_t>(lead & 0x1F) << 6) | (next & 0x3F);
        }
    }
    return nextLongCharacter(utf8, at);
}
void appendCharacter(std::string &utf8, char32_t c);

// Everything an article is made of lies below this; the rest asks ICU each time.
constexpr std::size_t kTabledCharacters = 0x2100;
using CharacterTable = std::array<CharacterClass, kTabledCharacters>;
[[nodiscard]] const CharacterTable &characterTable();
[[nodiscard]] CharacterClass classify(char32_t c); // without the table
CharacterClass classOf(char32_t c) { return c < kTabledCharacters ? characterTable()[c] : classify(c); }

} // namespace zamkan::text
