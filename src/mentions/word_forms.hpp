// The ways in which a folded word may stand for a lexicon's word: itself, or without its proclitics. Unlike
// text::peelings() it allocates nothing and lets the caller stop at the first that fits.
#pragma once
#include "text/characters.hpp"
#include "text/token.hpp"
#include <functional>
#include <string_view>

namespace zamkan::mentions {

// Lets a table of words be asked with a piece of the text.
struct TransparentHash {
    using is_transparent = void;
    [[nodiscard]] std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

struct WordForm {
    std::string_view rest;    // what is left of the folded word
    std::uint32_t letters = 0; // peeled from its front
    std::uint32_t proclitics = 0; // of them, those before the article, which belongs to the word
    bool conjunction = false; // و or ف
    bool preposition = false; // ب ل ك
    bool article = false;     // ال
};

// Calls `take(form)` for each form, the whole word first, until it returns true; returns whether one did.
template <typename Take> bool forEachForm(std::string_view folded, Take take) {
    const auto arabic = [](std::string_view word) { return word.size() >= 4 && (static_cast<unsigned char>(word[0]) & 0xFC) == 0xD8; };
    const auto startsWith = [](std::string_view word, std::string_view letters) { return word.starts_with(letters); };
    const auto withArticle = [&](WordForm form) {
        if (take(form)) return true;
        if (!startsWith(form.rest, "ال") || form.rest.size() < 8) return false;
        form.rest.remove_prefix(4);
        form.letters += 2;
        form.article = true;
        return take(form);
    };
    const auto withPreposition = [&](WordForm form) {
        if (withArticle(form)) return true;
        if (!arabic(form.rest) || form.rest.size() < 6) return false;
        const bool lam = startsWith(form.rest, "ل");
        if (!lam && !startsWith(form.rest, "ب") && !startsWith(form.rest, "ك")) return false;
        form.preposition = true;
        if (lam && startsWith(form.rest, "لل")) { // للشهر = ل + الشهر
            WordForm definite = form;
            definite.rest.remove_prefix(4);
            definite.letters += 2;
            ++definite.proclitics;
            definite.article = true;
            if (take(definite)) return true;
        }
        form.rest.remove_prefix(2);
        ++form.letters;
        ++form.proclitics;
        return withArticle(form);
    };
    if (!arabic(folded)) return take(WordForm{folded});
    WordForm whole{folded};
    if (withPreposition(whole)) return true;
    if (folded.size() < 6 || (!startsWith(folded, "و") && !startsWith(folded, "ف"))) return false;
    whole.rest.remove_prefix(2);
    whole.letters = whole.proclitics = 1;
    whole.conjunction = true;
    return withPreposition(whole);
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
