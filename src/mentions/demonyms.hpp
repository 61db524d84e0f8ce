// Adjectives of nationality: what they point to, and that they are no places.
#pragma once
#include "text/token.hpp"
#include "text/vocabulary.hpp"
#include "text/word_map.hpp"
#include <string>
#include <string_view>

namespace zamkan::mentions {

class Demonyms {
public:
    [[nodiscard]] static Demonyms open(); // assets/lexicon/demonyms.toml; throws InstallationError
    void enter(text::Vocabulary &vocabulary) { vocabulary.enter(words_), vocabulary.enter(accusative_); }
    [[nodiscard]] std::uint64_t bit() const { return words_.bit() | accusative_.bit(); } // of Word::known

    // ISO code of the country whose people or things this word names; "" when it is a people without a country
    // ("Kurdish"); nullptr when it is no adjective of nationality. "السورية" and "سوريين" count, and "سورية" too,
    // which is also how many write the country: the caller knows which is meant.
    // "South African", "Sri Lankan": of the token and the one behind it; nullptr: none.
    [[nodiscard]] const std::string *countryOfPair(const text::Tokens &tokens, std::size_t token) const;
    [[nodiscard]] const std::string *countryOf(const text::Tokens &tokens, std::size_t token) const;
    // "هجوما روسيا", "قصفا إسرائيليا": of an adjective in the accusative, which many countries' names look like; only behind
    // another noun that ends like it.
    [[nodiscard]] const std::string *countryOfAccusative(const text::Tokens &tokens, std::size_t token) const;

private:
    text::WordMap<std::string> words_;      // folded, inflected → ISO
    text::WordMap<std::string> accusative_; // "روسيا", "إسرائيليا" → ISO
    text::WordSet firsts_;                  // of two words: "South African"
};

} // namespace zamkan::mentions
