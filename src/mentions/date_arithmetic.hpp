// Calendar sums that the builders of dates share.
#pragma once
#include "mentions/date_values.hpp"

namespace zamkan::mentions {

[[nodiscard]] int yearOf(time::Day day);
[[nodiscard]] int monthOf(time::Day day); // 1 to 12
[[nodiscard]] std::optional<time::Day> dayIn(int year, int month, int day); // nothing for a day that does not exist
// What a match says in a slot: a word's value, or the pattern's own constant.
[[nodiscard]] std::optional<int> valueOf(const DateMatch &match, DateSlot slot);
[[nodiscard]] ResolvedDate made(time::DateRange range, time::Granularity granularity);
[[nodiscard]] time::DateRange unitAround(time::Day day, TimeUnit unit); // the calendar unit that holds a day
[[nodiscard]] time::Granularity granularityOf(TimeUnit unit);
[[nodiscard]] time::Day moved(time::Day day, int count, TimeUnit unit);
[[nodiscard]] time::Day easterOf(int year, bool orthodox);
[[nodiscard]] std::optional<time::Day> feastIn(const Feast &feast, int year); // the day in a Gregorian year
// The first such weekday (1 Monday to 7 Sunday) on or after the day.
[[nodiscard]] time::Day onOrAfter(time::Day day, int weekday);
// Early (1), middle (2), late (3) or end (4) of a stretch: months in tens of days, years and seasons in thirds.
[[nodiscard]] time::DateRange partOf(time::DateRange whole, int part, time::Granularity granularity);

} // namespace zamkan::mentions
