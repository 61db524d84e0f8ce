// One way to read a word.
#pragma once
#include <cstdint>
#include <string_view>

namespace zamkan::text {

// A way to read a word with its proclitics (و ف ب ل ك, ال, لل) peeled off.
struct Peeled {
    static constexpr std::uint32_t namesNotAsked = 1; // no name has no word

    std::string_view folded;
    std::uint64_t hash = 0;                 // wordHash(folded): asked of every table of words, so worked out once
    std::uint64_t known = ~std::uint64_t{0}; // the tables that may hold `folded`, see Vocabulary; all until one was asked
    std::string_view proclitics;            // what was peeled: "و", "ب", "وب", "ال" …, in order; a literal
    std::uint32_t names = namesNotAsked;    // Vocabulary::names of `folded`
    static constexpr std::uint32_t notKept = ~std::uint32_t{0};
    std::uint32_t kept = notKept;           // where the vocabulary keeps what the tables of `known` hold of it; notKept: ask them
    std::uint32_t offset = 0;               // bytes of the surface that were peeled off
    std::uint8_t letters = 0;               // as letters
    std::uint8_t joined = 0;                // of them, those that are no part of the name: without the article

    [[nodiscard]] bool conjunction() const { return proclitics.starts_with("و") || proclitics.starts_with("ف"); }
    [[nodiscard]] bool article() const { return proclitics.ends_with("ال") || proclitics.ends_with("لل"); }
    [[nodiscard]] bool preposition() const { return joined > (conjunction() ? 1 : 0); }
};

} // namespace zamkan::text
