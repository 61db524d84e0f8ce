#include "app/text_finder.hpp"
#include "text/fold.hpp"
#include <algorithm>
#include <unordered_map>

namespace zamkan::app {

TextFinder::TextFinder(std::string_view text) {
    folded_.reserve(text.size());
    from_.reserve(text.size() + 1);
    std::unordered_map<std::string_view, std::string> known; // a text has few different letters
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at + 1;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
            ++end;
        const std::string_view letter = text.substr(at, end - at);
        auto [folded, fresh] = known.try_emplace(letter);
        if (fresh) { // between letters, as folding trims the ends
            const std::string around = text::fold("a" + std::string(letter) + "a");
            folded->second = around.size() >= 2 ? around.substr(1, around.size() - 2) : std::string();
        }
        const bool blankAgain = folded->second == " " && (folded_.empty() || folded_.back() == ' ');
        if (!blankAgain) {
            folded_ += folded->second;
            from_.insert(from_.end(), folded->second.size(), static_cast<std::uint32_t>(at));
        }
        at = end;
    }
    from_.push_back(static_cast<std::uint32_t>(text.size()));
}

std::vector<Span> TextFinder::find(std::string_view wanted, std::size_t most) const {
    const std::string word = text::fold(wanted);
    std::vector<Span> found;
    if (word.empty())
        return found;
    for (std::size_t at = folded_.find(word); at != std::string::npos && found.size() < most; at = folded_.find(word, at + word.size()))
        found.push_back({from_[at], from_[at + word.size()]});
    return found;
}

} // namespace zamkan::app
