// Which pattern of the lexicon fits at a token.
#pragma once
#include "mentions/date_lexicon.hpp"
#include "mentions/numbers.hpp"
#include "mentions/word_forms.hpp"
#include <optional>
#include <span>

namespace zamkan::mentions {

// Units of time as the lexicon numbers them.
enum class TimeUnit : int { day = 1, week, month, year, decade, hour, weekend, century, quarter, fortnight };

struct DateAtom {
    DateSlot slot = DateSlot::none;
    std::uint8_t unit = 0; // of a <span>
    bool article = false;  // "الشهور الستة"
    bool doubtful = false; // more often another word than a date: "May", "Sun"
    bool singular = false; // a <span> of one unit with no number: "شهر", "a month"
    int value = 0;
    std::uint32_t first = 0, end = 0; // tokens
};

struct DateMatch {
    static constexpr std::size_t most = 8; // slots that one pattern fills

    const DatePattern *pattern = nullptr;
    std::array<DateAtom, most> atoms;
    std::uint8_t filled = 0;
    TokenSpan tokens;
    Span span;

    [[nodiscard]] const DateAtom *atom(DateSlot slot) const {
        for (std::size_t i = filled; i-- > 0;)
            if (atoms[i].slot == slot) return &atoms[i];
        return nullptr;
    }
    [[nodiscard]] DateBuilder builder() const { return pattern->builder; }
};

class DateMatcher {
public:
    DateMatcher(const DateLexicon &lexicon, const NumberReader &numbers, const text::Document &document,
                const text::Tokens &tokens);

    [[nodiscard]] bool mayBegin(std::size_t token) const { return flags_[token] != 0; } // hardly any word
    // Matches that start at the token, longest first; good until the next call.
    [[nodiscard]] std::span<DateMatch> at(std::size_t token);
    // Whether the token is a word of the class, and its value.
    [[nodiscard]] std::optional<int> wordOf(int word, std::size_t token) const;

private:
    struct Reading {
        const DateSense *sense = nullptr;
        const text::Peeled *word = nullptr;
        std::uint32_t end = 0; // token past the name
    };
    struct Read {
        std::size_t token = static_cast<std::size_t>(-1);
        std::optional<NumberReading> number;
        std::optional<OrdinalReading> ordinal;
    };
    void readWords();
    void addReadings(std::size_t token, const text::Peeled &word, const DateWord &known);
    [[nodiscard]] std::span<const Reading> readings(std::size_t token) const {
        return std::span(readings_).subspan(first_[token], first_[token + 1] - first_[token]);
    }
    [[nodiscard]] const Read &numberAt(std::size_t token);
    void tryPatterns(int word); // those that may begin with the class
    void match(std::size_t element, std::size_t token);
    void words(const DateElement &element, std::size_t index, std::size_t token);
    void special(const DateElement::Choice &choice, std::size_t index, std::size_t token);
    void spans(DateSlot slot, std::size_t index, std::size_t token);
    void take(DateAtom atom, const WordForm &form, std::size_t index, std::size_t token);
    [[nodiscard]] const Reading *unitAt(std::size_t token) const;
    [[nodiscard]] std::uint32_t sameMonthAgain(std::uint32_t end, int month) const;

    const DateLexicon &lexicon_;
    const NumberReader &numbers_;
    const text::Document &document_;
    const text::Tokens &tokens_;
    int month_;
    std::vector<std::uint64_t> classes_; // of each token: DateLexicon::bitOf all that it may be
    std::vector<std::uint8_t> flags_;    // of each token: 1 a pattern may begin with it, 2 a number may
    std::uint64_t window_ = 0;           // classes of the tokens that follow start_
    std::vector<std::uint32_t> first_;   // where the readings of each token begin
    std::vector<Reading> readings_;
    std::array<Read, 16> numbersRead_; // the last ones, by token
    std::size_t start_ = 0;
    DateMatch soFar_;
    std::vector<DateMatch> found_;
    std::vector<std::uint32_t> tried_; // by pattern: 1 + the token at which it was tried last
};

} // namespace zamkan::mentions
