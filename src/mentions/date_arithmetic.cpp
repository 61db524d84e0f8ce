#include "mentions/date_arithmetic.hpp"
#include "text/calendars.hpp"

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

std::optional<int> valueOf(const DateMatch &match, DateSlot slot) {
    if (const DateAtom *atom = match.atom(slot)) return atom->value;
    if (const auto constant = match.pattern->constants[static_cast<std::size_t>(slot)]) return *constant;
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
    case TimeUnit::quarter: {
        const Day first = addMonths(DateRange::year(yearOf(day)).first(), (monthOf(day) - 1) / 3 * 3);
        return {first, addMonths(first, 3)};
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
    case TimeUnit::quarter: return Granularity::quarter;
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
    case TimeUnit::quarter: return addMonths(day, 3 * count);
    case TimeUnit::fortnight: return day + days{14 * count};
    default: return day + days{count};
    }
}

// Meeus, Astronomical Algorithms, chapter 8: the Gregorian computus, and the Julian one moved by 13 days (1900 to 2099).
Day easterOf(int year, bool orthodox) {
    if (orthodox) {
        const int d = (19 * (year % 19) + 15) % 30;
        const int e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
        return *dayIn(year, (d + e + 114) / 31, (d + e + 114) % 31 + 1) + days{13};
    }
    const int a = year % 19, b = year / 100, c = year % 100;
    const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int n = h + l - 7 * m + 114;
    return *dayIn(year, n / 31, n % 31 + 1);
}

Day onOrAfter(Day day, int weekday) { return day + days{(weekday - 1 - (day - time::mondayOf(day)).count() + 7) % 7}; }

std::optional<Day> feastIn(const Feast &feast, int year) {
    if (feast.hijriMonth > 0) {
        const DateRange whole = DateRange::year(year);
        for (int hijri = text::dayToHijri(whole.first()).year; hijri <= text::dayToHijri(whole.end()).year; ++hijri) {
            const auto day = text::hijriToDay({hijri, static_cast<unsigned>(feast.hijriMonth), static_cast<unsigned>(feast.hijriDay)});
            if (day && whole.contains(*day)) return day;
        }
        return std::nullopt;
    }
    if (feast.easter) return easterOf(year, feast.orthodox) + days{*feast.easter};
    if (feast.weekday == 0) return dayIn(year, feast.month, feast.day);
    const DateRange month = DateRange::month(year, static_cast<unsigned>(feast.month));
    const Day first = feast.n > 0 ? onOrAfter(month.first(), feast.weekday) + days{7 * (feast.n - 1)} : onOrAfter(month.end() - days{7}, feast.weekday);
    return first + days{feast.day};
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
    if (granularity == Granularity::decade) {
        if (part == 1) return {first, addMonths(first, 48)};
        return part == 2 ? DateRange{addMonths(first, 48), addMonths(first, 84)} : DateRange{addMonths(first, 84), end};
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
