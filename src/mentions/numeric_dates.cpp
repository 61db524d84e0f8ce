#include "mentions/numeric_dates.hpp"

namespace zamkan::mentions {
namespace {

struct Figures {
    std::vector<std::string> parts;
    char separator = 0;
    std::size_t end = 0; // token past them
};

bool onlyDigits(std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos; }

// Figures glued by one kind of sign, two or three of them.
std::optional<Figures> figuresAt(const text::Document &document, const text::Tokens &tokens, std::size_t first) {
    Figures out;
    const std::string_view folded = tokens[first].folded;
    if (folded.find('.') != std::string::npos) { // 13.6.2016 is one token
        out.separator = '.';
        out.end = first + 1;
        for (std::size_t at = 0; at <= folded.size();) {
            const std::size_t end = std::min(folded.find('.', at), folded.size());
            out.parts.emplace_back(folded.substr(at, end - at));
            if (!onlyDigits(out.parts.back())) return std::nullopt;
            at = end + 1;
        }
        return out.parts.size() <= 3 ? std::optional(out) : std::nullopt;
    }
    if (!onlyDigits(folded)) return std::nullopt;
    out.parts.emplace_back(folded);
    out.end = first + 1;
    while (out.end + 1 < tokens.size() && tokens[out.end + 1].kind == text::TokenKind::number &&
           tokens[out.end].span.start == tokens[out.end - 1].span.end && tokens[out.end + 1].span.start == tokens[out.end].span.end) {
        const std::string_view sign = document.surface(tokens[out.end].span);
        if (sign != "-" && sign != "/" && sign != "‑" && sign != "–") break;
        const char separator = sign == "/" ? '/' : '-';
        if (out.separator != 0 && out.separator != separator) break;
        out.separator = separator;
        out.parts.emplace_back(tokens[out.end + 1].folded);
        if (!onlyDigits(out.parts.back())) return std::nullopt;
        out.end += 2;
    }
    if (out.parts.size() < 2 || out.parts.size() > 3) return std::nullopt;
    return out;
}

bool isDay(int day) { return day >= 1 && day <= 31; }
bool isMonth(int month) { return month >= 1 && month <= 12; }
bool isYear(const std::string &part) { return part.size() == 4 && part >= "1500" && part <= "2199"; }

} // namespace

std::optional<NumericDate> numericDateAt(const text::Document &document, const text::Tokens &tokens, std::size_t first) {
    if (first > 0) { // not in the middle of a longer row of figures, a version or a fraction
        const std::string_view before = document.surface(tokens[first - 1].span);
        if (tokens[first - 1].span.end == tokens[first].span.start && (before == "/" || before == "-" || before == ".")) return std::nullopt;
    }
    const auto figures = figuresAt(document, tokens, first);
    if (!figures) return std::nullopt;
    std::vector<int> value;
    for (const std::string &part : figures->parts) {
        if (part.size() > 4) return std::nullopt;
        value.push_back(std::stoi(part));
    }
    const bool english = document.language == text::Language::english;
    NumericDate out;
    out.tokens = {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(figures->end)};
    const auto dayAndMonth = [&](int a, int b, bool monthFirst) {
        if (monthFirst && isMonth(a) && isDay(b)) out.date.month = a, out.date.day = b;
        else if (isDay(a) && isMonth(b)) out.date.day = a, out.date.month = b;
        else if (isMonth(a) && isDay(b)) out.date.month = a, out.date.day = b;
        else return false;
        return true;
    };
    if (value.size() == 2) {
        const bool monthYear = isMonth(value[0]) && isYear(figures->parts[1]) && figures->separator != '.';
        const bool yearMonth = isMonth(value[1]) && isYear(figures->parts[0]) && figures->parts[1].size() == 2 && figures->separator != '.';
        if (monthYear) out.date.month = value[0], out.date.year = value[1];
        else if (yearMonth) out.date.year = value[0], out.date.month = value[1];
        else if (figures->separator == '/' && figures->parts[0].size() <= 2 && figures->parts[1].size() == 2 && (value[0] > 12) != (value[1] > 12) &&
                 dayAndMonth(value[0], value[1], english)) out.weak = true;
        else return std::nullopt;
        return out;
    }
    if (isYear(figures->parts[0])) {
        if (!isMonth(value[1]) || !isDay(value[2])) return std::nullopt;
        out.date.year = value[0], out.date.month = value[1], out.date.day = value[2];
        return out;
    }
    if (figures->parts[0].size() > 2 || figures->parts[1].size() > 2) return std::nullopt;
    const bool longYear = isYear(figures->parts[2]);
    if (!longYear && (figures->parts[2].size() != 2 || figures->separator == '.')) return std::nullopt;
    if (!dayAndMonth(value[0], value[1], english && figures->separator == '/')) return std::nullopt;
    out.date.year = value[2];
    return out;
}

} // namespace zamkan::mentions
