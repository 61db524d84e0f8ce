// How the dates of a whole column are to be read: what one cell leaves open, the others decide. Said aloud.
#pragma once
#include "base/diagnostic.hpp"
#include "events/date_layouts.hpp"
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::events {

// What the user says of the dates with --map date_order=dmy|mdy, --map calendar=hijri|gregorian and --map
// time_zone=+03:00; "": nothing.
struct WantedDates {
    std::string order, calendar, zone;
};

// What the date cells of a file show, the columns of beginnings and ends together; counts that can be added up.
struct DateSigns {
    std::uint64_t filled = 0;
    std::uint64_t day_first = 0, month_first = 0, open = 0; // 13/04/2016, 04/13/2016, 03/04/2016
    std::uint64_t hijri_years = 0;                          // 1300 to 1499, without a word
    std::uint64_t clocks = 0;                               // clock times that say no zone
    std::uint64_t number_dates = 0;                         // 20160613
    std::array<std::uint64_t, 4> numbers{};                 // by DateNumbers: what a cell could count
    bool hijri_name = false;                                // a column is called so

    void named(std::string_view header, const DateLayouts &layouts);
    void add(std::string_view cell, const DateLayouts &layouts);
    DateSigns &operator+=(const DateSigns &other);
};

// Day before month unless more cells show the other; Excel's days or seconds since 1970 when nine of ten cells are
// such numbers and few of them dates; Hijri when the column is called so. Throws InputError for a wish that is none
// of the words above.
[[nodiscard]] DateReading readingOf(const DateSigns &signs, const WantedDates &wanted, const std::string &where);
// Says how the dates were read and what decided it.
// What the signs do not decide, for the user to look at: "hijri_years" "mixed_days" "day_or_month"; "": nothing.
[[nodiscard]] std::string_view openQuestion(const DateReading &reading, const DateSigns &signs, const WantedDates &wanted);
void tellReading(const DateReading &reading, const DateSigns &signs, const WantedDates &wanted, const std::string &where,
                 std::vector<Diagnostic> &diagnostics);

} // namespace zamkan::events
