// A book of words for each thread that reads, kept from text to text.
#pragma once
#include "base/spares.hpp"
#include "text/token.hpp"
#include <memory>

namespace zamkan::text {

// May be asked by several threads at once. Memory does not grow with the number of texts: a full book is left to the
// texts that still look at it, and a new one is begun.
class WordBooks {
public:
    explicit WordBooks(const Vocabulary &vocabulary) : vocabulary_(&vocabulary) {} // must outlive it
    [[nodiscard]] Tokens tokenize(const Document &document) const;

private:
    static constexpr std::size_t full = 1 << 16; // words
    const Vocabulary *vocabulary_;
    mutable Spares<std::shared_ptr<WordBook>> books_;
};

} // namespace zamkan::text
