#include "events/date_signs.hpp"
#include "events/date_forms.hpp"
#include "events/row_remarks.hpp"
#include <algorithm>
#include <fmt/format.h>

namespace zamkan::events {
namespace {

constexpr std::uint64_t kLeastNumbers = 2; // one number alone decides nothing
constexpr std::array kCounted{DateNumbers::excel, DateNumbers::unix_seconds, DateNumbers::unix_milliseconds};

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

bool isDigit(char c) { return c >= '0' && c <= '9'; }

std::string_view titleOf(DateNumbers numbers) {
    switch (numbers) {
    case DateNumbers::excel: return "days since 1900, as Excel counts them";
    case DateNumbers::unix_seconds: return "seconds since 1970";
    case DateNumbers::unix_milliseconds: return "milliseconds since 1970";
    case DateNumbers::calendar: break;
    }
    return "dates";
}

// What a number without a mark could be.
void addNumber(DateSigns &signs, std::string_view cell, const DateLayouts &layouts) {
    const std::size_t whole = std::min(cell.find('.'), cell.size());
    const auto fits = [&](DateNumbers numbers) {
        if (countedMoment(cell, numbers))
            ++signs.numbers[static_cast<std::size_t>(numbers)];
    };
    if (whole == 5)
        fits(DateNumbers::excel);
    else if (whole == 9 || whole == 10)
        fits(DateNumbers::unix_seconds);
    else if (whole == 12 || whole == 13)
        fits(DateNumbers::unix_milliseconds);
    if (whole == cell.size() && layouts.read(cell, DateReading{}))
        ++signs.number_dates;
}

} // namespace

void DateSigns::named(std::string_view header, const DateLayouts &layouts) {
    hijri_name = hijri_name || layouts.saysHijri(header);
}

void DateSigns::add(std::string_view cell, const DateLayouts &layouts) {
    cell = trimmed(cell);
    if (cell.empty())
        return;
    ++filled;
    if (cell.size() > 10) // "2016-06-13 10:00"
        if (const std::size_t clock = cell.find(':'); clock != std::string_view::npos && !saysZone(cell.substr(clock)))
            if (const auto date = layouts.read(cell, DateReading{}); date && date->precision < time::Granularity::day)
                ++clocks;
    if (cell.size() > 4 && (cell[4] == '-' || cell[4] == '/') && isDigit(cell[0])) { // ISO, by far the most
        hijri_years += cell[0] == '1' && (cell[1] == '3' || cell[1] == '4') ? 1U : 0U;
        return;
    }
    if (cell.size() >= 5 && cell.size() <= 18 && isDigit(cell.front()) &&
        std::all_of(cell.begin(), cell.end(), [](char c) { return isDigit(c) || c == '.'; }) &&
        std::count(cell.begin(), cell.end(), '.') <= 1) {
        addNumber(*this, cell, layouts);
        return;
    }
    const auto pair = DateLayouts::openPair(cell);
    if (!pair)
        return;
    const bool firstIsDay = pair->first > 12, secondIsDay = pair->second > 12;
    if (firstIsDay && secondIsDay)
        return; // no date in any order
    if (firstIsDay)
        ++day_first;
    else if (secondIsDay)
        ++month_first;
    else if (pair->first != pair->second)
        ++open;
}

DateSigns &DateSigns::operator+=(const DateSigns &other) {
    filled += other.filled;
    day_first += other.day_first;
    month_first += other.month_first;
    open += other.open;
    hijri_years += other.hijri_years;
    number_dates += other.number_dates;
    clocks += other.clocks;
    for (std::size_t i = 0; i < numbers.size(); ++i)
        numbers[i] += other.numbers[i];
    hijri_name = hijri_name || other.hijri_name;
    return *this;
}

DateReading readingOf(const DateSigns &signs, const WantedDates &wanted, const std::string &where) {
    if (!wanted.calendar.empty() && wanted.calendar != "hijri" && wanted.calendar != "gregorian")
        throw InputError("--map calendar: '" + wanted.calendar + "' is neither hijri nor gregorian", where,
                         "use one of the two");
    if (!wanted.order.empty() && wanted.order != "mdy" && wanted.order != "dmy")
        throw InputError("--map date_order: '" + wanted.order + "' is neither dmy nor mdy", where, "use one of the two");
    DateReading reading;
    if (!wanted.zone.empty()) {
        const auto zone = zoneFrom(wanted.zone);
        if (!zone)
            throw InputError("--map time_zone: '" + wanted.zone + "' is no zone", where, "write how far it is ahead of UTC, like +03:00");
        reading.zone = *zone;
    }
    reading.hijri = wanted.calendar.empty() ? signs.hijri_name : wanted.calendar == "hijri";
    for (const DateNumbers numbers : kCounted) {
        const std::uint64_t count = signs.numbers[static_cast<std::size_t>(numbers)];
        if (count >= kLeastNumbers && count * 10 >= signs.filled * 9 && signs.number_dates * 2 <= count)
            reading.numbers = numbers;
    }
    const bool monthFirst = wanted.order.empty() ? signs.month_first > signs.day_first : wanted.order == "mdy";
    reading.order = monthFirst ? DayOrder::month_first : DayOrder::day_first;
    return reading;
}

std::string_view openQuestion(const DateReading &reading, const DateSigns &signs, const WantedDates &wanted) {
    if (!reading.hijri && signs.hijri_years * 2 > signs.filled && wanted.calendar.empty())
        return "hijri_years";
    if (!wanted.order.empty() || reading.hijri)
        return {};
    if (signs.day_first > 0 && signs.month_first > 0)
        return "mixed_days";
    return signs.open > 0 && signs.day_first + signs.month_first == 0 ? "day_or_month" : "";
}

void tellReading(const DateReading &reading, const DateSigns &signs, const WantedDates &wanted, const std::string &where,
                 std::vector<Diagnostic> &diagnostics) {
    const auto tell = [&](Severity severity, std::string what, std::string remedy) {
        diagnostics.push_back({severity, std::move(what), where, std::move(remedy), {}});
    };
    if (reading.hijri)
        tell(Severity::remark, "dates were read by the Umm al-Qura calendar of the Hijra",
             "use --map calendar=gregorian if they are not");
    else if (signs.hijri_years * 2 > signs.filled && wanted.calendar.empty())
        tell(Severity::warning, "the years lie between 1300 and 1499 and were read as Gregorian ones",
             "use --map calendar=hijri if they are years of the Hijra");
    if (reading.numbers != DateNumbers::calendar)
        tell(Severity::remark,
             fmt::format("dates were read as {} (decided by {})", titleOf(reading.numbers),
                         rowsText(signs.numbers[static_cast<std::size_t>(reading.numbers)])),
             {});
    if (signs.clocks > 0 && wanted.zone.empty())
        tell(Severity::remark, fmt::format("clock times that name no zone were read as UTC, in {}", rowsText(signs.clocks)),
             "use --map time_zone=+03:00 if they are local");
    if (!wanted.order.empty() || reading.hijri || signs.day_first + signs.month_first + signs.open == 0)
        return;
    const bool dayFirst = reading.order == DayOrder::day_first;
    const std::string_view order = dayFirst ? "day/month/year" : "month/day/year";
    if (signs.day_first > 0 && signs.month_first > 0)
        tell(Severity::warning,
             fmt::format("the dates mix day/month (in {}) with month/day (in {}); all were read as {}",
                         rowsText(signs.day_first), rowsText(signs.month_first), order),
             "rows that this makes impossible are listed; mend the others in the file");
    else if (signs.day_first + signs.month_first > 0)
        tell(Severity::remark,
             fmt::format("dates were read as {} (decided by {})", order, rowsText(signs.day_first + signs.month_first)),
             {});
    else
        tell(Severity::warning,
             fmt::format("dates such as 03/04 were read as {}, but nothing in the file decides it", order),
             fmt::format("use --map date_order={} for the other order", dayFirst ? "mdy" : "dmy"));
}

} // namespace zamkan::events
