// Names of persons, so that no place is taken inside them: "العقيد كريس غارفر", "Ethan Houston".
#pragma once
#include "mentions/phrases.hpp"
#include "text/document.hpp"
#include "text/token.hpp"
#include <cstdint>
#include <string>
#include <vector>

namespace zamkan::mentions {

struct PersonSpan {
    std::uint32_t first = 0, end = 0; // tokens
    bool guessed = false; // from a given name or a surname met before, without a title
};

class PersonFinder {
public:
    [[nodiscard]] static PersonFinder open(); // assets/lexicon/{ar,en}/persons.toml; throws InstallationError
    void enter(text::Vocabulary &vocabulary);
    // In order, not overlapping. `taken[i]`: token i belongs to an actor's name already.
    [[nodiscard]] std::vector<PersonSpan> find(const text::Document &document, const text::Tokens &tokens,
                                               const std::vector<bool> &taken) const;

private:
    struct Word {
        bool arabic = false;
        bool name = false; // may be a part of a name
    };
    [[nodiscard]] Word word(const text::Tokens &tokens, std::size_t token) const;
    [[nodiscard]] std::size_t nameEnd(const text::Tokens &tokens, std::size_t first, unsigned words,
                                      const std::vector<bool> &taken) const;
    [[nodiscard]] std::size_t afterTitle(const text::Tokens &tokens, std::size_t token) const;

    PhraseTable titles_, given_; // payload of titles: 0 sure, 1 weak
    text::WordSet particles_, stops_, pass_;
};

} // namespace zamkan::mentions
