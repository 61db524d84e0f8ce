// What a written place name may mean before it is looked up: its parts, without the words that say what it
// is.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::resolve {

// A name to look up. `worth` tells how much of what was written it is: 1 all, less for a part.
struct NameForm {
    std::string name;               // as written
    std::vector<std::string> types; // hinted at by a generic word that was taken off; empty: none
    double worth = 1;
    bool rough = false; // names a place near the thing, not the thing
    bool exactly = false; // made up of words nobody wrote: worth looking up, not worth guessing at
};

// The forms of a name, the most faithful first: as written, alternatives ("A/B", "A (B)"), without generic
// words
// ("village", "سد"), with those of `type` if one is asked for, without or with the article, and last its
// parts ("road between A and B", single words).
[[nodiscard]] std::vector<NameForm> formsOf(std::string_view name, std::string_view type = {});

// Whether a folded name is in Arabic letters, by its first.
[[nodiscard]] bool isArabic(std::string_view folded);

// The name without generic words of provinces ("Homs Governorate", "محافظة نينوى").
[[nodiscard]] std::string provinceName(std::string_view name);

} // namespace zamkan::resolve
