// Numbers in digits of three scripts and in words, in both languages. The words are assets/lexicon/*/numbers.toml.
#pragma once
#include "mentions/mention.hpp"
#include "mentions/word_forms.hpp"
#include "text/token.hpp"
#include "text/vocabulary.hpp"
#include "text/word_map.hpp"
#include <optional>

namespace zamkan::mentions {

struct NumberReading {
    double value = 0;
    TokenSpan tokens;
    Span span;              // without proclitics
    double scale = 1;       // the last scale word's: 1000 in "25 ألفا", so that a range can share it
    bool digits = false;    // figures alone, no word
    bool article = false;   // "الثلاثة"
    bool joined = false;    // a conjunction is glued to its front: "و25" is never glued, "وخمسة" is
    bool fraction = false;  // "نصف" alone
    bool one = false;       // "واحد", "one" alone: as often a pronoun as a number
    bool construct = false; // "مئتي", "ألفي": its noun must follow
    bool dual = false;      // a dual scale word alone: "ألفان"
};

struct OrdinalReading {
    unsigned value = 0;
    TokenSpan tokens;
    Span span;
    bool article = false;
    bool joined = false;
};

// What a token of figures says: "650,000" "1.4" "٣٫٥" "1.234.567"; nothing for "192.168.1.2".
[[nodiscard]] std::optional<double> valueOfFigures(std::string_view folded);

class NumberReader {
public:
    static NumberReader open(); // throws InstallationError when a lexicon is broken
    void enter(text::Vocabulary &vocabulary) { vocabulary.enter(words_); }

    // The longest number that starts at token `first`.
    [[nodiscard]] std::optional<NumberReading> read(const text::Document &document, const text::Tokens &tokens,
                                                    std::size_t first) const;
    // "الخامس والعشرين", "الثالث", "twenty-first", "21st".
    [[nodiscard]] std::optional<OrdinalReading> readOrdinal(const text::Document &document, const text::Tokens &tokens,
                                                            std::size_t first) const;
    // A year as it is spoken: "nineteen twenty-eight", "twenty sixteen".
    [[nodiscard]] std::optional<NumberReading> readYear(const text::Document &document, const text::Tokens &tokens, std::size_t first) const;
    // Whether a number or an ordinal may begin with this word; cheap.
    [[nodiscard]] bool startsHere(const text::Tokens &tokens, std::size_t token) const;
    [[nodiscard]] std::vector<std::string_view> words() const; // all of them, folded
    [[nodiscard]] bool isPoint(const text::Token &token) const; // "فاصلة"

    enum class Kind : std::uint8_t { zero, unit, unit_bound, ten, tens, teen, hundred, hundreds, scale, dual, fraction, ordinal, ordinal_suffix, joiner, point, minus };
    struct Word {
        Kind kind = Kind::unit;
        double value = 0;
        bool plural = false;    // "آلاف": never begins a number
        bool construct = false; // "مئتي"
    };

private:
    struct Element;
    struct Senses {
        std::optional<Word> cardinal, ordinal;
    };
    [[nodiscard]] std::optional<Element> elementAt(const text::Tokens &tokens, std::size_t i) const;
    [[nodiscard]] const Word *cardinal(const text::Peeled &reading) const;
    [[nodiscard]] const Word *ordinal(const text::Peeled &reading) const;
    [[nodiscard]] const Word *wholeWord(const text::Tokens &tokens, std::size_t i, bool ordinal) const; // without peeling
    void add(const std::string &folded, const Word &word, bool ordinal);

    text::WordMap<Senses> words_;
    // "ألفا جندي": a scale that stands for two of it, as its noun follows.
    [[nodiscard]] bool isDoubled(const text::Document &document, const text::Tokens &tokens, std::size_t i) const;

    text::WordSet fractionOf_, articles_; // "a quarter of a million"
    text::WordSet doubleBeforeNoun_, noNouns_;
};

} // namespace zamkan::mentions
