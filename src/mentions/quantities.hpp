// Numbers with what they count: "نحو 30 ألف عنصر", "more than 160,000 people", "50 في المئة", "ما بين 19 و25 ألفا".
#pragma once
#include "mentions/mention.hpp"
#include "mentions/numbers.hpp"
#include "text/token.hpp"
#include <memory>

namespace zamkan::mentions {

struct QuantityLexicon;

// low = high for a plain or approximate figure; high is empty for "more than N", low for "up to N". Percent as 0-100.
// Ordinals, designations ("الفرقة 17", "Route 47", "No. 3"), years and numbers inside dates are no quantities.
// Thread: may be used from several threads at once.
class QuantityFinder {
public:
    // Throws InstallationError when a lexicon is broken. Its words are entered into the vocabulary, if one is given.
    static QuantityFinder open(text::Vocabulary *vocabulary = nullptr);

    // Quantities outside the dates in `taken`; durations ("تسعة أشهر") come flagged, so that nobody else takes them.
    [[nodiscard]] std::vector<QuantityMention> find(const text::Document &document, const text::Tokens &tokens,
                                                    const std::vector<DateMention> &taken) const;
    // Every number, with a unit or without, designations and the numbers inside dates included.
    [[nodiscard]] std::vector<QuantityMention> findAll(const text::Document &document, const text::Tokens &tokens,
                                                       const std::vector<DateMention> &taken) const;

private:
    QuantityFinder(std::shared_ptr<const QuantityLexicon> lexicon, NumberReader numbers)
        : lexicon_(std::move(lexicon)), numbers_(std::move(numbers)) {}

    std::shared_ptr<const QuantityLexicon> lexicon_; // immutable, shared by copies
    NumberReader numbers_;
};

} // namespace zamkan::mentions
