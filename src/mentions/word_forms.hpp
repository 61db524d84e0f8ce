// The ways in which a folded word may stand for a lexicon's word: itself, or without its proclitics.
#pragma once
#include "text/characters.hpp"
#include "text/token.hpp"
#include "text/word_map.hpp"
#include <array>
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

// Which words a table may hold, as one bit of their hash: nearly all that it does not hold are told apart in the
// first-level cache.
class WordFilter {
public:
    void add(std::string_view word) {
        const std::uint64_t hash = text::wordHash(word);
        bits_[index(hash)] |= bit(hash);
    }
    [[nodiscard]] bool mayHold(std::uint64_t hash) const { return (bits_[index(hash)] & bit(hash)) != 0; }

private:
    static constexpr std::size_t words = 1024;
    static std::size_t index(std::uint64_t hash) { return hash >> 40 & (words - 1); }
    static std::uint64_t bit(std::uint64_t hash) { return std::uint64_t{1} << (hash >> 58); }
    std::array<std::uint64_t, words> bits_{};
};

// Calls `take(reading)` for each reading of the token, the whole word first, until it returns true; returns whether
// one did.
template <typename Take> bool forEachForm(const text::Tokens &tokens, std::size_t token, Take take) {
    for (const text::Peeled &reading : tokens.readings(token))
        if (take(reading)) return true;
    return false;
}

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
