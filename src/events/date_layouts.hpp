// Dates as tables write them.
#pragma once
#include "time/day.hpp"
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace zamkan::events {

// Which of the two numbers before the year comes first in 03/04/2016.
enum class DayOrder : std::uint8_t { day_first, month_first };

// A moment and the unit that was written: "2016-06" is 1 June with the precision month.
struct WrittenDate {
    time::Instant from;
    time::Granularity precision = time::Granularity::day;
    friend bool operator==(const WrittenDate &, const WrittenDate &) = default;
};

// ISO days, months and years with or without a clock time (UTC unless a zone stands there), the same with
// slashes or dots, yyyymmdd, yyyymmddhhmmss, yyyymm, dd/mm/yyyy and mm/dd/yyyy (two-digit years: 1970 to
// 2069), "13 June 2016", "June 13, 2016", "13-Jun-16", month names of assets/schemas/months.toml in any of
// its languages, Arabic digits.
class DateLayouts {
public:
    [[nodiscard]] static DateLayouts open(); // throws InstallationError

    // None: not a date, or one that no calendar has.
    [[nodiscard]] std::optional<WrittenDate> read(std::string_view text, DayOrder order) const;

    // The two numbers whose order is open, of 03/04/2016 and its like.
    [[nodiscard]] static std::optional<std::pair<int, int>> openPair(std::string_view text);

private:
    [[nodiscard]] std::optional<WrittenDate> readDate(std::string_view folded, DayOrder order) const;
    std::unordered_map<std::string, unsigned> months_; // folded
    std::unordered_map<std::string, bool> passedOver_; // weekdays and "of"
};

// "9:05", "09:05:30", "9:05 PM", with or without Z or +03:00: seconds after midnight, UTC.
[[nodiscard]] std::optional<std::chrono::seconds> readClock(std::string_view text);

// The end of the unit that begins at `from`: "2016-06-10", month → 2016-07-10.
[[nodiscard]] time::Instant unitAfter(time::Instant from, time::Granularity unit);
// The calendar's own month, week, year … that holds the moment.
[[nodiscard]] time::Interval unitAround(time::Instant moment, time::Granularity unit);

} // namespace zamkan::events
