// The token stream that all finders share.
#pragma once
#include "base/span.hpp"
#include "text/document.hpp"
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
    std::string_view folded;    // fold(surface); lives as long as the Tokens or a copy of them
    std::uint32_t readings = 0; // where its readings begin, see Tokens::readings
    std::uint32_t sentence = 0; // index into Tokens::sentences
    bool capitalised = false;  // first letter is an upper-case one
};

// A way to read a word with its proclitics (و ف ب ل ك, ال, لل) peeled off.
struct Peeled {
    std::string_view folded;
    std::uint64_t hash = 0;      // wordHash(folded): asked of every table of words, so worked out once
    std::uint32_t offset = 0;    // bytes of the surface that were peeled off
    std::uint8_t letters = 0;    // as letters
    std::uint8_t joined = 0;     // of them, those that are no part of the name: without the article
    std::string_view proclitics; // what was peeled: "و", "ب", "وب", "ال" …, in order

    [[nodiscard]] bool conjunction() const { return proclitics.starts_with("و") || proclitics.starts_with("ف"); }
    [[nodiscard]] bool article() const { return proclitics.ends_with("ال") || proclitics.ends_with("لل"); }
    [[nodiscard]] bool preposition() const { return joined > (conjunction() ? 1 : 0); }
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
    [[nodiscard]] std::span<const Peeled> readings(std::size_t i) const {
        const std::size_t first = tokens[i].readings;
        return std::span(peeled_).subspan(first, (i + 1 < tokens.size() ? tokens[i + 1].readings : peeled_.size()) - first);
    }

private:
    friend class Tokenizer;
    std::vector<Peeled> peeled_;
    std::shared_ptr<const std::string> letters_; // what the views of folded words look at
};

// Sentence ends: full stop, ؟ ? ! … and line breaks between paragraphs; not after initials, known abbreviations,
// inside numbers, nor for "..." followed by a small letter or an Arabic word that goes on.
[[nodiscard]] Tokens tokenize(const Document &document);

} // namespace zamkan::text
