// Dates as the window writes them and as users type them.
#pragma once
#include "reading/reading.hpp"
#include "text/document.hpp"
#include "time/day.hpp"
#include "time/format.hpp"
#include <optional>
#include <string>
#include <string_view>

namespace zamkan::session {

[[nodiscard]] time::DayStyle dayStyle(text::Language language);
// An interval as a reader says it, in whole days, the last one included.
[[nodiscard]] std::string intervalText(const time::Interval &interval, text::Language language);
// The first day, and the last one that belongs to it.
[[nodiscard]] time::Day firstDay(time::Instant from);
[[nodiscard]] time::Day lastDay(time::Instant to);

// The same with the time of day where either end does not stand at midnight.
[[nodiscard]] std::string stretchText(time::Instant from, time::Instant to, text::Language language);
// A moment as a reader says it: the day, with the time of day unless it is midnight. `end`: the day that ends there.
[[nodiscard]] std::string momentText(time::Instant at, bool end, text::Language language);
// The Islamic day that most of that day belongs to, by the Umm al-Qura calendar: "8 Ramadan 1437 AH".
[[nodiscard]] std::string hijriText(time::Day day, text::Language language);
// The same as ISO 8601 writes it, for fields: "2016-06-13", "2016-06-13 14:30".
[[nodiscard]] std::string fieldText(time::Instant at, bool end);

// "2016-06-13", "2016-06-13T14:30Z", "2016-06-13T14:30:05Z"; a space may stand for the T, and the Z may be left out.
[[nodiscard]] std::optional<time::Instant> instantFromIso(std::string_view text);

// What a user means by a typed date: 2016-06-13, 13/6/2016, 13.6.2016, "13 June 2016", "حزيران 2016", 2016, with any
// digits and the month names of all sets. Nothing for what is not a date.
[[nodiscard]] std::optional<time::DateRange> typedDate(std::string_view text);

struct Stretch {
    time::Instant from, to; // equal for a time of day
    friend bool operator==(const Stretch &, const Stretch &) = default;
};
// That, and every phrase that the reader of articles knows: "mid-March 2016", "١٤ آذار ٢٠١٦", "رمضان 1437", "last week",
// relative ones counted from `today`; and a day with a time of day behind it. The reader may be null: then it is not asked.
[[nodiscard]] std::optional<Stretch> typedStretch(std::string_view text, const reading::Reader *reader, time::Day today);

} // namespace zamkan::session
