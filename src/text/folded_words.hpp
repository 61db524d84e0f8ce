// The words of a phrase, folded.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::text {

[[nodiscard]] std::vector<std::string> partedAtSpaces(std::string_view folded);
[[nodiscard]] std::vector<std::string> foldedWords(std::string_view phrase); // of a phrase that is not folded yet

} // namespace zamkan::text
