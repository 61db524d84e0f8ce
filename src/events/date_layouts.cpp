#include "events/date_layouts.hpp"
#include "base/value.hpp"
#include "events/date_forms.hpp"
#include "text/fold.hpp"
#include <algorithm>
#include <array>
#include <vector>

namespace zamkan::events {
namespace {

using time::Granularity;
using std::chrono::hours, std::chrono::minutes, std::chrono::seconds;

bool digit(char c) { return c >= '0' && c <= '9'; }

std::string_view trimmed(std::string_view text, std::string_view blanks = " \t\r\n") {
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
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
    const auto learn = [&](const Value &names, Word word, int number = 0) {
        for (const std::string &name : names.strings())
            layouts.words_.emplace(text::fold(name), Meaning{word, number});
    };
    for (const Value &month : knowledge["month"].list())
        learn(month["names"], Word::month, static_cast<int>(month["number"].integer().value_or(0)));
    for (const Value &month : knowledge["hijri_month"].list())
        learn(month["names"], Word::hijri_month, static_cast<int>(month["number"].integer().value_or(0)));
    learn(knowledge["unit"]["week"], Word::week);
    learn(knowledge["unit"]["quarter"], Word::quarter);
    learn(knowledge["unit"]["half"], Word::half); // "H" too: the year tells it from the Hijra
    learn(knowledge["hijri"]["words"], Word::hijri);
    for (const auto &[number, names] : knowledge["ordinal"].table())
        learn(names, Word::ordinal, std::stoi(number));
    learn(knowledge["passed_over"]["words"], Word::passed_over);
    return layouts;
}

std::optional<std::chrono::seconds> readClock(std::string_view text) {
    text = trimmed(text);
    std::array<int, 3> parts{0, 0, 0}; // hour, minute, second
    std::size_t at = 0, count = 0;
    while (count < 3) {
        const std::size_t begin = at;
        while (at < text.size() && digit(text[at]) && at - begin < 2)
            ++at;
        if (at == begin)
            return std::nullopt;
        parts[count++] = digitsOf(text.substr(begin, at - begin));
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
    const seconds zone = hours{digitsOf(rest.substr(1, 2))} + minutes{digitsOf(minutesOfZone)};
    return rest[0] == '+' ? clock - zone : clock + zone;
}

bool saysZone(std::string_view clock) {
    clock = trimmed(clock);
    return !clock.empty() && (clock.back() == 'Z' || clock.back() == 'z' || clock.ends_with("UTC") || clock.ends_with("GMT") ||
                              clock.find_first_of("+-") != std::string_view::npos);
}

std::optional<std::chrono::seconds> zoneFrom(std::string_view text) {
    text = trimmed(text);
    for (const std::string_view name : {"UTC", "GMT", "Z"})
        if (text.starts_with(name)) {
            text.remove_prefix(name.size());
            if (text.empty())
                return seconds{0};
            break;
        }
    if (text.size() < 2 || text.size() > 6 || (text[0] != '+' && text[0] != '-'))
        return std::nullopt;
    const bool behind = text[0] == '-';
    text.remove_prefix(1);
    const std::size_t colon = text.find(':');
    const std::string_view whole = text.substr(0, colon != std::string_view::npos ? colon : text.size() > 2 ? text.size() - 2 : text.size());
    const std::string_view rest = colon != std::string_view::npos ? text.substr(colon + 1) : text.substr(whole.size());
    const bool numbers = !whole.empty() && whole.size() <= 2 && (rest.empty() ? colon == std::string_view::npos : rest.size() == 2) &&
                         std::all_of(whole.begin(), whole.end(), digit) && std::all_of(rest.begin(), rest.end(), digit);
    if (!numbers || digitsOf(whole) > 14 || (!rest.empty() && digitsOf(rest) > 59))
        return std::nullopt;
    const seconds ahead = hours{digitsOf(whole)} + minutes{rest.empty() ? 0 : digitsOf(rest)};
    return behind ? -ahead : ahead;
}

std::optional<WrittenDate> DateLayouts::read(std::string_view text, const DateReading &how) const {
    text = trimmed(text);
    if (how.numbers != DateNumbers::calendar)
        if (auto counted = countedMoment(text, how.numbers)) {
            if (how.numbers == DateNumbers::excel && counted->precision < Granularity::day)
                counted->from -= how.zone;
            return counted;
        }
    if (text.size() < 4 || text.size() > 64)
        return std::nullopt;
    if (!how.hijri && text.size() == 10 && text[4] == '-' && text[7] == '-' &&
        text.substr(0, 4) != "0000") // nearly all of them
        if (const auto day = time::dayFromIso(text))
            return WrittenDate{*day, Granularity::day};
    std::string plain;
    if (std::any_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0 || c == '\''; })) {
        plain = text::fold(text);
        text = plain;
    }
    const std::size_t clockAt = clockStart(text);
    if (clockAt == std::string_view::npos)
        return readDate(text, how);
    std::string_view date = trimmed(text.substr(0, clockAt), " \t,");
    if (!date.empty() && (date.back() == 'T' || date.back() == 't') && date.size() > 1 &&
        digit(date[date.size() - 2]))
        date.remove_suffix(1);
    auto day = readDate(date, how);
    const auto clock = readClock(text.substr(clockAt));
    if (!day || !clock || day->precision != Granularity::day)
        return std::nullopt;
    // Midnight is how databases write a day without a time.
    if (clock->count() != 0)
        *day = {day->from + *clock - (saysZone(text.substr(clockAt)) ? seconds{0} : how.zone), Granularity::minute};
    return day;
}

struct DateLayouts::Said {
    int month = 0, hijri_month = 0, ordinal = 0;
    std::optional<Granularity> unit;
    bool hijri = false;
};

std::optional<DateLayouts::Said> DateLayouts::said(const std::vector<std::string_view> &words, bool hijriYear) const {
    Said out;
    for (std::size_t i = 0; i < words.size();) {
        // The longest name that begins here: "ربيع الأول" before "الأول".
        const Meaning *meaning = nullptr;
        std::size_t taken = 0;
        std::string name;
        for (std::size_t end = i; end < std::min(i + 3, words.size()); ++end) {
            name += (end > i ? " " : "") + text::fold(words[end]);
            if (const auto known = words_.find(name); known != words_.end()) {
                meaning = &known->second;
                taken = end + 1 - i;
            }
        }
        if (!meaning)
            return std::nullopt;
        i += taken;
        const bool second = meaning->word != Word::passed_over && meaning->word != Word::hijri && meaning->word != Word::ordinal &&
                            (out.month != 0 || out.hijri_month != 0 || out.unit);
        if (second)
            return std::nullopt;
        switch (meaning->word) {
        case Word::month: out.month = meaning->number; break;
        case Word::hijri_month: out.hijri_month = meaning->number; break;
        case Word::hijri: out.hijri = true; break;
        case Word::week: out.unit = Granularity::week; break;
        case Word::quarter: out.unit = Granularity::quarter; break;
        case Word::half:
            if (hijriYear)
                out.hijri = true;
            else
                out.unit = Granularity::half;
            break;
        case Word::ordinal: out.ordinal = meaning->number; break;
        case Word::passed_over: break;
        }
    }
    return out;
}

bool DateLayouts::saysHijri(std::string_view text) const {
    const std::string folded = text::fold(text);
    for (const std::string_view word : piecesOf(folded).words) {
        const auto known = words_.find(std::string(word));
        if (known != words_.end() && known->second.word == Word::hijri)
            return true;
    }
    return false;
}

std::optional<WrittenDate> DateLayouts::readDate(std::string_view text, const DateReading &how) const {
    const Pieces pieces = piecesOf(text);
    const auto &numbers = pieces.numbers;
    if (pieces.odd || numbers.empty() || numbers.size() > 3)
        return std::nullopt;
    if (std::any_of(numbers.begin(), numbers.end(),
                    [](std::string_view digits) { return digits.size() > 14; }))
        return std::nullopt;
    const bool hijriYear = std::any_of(numbers.begin(), numbers.end(), [](std::string_view digits) {
        return digits.size() == 4 && digitsOf(digits) >= 1300 && digitsOf(digits) <= 1600;
    });
    const auto words = said(pieces.words, hijriYear);
    if (!words)
        return std::nullopt;
    if (words->unit)
        return unitDate(numbers, *words->unit, words->ordinal);
    if (words->ordinal != 0)
        return std::nullopt;
    if (how.hijri || words->hijri || words->hijri_month != 0)
        return words->month != 0 ? std::nullopt : hijriDate(numbers, words->hijri_month);
    return words->month != 0 ? dateOfMonth(numbers, words->month) : dateOfNumbers(numbers, how.order);
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
    return std::pair(digitsOf(pieces.numbers[0]), digitsOf(pieces.numbers[1]));
}

time::Instant endOf(const WrittenDate &date) { return date.ends.value_or(unitAfter(date.from, date.precision)); }

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
