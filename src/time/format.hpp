// Days and stretches of days as a reader writes them. Month names are knowledge: assets/calendar.toml.
#pragma once
#include "text/document.hpp"
#include "time/day.hpp"
#include <array>
#include <string>

namespace zamkan::time {

enum class MonthNames : std::uint8_t { levantine, egyptian, maghrebi }; // of Arabic; English has one set
[[nodiscard]] std::string_view toString(MonthNames names);              // "levantine" …
[[nodiscard]] std::optional<MonthNames> monthNamesFromString(std::string_view text);

struct DayStyle {
    text::Language language = text::Language::english; // unknown is written as English
    MonthNames months = MonthNames::levantine;
    bool arabicDigits = false; // ٠-٩ instead of 0-9, in Arabic only
    bool weekday = false;      // "Monday 13 June 2016"
};

[[nodiscard]] std::string formatDay(Day day, const DayStyle &style = {});     // "13 June 2016", "13 حزيران 2016"
[[nodiscard]] std::string formatMonth(Day day, const DayStyle &style = {});   // "June 2016"
[[nodiscard]] std::string formatMonthName(unsigned month, const DayStyle &style = {}); // 1..12
[[nodiscard]] std::string formatWeekday(Day day, const DayStyle &style = {});
[[nodiscard]] std::string formatWeekdayShort(Day day, const DayStyle &style = {}); // "Mo", "ن"
// The day with which a calendar's page of that month begins: the first day of the week that holds its first day. Which day a
// week begins with is a habit of the language.
[[nodiscard]] Day firstOfPage(Day inMonth, text::Language language);
// The Islamic day by the Umm al-Qura calendar: "8 Ramadan 1437 AH", "8 رمضان 1437 هـ".
[[nodiscard]] std::string formatHijri(Day day, const DayStyle &style = {});
// The shortest way to say it: one day, a whole month, a whole year, "5–6 August 2015", "27 March – 3 April 2016",
// "December 2015 – May 2016". The last day is inclusive, as people say it.
[[nodiscard]] std::string formatRange(const DateRange &range, const DayStyle &style = {});
// Western digits of a text in the script that the style asks for.
[[nodiscard]] std::string withDigits(std::string_view text, const DayStyle &style);

} // namespace zamkan::time
