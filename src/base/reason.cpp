#include "base/reason.hpp"
#include "base/value.hpp"
#include <algorithm>
#include <map>

namespace zamkan {

namespace {
const std::map<std::string, std::string, std::less<>> &englishWords() {
    static const auto words = [] {
        std::map<std::string, std::string, std::less<>> all;
        const Value vocabulary = readAsset("vocabulary.toml");
        for (const auto &[key, entry] : vocabulary["reason"].table())
            all.emplace(key, entry["name_en"].text());
        return all;
    }();
    return words;
}
} // namespace

std::string Reason::said() const {
    const auto found = englishWords().find(key);
    if (found == englishWords().end())
        return std::string(key);
    const std::string_view pattern = found->second;
    std::string text;
    for (std::size_t at = 0; at < pattern.size();) {
        const std::size_t open = std::min(pattern.find('{', at), pattern.size());
        const std::size_t close = pattern.find('}', open);
        text += pattern.substr(at, open - at);
        if (close == std::string_view::npos)
            break;
        const std::string_view name = pattern.substr(open + 1, close - open - 1);
        const auto value = std::find_if(values.begin(), values.end(), [&](const auto &each) { return each.first == name; });
        text += value == values.end() ? pattern.substr(open, close + 1 - open) : std::string_view(value->second);
        at = close + 1;
    }
    return text;
}

Reason inCommon(Reason one, const Reason &other) {
    for (std::size_t i = 0; i < one.values.size(); ++i)
        if (i >= other.values.size() || other.values[i] != one.values[i])
            one.values[i].second = "…";
    return one;
}

} // namespace zamkan
