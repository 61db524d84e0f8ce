// Dates as tables write them.
#pragma once
#include "time/day.hpp"
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace zamkan::events {

// Which of the two numbers before the year comes first in 03/04/2016.
enum class DayOrder : std::uint8_t { day_first, month_first };

// What numbers without a mark are: 20160613 is a date of the calendar, 42534 a day of Excel's (1899-12-30 is day 0).
enum class DateNumbers : std::uint8_t { calendar, excel, unix_seconds, unix_milliseconds };

// What a whole column says where one cell leaves it open (date_signs.hpp).
struct DateReading {
    DayOrder order = DayOrder::day_first;
    DateNumbers numbers = DateNumbers::calendar;
    bool hijri = false; // days and months of the Umm al-Qura calendar, whether the cell says so or not
    std::chrono::seconds zone{0}; // ahead of UTC: of clock times that say no zone
    friend bool operator==(const DateReading &, const DateReading &) = default;
};

// A moment and the unit that was written: "2016-06" is 1 June with the precision month.
struct WrittenDate {
    time::Instant from;
    time::Granularity precision = time::Granularity::day;
    std::optional<time::Instant> ends = {}; // of a unit that is none of our calendar: a month of the Hijra
    friend bool operator==(const WrittenDate &, const WrittenDate &) = default;
};
[[nodiscard]] time::Instant endOf(const WrittenDate &date); // the first moment after it

// ISO days, months, years, weeks (2016-W24, 2016-W24-1) and days of the year (2016-165) with or without a clock time
// (UTC unless a zone stands there or DateReading names one), the same with slashes or dots, yyyymmdd, yyyymmddhhmm, yyyymmddhhmmss, yyyymm,
// dd/mm/yyyy and mm/dd/yyyy (two-digit years: 1970 to 2069), "13 June 2016", "June 13, 2016", "13-Jun-16", "Q2 2016",
// "week 24 of 2016", "H1 2016", Hijri days, months and years that say so. Names of months and units are those of
// assets/schemas/months.toml in any of its languages; Arabic digits.
class DateLayouts {
public:
    [[nodiscard]] static DateLayouts open(); // throws InstallationError

    // None: not a date, or one that no calendar has.
    [[nodiscard]] std::optional<WrittenDate> read(std::string_view text, const DateReading &how) const;
    [[nodiscard]] std::optional<WrittenDate> read(std::string_view text, DayOrder order) const {
        return read(text, DateReading{order});
    }

    // The two numbers whose order is open, of 03/04/2016 and its like.
    [[nodiscard]] static std::optional<std::pair<int, int>> openPair(std::string_view text);
    // A word that stands for the Hijri calendar is in it.
    [[nodiscard]] bool saysHijri(std::string_view text) const;

private:
    enum class Word : std::uint8_t { month, hijri_month, hijri, week, quarter, half, ordinal, passed_over };
    struct Meaning {
        Word word = Word::passed_over;
        int number = 0; // of a month or an ordinal
    };
    struct Said; // what the words of a cell say
    [[nodiscard]] std::optional<WrittenDate> readDate(std::string_view folded, const DateReading &how) const;
    [[nodiscard]] std::optional<Said> said(const std::vector<std::string_view> &words, bool hijriYear) const;
    std::unordered_map<std::string, Meaning> words_; // folded, of up to three words
};

// "9:05", "09:05:30", "9:05 PM", with or without Z or +03:00: seconds after midnight, UTC.
[[nodiscard]] std::optional<std::chrono::seconds> readClock(std::string_view text);
// Of a clock time: Z, UTC, GMT or +03:00 stands behind it.
[[nodiscard]] bool saysZone(std::string_view clock);
// "+03:00", "-5", "UTC+3", "Z": how far ahead of UTC. None: no zone (names of cities are none).
[[nodiscard]] std::optional<std::chrono::seconds> zoneFrom(std::string_view text);

// The end of the unit that begins at `from`: "2016-06-10", month → 2016-07-10.
[[nodiscard]] time::Instant unitAfter(time::Instant from, time::Granularity unit);
// The calendar's own month, week, year … that holds the moment.
[[nodiscard]] time::Interval unitAround(time::Instant moment, time::Granularity unit);

} // namespace zamkan::events
