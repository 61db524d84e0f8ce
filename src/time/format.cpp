#include "time/format.hpp"
#include "base/diagnostic.hpp"
#include "base/locations.hpp"
#include "base/value.hpp"
#include "text/calendars.hpp"
#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <vector>

namespace zamkan::time {
namespace {
using std::chrono::year_month_day;

constexpr std::array<std::string_view, 3> monthSets{"levantine", "egyptian", "maghrebi"};

struct Names {
    std::map<std::string, std::vector<std::string>, std::less<>> months; // by set, "english" too: 12 each
    std::map<std::string, std::vector<std::string>, std::less<>> hijri;    // by language: 12
    std::map<std::string, std::vector<std::string>, std::less<>> weekdays, short_weekdays; // by language: 7, Monday first
    std::map<std::string, unsigned, std::less<>> first_weekday; // by language: days after Monday
};

const Names &names() {
    static const auto loaded = [] {
        const Value file = readAsset("calendar.toml");
        Names out;
        const auto take = [](const Value &table, std::size_t count, auto &into) {
            for (const auto &[key, list] : table.table()) {
                into[key] = list.strings();
                if (into[key].size() != count)
                    throw InstallationError("the list '" + key + "' has a wrong number of names",
                                            (assetsFolder() / "calendar.toml").string(), "restore the file");
            }
        };
        take(file["months"], 12, out.months);
        take(file["hijri"], 12, out.hijri);
        take(file["weekdays"], 7, out.weekdays);
        take(file["short_weekdays"], 7, out.short_weekdays);
        for (const auto &[language, days] : out.weekdays) {
            const auto at = std::find(days.begin(), days.end(), file["first_weekday"][language].text());
            out.first_weekday[language] = at == days.end() ? 0 : static_cast<unsigned>(at - days.begin());
        }
        return out;
    }();
    return loaded;
}

bool arabic(const DayStyle &style) { return style.language == text::Language::arabic; }
int yearOf(Day day) { return static_cast<int>(year_month_day{day}.year()); }
unsigned monthOf(Day day) { return static_cast<unsigned>(year_month_day{day}.month()); }
unsigned dayOf(Day day) { return static_cast<unsigned>(year_month_day{day}.day()); }

} // namespace

std::string_view toString(MonthNames set) { return monthSets[static_cast<std::size_t>(set)]; }

std::optional<MonthNames> monthNamesFromString(std::string_view text) {
    for (std::size_t i = 0; i < monthSets.size(); ++i)
        if (monthSets[i] == text) return static_cast<MonthNames>(i);
    return std::nullopt;
}

std::string withDigits(std::string_view text, const DayStyle &style) {
    if (!style.arabicDigits || !arabic(style)) return std::string(text);
    std::string out;
    for (const char c : text) {
        if (c < '0' || c > '9') {
            out += c;
            continue;
        }
        out += '\xD9';
        out += static_cast<char>(0xA0 + (c - '0'));
    }
    return out;
}

std::string formatMonthName(unsigned month, const DayStyle &style) {
    const auto set = names().months.find(arabic(style) ? toString(style.months) : std::string_view("english"));
    return set == names().months.end() ? std::to_string(month) : set->second.at(month - 1);
}

std::string formatWeekday(Day day, const DayStyle &style) {
    const auto set = names().weekdays.find(arabic(style) ? "ar" : "en");
    return set == names().weekdays.end() ? std::string() : set->second.at(std::chrono::weekday{day}.iso_encoding() - 1);
}

std::string formatWeekdayShort(Day day, const DayStyle &style) {
    const auto set = names().short_weekdays.find(arabic(style) ? "ar" : "en");
    return set == names().short_weekdays.end() ? std::string() : set->second.at(std::chrono::weekday{day}.iso_encoding() - 1);
}

Day firstOfPage(Day inMonth, text::Language language) {
    const year_month_day date{inMonth};
    const Day first = std::chrono::sys_days(date.year() / date.month() / 1);
    const auto begins = names().first_weekday.find(language == text::Language::arabic ? "ar" : "en");
    const unsigned weekday = std::chrono::weekday{first}.iso_encoding() - 1;
    return first - std::chrono::days{(weekday + 7 - (begins == names().first_weekday.end() ? 0 : begins->second)) % 7};
}

std::string formatHijri(Day day, const DayStyle &style) {
    const text::HijriDate date = text::dayToHijri(day);
    const auto set = names().hijri.find(arabic(style) ? "ar" : "en");
    const std::string month = set == names().hijri.end() ? std::to_string(date.month) : set->second.at(date.month - 1);
    return withDigits(fmt::format("{} {} {} {}", date.day, month, date.year, arabic(style) ? "هـ" : "AH"), style);
}

std::string formatMonth(Day day, const DayStyle &style) {
    return withDigits(fmt::format("{} {}", formatMonthName(monthOf(day), style), yearOf(day)), style);
}

std::string formatDay(Day day, const DayStyle &style) {
    const std::string date = fmt::format("{} {}", dayOf(day), formatMonth(day, style));
    return withDigits(style.weekday ? formatWeekday(day, style) + " " + date : date, style);
}

std::string formatRange(const DateRange &range, const DayStyle &style) {
    const Day first = range.first(), last = range.end() - std::chrono::days{1};
    if (first == last) return formatDay(first, style);
    const bool wholeMonths = dayOf(first) == 1 && dayOf(range.end()) == 1;
    const bool wholeYears = wholeMonths && monthOf(first) == 1 && monthOf(range.end()) == 1;
    if (wholeYears)
        return withDigits(yearOf(first) == yearOf(last) ? fmt::format("{}", yearOf(first))
                                                        : fmt::format("{}–{}", yearOf(first), yearOf(last)), style);
    const bool sameYear = yearOf(first) == yearOf(last), sameMonth = sameYear && monthOf(first) == monthOf(last);
    if (wholeMonths) {
        if (sameMonth) return formatMonth(first, style);
        return sameYear ? formatMonthName(monthOf(first), style) + " – " + formatMonth(last, style)
                        : formatMonth(first, style) + " – " + formatMonth(last, style);
    }
    DayStyle plain = style;
    plain.weekday = false;
    if (sameMonth) return withDigits(fmt::format("{}–", dayOf(first)), style) + formatDay(last, plain);
    if (sameYear)
        return withDigits(fmt::format("{} {}", dayOf(first), formatMonthName(monthOf(first), style)), style) + " – " +
               formatDay(last, plain);
    return formatDay(first, plain) + " – " + formatDay(last, plain);
}

} // namespace zamkan::time
