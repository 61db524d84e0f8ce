// Names spelt by ear: transliterations differ in articles, vowels, doubled letters and letters of one sound.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace zamkan::gazetteer {

// The name with what transliterations differ in most removed: articles dropped (al-, ash-, el-, ال …), spaces
// dropped, letters of one sound made equal (q k c → k, dh d z kept apart by one step, ou u o → u, e i y → i
// …), doubled letters single, silent endings dropped. Latin and Arabic names alike; Arabic letters become the
// Latin ones of their sound, unwritten vowels stay unwritten. Empty for a name with no letters or digits in
// these scripts.
[[nodiscard]] std::string looseName(std::string_view name);

// One bit for each consonant and digit class that occurs: names one edit apart differ in at most two bits.
[[nodiscard]] std::uint32_t lettersOf(std::string_view looseName);

// How alike two loose names are, 1: equal, 0: nothing in common. Vowels weigh less than consonants, and
// letters that are written for one another (d z, t s, k g, j g) less than others.
[[nodiscard]] double likeness(std::string_view a, std::string_view b);

// The consonants of a loose name, those that transliterations exchange made equal (z d, g k): names that may sound alike
// share them.
[[nodiscard]] std::string consonantsOf(std::string_view looseName);

// Whether a name as it is written in a text may be this one of a list: the same consonants, and vowels that do not
// contradict. Arabic leaves short vowels unwritten, so that only those it writes count. Both are loose names.
[[nodiscard]] bool soundsLike(std::string_view written, bool writtenInArabic, std::string_view listed);

} // namespace zamkan::gazetteer
