#include "base/value.hpp"
#include "map/theme.hpp"
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

Words::Words(text::Language language) : language_(language) {
    const bool arabic = rightToLeft();
    const Value file = readAsset(arabic ? "ui/ar/map.toml" : "ui/en/map.toml");
    for (const auto &[key, value] : file.table())
        if (value.isString()) words_.emplace(key, value.text());
    months_ = file["months"].strings();
    months_.resize(12);
    digits_ = file["digits"].strings();
    if (digits_.size() != 11) digits_.clear();
    const char *name = arabic ? "name_ar" : "name_en";
    const Value vocabulary = readAsset("vocabulary.toml");
    for (const Value &type : vocabulary["type"].list()) types_.emplace(type["key"].text(), type[name].text());
    for (const auto &[key, names] : vocabulary["subtype"].table()) subtypes_.emplace(key, names[name].text());
}

std::string Words::word(std::string_view key, const Values &values) const {
    const auto found = words_.find(key);
    std::string text = found == words_.end() ? std::string(key) : found->second;
    for (const auto &[name, value] : values) {
        const std::string slot = fmt::format("{{{}}}", name);
        if (const auto at = text.find(slot); at != std::string::npos) text.replace(at, slot.size(), value);
    }
    return text;
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
    return word("day", {{"day", digits(fmt::format("{}", static_cast<unsigned>(date.day())))},
                        {"month", months_[static_cast<unsigned>(date.month()) - 1]},
                        {"year", digits(fmt::format("{}", static_cast<int>(date.year())))}});
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
    const auto written = [&](double number) { return digits(shortNumber(number)); };
    if (unit == "percent") return word("percent", {{"number", written(value)}});
    if (std::abs(value) >= 999'500) return word("million", {{"number", written(value / 1e6)}});
    if (std::abs(value) >= 1e4) return word("thousand", {{"number", written(value / 1e3)}});
    return written(value);
}

std::string Words::count(std::size_t value) const { return number(static_cast<double>(value), {}); }

std::string Words::digits(std::string text) const {
    if (digits_.empty()) return text;
    std::string out;
    for (const char c : text) {
        if (c >= '0' && c <= '9') out += digits_[static_cast<std::size_t>(c - '0')];
        else if (c == '.') out += digits_[10];
        else out += c;
    }
    return out;
}

} // namespace zamkan::map
