// What assets/lexicon/*/dates.toml knows: words by class, and the patterns that dates are written in.
#pragma once
#include "base/value.hpp"
#include "mentions/closed_words.hpp"
#include "mentions/numbers.hpp"
#include "mentions/word_forms.hpp"
#include "text/token.hpp"
#include "text/word_map.hpp"
#include <array>
#include <bit>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::mentions {

// One meaning of a word: its class and value ("weekday" 2), or a literal of a pattern (class "=").
struct DateSense {
    int word = 0;                   // index into DateLexicon::classes
    int value = 0;
    std::vector<std::string> rest;  // further words of the name, folded
    bool article = false;           // only with the article
    bool capital = false;           // only capitalised
    bool doubtful = false;          // more often another word than a date
    bool starts = false;            // patterns may begin with it
};

// All that one word may be.
struct DateWord {
    std::vector<DateSense> senses;
    bool number = false; // or an ordinal, or a part of one
};

// What an element of a pattern says, under the name that it has in the lexicon.
enum class DateSlot : std::uint8_t {
    none, weekday, weekday2, day, day2, month, month2, year, year2, season, half, quarter, part, relation, n, ord, unit, span, more, most,
    shift, decade, century, hmonth, hyear, feast, count
};
// How a pattern's days are worked out.
enum class DateBuilder : std::uint8_t {
    none, calendar, shift, feast, unit, nth, decade, century, span, ago, from_now, within, later_span, earlier_span, first_span, last_span, from_day
};
// What a pattern's relation ("last", "same") speaks of.
enum class RelationOf : std::uint8_t { self, month, year, week };

// An element of a pattern: one of several alternatives, perhaps optional.
struct DateElement {
    struct Choice {
        int word = 0;                     // class id; literals have classes of their own
        DateSlot slot = DateSlot::none;   // none for literals
    };
    std::vector<Choice> choices;
    bool optional = false;
    bool special = false; // one of the choices is no word
    std::uint64_t classes = 0; // DateLexicon::bitOf each choice: none of them is at a token that has none of these
};

struct DatePattern {
    std::string key;
    DateBuilder builder = DateBuilder::none;
    std::vector<DateElement> elements;
    std::array<std::optional<std::int16_t>, static_cast<std::size_t>(DateSlot::count)> constants; // of slots that no element fills
    RelationOf relationOf = RelationOf::self;
    bool needsFrame = false;  // a date only after a word such as "in"
    bool needsFuture = false; // only where the sentence speaks of what is to come
    bool onlyRange = false;   // only as an end of a range
    bool since = false;       // with "early": from there to publication
    bool rest = false;        // from publication to the end of the unit
    bool anchored = false;    // only counted from a date that the narrative has given
    bool closed = false;      // no noun may follow that its number could count
    bool weekOf = false;      // the week that holds the date
    std::vector<std::uint64_t> required; // a bit of each must stand near by
    static constexpr std::uint8_t arabic = 1, latin = 2, anyScript = 3;
    std::uint8_t scripts = anyScript; // of the words that it may begin with
    std::size_t order = 0;    // in the lexicon: of equal matches the first wins
};

// A day that comes back every year, by one of four rules; the first that is set holds.
struct Feast {
    int hijriMonth = 0, hijriDay = 0; // Umm al-Qura
    std::optional<int> easter;        // days after Easter Sunday
    bool orthodox = false;            // that of the Eastern churches
    int month = 0, day = 0;           // a fixed day, or with `weekday` the n-th of the month, -1 the last
    int weekday = 0, n = 0;
};

class DateLexicon {
public:
    static DateLexicon open(const NumberReader &numbers); // throws InstallationError when a lexicon is broken

    void enter(text::Vocabulary &vocabulary) { vocabulary.enter(words_); }
    [[nodiscard]] std::uint64_t bit() const { return words_.bit(); } // of Word::known

    [[nodiscard]] int classId(std::string_view name) const; // -1 when unknown
    [[nodiscard]] const DateWord *word(const text::Peeled &reading) const {
        return words_.find(reading);
    }
    [[nodiscard]] const DateWord *word(std::string_view folded) const { return words_.find(folded); }
    [[nodiscard]] const std::vector<DatePattern> &patterns() const { return patterns_; }
    // A pattern that may begin with a class, and what must stand near by for it to fit.
    struct Start {
        std::uint64_t required = 0, also = 0; // bits of bitOf: one of each
        std::uint16_t pattern = 0;
        std::uint8_t scripts = 0; // of its first word
    };
    // Those that may begin with a class, by the bits that they require: what is near by leads to the few that may fit.
    class Starts {
    public:
        void add(const Start &start);
        [[nodiscard]] bool empty() const { return needed_ == 0; }
        // Each that requires one of these bits, once or oftener; `tryIt`: void(const Start &).
        template <typename Try> void among(std::uint64_t near, Try tryIt) const {
            for (std::uint64_t left = near & needed_; left != 0; left &= left - 1)
                for (const Start &start : byBit_[static_cast<std::size_t>(std::countr_zero(left))]) tryIt(start);
        }

    private:
        std::uint64_t needed_ = 0;
        std::vector<std::vector<Start>> byBit_;
    };
    [[nodiscard]] const Starts &startingWith(int word) const { return starting_[static_cast<std::size_t>(word)]; }

    [[nodiscard]] const ClosedWords &closed() const { return closed_; }
    [[nodiscard]] const Feast &feast(int index) const { return feasts_[static_cast<std::size_t>(index)]; }

    // A class as one of 64 bits, some of which several share: what is not there is told at a glance.
    [[nodiscard]] static std::uint64_t bitOf(int word) { return std::uint64_t{1} << (word < 40 ? word : 40 + word % 24); }

    // Classes that are not words: decided by the matcher.
    enum Special : int { day, year, count, ordinal, span, hijri_year, specials };
    // The words that <span> is made of.
    enum SpanWord : int { unit = specials, plural_unit, dual_unit, few };
    [[nodiscard]] static constexpr bool ofSpan(int word) { return word >= unit && word <= few; }
    // Of the special classes the ones that may begin at a number, as bits of bitOf.
    [[nodiscard]] static std::uint64_t ofNumbers(const text::Token &token);

private:
    int intern(const std::string &name);
    void addWords(const Value &entry, const std::string &name, int value);
    void addPattern(const Value &entry, const Value &macros, const std::string &file);
    [[nodiscard]] DateElement element(std::string part, const Value &macros, const std::string &file);
    void addFeast(const Value &entry);
    [[nodiscard]] static std::uint64_t requiredOf(const DateElement &element);
    void indexStarts();

    std::vector<std::string> classes_;
    text::WordMap<int> classIds_;
    text::WordMap<DateWord> words_;
    ClosedWords closed_ = ClosedWords::all();
    std::vector<DatePattern> patterns_;
    std::vector<Feast> feasts_;
    std::vector<Starts> starting_; // by class
};

} // namespace zamkan::mentions
