// Which pattern of the lexicon fits at a token.
#pragma once
#include "mentions/date_lexicon.hpp"
#include "mentions/numbers.hpp"
#include "mentions/word_forms.hpp"
#include <optional>

namespace zamkan::mentions {

// Units of time as the lexicon numbers them.
enum class TimeUnit : int { day = 1, week, month, year, decade, hour, weekend, century };

struct DateAtom {
    int value = 0;
    int unit = 0;        // of a <span>
    bool article = false;  // "الشهور الستة"
    bool singular = false; // a <span> of one unit with no number: "شهر", "a month"
    std::uint32_t first = 0, end = 0; // tokens
};

struct DateMatch {
    const DatePattern *pattern = nullptr;
    std::map<std::string, DateAtom, std::less<>> atoms;
    TokenSpan tokens;
    Span span;

    [[nodiscard]] const DateAtom *atom(std::string_view alias) const {
        const auto found = atoms.find(alias);
        return found == atoms.end() ? nullptr : &found->second;
    }
};

class DateMatcher {
public:
    DateMatcher(const DateLexicon &lexicon, const NumberReader &numbers, const text::Document &document,
                const text::Tokens &tokens);

    // Matches that start at the token, longest first.
    [[nodiscard]] std::vector<DateMatch> at(std::size_t token);
    // Whether the token is a word of the class, and its value.
    [[nodiscard]] std::optional<int> wordOf(int word, std::size_t token);

private:
    struct Reading {
        const DateSense *sense = nullptr;
        WordForm form;
        std::uint32_t end = 0; // token past the name
    };
    struct Found {
        DateAtom atom;
        WordForm form;
    };
    const std::vector<Reading> &readings(std::size_t token);
    void match(const DatePattern &pattern, std::size_t element, std::size_t token, DateMatch &soFar, std::vector<DateMatch> &out);
    void candidates(int word, std::size_t token, bool first, bool joinable, std::vector<Found> &out);
    void special(int word, std::size_t token, std::vector<Found> &out);
    void spans(std::size_t token, std::vector<Found> &out);
    [[nodiscard]] const Reading *unitAt(std::size_t token);

    const DateLexicon &lexicon_;
    const NumberReader &numbers_;
    const text::Document &document_;
    const text::Tokens &tokens_;
    int month_, unit_, pluralUnit_, dualUnit_, few_;
    std::vector<std::vector<Reading>> readings_; // of each token, once asked for
    std::vector<bool> known_;
    std::size_t start_ = 0;
};

} // namespace zamkan::mentions
