#include "mentions/date_values.hpp"
#include "text/calendars.hpp"

namespace zamkan::mentions {
namespace {
using std::chrono::days;
using time::addMonths;
using time::DateRange;
using time::Day;
using time::Granularity;

constexpr std::uint32_t governedSentences = 8; // how far a year said once governs bare months

int yearOf(Day day) { return static_cast<int>(std::chrono::year_month_day{day}.year()); }
int monthOf(Day day) { return static_cast<int>(static_cast<unsigned>(std::chrono::year_month_day{day}.month())); }

std::optional<Day> dayIn(int year, int month, int day) {
    const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (month < 1 || day < 1 || !date.ok()) return std::nullopt;
    return Day(date);
}

std::optional<int> valueOf(const DateMatch &match, std::string_view alias) {
    const DateAtom *atom = match.atom(alias);
    if (atom) return atom->value;
    if (const auto constant = match.pattern->settings[alias].integer()) return static_cast<int>(*constant);
    return std::nullopt;
}

ResolvedDate made(DateRange range, Granularity granularity) {
    ResolvedDate out{range};
    out.granularity = granularity;
    return out;
}

// The calendar unit that holds a day.
DateRange unitAround(Day day, TimeUnit unit) {
    switch (unit) {
    case TimeUnit::week: return {time::mondayOf(day), time::mondayOf(day) + days{7}};
    case TimeUnit::weekend: return {time::mondayOf(day) + days{5}, time::mondayOf(day) + days{7}};
    case TimeUnit::month: return {time::firstOfMonth(day), addMonths(time::firstOfMonth(day), 1)};
    case TimeUnit::year: return DateRange::year(yearOf(day));
    case TimeUnit::decade: {
        const int first = yearOf(day) / 10 * 10;
        return {DateRange::year(first).first(), DateRange::year(first + 9).end()};
    }
    default: return DateRange::day(day);
    }
}

Granularity granularityOf(TimeUnit unit) {
    switch (unit) {
    case TimeUnit::week: return Granularity::week;
    case TimeUnit::month: return Granularity::month;
    case TimeUnit::year: return Granularity::year;
    case TimeUnit::decade: return Granularity::decade;
    case TimeUnit::weekend: return Granularity::period;
    default: return Granularity::day;
    }
}

Day moved(Day day, int count, TimeUnit unit) {
    switch (unit) {
    case TimeUnit::week: case TimeUnit::weekend: return day + days{7 * count};
    case TimeUnit::month: return addMonths(day, count);
    case TimeUnit::year: return addMonths(day, 12 * count);
    case TimeUnit::decade: return addMonths(day, 120 * count);
    default: return day + days{count};
    }
}

// Early, middle, late or end of a stretch: months in tens of days, years and seasons in thirds.
DateRange partOf(DateRange whole, int part, Granularity granularity) {
    const Day first = whole.first(), end = whole.end();
    if (granularity == Granularity::month) {
        if (part == 1) return {first, first + days{10}};
        if (part == 2) return {first + days{10}, first + days{20}};
        return {first + days{20}, end};
    }
    if (granularity == Granularity::year) {
        if (part == 4) return {addMonths(first, 11), end};
        return {addMonths(first, 4 * (part - 1)), addMonths(first, 4 * part)};
    }
    if (granularity == Granularity::week) {
        if (part == 1) return {first, first + days{3}};
        if (part == 2) return {first + days{2}, first + days{5}};
        return part == 4 ? DateRange{first + days{5}, end} : DateRange{first + days{3}, end};
    }
    const int third = std::max(1, whole.days() / 3);
    if (part == 1) return {first, first + days{third}};
    if (part == 2) return {first + days{third}, first + days{2 * third}};
    return {first + days{2 * third}, end};
}

// The year of a bare month or day: of two candidates the governing one, else the latest before publication.
std::optional<int> yearFor(const CalendarDate &date, const Narrative &narrative, std::uint32_t sentence) {
    if (date.year) return *date.year;
    if (date.relationOf == "year" && date.relation) {
        switch (static_cast<Relation>(*date.relation)) {
        case Relation::same: return narrative.lastYear;
        case Relation::following: return narrative.lastYear ? std::optional(*narrative.lastYear + 1) : std::nullopt;
        case Relation::last: case Relation::previous: case Relation::past:
            return narrative.published ? std::optional(yearOf(*narrative.published) - 1) : std::nullopt;
        case Relation::current: return narrative.published ? std::optional(yearOf(*narrative.published)) : std::nullopt;
        case Relation::next: return narrative.published ? std::optional(yearOf(*narrative.published) + 1) : std::nullopt;
        }
    }
    const bool self = date.relationOf == "self" && date.relation;
    if (!self && narrative.governingYear && sentence <= narrative.governedAt + governedSentences) return narrative.governingYear;
    if (!narrative.published) return std::nullopt;
    const int year = yearOf(*narrative.published);
    const int month = date.month.value_or(date.season ? (*date.season == 4 ? 12 : *date.season * 3) : date.half ? *date.half * 6 - 5
                                          : date.quarter ? *date.quarter * 3 - 2 : 1);
    const int now = monthOf(*narrative.published);
    const int today = static_cast<int>(static_cast<unsigned>(std::chrono::year_month_day{*narrative.published}.day()));
    if (self) {
        switch (static_cast<Relation>(*date.relation)) {
        case Relation::last: case Relation::past: case Relation::previous:
            return month < now || (month == now && date.day && *date.day < today) ? year : year - 1;
        case Relation::next: case Relation::following: return month > now ? year : year + 1;
        default: return year;
        }
    }
    const bool later = month > now || (month == now && date.day && *date.day > today);
    return later ? year - 1 : year;
}

// Whether the weekday that stands beside a date is that day's.
bool agrees(int year, const CalendarDate &date) {
    const auto day = dayIn(year, *date.month, *date.day);
    return day && static_cast<int>(std::chrono::weekday{*day}.iso_encoding()) == *date.weekday;
}

std::optional<ResolvedDate> resolveWeekday(int weekday, const CalendarDate &date, const Narrative &narrative) {
    if (!narrative.published) return std::nullopt;
    const Day today = *narrative.published;
    const Day monday = time::mondayOf(today);
    std::optional<Relation> relation;
    if (date.relation) relation = static_cast<Relation>(*date.relation);
    if (date.relationOf == "week" && relation) {
        const int weeks = *relation == Relation::current ? 0 : *relation == Relation::next || *relation == Relation::following ? 1 : -1;
        return made(DateRange::day(monday + days{7 * weeks + weekday - 1}), Granularity::day);
    }
    Day day = monday + days{weekday - 1};
    if (relation && (*relation == Relation::next || *relation == Relation::following)) {
        if (day <= today) day += days{7};
    } else if (relation && *relation == Relation::current) {
        return made(DateRange::day(day), Granularity::day);
    } else if (day >= today) {
        day -= days{7};
    }
    return made(DateRange::day(day), Granularity::day);
}

} // namespace

void Narrative::note(const ResolvedDate &date, std::uint32_t sentence, bool governs) {
    last = date.range;
    lastYear = yearOf(date.range.first());
    if (date.explicitYear && governs) {
        governingYear = lastYear;
        governedAt = sentence;
    } else if (date.relative) {
        governingYear.reset();
    } else if (governingYear && !date.explicitYear) {
        governedAt = sentence; // a date that it governs carries it on
    }
}

bool isCalendar(const DateMatch &match) { return match.pattern->value == "calendar"; }

CalendarDate calendarOf(const DateMatch &match) {
    CalendarDate date;
    date.weekday = valueOf(match, "weekday");
    date.day = valueOf(match, "day");
    date.day2 = valueOf(match, "day2");
    date.month = valueOf(match, "month");
    date.month2 = valueOf(match, "month2");
    date.year = valueOf(match, "year");
    date.year2 = valueOf(match, "year2");
    date.season = valueOf(match, "season");
    date.half = valueOf(match, "half");
    date.quarter = valueOf(match, "quarter");
    date.part = valueOf(match, "part");
    date.relation = valueOf(match, "relation");
    date.relationOf = match.pattern->settings["relation_of"].text("self");
    if (const auto hijri = valueOf(match, "hmonth")) {
        date.month = hijri;
        date.hijri = true;
    }
    if (const auto hijri = valueOf(match, "hyear")) {
        date.year = hijri;
        date.hijri = true;
    }
    return date;
}

namespace {

std::optional<ResolvedDate> resolveHijri(const CalendarDate &date, const Narrative &narrative) {
    int year = 0;
    if (date.year) year = *date.year;
    else if (narrative.published) {
        const text::HijriDate now = text::dayToHijri(*narrative.published);
        year = now.year;
        const int month = static_cast<int>(now.month), day = static_cast<int>(now.day);
        if (date.month && (*date.month > month || (*date.month == month && date.day && *date.day > day))) --year;
    } else return std::nullopt;
    const auto at = [&](int y, int m, int d) {
        return text::hijriToDay({y, static_cast<unsigned>(m), static_cast<unsigned>(d)});
    };
    const auto single = [&](std::optional<Day> first, std::optional<Day> end, Granularity granularity) -> std::optional<ResolvedDate> {
        if (!first || !end || !(*first < *end)) return std::nullopt;
        return made({*first, *end}, granularity);
    };
    if (!date.month) return single(at(year, 1, 1), at(year + 1, 1, 1), Granularity::year);
    if (date.day) {
        const auto first = at(year, *date.month, *date.day);
        const auto last = at(year, *date.month, date.day2.value_or(*date.day));
        return first && last ? single(first, *last + days{1}, Granularity::day) : std::nullopt;
    }
    return single(at(year, *date.month, 1), *date.month == 12 ? at(year + 1, 1, 1) : at(year, *date.month + 1, 1), Granularity::month);
}

} // namespace

std::optional<ResolvedDate> resolveCalendar(const CalendarDate &given, const Narrative &narrative, std::uint32_t sentence) {
    CalendarDate date = given;
    if (date.hijri) return resolveHijri(date, narrative);
    if (date.year && *date.year < 100) *date.year += *date.year < 70 ? 2000 : 1900;
    if (!date.month && date.day) { // the day belongs to a month said otherwise: "27 من الشهر نفسه", "السبت 23"
        std::optional<Day> within;
        const auto relation = date.relation && date.relationOf == "month" ? std::optional(static_cast<Relation>(*date.relation)) : std::nullopt;
        if (relation == Relation::same || relation == Relation::following) {
            if (narrative.last) within = addMonths(time::firstOfMonth(narrative.last->first()), relation == Relation::following);
        } else if (narrative.published) {
            const int shift = !relation || *relation == Relation::current ? 0 : *relation == Relation::next ? 1 : -1;
            within = addMonths(time::firstOfMonth(*narrative.published), shift);
            if (!relation && date.weekday) // "السبت 23": the month in which it is one
                for (const int months : {0, -1, 1}) {
                    CalendarDate probe = date;
                    const Day then = addMonths(*within, months);
                    probe.month = monthOf(then);
                    if (!agrees(yearOf(then), probe)) continue;
                    within = then;
                    break;
                }
        }
        if (!within) return std::nullopt;
        date.month = monthOf(*within);
        date.year = yearOf(*within);
    }
    if (date.weekday && !date.month) return resolveWeekday(*date.weekday, date, narrative);
    if (date.relation && date.relationOf == "month" && date.month) date.relation.reset();

    auto year = yearFor(date, narrative, sentence);
    if (year && date.weekday && date.day && date.month && !date.year && !agrees(*year, date)) // the weekday knows the year
        for (const int shift : {-1, 1}) {
            if (!agrees(*year + shift, date)) continue;
            *year += shift;
            break;
        }
    if (!year || *year < 1000 || *year > 2200) return std::nullopt;
    const bool said = given.year.has_value();
    const auto finish = [&](DateRange range, Granularity granularity) {
        ResolvedDate out = made(range, granularity);
        out.explicitYear = said;
        out.relative = date.relation && date.relation != static_cast<int>(Relation::same);
        if (date.part) {
            out.range = partOf(range, *date.part, granularity);
            out.granularity = Granularity::period;
            out.approximate = true;
        }
        return out;
    };
    if (date.day && date.month) {
        auto first = dayIn(*year, *date.month, *date.day);
        const auto last = dayIn(*year, date.month2.value_or(*date.month), date.day2.value_or(*date.day));
        if (!first || !last) return std::nullopt;
        if (*last < *first) first = dayIn(*year - 1, *date.month, *date.day);
        if (!first || !(*first < *last + days{1})) return std::nullopt;
        return finish({*first, *last + days{1}}, *first == *last ? Granularity::day : Granularity::period);
    }
    if (date.month) {
        if (*date.month < 1 || *date.month > 12) return std::nullopt;
        const DateRange first = DateRange::month(*year, static_cast<unsigned>(*date.month));
        if (!date.month2) return finish(first, Granularity::month);
        const DateRange last = DateRange::month(*year + (*date.month2 < *date.month), static_cast<unsigned>(*date.month2));
        return finish({first.first(), last.end()}, Granularity::period);
    }
    const DateRange whole = DateRange::year(*year);
    if (date.season) { // meteorological; winter 2015 begins in December 2015
        const Day first = addMonths(whole.first(), *date.season == 4 ? 11 : *date.season * 3 - 1);
        return finish({first, addMonths(first, 3)}, Granularity::season);
    }
    if (date.half && *date.half >= 1 && *date.half <= 2) {
        const Day first = addMonths(whole.first(), 6 * (*date.half - 1));
        return finish({first, addMonths(first, 6)}, Granularity::half);
    }
    if (date.quarter && *date.quarter >= 1 && *date.quarter <= 4) {
        const Day first = addMonths(whole.first(), 3 * (*date.quarter - 1));
        return finish({first, addMonths(first, 3)}, Granularity::quarter);
    }
    if (date.half || date.quarter) return std::nullopt;
    if (date.year2) {
        int second = *date.year2;
        if (second < 100) second += *year / 100 * 100;
        if (second <= *year) return std::nullopt;
        return finish({whole.first(), DateRange::year(second).end()}, Granularity::period);
    }
    return finish(whole, Granularity::year);
}

namespace {

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
