// Dates counted from publication or from where the narrative stands, and those of a pattern that is no calendar date.
#include "mentions/date_arithmetic.hpp"
#include "text/calendars.hpp"

namespace zamkan::mentions {
namespace {
using std::chrono::days;
using time::addMonths;
using time::DateRange;
using time::Day;
using time::Granularity;

std::optional<ResolvedDate> resolveUnit(const DateMatch &match, const Narrative &narrative, Frame frame) {
    const auto unit = static_cast<TimeUnit>(valueOf(match, "unit").value_or(0));
    const auto relation = static_cast<Relation>(valueOf(match, "relation").value_or(0));
    const auto part = valueOf(match, "part");
    if (unit == TimeUnit::hour || unit == TimeUnit::century) return std::nullopt;
    std::optional<Day> base = narrative.published;
    int shift = 0;
    bool relative = true;
    switch (relation) {
    case Relation::last: shift = -1; break;
    case Relation::next: shift = 1; break;
    case Relation::current: break;
    case Relation::past: // "the past year" runs to today
        if (!base) return std::nullopt;
        return made({moved(*base, -1, unit), *base + days{1}}, Granularity::period);
    case Relation::same: case Relation::following: case Relation::previous:
        if (narrative.last && (!base || narrative.last->first() < *base)) {
            base = narrative.last->first();
            relative = false;
        }
        shift = relation == Relation::same ? 0 : relation == Relation::following ? 1 : -1;
        if (relation == Relation::same && !narrative.last) return std::nullopt;
    }
    if (!base) return std::nullopt;
    shift += valueOf(match, "shift").value_or(0);
    DateRange range = unitAround(moved(unit == TimeUnit::month ? time::firstOfMonth(*base) : *base, shift, unit), unit);
    Granularity granularity = granularityOf(unit);
    bool approximate = false;
    const bool begins = part && *part == 1 && match.pattern->settings["since"].boolean();
    if (begins || (frame == Frame::since && part && *part == 1)) { // "since the start of the year"
        const Day end = narrative.published.value_or(range.end()) + days{1};
        if (!(range.first() < end)) return std::nullopt;
        ResolvedDate out = made({range.first(), end}, Granularity::period);
        out.since = out.relative = true;
        return out;
    }
    if (part) {
        range = partOf(range, *part, granularity);
        granularity = Granularity::period;
        approximate = true;
    }
    if (match.pattern->settings["rest"].boolean()) { // "بقية العام"
        if (!(*base < range.end())) return std::nullopt;
        range = {*base, range.end()};
        granularity = Granularity::period;
    }
    ResolvedDate out = made(range, granularity);
    out.relative = relative;
    out.approximate = approximate;
    return out;
}

std::optional<ResolvedDate> resolveSpan(const DateMatch &match, const Narrative &narrative) {
    const DateAtom *span = match.atom("span");
    if (!span || span->value < 1) return std::nullopt;
    const auto unit = static_cast<TimeUnit>(span->unit);
    const int count = span->value;
    if (unit == TimeUnit::hour) {
        if (!narrative.published || match.pattern->value != "span" || valueOf(match, "relation") == 1) return std::nullopt;
        return made({*narrative.published - days{std::max(1, count / 24)}, *narrative.published + days{1}}, Granularity::period);
    }
    if (unit == TimeUnit::century || count > 2000) return std::nullopt;
    std::string kind = match.pattern->value;
    if (kind == "span") { // "الأشهر الستة الماضية", "the next three weeks"
        switch (static_cast<Relation>(valueOf(match, "relation").value_or(0))) {
        case Relation::last: case Relation::past: case Relation::previous: kind = "past_span"; break;
        case Relation::next: case Relation::following: kind = "next_span"; break;
        default: return std::nullopt;
        }
        if (span->singular) return std::nullopt;
    }
    if (kind == "first_span" || kind == "last_span") { // "الأشهر الثلاثة الأولى من 2016"
        const auto year = valueOf(match, "year");
        const auto month = valueOf(match, "month");
        const auto relation = valueOf(match, "relation");
        std::optional<DateRange> whole;
        if (year && month) whole = DateRange::month(*year, static_cast<unsigned>(*month));
        else if (year) whole = DateRange::year(*year);
        else if (narrative.published) {
            const auto of = static_cast<TimeUnit>(valueOf(match, "unit").value_or(static_cast<int>(TimeUnit::year)));
            const int shift = relation && *relation == static_cast<int>(Relation::last) ? -1 : 0;
            whole = unitAround(moved(*narrative.published, shift, of), of);
        }
        if (!whole) return std::nullopt;
        const DateRange range = kind == "first_span" ? DateRange{whole->first(), moved(whole->first(), count, unit)}
                                                     : DateRange{moved(whole->end(), -count, unit), whole->end()};
        ResolvedDate out = made(range, Granularity::period);
        out.explicitYear = year.has_value();
        out.relative = !year;
        return out;
    }
    if (kind == "later_span" || kind == "earlier_span") { // from where the narrative stands
        if (span->article) return std::nullopt;
        const int sign = kind == "later_span" ? 1 : -1;
        const bool narrated = narrative.last && (!narrative.published || narrative.last->first() < *narrative.published ||
                                                 match.pattern->settings["anchored"].boolean());
        const auto base = narrated ? std::optional(narrative.last->first()) : narrative.published;
        if (!base || (!narrated && match.pattern->settings["anchored"].boolean())) return std::nullopt;
        ResolvedDate out = made(DateRange::day(moved(*base, sign * count, unit)), Granularity::day);
        out.approximate = unit != TimeUnit::day;
        return out;
    }
    if (!narrative.published) return std::nullopt;
    const Day today = *narrative.published;
    ResolvedDate out = made(DateRange::day(today), Granularity::day);
    out.relative = true;
    if (kind == "past_span") {
        out = made({moved(today, -count, unit), today + days{1}}, Granularity::period);
        if (unit == TimeUnit::decade) out = made({unitAround(moved(today, -count, unit), unit).first(), unitAround(today, unit).first()}, Granularity::period);
    } else if (kind == "next_span") {
        out = made({today + days{1}, moved(today, count, unit) + days{1}}, Granularity::period);
    } else if (kind == "ago" || kind == "from_now") {
        if (span->article) return std::nullopt;
        Day day = moved(today, kind == "ago" ? -count : count, unit);
        for (const char *alias : {"more", "most"})
            if (const DateAtom *more = match.atom(alias)) day = moved(day, kind == "ago" ? -more->value : more->value, static_cast<TimeUnit>(more->unit));
        out = made(DateRange::day(day), Granularity::day);
        out.approximate = unit != TimeUnit::day;
    } else {
        return std::nullopt;
    }
    out.relative = true;
    return out;
}

// "ثالث ثلاثاء في أيلول 2014", "the last Monday of March", "اليوم الأخير من الشهر", "الأسبوع الأول من 2015".
std::optional<ResolvedDate> resolveNth(const DateMatch &match, const Narrative &narrative, std::uint32_t sentence) {
    CalendarDate of = calendarOf(match);
    const auto weekday = of.weekday;
    const int nth = valueOf(match, "n").value_or(valueOf(match, "ord").value_or(0));
    const auto unit = static_cast<TimeUnit>(valueOf(match, "unit").value_or(static_cast<int>(TimeUnit::day)));
    of.weekday.reset();
    of.day.reset();
    std::optional<ResolvedDate> whole;
    if (of.month || of.year) whole = resolveCalendar(of, narrative, sentence);
    else if (narrative.published && of.relation) {
        const bool year = of.relationOf == "year";
        const int shift = *of.relation == 1 ? 1 : *of.relation == -1 ? -1 : 0;
        const TimeUnit container = year ? TimeUnit::year : TimeUnit::month;
        whole = made(unitAround(moved(time::firstOfMonth(*narrative.published), shift, container), container), Granularity::month);
    }
    if (!whole) return std::nullopt;
    const Day first = whole->range.first(), end = whole->range.end();
    const bool ofYear = end - first > days{40};
    ResolvedDate out = *whole;
    if (unit == TimeUnit::week) {
        // Weeks of a year as ISO counts them, weeks of a month by their Monday.
        Day monday = time::mondayOf(first + days{ofYear ? 3 : 6});
        if (nth > 0) monday += days{7 * (nth - 1)};
        else monday = time::mondayOf(end - days{4}); // the last week with most of its days inside
        out.range = {monday, monday + days{7}};
        out.granularity = Granularity::week;
    } else if (weekday) {
        const auto onOrAfter = [&](Day day) { return day + days{(*weekday - 1 - (day - time::mondayOf(day)).count() + 7) % 7}; };
        const Day day = nth > 0 ? onOrAfter(first) + days{7 * (nth - 1)} : onOrAfter(end - days{7});
        if (day >= end) return std::nullopt;
        out.range = DateRange::day(day);
        out.granularity = Granularity::day;
    } else {
        const Day day = nth > 0 ? first + days{nth - 1} : end - days{1};
        if (day >= end) return std::nullopt;
        out.range = DateRange::day(day);
        out.granularity = Granularity::day;
    }
    return out;
}

// A feast of the Hijri year in the Gregorian year named, else the latest before publication.
std::optional<ResolvedDate> resolveFeast(const DateMatch &match, const Narrative &narrative) {
    const auto month = static_cast<unsigned>(valueOf(match, "feast_month").value_or(1));
    const auto day = static_cast<unsigned>(valueOf(match, "feast_day").value_or(1));
    const auto year = valueOf(match, "year");
    if (!year && !narrative.published) return std::nullopt;
    const Day latest = year ? DateRange::year(*year).end() - days{1} : *narrative.published;
    for (int hijri = text::dayToHijri(latest).year; hijri > 1300; --hijri) {
        const auto found = text::hijriToDay({hijri, month, day});
        if (!found || *found > latest) continue;
        if (year && yearOf(*found) != *year) return std::nullopt;
        ResolvedDate out = made(DateRange::day(*found), Granularity::day);
        out.explicitYear = year.has_value();
        return out;
    }
    return std::nullopt;
}

} // namespace

bool weekdayAgrees(const CalendarDate &date, const ResolvedDate &resolved) {
    return !date.weekday || !date.day || static_cast<int>(std::chrono::weekday{resolved.range.first()}.iso_encoding()) == *date.weekday;
}

std::optional<ResolvedDate> resolve(const DateMatch &match, const Narrative &narrative, std::uint32_t sentence, Frame frame) {
    const std::string &kind = match.pattern->value;
    if (kind == "none") return std::nullopt;
    if (kind == "calendar") return resolveCalendar(calendarOf(match), narrative, sentence);
    if (kind == "shift") {
        const auto shift = valueOf(match, "shift");
        if (!shift || !narrative.published) return std::nullopt;
        ResolvedDate out = made(DateRange::day(*narrative.published + days{*shift}), Granularity::day);
        out.relative = true;
        return out;
    }
    if (kind == "feast") return resolveFeast(match, narrative);
    if (kind == "unit") return resolveUnit(match, narrative, frame);
    if (kind == "nth") return resolveNth(match, narrative, sentence);
    if (kind == "decade") {
        int first = valueOf(match, "decade").value_or(0);
        if (first < 100) first += 1900;
        ResolvedDate out = made({DateRange::year(first).first(), DateRange::year(first + 9).end()}, Granularity::decade);
        return out;
    }
    return resolveSpan(match, narrative);
}

} // namespace zamkan::mentions
