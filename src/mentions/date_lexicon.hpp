// What assets/lexicon/*/dates.toml knows: words by class, and the patterns that dates are written in.
#pragma once
#include "base/value.hpp"
#include "mentions/word_forms.hpp"
#include "text/word_map.hpp"
#include <map>
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
};

// An element of a pattern: one of several alternatives, perhaps optional.
struct DateElement {
    struct Choice {
        int word = 0;      // class id; literals have classes of their own
        std::string alias; // under which the builder finds the value; "" for literals
    };
    std::vector<Choice> choices;
    bool optional = false;
};

struct DatePattern {
    std::string key;
    std::string value; // the builder: see date_values.hpp
    std::vector<DateElement> elements;
    Value settings; // the entry itself: flags and constants of the builder
    bool needsFrame = false;
};

class DateLexicon {
public:
    static DateLexicon open(); // throws InstallationError when a lexicon is broken

    [[nodiscard]] int classId(std::string_view name) const; // -1 when unknown
    [[nodiscard]] const std::vector<DateSense> *senses(const WordForm &form) const { return senses_.find(form.rest, form.hash); }
    [[nodiscard]] const std::vector<DatePattern> &patterns() const { return patterns_; }
    [[nodiscard]] const std::vector<std::size_t> &startingWith(int word) const; // patterns that may begin with it

    // Classes that are not words: decided by the matcher.
    enum Special : int { day, year, count, ordinal, span, hijri_year, specials };

private:
    int intern(const std::string &name);
    void addWords(const Value &entry, const std::string &name, int value);
    void addPattern(const Value &entry, const Value &macros, const std::string &file);

    std::vector<std::string> classes_;
    text::WordMap<int> classIds_;
    text::WordMap<std::vector<DateSense>> senses_;
    std::vector<DatePattern> patterns_;
    std::vector<std::vector<std::size_t>> starting_; // by class
};

} // namespace zamkan::mentions
