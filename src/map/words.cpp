#include "base/pattern.hpp"
#include "base/value.hpp"
#include "map/theme.hpp"
#include <algorithm>
#include <chrono>
#include <cmath>
#include <fmt/format.h>

namespace zamkan::map {
namespace {

// At most one decimal, none when it says nothing: 1.5, 20, 650.
std::string shortNumber(double value) {
    const double tenths = std::round(value * 10) / 10;
    return tenths == std::floor(tenths) || value >= 100 ? fmt::format("{:.0f}", tenths) : fmt::format("{:.1f}", tenths);
}

} // namespace

Words::Words(text::Language language, bool arabicDigits)
    : language_(language), arabicDigits_(arabicDigits && language == text::Language::arabic) {
    const bool arabic = rightToLeft();
    const Value file = readAsset(arabic ? "ui/ar/map.toml" : "ui/en/map.toml");
    for (const auto &[key, value] : file.table())
        if (value.isString()) words_.emplace(key, value.text());
    months_ = file["months"].strings();
    months_.resize(12);
    const char *name = arabic ? "name_ar" : "name_en";
    const Value vocabulary = readAsset("vocabulary.toml");
    for (const Value &type : vocabulary["type"].list()) types_.emplace(type["key"].text(), type[name].text());
    for (const auto &[key, names] : vocabulary["subtype"].table()) subtypes_.emplace(key, names[name].text());
}

std::string Words::word(std::string_view key, const Values &values) const {
    if (arabicDigits_ && !values.empty()) {
        Values own = values;
        const auto latin = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
        for (auto &[name, value] : own) // what has Latin letters is somebody's name, of a file perhaps
            if (std::none_of(value.begin(), value.end(), latin)) value = digits(std::move(value));
        return filledWord(key, own);
    }
    return filledWord(key, values);
}

std::string Words::digits(std::string text) const {
    if (!arabicDigits_) return text;
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char letter = text[i];
        const auto digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
        if (digit(i)) (out += '\xD9') += static_cast<char>('\xA0' + (letter - '0')); // U+0660 + digit
        else if (letter == '.' && i > 0 && digit(i - 1) && digit(i + 1)) out += "\u066B";
        else out += letter;
    }
    return out;
}

std::string Words::filledWord(std::string_view key, const Values &values) const {
    const auto found = words_.find(key);
    return filled(found == words_.end() ? key : std::string_view(found->second), [&](std::string_view name) -> std::optional<std::string_view> {
        const auto value = std::find_if(values.begin(), values.end(), [&](const auto &each) { return each.first == name; });
        return value == values.end() ? std::nullopt : std::optional<std::string_view>(value->second);
    });
}

std::string Words::type(std::string_view type) const {
    const auto found = types_.find(type);
    return found == types_.end() ? std::string(type) : found->second;
}

std::string Words::subtype(std::string_view subtype) const {
    const auto found = subtypes_.find(subtype);
    return found == subtypes_.end() ? std::string(subtype) : found->second;
}

std::string Words::day(time::Day day) const {
    const std::chrono::year_month_day date(day);
    return word("day", {{"day", fmt::format("{}", static_cast<unsigned>(date.day()))},
                        {"month", months_[static_cast<unsigned>(date.month()) - 1]},
                        {"year", fmt::format("{}", static_cast<int>(date.year()))}});
}

std::string Words::period(const timeline::Window &window) const {
    const auto from = std::chrono::floor<std::chrono::days>(window.from);
    const auto last = std::chrono::floor<std::chrono::days>(window.to - std::chrono::seconds{1});
    switch (window.mode) {
    case timeline::Mode::instant: return word("at", {{"to", day(last)}});
    case timeline::Mode::cumulative_from_start: return word("until", {{"to", day(last)}});
    case timeline::Mode::cumulative_to_end: return word("since", {{"from", day(from)}});
    case timeline::Mode::window: break;
    }
    if (from >= last) return day(last);
    return word("range", {{"from", day(from)}, {"to", day(last)}});
}

std::string Words::number(double value, std::string_view unit) const {
    if (unit == "percent") return word("percent", {{"number", shortNumber(value)}});
    if (std::abs(value) >= 999'500) return word("million", {{"number", shortNumber(value / 1e6)}});
    if (std::abs(value) >= 1e4) return word("thousand", {{"number", shortNumber(value / 1e3)}});
    return digits(shortNumber(value));
}

std::string Words::count(std::size_t value) const { return number(static_cast<double>(value), {}); }

} // namespace zamkan::map
