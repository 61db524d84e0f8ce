// The token stream that all finders share.
#pragma once
#include "base/span.hpp"
#include "text/document.hpp"
#include <string>
#include <vector>

namespace zamkan::text {

enum class TokenKind : std::uint8_t { word, number, punctuation };

// A whole orthographic token: letters with their marks, or digits with their separators, or one punctuation mark.
// Words are split at guillemets, hyphens, slashes and where digits meet letters ("و20" is و then 20, "25km" 25 then
// km), but digits that end a Latin word stay in it ("T4", "F16"): such are names.
struct Token {
    Span span;
    TokenKind kind = TokenKind::word;
    std::string folded;        // fold(surface)
    std::uint32_t sentence = 0; // index into Tokens::sentences
    bool capitalised = false;  // first letter is an upper-case one
};

struct Tokens {
    std::vector<Token> tokens;
    std::vector<Span> sentences; // without outer white space; in order, not overlapping, together all tokens

    [[nodiscard]] std::size_t size() const { return tokens.size(); }
    [[nodiscard]] const Token &operator[](std::size_t i) const { return tokens[i]; }
    // Index of the first token that ends after `byte`; size() when there is none.
    [[nodiscard]] std::size_t at(std::uint32_t byte) const;
};

// Sentence ends: full stop, ؟ ? ! … and line breaks between paragraphs; not after initials, known abbreviations,
// inside numbers, nor for "..." followed by a small letter or an Arabic word that goes on.
[[nodiscard]] Tokens tokenize(const Document &document);

// The ways to read an Arabic word with its proclitics (و ف ب ل ك, ال, لل) peeled, whole word first, each with the
// byte where the rest starts in the surface. "وسورية" → {"وسوريه",0}, {"سوريه",2}. لل gives the rest with its
// article restored: "للرقة" → {"للرقه",0}, {"الرقه",2 (the second lam is the article)}, {"رقه",4}.
// Latin words give themselves only. Folded forms.
struct Peeled {
    std::string folded;
    std::uint32_t offset = 0; // bytes of the surface that were peeled off
    std::string proclitics;   // what was peeled: "و", "ب", "وب", "ال" …, in order
};
[[nodiscard]] std::vector<Peeled> peelings(std::string_view surface);

} // namespace zamkan::text
