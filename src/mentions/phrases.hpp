// Fixed phrases over the token stream: names of actors, cue words. Matching is on folded words, whole tokens only;
// quotation marks, hyphens and the full stops of abbreviations between the words do not count.
#pragma once
#include "text/token.hpp"
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace zamkan::mentions {

// Index of the next word or number of the same sentence after `token`, if only marks that do not separate a name
// stand between; tokens.size() when there is none.
[[nodiscard]] std::size_t nextInName(const text::Tokens &tokens, std::size_t token);

// Levels spellings that folding leaves apart ("ديموقراطي" / "ديمقراطي"); lists of them stand in the lexicon.
class Spelling {
public:
    Spelling() = default;
    explicit Spelling(std::vector<std::pair<std::string, std::string>> parts);
    [[nodiscard]] static Spelling open(); // assets/lexicon/ar/places.toml, [spelling]
    [[nodiscard]] std::string levelled(std::string_view foldedWord) const;

private:
    std::vector<std::pair<std::string, std::string>> parts_;
};

class PhraseTable {
public:
    PhraseTable() = default;
    explicit PhraseTable(Spelling spelling) : spelling_(std::move(spelling)) {}

    void add(std::string_view phrase, std::uint32_t payload);

    struct Hit {
        std::uint32_t payload = 0;
        std::size_t end = 0;      // one past the last token
        std::size_t words = 0;
    };
    // The phrases that stand at `token`, whose first word is read as `firstWord`; the longest first, those of one
    // length in the order in which they were added.
    void at(const text::Tokens &tokens, std::size_t token, std::string_view firstWord, std::vector<Hit> &hits) const;
    [[nodiscard]] std::optional<Hit> longestAt(const text::Tokens &tokens, std::size_t token,
                                               std::string_view firstWord) const;

private:
    struct Entry {
        std::vector<std::string> rest;
        std::uint32_t payload = 0;
    };
    Spelling spelling_;
    std::unordered_map<std::string, std::vector<Entry>> byFirst_;
};

// A Latin word without its possessive: "Mosul's" → "mosul"; other words as they are, folded.
[[nodiscard]] std::string withoutPossessive(std::string_view surface, const std::string &folded);

} // namespace zamkan::mentions
