// Fixed phrases over the token stream: names of actors, cue words. Matching is on folded words, whole tokens only;
// quotation marks, hyphens and the full stops of abbreviations between the words do not count.
#pragma once
#include "text/token.hpp"
#include "text/vocabulary.hpp"
#include "text/word_map.hpp"
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zamkan::mentions {

// Index of the next word or number of the same sentence after `token`, if only marks that do not separate a name
// stand between; tokens.size() when there is none.
[[nodiscard]] std::size_t nextInName(const text::Tokens &tokens, std::size_t token);

// Spellings that folding leaves apart ("ديموقراطي" / "ديمقراطي"); lists of them stand in the lexicon.
class Spelling {
public:
    Spelling() = default;
    explicit Spelling(std::vector<std::pair<std::string, std::string>> parts);
    [[nodiscard]] static Spelling open(); // assets/lexicon/ar/places.toml, [spelling]
    // The word in all its spellings, the levelled one first.
    [[nodiscard]] std::vector<std::string> variants(std::string_view foldedWord) const;

private:
    std::vector<std::pair<std::string, std::string>> parts_; // written, levelled
};

class PhraseTable {
public:
    PhraseTable() = default;
    explicit PhraseTable(Spelling spelling) : spelling_(std::move(spelling)) {}

    void add(std::string_view phrase, std::uint32_t payload);
    void enter(text::Vocabulary &vocabulary) { vocabulary.enter(byFirst_); } // once it is complete
    [[nodiscard]] std::uint64_t bit() const { return byFirst_.bit(); }       // its first words in Word::known

    struct Hit {
        std::uint32_t payload = 0;
        std::size_t end = 0;      // one past the last token
        std::size_t words = 0;
    };
    // The phrases that stand at `token`, whose first word is read as `first`; the longest first, those of one
    // length in the order in which they were added.
    void at(const text::Tokens &tokens, std::size_t token, const text::Peeled &first, std::vector<Hit> &hits) const {
        at(tokens, token, byFirst_.find(first), hits);
    }
    void at(const text::Tokens &tokens, std::size_t token, std::string_view firstWord, std::vector<Hit> &hits) const {
        at(tokens, token, byFirst_.find(firstWord), hits);
    }
    [[nodiscard]] std::optional<Hit> longestAt(const text::Tokens &tokens, std::size_t token, const text::Peeled &first) const;
    [[nodiscard]] std::optional<Hit> longestAt(const text::Tokens &tokens, std::size_t token) const { // the whole word
        return longestAt(tokens, token, tokens.readings(token).front());
    }

private:
    struct Entry {
        std::vector<std::string> rest;
        std::uint32_t payload = 0;
    };
    void add(const std::vector<std::string> &words, std::uint32_t payload);
    [[nodiscard]] static std::size_t endOf(const Entry &entry, const text::Tokens &tokens, std::size_t token);
    void at(const text::Tokens &tokens, std::size_t token, const std::vector<Entry> *entries, std::vector<Hit> &hits) const;
    Spelling spelling_;
    text::WordMap<std::vector<Entry>> byFirst_;
};

// A Latin word without its possessive: "Mosul's" → "mosul"; other words as they are, folded.
[[nodiscard]] std::string_view withoutPossessive(std::string_view surface, std::string_view folded);

} // namespace zamkan::mentions
