#include "text/dateline.hpp"
#include "base/value.hpp"
#include "text/characters.hpp"
#include "text/fold.hpp"
#include <charconv>
#include <map>
#include <string>
#include <vector>

namespace zamkan::text {
namespace {
using std::chrono::sys_days;

std::optional<sys_days> validDay(int year, unsigned month, unsigned day) {
    const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
    if (year < 1000 || year > 2200 || !date.ok()) return std::nullopt;
    return sys_days(date);
}

unsigned number(std::string_view digits) {
    unsigned value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

bool isDigit(char c) { return c >= '0' && c <= '9'; }

// The lexicons' month names, folded, each with its number.
const std::map<std::string, unsigned, std::less<>> &monthNames() {
    static const auto names = [] {
        std::map<std::string, unsigned, std::less<>> out;
        for (const char *file : {"lexicon/ar/dates.toml", "lexicon/en/dates.toml"}) {
            const Value lexicon = readAsset(file);
            for (const Value &month : lexicon["month"].list())
                for (const std::string &name : month["names"].strings())
                    out.emplace(fold(name), static_cast<unsigned>(month["number"].integer().value_or(0)));
        }
        return out;
    }();
    return names;
}

// Day, month name and year in either order of day and month.
std::optional<sys_days> fullDate(std::string_view line) {
    std::vector<std::string> words(1);
    const std::string folded = fold(line);
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t start = at;
        const char32_t c = nextCharacter(folded, at);
        const CharacterClass kind = classOf(c);
        const bool digit = kind == CharacterClass::digit;
        if (kind != CharacterClass::letter && !digit) {
            if (!words.back().empty()) words.emplace_back();
            continue;
        }
        if (!words.back().empty() && isDigit(words.back().back()) != digit) words.emplace_back();
        words.back().append(folded, start, at - start);
    }
    const auto &months = monthNames();
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::size_t length = 1;
        auto month = months.end();
        if (i + 1 < words.size()) { // "كانون الثاني"
            month = months.find(words[i] + " " + words[i + 1]);
            if (month != months.end()) length = 2;
        }
        if (month == months.end()) month = months.find(words[i]);
        if (month == months.end()) continue;
        const auto at = [&](std::size_t k) { return k < words.size() && isDigit(words[k][0]) ? number(words[k]) : 0U; };
        const unsigned before = i > 0 ? at(i - 1) : 0, after = at(i + length), later = at(i + length + 1);
        if (before >= 1 && before <= 31 && after > 1000) return validDay(static_cast<int>(after), month->second, before);
        if (after >= 1 && after <= 31 && later > 1000) return validDay(static_cast<int>(later), month->second, after);
    }
    for (std::size_t i = 0; i + 2 < words.size(); ++i) { // 2016-06-13, 13/06/2016
        if (!isDigit(words[i].empty() ? ' ' : words[i][0])) continue;
        const auto value = [&](std::size_t k) { return !words[k].empty() && isDigit(words[k][0]) ? number(words[k]) : 0U; };
        if (words[i].size() == 4)
            if (const auto day = validDay(static_cast<int>(value(i)), value(i + 1), value(i + 2))) return day;
        if (words[i + 2].size() == 4)
            if (const auto day = validDay(static_cast<int>(value(i + 2)), value(i + 1), value(i))) return day;
    }
    return std::nullopt;
}

} // namespace

std::optional<sys_days> dateAtStart(std::string_view text) {
    const auto digits = [&](std::size_t from, std::size_t count) {
        if (text.size() < from + count) return false;
        for (std::size_t i = from; i < from + count; ++i)
            if (!isDigit(text[i])) return false;
        return true;
    };
    const auto separator = [&](std::size_t i) { return text[i] == '-' || text[i] == '/' || text[i] == '_' || text[i] == '.'; };
    if (digits(0, 4) && text.size() >= 10 && separator(4) && digits(5, 2) && separator(7) && digits(8, 2))
        return validDay(static_cast<int>(number(text.substr(0, 4))), number(text.substr(5, 2)), number(text.substr(8, 2)));
    if (digits(0, 8) && (text.size() == 8 || !isDigit(text[8])))
        return validDay(static_cast<int>(number(text.substr(0, 4))), number(text.substr(4, 2)), number(text.substr(6, 2)));
    return std::nullopt;
}

std::optional<sys_days> dateInName(std::string_view stem) {
    std::optional<sys_days> found;
    for (std::size_t i = 0; i < stem.size(); ++i)
        if (isDigit(stem[i]) && (i == 0 || !isDigit(stem[i - 1])))
            if (const auto day = dateAtStart(stem.substr(i))) found = day;
    return found;
}

std::optional<sys_days> dateline(std::string_view text) {
    constexpr std::size_t linesLookedAt = 5, longestLine = 160, longestHead = 120; // bytes
    std::size_t lines = 0;
    for (std::size_t at = 0; at < text.size() && lines < linesLookedAt;) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        at = end + 1;
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        ++lines;
        if (line.size() <= longestLine) {
            if (const auto day = fullDate(line)) return day;
            continue;
        }
        const std::string_view start = line.substr(0, longestHead);
        std::size_t head = std::string_view::npos;
        for (const std::string_view sign : {" - ", " – ", " — ", "— ", ": ", ") "})
            if (const std::size_t found = start.find(sign); found != std::string_view::npos)
                head = head == std::string_view::npos ? found : std::max(head, found);
        if (head != std::string_view::npos)
            if (const auto day = fullDate(line.substr(0, head))) return day;
    }
    return std::nullopt;
}

} // namespace zamkan::text
