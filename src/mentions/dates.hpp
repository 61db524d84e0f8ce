// Date phrases of a text, in order, each with the days that it means.
#pragma once
#include "mentions/date_lexicon.hpp"
#include "mentions/mention.hpp"
#include "mentions/numbers.hpp"
#include "text/token.hpp"
#include <memory>

namespace zamkan::mentions {

// Conventions of the contract's "Time conventions". Relative dates are counted from document.published, or from the
// date that the narrative has just given; without the one that they need they are found, but have no range.
// Thread: find() may be called from several threads at once.
class DateFinder {
public:
    // Throws InstallationError when a lexicon is broken. Its words are entered into the vocabulary, if one is given.
    static DateFinder open(text::Vocabulary *vocabulary = nullptr);

    [[nodiscard]] std::vector<DateMention> find(const text::Document &document, const text::Tokens &tokens) const;

private:
    DateFinder(DateLexicon lexicon, NumberReader numbers) : lexicon_(std::move(lexicon)), numbers_(std::move(numbers)) {}

    DateLexicon lexicon_;
    NumberReader numbers_;
};

} // namespace zamkan::mentions
