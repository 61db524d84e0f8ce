#include "session/dates.hpp"
#include "text/fold.hpp"
#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <vector>

namespace zamkan::session {

using std::chrono::days;

namespace {
std::optional<int> number(std::string_view word) {
    int value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error != std::errc{} || end != word.data() + word.size() || value <= 0)
        return std::nullopt;
    return value;
}

bool isYear(int value) { return value >= 1000 && value <= 2999; }

// Parts between spaces, slashes, dots and commas; fold() made spaces of the hyphens.
std::vector<std::string> partsOf(const std::string &folded) {
    std::vector<std::string> parts(1);
    for (const char c : folded) {
        if (std::string_view(" /.,").find(c) == std::string_view::npos)
            parts.back() += c;
        else if (!parts.back().empty())
            parts.emplace_back();
    }
    if (parts.back().empty())
        parts.pop_back();
    return parts;
}

// The month whose name begins at parts[at], and how many parts the name has ("كانون الثاني" has two).
struct Found {
    unsigned month = 0;
    std::size_t parts = 0;
};
Found monthAt(const std::vector<std::string> &parts, std::size_t at) {
    constexpr std::array<time::DayStyle, 4> kStyles{{{text::Language::english},
                                                     {text::Language::arabic, time::MonthNames::levantine},
                                                     {text::Language::arabic, time::MonthNames::egyptian},
                                                     {text::Language::arabic, time::MonthNames::maghrebi}}};
    for (const time::DayStyle &style : kStyles) {
        for (unsigned month = 1; month <= 12; ++month) {
            const auto words = partsOf(text::fold(time::formatMonthName(month, style)));
            if (words.empty() || at + words.size() > parts.size())
                continue;
            const bool whole = std::equal(words.begin(), words.end(), parts.begin() + static_cast<std::ptrdiff_t>(at));
            const bool shortened = style.language == text::Language::english && parts[at].size() >= 3 &&
                                   words[0].starts_with(parts[at]);
            if (whole || shortened)
                return {month, words.size()};
        }
    }
    return {};
}

std::optional<time::DateRange> dayOf(int year, int month, int day) {
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok())
        return std::nullopt;
    return time::DateRange::day(time::Day(date));
}

std::optional<time::DateRange> monthOf(int year, int month) {
    if (!isYear(year) || month > 12)
        return std::nullopt;
    return time::DateRange::month(year, static_cast<unsigned>(month));
}

// "13 June 2016", "June 2016", in any order.
std::optional<time::DateRange> withMonthName(const std::vector<std::string> &parts, std::size_t at, Found found) {
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
    const int month = static_cast<int>(found.month);
    return day ? dayOf(*year, month, *day) : monthOf(*year, month);
}
} // namespace

time::DayStyle dayStyle(text::Language language) {
    time::DayStyle style;
    style.language = language;
    return style;
}

time::Day firstDay(time::Instant from) { return std::chrono::floor<days>(from); }
time::Day lastDay(time::Instant to) { return std::chrono::floor<days>(to - std::chrono::seconds{1}); }

std::string intervalText(const time::Interval &interval, text::Language language) {
    const time::DateRange range(firstDay(interval.from()), lastDay(interval.to()) + days{1});
    return time::formatRange(range, dayStyle(language));
}

namespace {
std::string clockText(time::Instant at) {
    const auto minutes = std::chrono::floor<std::chrono::minutes>(at - std::chrono::floor<days>(at)).count();
    return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

std::string withClock(time::Instant at, text::Language language) {
    return time::formatDay(firstDay(at), dayStyle(language)) + (language == text::Language::arabic ? "، " : ", ") + clockText(at);
}

// "14:30" or "14:30:05", seconds from midnight.
std::optional<std::chrono::seconds> clockOf(std::string_view text) {
    std::vector<int> parts;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t colon = std::min(text.find(':', at), text.size());
        const std::string_view part = text.substr(at, colon - at);
        int value = -1;
        const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), value);
        if (error != std::errc{} || end != part.data() + part.size() || part.size() > 2 || value < 0)
            return std::nullopt;
        parts.push_back(value);
        at = colon + 1;
    }
    if (parts.size() < 2 || parts.size() > 3 || parts[0] > 23 || parts[1] > 59 || (parts.size() == 3 && parts[2] > 59))
        return std::nullopt;
    return std::chrono::seconds{parts[0] * 3600 + parts[1] * 60 + (parts.size() == 3 ? parts[2] : 0)};
}

// A day's text and the time of day behind it, if there is one.
std::pair<std::string_view, std::optional<std::chrono::seconds>> parted(std::string_view text) {
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    if (text.ends_with('Z'))
        text.remove_suffix(1);
    const std::size_t gap = text.find_last_of(" T");
    if (gap == std::string_view::npos || gap == 0)
        return {text, std::nullopt};
    const auto clock = clockOf(text::fold(text.substr(gap + 1)));
    return {clock ? text.substr(0, gap) : text, clock};
}
} // namespace

std::optional<time::Instant> instantFromIso(std::string_view text) {
    const auto [day, clock] = parted(text);
    const auto known = time::dayFromIso(day);
    return known ? std::optional(time::Instant(*known) + clock.value_or(std::chrono::seconds{0})) : std::nullopt;
}

std::string momentText(time::Instant at, bool end, text::Language language) {
    const time::Day day = firstDay(at);
    if (at == time::Instant(day))
        return time::formatDay(end ? day - days{1} : day, dayStyle(language));
    return withClock(at, language);
}

std::string stretchText(time::Instant from, time::Instant to, text::Language language) {
    if (from == time::Instant(firstDay(from)) && to == time::Instant(firstDay(to)))
        return intervalText({from, to}, language);
    const bool oneDay = firstDay(from) == firstDay(to);
    return withClock(from, language) + " – " + (oneDay ? clockText(to) : withClock(to, language));
}

std::string hijriText(time::Day day, text::Language language) { return time::formatHijri(day, dayStyle(language)); }

std::string fieldText(time::Instant at, bool end) {
    const time::Day day = firstDay(at);
    if (at == time::Instant(day))
        return time::toIso(end ? day - days{1} : day);
    return time::toIso(day) + " " + clockText(at);
}

std::optional<time::DateRange> typedDate(std::string_view text) {
    const auto parts = partsOf(text::fold(text));
    if (parts.empty() || parts.size() > 4)
        return std::nullopt;
    for (std::size_t at = 0; at < parts.size(); ++at)
        if (const Found found = monthAt(parts, at); found.month != 0)
            return withMonthName(parts, at, found);
    std::vector<int> numbers;
    for (const std::string &part : parts) {
        const auto value = number(part);
        if (!value)
            return std::nullopt;
        numbers.push_back(*value);
    }
    switch (numbers.size()) {
    case 1:
        return isYear(numbers[0]) ? std::optional(time::DateRange::year(numbers[0])) : std::nullopt;
    case 2:
        return isYear(numbers[0]) ? monthOf(numbers[0], numbers[1]) : monthOf(numbers[1], numbers[0]);
    case 3:
        if (isYear(numbers[0]))
            return dayOf(numbers[0], numbers[1], numbers[2]);
        return isYear(numbers[2]) ? dayOf(numbers[2], numbers[1], numbers[0]) : std::nullopt;
    default:
        return std::nullopt;
    }
}

std::optional<Stretch> typedStretch(std::string_view text, const reading::Reader *reader, time::Day today) {
    const auto [day, clock] = parted(text);
    std::optional<time::DateRange> range = typedDate(day);
    if (!range && reader)
        range = reader->dateAlone(day, today);
    if (!range)
        return std::nullopt;
    if (!clock)
        return Stretch{range->first(), range->end()};
    if (range->days() != 1)
        return std::nullopt; // a time of day of which day?
    return Stretch{time::Instant(range->first()) + *clock, time::Instant(range->first()) + *clock};
}

} // namespace zamkan::session
