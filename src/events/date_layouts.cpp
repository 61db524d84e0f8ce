#include "events/date_layouts.hpp"
#include "base/value.hpp"
#include "text/fold.hpp"
#include <algorithm>
#include <array>
#include <vector>

namespace zamkan::events {
namespace {

using time::Granularity;

bool digit(char c) { return c >= '0' && c <= '9'; }

std::string_view trimmed(std::string_view text, std::string_view blanks = " \t\r\n") {
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

int number(std::string_view digits) {
    int value = 0;
    for (const char c : digits)
        value = value * 10 + (c - '0');
    return value;
}

// Digits and words of a date, with what stands between them left out.
struct Pieces {
    std::vector<std::string_view> numbers;
    std::vector<std::string_view> words;
    bool odd = false; // a character that dates do not have
};

Pieces piecesOf(std::string_view text) {
    Pieces pieces;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        const auto letter = [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
        };
        if (digit(text[i])) {
            while (end < text.size() && digit(text[end]))
                ++end;
            pieces.numbers.push_back(text.substr(i, end - i));
        } else if (letter(text[i])) {
            while (end < text.size() && letter(text[end]))
                ++end;
            pieces.words.push_back(text.substr(i, end - i));
        } else {
            pieces.odd = pieces.odd || std::string_view(" -/.,").find(text[i]) == std::string_view::npos;
            ++end;
        }
        i = end;
    }
    return pieces;
}

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
    const int year = number(digits);
    if (digits.size() > 2)
        return year;
    return year < 70 ? 2000 + year : 1900 + year;
}

std::optional<WrittenDate> fromOneNumber(std::string_view digits) {
    const auto part = [&](std::size_t at, std::size_t size) { return number(digits.substr(at, size)); };
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
    case 14: {
        auto date = calendarDay(part(0, 4), part(4, 2), part(6, 2));
        if (!date || part(8, 2) > 23 || part(10, 2) > 59 || part(12, 2) > 60)
            return std::nullopt;
        const auto clock = std::chrono::hours{part(8, 2)} + std::chrono::minutes{part(10, 2)} +
                           std::chrono::seconds{part(12, 2)};
        if (clock.count() != 0)
            *date = {date->from + clock, Granularity::minute};
        return date;
    }
    default:
        return std::nullopt;
    }
}

// Where a clock time begins in a date: the digits before the first colon.
std::size_t clockStart(std::string_view text) {
    std::size_t at = text.find(':');
    if (at == std::string_view::npos)
        return at;
    while (at > 0 && digit(text[at - 1]))
        --at;
    return at;
}

} // namespace

DateLayouts DateLayouts::open() {
    DateLayouts layouts;
    const Value knowledge = readAsset("schemas/months.toml");
    for (const Value &month : knowledge["month"].list())
        for (const std::string &name : month["names"].strings())
            layouts.months_.emplace(text::fold(name),
                                    static_cast<unsigned>(month["number"].integer().value_or(0)));
    for (const std::string &word : knowledge["passed_over"]["words"].strings())
        layouts.passedOver_.emplace(text::fold(word), true);
    return layouts;
}

std::optional<std::chrono::seconds> readClock(std::string_view text) {
    using std::chrono::hours, std::chrono::minutes, std::chrono::seconds;
    text = trimmed(text);
    std::array<int, 3> parts{0, 0, 0}; // hour, minute, second
    std::size_t at = 0, count = 0;
    while (count < 3) {
        const std::size_t begin = at;
        while (at < text.size() && digit(text[at]) && at - begin < 2)
            ++at;
        if (at == begin)
            return std::nullopt;
        parts[count++] = number(text.substr(begin, at - begin));
        if (at >= text.size() || text[at] != ':')
            break;
        ++at;
    }
    if (count < 2)
        return std::nullopt;
    if (at < text.size() &&
        (text[at] == '.' || text[at] == ',')) { // fractions of a second are below our precision
        ++at;
        while (at < text.size() && digit(text[at]))
            ++at;
    }
    std::string_view rest = trimmed(text.substr(at));
    const auto startsWith = [&](char lower, char upper) {
        return rest.size() >= 2 && (rest[0] == lower || rest[0] == upper) &&
               (rest[1] == 'm' || rest[1] == 'M');
    };
    if (const bool afternoon = startsWith('p', 'P'); afternoon || startsWith('a', 'A')) {
        if (parts[0] < 1 || parts[0] > 12)
            return std::nullopt;
        parts[0] = parts[0] % 12 + (afternoon ? 12 : 0);
        rest = trimmed(rest.substr(2));
    }
    if (parts[0] > 23 || parts[1] > 59 || parts[2] > 60)
        return std::nullopt;
    seconds clock = hours{parts[0]} + minutes{parts[1]} + seconds{parts[2]};
    if (rest.empty() || rest == "Z" || rest == "z" || rest == "UTC" || rest == "GMT")
        return clock;
    if ((rest[0] != '+' && rest[0] != '-') || rest.size() < 3 || !digit(rest[1]) || !digit(rest[2]))
        return std::nullopt;
    std::string_view minutesOfZone = rest.substr(3);
    if (!minutesOfZone.empty() && minutesOfZone[0] == ':')
        minutesOfZone.remove_prefix(1);
    if (!std::all_of(minutesOfZone.begin(), minutesOfZone.end(), digit) || minutesOfZone.size() > 2)
        return std::nullopt;
    const seconds zone = hours{number(rest.substr(1, 2))} + minutes{number(minutesOfZone)};
    return rest[0] == '+' ? clock - zone : clock + zone;
}

std::optional<WrittenDate> DateLayouts::read(std::string_view text, DayOrder order) const {
    text = trimmed(text);
    if (text.size() < 4 || text.size() > 64)
        return std::nullopt;
    if (text.size() == 10 && text[4] == '-' && text[7] == '-' &&
        text.substr(0, 4) != "0000") // nearly all of them
        if (const auto day = time::dayFromIso(text))
            return WrittenDate{*day, Granularity::day};
    std::string plain;
    if (std::any_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; })) {
        plain = text::fold(text);
        text = plain;
    }
    const std::size_t clockAt = clockStart(text);
    if (clockAt == std::string_view::npos)
        return readDate(text, order);
    std::string_view date = trimmed(text.substr(0, clockAt), " \t,");
    if (!date.empty() && (date.back() == 'T' || date.back() == 't') && date.size() > 1 &&
        digit(date[date.size() - 2]))
        date.remove_suffix(1);
    auto day = readDate(date, order);
    const auto clock = readClock(text.substr(clockAt));
    if (!day || !clock || day->precision != Granularity::day)
        return std::nullopt;
    // Midnight is how databases write a day without a time.
    if (clock->count() != 0)
        *day = {day->from + *clock, Granularity::minute};
    return day;
}

std::optional<WrittenDate> DateLayouts::readDate(std::string_view text, DayOrder order) const {
    const Pieces pieces = piecesOf(text);
    const auto &numbers = pieces.numbers;
    if (pieces.odd || numbers.empty() || numbers.size() > 3)
        return std::nullopt;
    if (std::any_of(numbers.begin(), numbers.end(),
                    [](std::string_view digits) { return digits.size() > 14; }))
        return std::nullopt;

    unsigned month = 0;
    if (!pieces.words.empty()) {
        std::string name;
        for (const std::string_view word : pieces.words) {
            const std::string folded = text::fold(word);
            if (passedOver_.contains(folded))
                continue;
            name += (name.empty() ? "" : " ") + folded;
        }
        const auto known = months_.find(name);
        if (known == months_.end())
            return std::nullopt;
        month = known->second;
    }
    const auto isYear = [](std::string_view digits) { return digits.size() == 4; };
    if (month != 0) {
        const int at = static_cast<int>(month);
        if (numbers.size() == 1 && isYear(numbers[0]))
            return calendarMonth(number(numbers[0]), at);
        if (numbers.size() != 2)
            return std::nullopt;
        const bool yearFirst = isYear(numbers[0]);
        const std::string_view year = numbers[yearFirst ? 0 : 1], day = numbers[yearFirst ? 1 : 0];
        if (day.size() > 2 || (year.size() != 4 && year.size() != 2))
            return std::nullopt;
        return calendarDay(fullYear(year), at, number(day));
    }
    if (numbers.size() == 1)
        return fromOneNumber(numbers[0]);
    if (numbers.size() == 2) {
        if (isYear(numbers[0]) && numbers[1].size() <= 2)
            return calendarMonth(number(numbers[0]), number(numbers[1]));
        if (isYear(numbers[1]) && numbers[0].size() <= 2)
            return calendarMonth(number(numbers[1]), number(numbers[0]));
        return std::nullopt;
    }
    if (isYear(numbers[0]) && numbers[1].size() <= 2 && numbers[2].size() <= 2)
        return calendarDay(number(numbers[0]), number(numbers[1]), number(numbers[2]));
    if (numbers[0].size() > 2 || numbers[1].size() > 2 || (numbers[2].size() != 4 && numbers[2].size() != 2))
        return std::nullopt;
    const int first = number(numbers[0]), second = number(numbers[1]), year = fullYear(numbers[2]);
    return order == DayOrder::day_first ? calendarDay(year, second, first) : calendarDay(year, first, second);
}

std::optional<std::pair<int, int>> DateLayouts::openPair(std::string_view text) {
    text = trimmed(text);
    std::string plain;
    if (std::any_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; })) {
        plain = text::fold(text);
        text = plain;
    }
    const std::size_t clockAt = clockStart(text);
    if (clockAt != std::string_view::npos)
        text = trimmed(text.substr(0, clockAt), " \t,T");
    const Pieces pieces = piecesOf(text);
    if (pieces.odd || !pieces.words.empty() || pieces.numbers.size() != 3)
        return std::nullopt;
    if (pieces.numbers[0].size() > 2 || pieces.numbers[1].size() > 2)
        return std::nullopt;
    return std::pair(number(pieces.numbers[0]), number(pieces.numbers[1]));
}

time::Instant unitAfter(time::Instant from, Granularity unit) {
    const auto day = std::chrono::floor<std::chrono::days>(from);
    const auto months = [&](int count) { return time::Instant(time::addMonths(day, count)) + (from - day); };
    switch (unit) {
    case Granularity::minute:
        return from + std::chrono::minutes{1};
    case Granularity::hour:
        return from + std::chrono::hours{1};
    case Granularity::week:
        return from + std::chrono::weeks{1};
    case Granularity::month:
        return months(1);
    case Granularity::quarter:
    case Granularity::season:
        return months(3);
    case Granularity::half:
        return months(6);
    case Granularity::year:
        return months(12);
    case Granularity::decade:
        return months(120);
    case Granularity::day:
    case Granularity::period:
        break; // a period brings its own end; without one its first day is all that is known
    }
    return from + std::chrono::days{1};
}

time::Interval unitAround(time::Instant moment, Granularity unit) {
    const auto day = std::chrono::floor<std::chrono::days>(moment);
    const std::chrono::year_month_day date{day};
    const auto monthOf = [&](unsigned group, unsigned shift) { // the first of a group of months
        const unsigned month = static_cast<unsigned>(date.month()) + shift;
        return time::addMonths(time::firstOfMonth(day), -static_cast<int>((month - 1) % group));
    };
    time::Instant from = moment;
    switch (unit) {
    case Granularity::week:
        from = time::mondayOf(day);
        break;
    case Granularity::month:
        from = time::firstOfMonth(day);
        break;
    case Granularity::quarter:
        from = monthOf(3, 0);
        break;
    case Granularity::season:
        from = monthOf(3, 1);
        break; // winter begins in December
    case Granularity::half:
        from = monthOf(6, 0);
        break;
    case Granularity::year:
        from = time::firstOfYear(day);
        break;
    case Granularity::decade:
        from = time::addMonths(time::firstOfYear(day), -12 * (static_cast<int>(date.year()) % 10));
        break;
    case Granularity::day:
    case Granularity::period:
        from = day;
        break;
    case Granularity::minute:
    case Granularity::hour:
        break;
    }
    return {from, unitAfter(from, unit)};
}

} // namespace zamkan::events
