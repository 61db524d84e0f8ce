// The words of a phrase, folded.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::text {

[[nodiscard]] std::vector<std::string> foldedWords(std::string_view phrase); // fold() of it, parted at its spaces

} // namespace zamkan::text
