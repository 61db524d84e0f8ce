// Adjectives of nationality: what they point to, and that they are no places.
#pragma once
#include "text/token.hpp"
#include <string>
#include <string_view>
#include <unordered_map>

namespace zamkan::mentions {

class Demonyms {
public:
    [[nodiscard]] static Demonyms open(); // assets/lexicon/demonyms.toml; throws InstallationError

    // ISO code of the country whose people or things this word names; "" when it is a people without a country
    // ("Kurdish"); nullptr when it is no adjective of nationality. "السورية" and "سوريين" count, and "سورية" too,
    // which is also how many write the country: the caller knows which is meant.
    [[nodiscard]] const std::string *countryOf(const text::Token &token, std::string_view surface) const;

private:
    [[nodiscard]] const std::string *arabic(std::string_view folded) const;
    std::unordered_map<std::string, std::string> words_; // folded → ISO
};

} // namespace zamkan::mentions
