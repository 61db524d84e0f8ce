// Dates as the window writes them and as users type them.
#pragma once
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

// What a user means by a typed date: 2016-06-13, 13/6/2016, 13.6.2016, "13 June 2016", "حزيران 2016", 2016, with any
// digits and the month names of all sets. Nothing for what is not a date.
[[nodiscard]] std::optional<time::DateRange> typedDate(std::string_view text);

} // namespace zamkan::session
