// Dates as the window writes them and as users type them.
#pragma once
#include "session/wording.hpp"
#include "time/day.hpp"
#include <optional>
#include <string>
#include <string_view>

namespace zamkan::session {

[[nodiscard]] std::string dayText(time::Day day, const Wording &wording);   // "13 June 2016"
[[nodiscard]] std::string monthText(time::Day day, const Wording &wording); // "June 2016"
// An interval as a reader says it, the last day included: "13 June 2016", "June 2016", "2016",
// "13 December 2015 – 13 June 2016".
[[nodiscard]] std::string intervalText(const time::Interval &interval, const Wording &wording);
// The first day, and the last one that belongs to it.
[[nodiscard]] time::Day firstDay(time::Instant from);
[[nodiscard]] time::Day lastDay(time::Instant to);

// What a user means by a typed date: 2016-06-13, 13/6/2016, 13.6.2016, "13 June 2016", "حزيران 2016", 2016, with any
// digits. Month names in both languages of `wordings`. Nothing for what is not a date.
[[nodiscard]] std::optional<time::DateRange> typedDate(std::string_view text, const Wording &arabic,
                                                       const Wording &english);

} // namespace zamkan::session
