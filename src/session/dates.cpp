#include "session/dates.hpp"
#include "text/fold.hpp"
#include <charconv>
#include <fmt/format.h>
#include <vector>

namespace zamkan::session {

using std::chrono::days;
using std::chrono::year_month_day;

namespace {
int yearOf(time::Day day) { return static_cast<int>(year_month_day{day}.year()); }
unsigned monthOf(time::Day day) { return static_cast<unsigned>(year_month_day{day}.month()); }
unsigned dayOf(time::Day day) { return static_cast<unsigned>(year_month_day{day}.day()); }

std::optional<int> number(std::string_view word) {
    int value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error != std::errc{} || end != word.data() + word.size())
        return std::nullopt;
    return value;
}

// Parts between spaces, slashes and dots; fold() made spaces of the hyphens.
std::vector<std::string> partsOf(const std::string &folded) {
    std::vector<std::string> parts(1);
    for (const char c : folded) {
        if (c != ' ' && c != '/' && c != '.' && c != ',')
            parts.back() += c;
        else if (!parts.back().empty())
            parts.emplace_back();
    }
    if (parts.back().empty())
        parts.pop_back();
    return parts;
}

// The month that begins `parts` at `at`, and how many parts its name has ("كانون الثاني" has two).
struct Month {
    unsigned month = 0;
    std::size_t parts = 0;
};
Month monthAt(const std::vector<std::string> &parts, std::size_t at, const Wording &wording) {
    for (unsigned month = 1; month <= 12; ++month) {
        for (const char *list : {"", "other_months."}) {
            const std::string key = fmt::format("{}{}", list, month);
            const std::string name = *list ? (wording.has(key) ? wording(key) : "") : wording.month(month);
            const auto words = partsOf(text::fold(name));
            if (words.empty() || at + words.size() > parts.size())
                continue;
            const bool whole = std::equal(words.begin(), words.end(), parts.begin() + static_cast<std::ptrdiff_t>(at));
            const bool shortened = words.size() == 1 && parts[at].size() >= 3 && words[0].starts_with(parts[at]) &&
                                   wording.language() == text::Language::english;
            if (whole || shortened)
                return {month, words.size()};
        }
    }
    return {};
}

std::optional<time::DateRange> made(int year, unsigned month, unsigned day) {
    const year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
    if (!date.ok())
        return std::nullopt;
    return time::DateRange::day(time::Day(date));
}

bool isYear(int value) { return value >= 1000 && value <= 2999; }
} // namespace

std::string dayText(time::Day day, const Wording &wording) {
    return fmt::format("{} {} {}", dayOf(day), wording.month(monthOf(day)), yearOf(day));
}

std::string monthText(time::Day day, const Wording &wording) {
    return fmt::format("{} {}", wording.month(monthOf(day)), yearOf(day));
}

time::Day firstDay(time::Instant from) { return std::chrono::floor<days>(from); }
time::Day lastDay(time::Instant to) { return std::chrono::floor<days>(to - std::chrono::seconds{1}); }

std::string intervalText(const time::Interval &interval, const Wording &wording) {
    const time::Day first = firstDay(interval.from());
    const time::Day last = lastDay(interval.to());
    const time::Day end = last + days{1};
    if (first == last)
        return dayText(first, wording);
    const bool wholeMonths = dayOf(first) == 1 && dayOf(end) == 1;
    if (wholeMonths && end == time::addMonths(first, 1))
        return monthText(first, wording);
    if (wholeMonths && monthOf(first) == 1 && end == time::addMonths(first, 12))
        return std::to_string(yearOf(first));
    if (yearOf(first) == yearOf(last) && monthOf(first) == monthOf(last))
        return fmt::format("{}–{} {}", dayOf(first), dayOf(last), monthText(first, wording));
    if (yearOf(first) == yearOf(last))
        return fmt::format("{} {} – {}", dayOf(first), wording.month(monthOf(first)), dayText(last, wording));
    return fmt::format("{} – {}", dayText(first, wording), dayText(last, wording));
}

std::optional<time::DateRange> typedDate(std::string_view text, const Wording &arabic, const Wording &english) {
    const auto parts = partsOf(text::fold(text));
    if (parts.empty() || parts.size() > 4)
        return std::nullopt;
    if (const auto first = number(parts[0]); first && parts.size() == 1 && isYear(*first))
        return time::DateRange::year(*first);
    for (const Wording *wording : {&arabic, &english}) {
        for (std::size_t at = 0; at < parts.size(); ++at) {
            const Month found = monthAt(parts, at, *wording);
            if (found.month == 0)
                continue;
            std::optional<int> day, year;
            for (std::size_t other = 0; other < parts.size(); ++other) {
                if (other >= at && other < at + found.parts)
                    continue;
                const auto value = number(parts[other]);
                if (!value)
                    return std::nullopt;
                (isYear(*value) ? year : day) = value;
            }
            if (!year)
                return std::nullopt;
            if (day)
                return *day > 0 ? made(*year, found.month, static_cast<unsigned>(*day)) : std::nullopt;
            return time::DateRange::month(*year, found.month);
        }
    }
    std::vector<int> numbers;
    for (const std::string &part : parts) {
        const auto value = number(part);
        if (!value || *value <= 0)
            return std::nullopt;
        numbers.push_back(*value);
    }
    if (numbers.size() == 2) {
        const bool yearFirst = isYear(numbers[0]);
        const int year = yearFirst ? numbers[0] : numbers[1], month = yearFirst ? numbers[1] : numbers[0];
        if (!isYear(year) || month > 12)
            return std::nullopt;
        return time::DateRange::month(year, static_cast<unsigned>(month));
    }
    if (numbers.size() != 3)
        return std::nullopt;
    const auto day = [](int value) { return static_cast<unsigned>(value); };
    if (isYear(numbers[0]))
        return made(numbers[0], day(numbers[1]), day(numbers[2]));
    return isYear(numbers[2]) ? made(numbers[2], day(numbers[1]), day(numbers[0])) : std::nullopt;
}

} // namespace zamkan::session
