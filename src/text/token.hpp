// The token stream that all finders share.
#pragma once
#include "base/span.hpp"
#include "text/document.hpp"
#include "text/word_book.hpp"
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::text {

enum class TokenKind : std::uint8_t { word, number, punctuation };

// A whole orthographic token: letters with their marks, or digits with their separators, or one punctuation mark.
// Words are split at guillemets, hyphens, slashes and where digits meet letters ("و20" is و then 20, "25km" 25 then
// km), but digits that end a Latin word stay in it ("T4", "F16"): such are names.
struct Token {
    Span span;
    TokenKind kind = TokenKind::word;
    bool capitalised = false;   // first letter is an upper-case one
    std::uint32_t sentence = 0; // index into Tokens::sentences
    std::string_view folded;    // fold(surface); lives as long as the Tokens or a copy of them
    const Word *word = nullptr; // likewise
    std::uint64_t known = 0;    // word->known, which every table asks for
};

struct Tokens {
    std::vector<Token> tokens;
    std::vector<Span> sentences; // without outer white space; in order, not overlapping, together all tokens

    [[nodiscard]] std::size_t size() const { return tokens.size(); }
    [[nodiscard]] const Token &operator[](std::size_t i) const { return tokens[i]; }
    // Index of the first token that ends after `byte`; size() when there is none.
    [[nodiscard]] std::size_t at(std::uint32_t byte) const;
    // The readings of a token, the whole word first, then the least peeled: "وسورية" → "وسوريه", "سوريه" with "و".
    // لل is read with its article restored, without it, and as the one lam before a lam of the word:
    // "للرقة" → "للرقه", "الرقه" (the second lam is the article), "رقه", "لرقه". Only Arabic words have more than
    // one; what is peeled leaves two letters at least, and never أ or إ as the article's alef.
    [[nodiscard]] std::span<const Peeled> readings(std::size_t i) const { return tokens[i].word->readings; }
    // Whether one of these tables may hold a reading of the token; `tables`: bits of WordMap::bit().
    [[nodiscard]] bool mayKnow(std::size_t i, std::uint64_t tables) const { return (tokens[i].known & tables) != 0; }

private:
    friend Tokens tokenize(const Document &document, const std::shared_ptr<WordBook> &book);
    std::shared_ptr<const WordBook> book_; // holds what the tokens look at
};

// Sentence ends: full stop, ؟ ? ! … and line breaks between paragraphs; not after initials, known abbreviations,
// inside numbers, nor for "..." followed by a small letter or an Arabic word that goes on.
[[nodiscard]] Tokens tokenize(const Document &document);
// The same with a book that knows words of other texts already, and the tables that may hold them.
[[nodiscard]] Tokens tokenize(const Document &document, const std::shared_ptr<WordBook> &book);

} // namespace zamkan::text
