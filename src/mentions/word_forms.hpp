// The ways in which a folded word may stand for a lexicon's word: itself, or without its proclitics.
#pragma once
#include "text/characters.hpp"
#include "text/token.hpp"
#include <string_view>

namespace zamkan::mentions {

// What a reading of a word leaves at its front; made only for words that a lexicon knows.
struct WordForm {
    std::uint8_t letters = 0;    // peeled from its front
    std::uint8_t proclitics = 0; // of them, those before the article, which belongs to the word
    bool conjunction = false;    // و or ف
    bool preposition = false;    // ب ل ك
    bool article = false;        // ال

    WordForm() = default;
    explicit WordForm(const text::Peeled &reading)
        : letters(reading.letters), proclitics(reading.joined), conjunction(reading.conjunction()), preposition(reading.preposition()),
          article(reading.article()) {}
};

// Of a folded word, which has no other letters beyond ASCII.
[[nodiscard]] inline bool isArabicScript(std::string_view folded) {
    return !folded.empty() && static_cast<unsigned char>(folded[0]) >= 0xD8;
}

[[nodiscard]] inline bool isArabic(const text::Token &token) { return isArabicScript(token.folded); }

// The byte where a token starts once `letters` letters, with their marks, are peeled from its front.
[[nodiscard]] inline std::uint32_t startWithout(const text::Document &document, const text::Token &token,
                                                std::uint32_t letters) {
    if (letters == 0) return token.span.start;
    const std::string_view surface = document.surface(token.span);
    std::size_t at = 0;
    while (at < surface.size()) {
        std::size_t next = at;
        const bool letter = text::classOf(text::nextCharacter(surface, next)) == text::CharacterClass::letter;
        if (letter && letters-- == 0) break;
        at = next;
    }
    return token.span.start + static_cast<std::uint32_t>(at);
}

} // namespace zamkan::mentions
