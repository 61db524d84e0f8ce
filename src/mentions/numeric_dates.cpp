#include "mentions/numeric_dates.hpp"
#include <array>
#include <charconv>

namespace zamkan::mentions {
namespace {

struct Figures {
    std::array<std::string_view, 3> parts;
    std::size_t count = 0;
    char separator = 0;
    std::size_t end = 0;  // token past them
    bool spaced = false;  // "2016 / 11"

    bool add(std::string_view part) {
        if (count == parts.size() || part.empty() || part.size() > 4 || part.find_first_not_of("0123456789") != std::string_view::npos) return false;
        parts[count++] = part;
        return true;
    }
};

bool isGlued(const text::Tokens &tokens, std::size_t i) { return i > 0 && i < tokens.size() && tokens[i - 1].span.end == tokens[i].span.start; }

// Figures joined by one kind of sign, two or three of them.
std::optional<Figures> figuresAt(const text::Document &document, const text::Tokens &tokens, std::size_t first) {
    Figures out;
    out.end = first + 1;
    const std::string_view folded = tokens[first].folded;
    if (folded.find('.') != std::string_view::npos) { // 13.6.2016 is one token
        out.separator = '.';
        for (std::size_t at = 0; at <= folded.size();) {
            const std::size_t end = std::min(folded.find('.', at), folded.size());
            if (!out.add(folded.substr(at, end - at))) return std::nullopt;
            at = end + 1;
        }
        return out.count >= 2 ? std::optional(out) : std::nullopt;
    }
    if (!out.add(folded)) return std::nullopt;
    while (out.end + 1 < tokens.size() && tokens[out.end + 1].kind == text::TokenKind::number && tokens[out.end + 1].sentence == tokens[first].sentence) {
        const std::string_view sign = document.surface(tokens[out.end].span);
        if (sign != "-" && sign != "/" && sign != "‑" && sign != "–") break;
        const char separator = sign == "/" ? '/' : '-';
        if (out.separator != 0 && out.separator != separator) break;
        const bool spaced = !isGlued(tokens, out.end) || !isGlued(tokens, out.end + 1);
        if (out.count == 1) out.spaced = spaced;
        else if (spaced || out.spaced) break;
        out.separator = separator;
        if (!out.add(tokens[out.end + 1].folded)) return std::nullopt;
        out.end += 2;
    }
    return out.count >= 2 ? std::optional(out) : std::nullopt;
}

int valueOf(std::string_view part) {
    int value = 0;
    std::from_chars(part.data(), part.data() + part.size(), value);
    return value;
}

bool isDay(int day) { return day >= 1 && day <= 31; }
bool isMonth(int month) { return month >= 1 && month <= 12; }
bool isYear(std::string_view part) { return part.size() == 4 && part >= "1500" && part <= "2199"; }

// Nothing follows that "4.22" or "2-15" could count.
bool endsHere(const text::Tokens &tokens, std::size_t end) {
    if (end >= tokens.size() || tokens[end].sentence != tokens[end - 1].sentence) return true;
    return tokens[end].kind == text::TokenKind::punctuation && tokens[end].folded != "%" && tokens[end].folded != "٪";
}

} // namespace

std::optional<NumericDate> numericDateAt(const text::Document &document, const text::Tokens &tokens, std::size_t first) {
    if (first > 0) { // not in the middle of a longer row of figures, a version or a fraction
        const std::string_view before = document.surface(tokens[first - 1].span);
        if (tokens[first - 1].span.end == tokens[first].span.start && (before == "/" || before == "-" || before == ".")) return std::nullopt;
    }
    const auto figures = figuresAt(document, tokens, first);
    if (!figures) return std::nullopt;
    const std::array<int, 3> value{valueOf(figures->parts[0]), valueOf(figures->parts[1]), figures->count == 3 ? valueOf(figures->parts[2]) : 0};
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
    const auto &parts = figures->parts;
    if (figures->count == 2) {
        const bool dotted = figures->separator == '.';
        if (isMonth(value[0]) && isYear(parts[1]) && !dotted) out.date.month = value[0], out.date.year = value[1];
        else if (isMonth(value[1]) && isYear(parts[0]) && !dotted) out.date.year = value[0], out.date.month = value[1];
        else if (!figures->spaced && parts[0].size() <= 2 && parts[1].size() == 2 && (value[0] > 12) != (value[1] > 12) &&
                 dayAndMonth(value[0], value[1], english) && (figures->separator == '/' || endsHere(tokens, figures->end))) out.weak = true;
        else return std::nullopt;
        return out;
    }
    if (isYear(figures->parts[0])) {
        if (!isMonth(value[1]) || !isDay(value[2])) return std::nullopt;
        out.date.year = value[0], out.date.month = value[1], out.date.day = value[2];
        return out;
    }
    if (parts[0].size() > 2 || parts[1].size() > 2) return std::nullopt;
    const bool longYear = isYear(figures->parts[2]);
    if (!longYear && (figures->parts[2].size() != 2 || figures->separator == '.')) return std::nullopt;
    // "16/04/21", read before 2021: the year comes first.
    if (!longYear && document.published && value[2] <= 31 && parts[0].size() == 2 && isMonth(value[1]) && isDay(value[2])) {
        const int now = static_cast<int>(std::chrono::year_month_day{*document.published}.year());
        if (2000 + value[2] > now + 1 && 2000 + value[0] <= now) {
            out.date.year = 2000 + value[0], out.date.month = value[1], out.date.day = value[2];
            return out;
        }
    }
    if (!dayAndMonth(value[0], value[1], english && figures->separator == '/')) return std::nullopt;
    out.date.year = value[2];
    return out;
}

} // namespace zamkan::mentions
