#include "time/day.hpp"
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <stdexcept>

namespace zamkan::time {
namespace {
using std::chrono::days;
using std::chrono::months;
using std::chrono::year_month_day;

constexpr std::array<std::string_view, 11> granularities{"minute",  "hour", "day",    "week", "month", "quarter",
                                                         "half", "season", "year", "decade", "period"};

} // namespace

std::optional<Day> dayFromIso(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto number = [&](std::size_t from, std::size_t size) {
        int value = -1;
        const char *const end = text.data() + from + size;
        const auto [stop, error] = std::from_chars(text.data() + from, end, value);
        return error == std::errc{} && stop == end && value >= 0 ? value : -1;
    };
    const int year = number(0, 4), month = number(5, 2), day = number(8, 2);
    if (year < 0 || month < 0 || day < 0) return std::nullopt;
    const year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                              std::chrono::day{static_cast<unsigned>(day)}};
    return date.ok() ? std::optional(Day(date)) : std::nullopt;
}

std::string toIso(Day day) {
    const year_month_day date{day};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

std::string toIso(Instant instant) {
    const Day day = std::chrono::floor<days>(instant);
    const auto seconds = (instant - day).count();
    if (seconds == 0) return toIso(day);
    std::string out = fmt::format("{}T{:02}:{:02}", toIso(day), seconds / 3600, seconds / 60 % 60);
    if (seconds % 60 != 0) out += fmt::format(":{:02}", seconds % 60);
    return out + "Z";
}

Day addMonths(Day day, int count) {
    const year_month_day date{day};
    const year_month_day moved = date + months{count};
    return moved.ok() ? Day(moved) : Day(moved.year() / moved.month() / std::chrono::last);
}

Day firstOfMonth(Day day) {
    const year_month_day date{day};
    return Day(date.year() / date.month() / 1);
}

Day firstOfYear(Day day) { return Day(year_month_day{day}.year() / 1 / 1); }

Day mondayOf(Day day) { return day - (std::chrono::weekday{day} - std::chrono::Monday); }

std::string_view toString(Granularity granularity) { return granularities[static_cast<std::size_t>(granularity)]; }

std::optional<Granularity> granularityFromString(std::string_view text) {
    for (std::size_t i = 0; i < granularities.size(); ++i)
        if (granularities[i] == text) return static_cast<Granularity>(i);
    return std::nullopt;
}

DateRange::DateRange(Day first, Day end) : first_(first), end_(end) {
    if (!(first < end)) throw std::invalid_argument("a range of days that ends before it begins");
}

DateRange DateRange::month(int year, unsigned month) {
    const Day first(std::chrono::year{year} / std::chrono::month{month} / 1);
    return {first, addMonths(first, 1)};
}

DateRange DateRange::year(int year) {
    return {Day(std::chrono::year{year} / 1 / 1), Day(std::chrono::year{year + 1} / 1 / 1)};
}

Interval::Interval(Instant from, Instant to) : from_(from), to_(to) {
    if (!(from < to)) throw std::invalid_argument("an interval that ends before it begins");
}

} // namespace zamkan::time
