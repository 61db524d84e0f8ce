#include "base/reason.hpp"
#include "base/pattern.hpp"
#include "base/value.hpp"
#include <algorithm>
#include <map>
#include <set>

namespace zamkan {

namespace {
struct Words {
    std::string english;
    std::set<std::string, std::less<>> names; // of values
};

void addNames(std::set<std::string, std::less<>> &names, std::string_view pattern) {
    (void)filled(pattern, [&](std::string_view name) -> std::optional<std::string_view> {
        names.emplace(name);
        names.emplace(std::string(name) + "_ar");
        return std::nullopt;
    });
}

const std::map<std::string, Words, std::less<>> &knownWords() {
    static const auto words = [] {
        std::map<std::string, Words, std::less<>> all;
        const Value vocabulary = readAsset("vocabulary.toml");
        for (const auto &[key, entry] : vocabulary["reason"].table()) {
            Words &made = all[key];
            made.english = entry["name_en"].text();
            addNames(made.names, made.english);
        }
        return all;
    }();
    return words;
}
} // namespace

std::string Reason::said() const {
    const auto found = knownWords().find(key);
    if (found == knownWords().end())
        return std::string(key);
    return filled(found->second.english, [&](std::string_view name) -> std::optional<std::string_view> {
        const auto value = std::find_if(values.begin(), values.end(), [&](const auto &each) { return each.first == name; });
        return value == values.end() ? std::nullopt : std::optional<std::string_view>(value->second);
    });
}

Reason reasonFrom(std::string_view key, const std::vector<std::pair<std::string, std::string>> &values) {
    const auto found = knownWords().find(key);
    if (found == knownWords().end())
        return {};
    Reason reason{found->first};
    for (const auto &[name, value] : values)
        if (const auto known = found->second.names.find(name); known != found->second.names.end())
            reason.values.emplace_back(*known, value);
    return reason;
}

Reason reasonInWords(std::string words) { return {"in_words", {{"words", std::move(words)}}}; }

Reason inCommon(Reason one, const Reason &other) {
    for (std::size_t i = 0; i < one.values.size(); ++i)
        if (i >= other.values.size() || other.values[i] != one.values[i])
            one.values[i].second = "…";
    return one;
}

} // namespace zamkan
