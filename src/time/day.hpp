// Days and half-open stretches of days, with the precision with which they are known.
#pragma once
#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zamkan::time {

using Day = std::chrono::sys_days;
using Instant = std::chrono::sys_seconds; // event files may carry clock times; UTC unless stated

[[nodiscard]] std::optional<Day> dayFromIso(std::string_view text); // "2016-06-13", valid days only
[[nodiscard]] std::string toIso(Day day);                           // "2016-06-13"
[[nodiscard]] std::string toIso(Instant instant);                   // the day alone at midnight, else …T14:30Z
[[nodiscard]] Day addMonths(Day day, int months);                   // to the last day of a shorter month
[[nodiscard]] Day firstOfMonth(Day day);
[[nodiscard]] Day firstOfYear(Day day);
[[nodiscard]] Day mondayOf(Day day); // weeks run Monday to Sunday

enum class Granularity : std::uint8_t { minute, hour, day, week, month, quarter, half, season, year, decade, period };
[[nodiscard]] std::string_view toString(Granularity granularity);
[[nodiscard]] std::optional<Granularity> granularityFromString(std::string_view text);

// The days from `first` up to but not including `end`; never empty. "March 2011" is [2011-03-01, 2011-04-01).
class DateRange {
public:
    // Throws std::invalid_argument unless first < end.
    DateRange(Day first, Day end);
    [[nodiscard]] static DateRange day(Day day) { return {day, day + std::chrono::days{1}}; }
    [[nodiscard]] static DateRange month(int year, unsigned month);
    [[nodiscard]] static DateRange year(int year);

    [[nodiscard]] Day first() const { return first_; }
    [[nodiscard]] Day end() const { return end_; }
    [[nodiscard]] int days() const { return static_cast<int>((end_ - first_).count()); }
    [[nodiscard]] bool contains(Day day) const { return first_ <= day && day < end_; }
    [[nodiscard]] bool overlaps(const DateRange &other) const { return first_ < other.end_ && other.first_ < end_; }
    friend bool operator==(const DateRange &, const DateRange &) = default;

private:
    Day first_, end_;
};

// The same with seconds, for event tables: [from, to), never empty.
class Interval {
public:
    Interval(Instant from, Instant to); // throws std::invalid_argument unless from < to
    explicit Interval(const DateRange &range) : Interval(Instant(range.first()), Instant(range.end())) {}

    [[nodiscard]] Instant from() const { return from_; }
    [[nodiscard]] Instant to() const { return to_; }
    [[nodiscard]] bool overlaps(const Interval &other) const { return from_ < other.to_ && other.from_ < to_; }
    friend bool operator==(const Interval &, const Interval &) = default;

private:
    Instant from_, to_;
};

} // namespace zamkan::time
