#include "text/folded_words.hpp"
#include "text/fold.hpp"
#include <algorithm>

namespace zamkan::text {

std::vector<std::string> foldedWords(std::string_view phrase) {
    std::vector<std::string> words;
    const std::string folded = fold(phrase);
    for (std::size_t start = 0; start < folded.size();) {
        const std::size_t space = std::min(folded.find(' ', start), folded.size());
        if (space > start)
            words.push_back(folded.substr(start, space - start));
        start = space + 1;
    }
    return words;
}

} // namespace zamkan::text
