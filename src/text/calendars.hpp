// Calendars other than the Gregorian one, through ICU.
#pragma once
#include <chrono>
#include <optional>

namespace zamkan::text {

struct HijriDate {
    int year = 1; // after the Hijra
    unsigned month = 1, day = 1;
    friend bool operator==(const HijriDate &, const HijriDate &) = default;
};

// By the Umm al-Qura calendar of Saudi Arabia (ICU's islamic-umalqura), in years 1300 to 1600; nothing for a day that
// the month does not have.
[[nodiscard]] std::optional<std::chrono::sys_days> hijriToDay(const HijriDate &date);
[[nodiscard]] HijriDate dayToHijri(std::chrono::sys_days day);

} // namespace zamkan::text
