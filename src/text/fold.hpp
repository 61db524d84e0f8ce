// Folding: the form of a word in which spellings that mean the same are equal.
#pragma once
#include <string>
#include <string_view>

namespace zamkan::text {

// For matching, never for display. Lower case; Latin diacritics dropped; Arabic vowel marks, superscript alef and
// tatweel dropped; أ إ آ ٱ → ا, ى → ي, ة → ه, ؤ → و, ئ → ي, Persian ک ی → ك ي, and the other
// letters of Persian, Kurdish, Pashto and Urdu → the Arabic ones next to them (گ → ك, پ → ب, چ → ج, ژ → ز …); Arabic-Indic and Persian digits →
// 0-9; apostrophes, ʿ ʾ and their kin dropped; hyphens, dashes and runs of space → one space; ends trimmed.
// Folding twice changes nothing. Invalid UTF-8 is treated as U+FFFD.
[[nodiscard]] std::string fold(std::string_view utf8);
void foldOnto(std::string &out, std::string_view utf8); // appends it

} // namespace zamkan::text
