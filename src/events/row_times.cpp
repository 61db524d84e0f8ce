#include "events/row_times.hpp"
#include <algorithm>
#include <fmt/format.h>

namespace zamkan::events {
namespace {

constexpr std::size_t kMostDates = 1 << 16; // different ones that are remembered: clock times never come again

// "2016-06-13" as seconds, by far the most dates; none for anything else.
std::optional<std::int64_t> isoDay(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-' || text.substr(0, 4) == "0000")
        return std::nullopt;
    const auto day = time::dayFromIso(text);
    return day ? std::optional(time::Instant(*day).time_since_epoch().count()) : std::nullopt;
}

} // namespace

RowTimes::RowTimes(const RowPlan &plan) : plan_(plan), dates_(kMostDates) {}

std::optional<WrittenDate> RowTimes::date(std::string_view cell) {
    // What DateSigns::add would say of it: a year of the Hijra is for the calendar to read.
    const bool hijri = cell.size() > 1 && cell[0] == '1' && (cell[1] == '3' || cell[1] == '4');
    if (!hijri && !plan_.dates.hijri)
        if (const auto day = isoDay(cell)) {
            ++signs_.filled;
            return WrittenDate{time::Instant{std::chrono::seconds{*day}}, time::Granularity::day};
        }
    const Date &known = dates_.of(cell, [&] {
        Date date{plan_.layouts.read(cell, plan_.dates), {}};
        date.signs.add(cell, plan_.layouts);
        return date;
    });
    signs_ += known.signs;
    return known.written;
}

std::variant<RowTimes::Found, Reason> RowTimes::read(Cells cells, std::uint64_t number, RowRemarks &remarks) {
    Found found;
    const Schema &schema = plan_.mapping.schema;
    const std::string_view fromCell = plan_.cell(cells, plan_.at.date_from), toCell = plan_.cell(cells, plan_.at.date_to);
    std::optional<time::Granularity> stated;
    if (const std::string_view cell = plan_.cell(cells, plan_.at.time_precision); !cell.empty()) {
        const Precision &precision = precisions_.of(cell, [&] {
            std::string word = plan_.word(cell, "time_precision");
            const auto unit = time::granularityFromString(word);
            return Precision{std::move(word), unit};
        });
        stated = precision.unit;
        if (!stated && !precision.word.empty())
            remarks.add(fmt::format("the time_precision '{}' is not known and was left out", precision.word), number);
    }
    if (stated)
        found.precision = *stated;
    const std::string_view kind = plan_.cell(cells, plan_.at.time_kind);
    if (kind == "throughout")
        found.kind = TimeKind::throughout;
    found.story = plan_.cell(cells, plan_.at.time_source) == "story";

    if (fromCell.empty()) {
        if (toCell.empty())
            return found;
        return Reason{"end_alone", {{"end", std::string(toCell)}}};
    }
    auto from = date(fromCell);
    const auto to = toCell.empty() ? std::nullopt : date(toCell);
    if (!from)
        return Reason{"not_a_date", {{"cell", std::string(fromCell)}}};
    if (const std::string_view clock = plan_.cell(cells, plan_.at.clock);
        !clock.empty() && from->precision == time::Granularity::day)
        if (const auto seconds = readClock(clock)) {
            const bool open = !saysZone(clock);
            signs_.clocks += open ? 1U : 0U;
            from = WrittenDate{from->from + *seconds - (open ? plan_.dates.zone : std::chrono::seconds{0}), time::Granularity::minute};
        }
    found.precision = stated ? std::max(*stated, from->precision) : from->precision;
    // A clock time is finer than the precision "day" that tables state: what is written counts.
    if (stated && *stated == time::Granularity::day && from->precision < time::Granularity::day)
        found.precision = from->precision;

    const auto set = [&](time::Instant first, time::Instant end) {
        found.from = first.time_since_epoch().count();
        found.to = end.time_since_epoch().count();
    };
    if (toCell.empty()) {
        if (schema.date_inside_unit) {
            const time::Interval unit = unitAround(from->from, found.precision);
            set(unit.from(), unit.to());
        } else {
            set(from->from, from->ends && found.precision == from->precision ? *from->ends
                                                                             : unitAfter(from->from, found.precision));
        }
        return found;
    }
    if (!to)
        return Reason{"not_a_date", {{"cell", std::string(toCell)}}};
    const time::Instant end = plan_.last_day_included ? endOf(*to) : to->from;
    if (end <= from->from)
        return Reason{"ends_before", {{"end", std::string(toCell)}, {"start", std::string(fromCell)}}};
    set(from->from, end);
    const bool lasts = end > unitAfter(from->from, found.precision);
    if (schema.name == "guessed" && kind.empty() && !stated && lasts)
        found.kind = TimeKind::throughout;
    return found;
}

} // namespace zamkan::events
