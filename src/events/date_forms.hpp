// What the numbers of a date come to, once its words are understood. None: no such day.
#pragma once
#include "events/date_layouts.hpp"
#include <optional>
#include <string_view>
#include <vector>

namespace zamkan::events {

using DateDigits = std::vector<std::string_view>; // runs of digits in their order, up to 14 in each

[[nodiscard]] int digitsOf(std::string_view digits); // their value
[[nodiscard]] std::optional<WrittenDate> dateOfMonth(const DateDigits &numbers, int month);
[[nodiscard]] std::optional<WrittenDate> dateOfNumbers(const DateDigits &numbers, DayOrder order);
// `ordinal` stands for the number of the unit where that is a word; 0: it is not.
[[nodiscard]] std::optional<WrittenDate> unitDate(DateDigits numbers, time::Granularity unit, int ordinal);
// `month` 0: it is one of the numbers, or none is given.
[[nodiscard]] std::optional<WrittenDate> hijriDate(const DateDigits &numbers, int month);
[[nodiscard]] std::optional<WrittenDate> countedMoment(std::string_view text, DateNumbers numbers);

} // namespace zamkan::events
