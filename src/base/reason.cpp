#include "base/reason.hpp"
#include "base/pattern.hpp"
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
    return filled(found->second, [&](std::string_view name) -> std::optional<std::string_view> {
        const auto value = std::find_if(values.begin(), values.end(), [&](const auto &each) { return each.first == name; });
        return value == values.end() ? std::nullopt : std::optional<std::string_view>(value->second);
    });
}

Reason inCommon(Reason one, const Reason &other) {
    for (std::size_t i = 0; i < one.values.size(); ++i)
        if (i >= other.values.size() || other.values[i] != one.values[i])
            one.values[i].second = "…";
    return one;
}

} // namespace zamkan
