#include "text/folded_words.hpp"
#include "text/fold.hpp"
#include <algorithm>

namespace zamkan::text {

std::vector<std::string> partedAtSpaces(std::string_view folded) {
    std::vector<std::string> words;
    for (std::size_t start = 0; start < folded.size();) {
        const std::size_t space = std::min(folded.find(' ', start), folded.size());
        if (space > start)
            words.emplace_back(folded.substr(start, space - start));
        start = space + 1;
    }
    return words;
}

std::vector<std::string> foldedWords(std::string_view phrase) { return partedAtSpaces(fold(phrase)); }

} // namespace zamkan::text
