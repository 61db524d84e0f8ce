#include "mentions/date_arithmetic.hpp"
#include <algorithm>

namespace zamkan::mentions {

using std::chrono::days;
using time::addMonths;
using time::DateRange;
using time::Day;
using time::Granularity;

int yearOf(Day day) { return static_cast<int>(std::chrono::year_month_day{day}.year()); }
int monthOf(Day day) { return static_cast<int>(static_cast<unsigned>(std::chrono::year_month_day{day}.month())); }

std::optional<Day> dayIn(int year, int month, int day) {
    const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (month < 1 || day < 1 || !date.ok()) return std::nullopt;
    return Day(date);
}

std::optional<int> valueOf(const DateMatch &match, std::string_view alias) {
    const DateAtom *atom = match.atom(alias);
    if (atom) return atom->value;
    if (const auto constant = match.pattern->settings[alias].integer()) return static_cast<int>(*constant);
    return std::nullopt;
}

ResolvedDate made(DateRange range, Granularity granularity) {
    ResolvedDate out{range};
    out.granularity = granularity;
    return out;
}

DateRange unitAround(Day day, TimeUnit unit) {
    switch (unit) {
    case TimeUnit::week: return {time::mondayOf(day), time::mondayOf(day) + days{7}};
    case TimeUnit::weekend: return {time::mondayOf(day) + days{5}, time::mondayOf(day) + days{7}};
    case TimeUnit::month: return {time::firstOfMonth(day), addMonths(time::firstOfMonth(day), 1)};
    case TimeUnit::year: return DateRange::year(yearOf(day));
    case TimeUnit::decade: {
        const int first = yearOf(day) / 10 * 10;
        return {DateRange::year(first).first(), DateRange::year(first + 9).end()};
    }
    default: return DateRange::day(day);
    }
}

Granularity granularityOf(TimeUnit unit) {
    switch (unit) {
    case TimeUnit::week: return Granularity::week;
    case TimeUnit::month: return Granularity::month;
    case TimeUnit::year: return Granularity::year;
    case TimeUnit::decade: return Granularity::decade;
    case TimeUnit::weekend: return Granularity::period;
    default: return Granularity::day;
    }
}

Day moved(Day day, int count, TimeUnit unit) {
    switch (unit) {
    case TimeUnit::week: case TimeUnit::weekend: return day + days{7 * count};
    case TimeUnit::month: return addMonths(day, count);
    case TimeUnit::year: return addMonths(day, 12 * count);
    case TimeUnit::decade: return addMonths(day, 120 * count);
    default: return day + days{count};
    }
}

DateRange partOf(DateRange whole, int part, Granularity granularity) {
    const Day first = whole.first(), end = whole.end();
    if (granularity == Granularity::month) {
        if (part == 1) return {first, first + days{10}};
        if (part == 2) return {first + days{10}, first + days{20}};
        return {first + days{20}, end};
    }
    if (granularity == Granularity::year) {
        if (part == 4) return {addMonths(first, 11), end};
        return {addMonths(first, 4 * (part - 1)), addMonths(first, 4 * part)};
    }
    if (granularity == Granularity::week) {
        if (part == 1) return {first, first + days{3}};
        if (part == 2) return {first + days{2}, first + days{5}};
        return part == 4 ? DateRange{first + days{5}, end} : DateRange{first + days{3}, end};
    }
    if (whole.days() < 3) return whole; // "at the end of the day" is that day
    const int third = whole.days() / 3;
    if (part == 1) return {first, first + days{third}};
    if (part == 2) return {first + days{third}, first + days{2 * third}};
    return {first + days{2 * third}, end};
}

} // namespace zamkan::mentions
