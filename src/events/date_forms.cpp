#include "events/date_forms.hpp"
#include "text/calendars.hpp"
#include <algorithm>
#include <charconv>
#include <cmath>

namespace zamkan::events {

using time::Granularity;

namespace {

std::optional<WrittenDate> calendarDay(int year, int month, int day) {
    const std::chrono::year_month_day date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (year < 1 || month < 1 || month > 12 || day < 1 || !date.ok())
        return std::nullopt;
    return WrittenDate{time::Day{date}, Granularity::day};
}

std::optional<WrittenDate> calendarMonth(int year, int month) {
    auto date = calendarDay(year, month, 1);
    if (date)
        date->precision = Granularity::month;
    return date;
}

int fullYear(std::string_view digits) {
    const int year = digitsOf(digits);
    if (digits.size() > 2)
        return year;
    return year < 70 ? 2000 + year : 1900 + year;
}

std::optional<WrittenDate> fromOneNumber(std::string_view digits) {
    const auto part = [&](std::size_t at, std::size_t size) { return digitsOf(digits.substr(at, size)); };
    switch (digits.size()) {
    case 4: {
        auto date = calendarDay(part(0, 4), 1, 1);
        if (date)
            date->precision = Granularity::year;
        return date;
    }
    case 6:
        return calendarMonth(part(0, 4), part(4, 2));
    case 8:
        return calendarDay(part(0, 4), part(4, 2), part(6, 2));
    case 12:
    case 14: {
        auto date = calendarDay(part(0, 4), part(4, 2), part(6, 2));
        const int seconds = digits.size() == 14 ? part(12, 2) : 0;
        if (!date || part(8, 2) > 23 || part(10, 2) > 59 || seconds > 60)
            return std::nullopt;
        const auto clock = std::chrono::hours{part(8, 2)} + std::chrono::minutes{part(10, 2)} +
                           std::chrono::seconds{seconds};
        if (clock.count() != 0)
            *date = {date->from + clock, Granularity::minute};
        return date;
    }
    default:
        return std::nullopt;
    }
}

bool isYear(std::string_view digits) { return digits.size() == 4; }

} // namespace

int digitsOf(std::string_view digits) {
    int value = 0;
    for (const char c : digits)
        value = value * 10 + (c - '0');
    return value;
}

// With a month's name: "13 June 2016", "2016 June 13", "June 2016".
std::optional<WrittenDate> dateOfMonth(const DateDigits &numbers, int month) {
    if (numbers.size() == 1 && isYear(numbers[0]))
        return calendarMonth(digitsOf(numbers[0]), month);
    if (numbers.size() != 2)
        return std::nullopt;
    const bool yearFirst = isYear(numbers[0]);
    const std::string_view year = numbers[yearFirst ? 0 : 1], day = numbers[yearFirst ? 1 : 0];
    if (day.size() > 2 || (year.size() != 4 && year.size() != 2))
        return std::nullopt;
    return calendarDay(fullYear(year), month, digitsOf(day));
}

std::optional<WrittenDate> dateOfNumbers(const DateDigits &numbers, DayOrder order) {
    if (numbers.size() == 1)
        return fromOneNumber(numbers[0]);
    if (numbers.size() == 2) {
        if (isYear(numbers[0]) && numbers[1].size() == 3) { // the day of the year
            const auto first = calendarDay(digitsOf(numbers[0]), 1, 1);
            const int day = digitsOf(numbers[1]);
            if (!first || day < 1)
                return std::nullopt;
            const auto date = WrittenDate{first->from + std::chrono::days{day - 1}, Granularity::day};
            return time::firstOfYear(std::chrono::floor<std::chrono::days>(date.from)) == first->from ? std::optional(date)
                                                                                                     : std::nullopt;
        }
        if (isYear(numbers[0]) && numbers[1].size() <= 2)
            return calendarMonth(digitsOf(numbers[0]), digitsOf(numbers[1]));
        if (isYear(numbers[1]) && numbers[0].size() <= 2)
            return calendarMonth(digitsOf(numbers[1]), digitsOf(numbers[0]));
        return std::nullopt;
    }
    if (isYear(numbers[0]) && numbers[1].size() <= 2 && numbers[2].size() <= 2)
        return calendarDay(digitsOf(numbers[0]), digitsOf(numbers[1]), digitsOf(numbers[2]));
    if (numbers[0].size() > 2 || numbers[1].size() > 2 || (numbers[2].size() != 4 && numbers[2].size() != 2))
        return std::nullopt;
    const int first = digitsOf(numbers[0]), second = digitsOf(numbers[1]), year = fullYear(numbers[2]);
    return order == DayOrder::day_first ? calendarDay(year, second, first) : calendarDay(year, first, second);
}

// A week of ISO 8601 (the first is the one that holds 4 January), a quarter or a half of a year.
std::optional<WrittenDate> unitDate(DateDigits numbers, Granularity unit, int ordinal) {
    const auto year = std::find_if(numbers.begin(), numbers.end(), isYear);
    if (year == numbers.end())
        return std::nullopt;
    const auto first = calendarDay(digitsOf(*year), 1, 1);
    const bool yearFirst = year == numbers.begin();
    numbers.erase(year);
    if (!first || (ordinal != 0) == !numbers.empty() || (!numbers.empty() && numbers[0].size() > 2))
        return std::nullopt;
    const int which = ordinal != 0 ? ordinal : digitsOf(numbers[0]);
    const auto firstDay = std::chrono::floor<std::chrono::days>(first->from);
    if (unit == Granularity::week) {
        const time::Day monday = time::mondayOf(firstDay + std::chrono::days{3}) + std::chrono::weeks{which - 1};
        const bool ofYear = std::chrono::year_month_day{monday + std::chrono::days{3}}.year() ==
                            std::chrono::year_month_day{firstDay}.year();
        if (which < 1 || !ofYear)
            return std::nullopt;
        if (numbers.size() == 1)
            return WrittenDate{monday, Granularity::week};
        const int weekday = digitsOf(numbers[1]);
        return yearFirst && weekday >= 1 && weekday <= 7
                   ? std::optional(WrittenDate{monday + std::chrono::days{weekday - 1}, Granularity::day})
                   : std::nullopt;
    }
    const int most = unit == Granularity::quarter ? 4 : 2;
    if (numbers.size() > 1 || which < 1 || which > most)
        return std::nullopt;
    return WrittenDate{time::addMonths(firstDay, (which - 1) * 12 / most), unit};
}

// Umm al-Qura: day, month and year, the last two, or the year alone, in either direction.
std::optional<WrittenDate> hijriDate(const DateDigits &numbers, int month) {
    std::vector<int> rest;
    std::optional<int> year;
    bool yearLast = false;
    for (const std::string_view digits : numbers) {
        if (isYear(digits) && !year) {
            year = digitsOf(digits);
            yearLast = !rest.empty();
        } else if (digits.size() <= 2) {
            rest.push_back(digitsOf(digits));
        } else {
            return std::nullopt;
        }
    }
    if (!year)
        return std::nullopt;
    if (yearLast)
        std::reverse(rest.begin(), rest.end()); // month before day, as after a year
    if (month == 0 && !rest.empty()) {
        month = rest.front();
        rest.erase(rest.begin());
    }
    const auto firstOf = [](int y, int m) { return text::hijriToDay({m > 12 ? y + 1 : y, static_cast<unsigned>(m > 12 ? 1 : m), 1}); };
    if (month < 0 || month > 12 || rest.size() > 1)
        return std::nullopt;
    if (!rest.empty()) {
        const auto day = rest[0] < 1 ? std::nullopt
                                     : text::hijriToDay({*year, static_cast<unsigned>(month), static_cast<unsigned>(rest[0])});
        return day ? std::optional(WrittenDate{*day, Granularity::day}) : std::nullopt;
    }
    const auto begins = firstOf(*year, std::max(month, 1)), ends = month == 0 ? firstOf(*year + 1, 1) : firstOf(*year, month + 1);
    if (!begins || !ends)
        return std::nullopt;
    return WrittenDate{*begins, month == 0 ? Granularity::year : Granularity::month, *ends};
}

// A moment as a number of days or seconds.
std::optional<WrittenDate> countedMoment(std::string_view text, DateNumbers numbers) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    constexpr double kMostSeconds = 4102444800.0, kMostDays = 80000; // the years 2100 and 2119
    std::chrono::seconds since{0};
    if (numbers == DateNumbers::excel) {
        if (!(value >= 61 && value <= kMostDays)) // its February of 1900 has 29 days
            return std::nullopt;
        since = std::chrono::seconds{std::llround(value * 86400)} + time::Day(std::chrono::year{1899} / 12 / 30).time_since_epoch();
    } else {
        const double seconds = numbers == DateNumbers::unix_seconds ? value : value / 1000;
        if (!(std::fabs(seconds) <= kMostSeconds))
            return std::nullopt;
        since = std::chrono::seconds{std::llround(std::floor(seconds))};
    }
    const time::Instant moment{since};
    const bool midnight = std::chrono::floor<std::chrono::days>(moment) == moment;
    return WrittenDate{moment, midnight ? Granularity::day : Granularity::minute};
}

} // namespace zamkan::events
