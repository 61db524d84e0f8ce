// Walking UTF-8 and telling letters from the rest, without a library in sight.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace zamkan::text {

enum class CharacterClass : std::uint8_t { letter, digit, mark, space, invisible, hyphen, apostrophe, other };

// What a code point is to the reading: `mark` combines with the letter before it (vowel signs, superscript alef);
// tatweel is a mark too; `invisible` are the direction and joining controls.
[[nodiscard]] CharacterClass classOf(char32_t c);
[[nodiscard]] bool isUpperCase(char32_t c);
[[nodiscard]] bool isArabicLetter(char32_t c);
[[nodiscard]] bool isLatinLetter(char32_t c);

// The code point at `at`, which moves past it. Bytes that are not UTF-8 give U+FFFD one at a time.
[[nodiscard]] char32_t nextCharacter(std::string_view utf8, std::size_t &at);
void appendCharacter(std::string &utf8, char32_t c);

} // namespace zamkan::text
