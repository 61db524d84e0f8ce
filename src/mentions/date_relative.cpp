// Dates counted from publication or from where the narrative stands.
#include "mentions/date_arithmetic.hpp"
#include "mentions/date_relative.hpp"
#include <algorithm>

namespace zamkan::mentions {
namespace {
using std::chrono::days;
using time::DateRange;
using time::Day;
using time::Granularity;

constexpr int earlier = 5, later = 6; // parts of a unit that publication divides

ResolvedDate counted(DateRange range, Granularity granularity) {
    ResolvedDate out = made(range, granularity);
    out.relative = true;
    return out;
}

// "الأشهر الثلاثة الأولى من 2016", "the last two weeks of March".
std::optional<ResolvedDate> edgeOf(const DateMatch &match, const DateAtom &span, const Narrative &narrative, std::uint32_t sentence) {
    const auto unit = static_cast<TimeUnit>(span.unit);
    CalendarDate of = calendarOf(match);
    std::optional<DateRange> whole;
    const auto named = valueOf(match, DateSlot::unit);
    if ((of.year || of.month) && !named) {
        if (const auto date = resolveCalendar(of, narrative, sentence)) whole = date->range;
    } else if (narrative.published) {
        const auto container = static_cast<TimeUnit>(named.value_or(static_cast<int>(TimeUnit::year)));
        const int shift = of.relation == static_cast<int>(Relation::last) || of.relation == static_cast<int>(Relation::previous) ? -1
                          : of.relation == static_cast<int>(Relation::next)                                                     ? 1 : 0;
        whole = unitAround(moved(unitAround(*narrative.published, container).first(), shift, container), container);
    }
    if (!whole) return std::nullopt;
    const DateRange range = match.builder() == DateBuilder::first_span ? DateRange{whole->first(), moved(whole->first(), span.value, unit)}
                                                                       : DateRange{moved(whole->end(), -span.value, unit), whole->end()};
    ResolvedDate out = made(range, Granularity::period);
    out.explicitYear = of.year.has_value();
    out.relative = !of.year && !of.month;
    return out;
}

// "two days later", from where the narrative stands; without one, from publication unless the pattern is anchored.
std::optional<ResolvedDate> fromNarrative(const DateMatch &match, const DateAtom &span, const Narrative &narrative) {
    if (span.article) return std::nullopt;
    const int sign = match.builder() == DateBuilder::later_span ? 1 : -1;
    const bool anchored = match.pattern->anchored;
    const bool now = narrative.runsToNow && sign < 0; // "since February, up from 51% a week earlier"
    constexpr auto quarter = days{92}; // "this year … a week earlier": no day to count from
    // "raided X on 11 May, a town it has blockaded since 2022. Two days later": after the raid
    const bool coarse = narrative.last && narrative.last->end() - narrative.last->first() > days{7} && static_cast<TimeUnit>(span.unit) <= TimeUnit::week;
    const auto &last = narrative.runsToNow && sign > 0 && coarse && narrative.told ? narrative.told : narrative.last;
    const bool wide = last && last->end() - last->first() > quarter && static_cast<TimeUnit>(span.unit) <= TimeUnit::week;
    const bool narrated = last && !now && !wide && (!narrative.published || last->first() < *narrative.published || anchored);
    const auto base = narrated ? std::optional(last->first()) : narrative.published;
    if (!base || (!narrated && anchored)) return std::nullopt;
    Day day = moved(*base, sign * span.value, static_cast<TimeUnit>(span.unit));
    if (const DateAtom *more = match.atom(DateSlot::more)) day = moved(day, sign * more->value, static_cast<TimeUnit>(more->unit));
    // "كسر الحصار بعد ثلاثة أعوام": how long it took; no such day has come.
    if (sign > 0 && narrated && narrative.published && day > *narrative.published && static_cast<TimeUnit>(span.unit) >= TimeUnit::month) return std::nullopt;
    ResolvedDate out = made(DateRange::day(day), Granularity::day);
    out.approximate = static_cast<TimeUnit>(span.unit) != TimeUnit::day;
    return out;
}

// "two days after tomorrow", "ثلاثة أيام بعد الفصح".
std::optional<ResolvedDate> fromNamedDay(const DateMatch &match, const DateAtom &span, const DateLexicon &lexicon, const Narrative &narrative,
                                         std::uint32_t sentence) {
    const int sign = valueOf(match, DateSlot::n).value_or(1);
    std::optional<Day> base;
    if (const DateAtom *feast = match.atom(DateSlot::feast)) {
        const auto date = resolveFeast(match, lexicon.feast(feast->value), narrative, sentence);
        if (date) base = date->range.first();
    } else if (narrative.published) {
        base = *narrative.published + days{valueOf(match, DateSlot::shift).value_or(0)};
    }
    if (!base) return std::nullopt;
    return counted(DateRange::day(moved(*base, sign * span.value, static_cast<TimeUnit>(span.unit))), Granularity::day);
}

std::optional<ResolvedDate> hoursAround(const DateMatch &match, const DateAtom &span, const Narrative &narrative) {
    if (!narrative.published || match.builder() != DateBuilder::span || valueOf(match, DateSlot::relation) == 1) return std::nullopt;
    return made({*narrative.published - days{std::max(1, span.value / 24)}, *narrative.published + days{1}}, Granularity::period);
}

// "two Fridays ago", "three Sundays from now".
std::optional<ResolvedDate> weekdaysAway(const DateMatch &match, int weekday, const Narrative &narrative) {
    const int count = valueOf(match, DateSlot::n).value_or(0);
    if (!narrative.published || count < 1 || count > 60) return std::nullopt;
    const bool past = match.builder() == DateBuilder::ago;
    const Day day = past ? onOrAfter(*narrative.published - days{7}, weekday) - days{7 * (count - 1)}
                         : onOrAfter(*narrative.published + days{1}, weekday) + days{7 * (count - 1)};
    return counted(DateRange::day(day), Granularity::day);
}

} // namespace

std::optional<ResolvedDate> afterNarrative(const DateAtom &span, const Narrative &narrative) {
    const Day first = narrative.last->end();
    return made({first, moved(first, span.value, static_cast<TimeUnit>(span.unit))}, Granularity::period);
}

// Whether the story has come back from what had been before to where it stood.
bool backFromWhatHadBeen(const Narrative &narrative, const DateMatch &match) {
    constexpr auto longBefore = days{7}; // what had been two days before is a part of the story
    const std::uint32_t sentence = (*narrative.tokens)[match.tokens.first].sentence;
    return !narrative.runsToNow && narrative.told && sentence != narrative.lastAt && narrative.told->first() - narrative.last->first() > longBefore &&
           !tellsWhatHadBeen(narrative, sentence, (*narrative.tokens)[match.tokens.first].span.start);
}

std::optional<ResolvedDate> resolveUnit(const DateMatch &match, const Narrative &narrative, Frame frame) {
    const auto unit = static_cast<TimeUnit>(valueOf(match, DateSlot::unit).value_or(0));
    const auto relation = static_cast<Relation>(valueOf(match, DateSlot::relation).value_or(0));
    const auto part = valueOf(match, DateSlot::part);
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
        if (unit == TimeUnit::weekend) {
            shift = -1;
            break;
        }
        return counted({moved(*base, -1, unit), *base + days{1}}, Granularity::period);
    case Relation::same: case Relation::following: case Relation::previous:
        // "took X on Saturday. The rebels had seized it in April. It took Y on the same day": as X, not as what had been
        if (const auto &last = unit == TimeUnit::day && relation == Relation::same && backFromWhatHadBeen(narrative, match) ? narrative.told : narrative.last;
            last && (!base || last->first() < *base)) {
            const bool month = last->first() + days{1} < last->end(); // "June 2014 … on the same day"
            base = unit == TimeUnit::day && month && narrative.lastDay ? *narrative.lastDay : last->first();
            relative = false;
        }
        shift = relation == Relation::same ? 0 : relation == Relation::following ? 1 : -1;
        if (relation == Relation::same && !narrative.last) return std::nullopt;
    }
    if (!base) return std::nullopt;
    shift += valueOf(match, DateSlot::shift).value_or(0);
    DateRange range = unitAround(moved(unit == TimeUnit::month ? time::firstOfMonth(*base) : *base, shift, unit), unit);
    Granularity granularity = granularityOf(unit);
    const bool begins = part == 1 && (match.pattern->since || frame == Frame::since);
    if (begins) { // "since the start of the year"
        const Day end = narrative.published.value_or(range.end()) + days{1};
        if (!(range.first() < end)) return std::nullopt;
        ResolvedDate out = counted({range.first(), end}, Granularity::period);
        out.since = true;
        return out;
    }
    const bool rest = match.pattern->rest || part == later;
    bool approximate = false;
    if (rest || part == earlier) { // "بقية العام", "earlier this month"
        if (range.contains(*base) && (rest || range.first() < *base)) range = rest ? DateRange{*base, range.end()} : DateRange{range.first(), *base};
        else if (rest && !range.contains(*base)) return std::nullopt;
        granularity = Granularity::period;
    } else if (part) {
        range = partOf(range, *part, granularity);
        granularity = Granularity::period;
        approximate = true;
    }
    ResolvedDate out = made(range, granularity);
    out.relative = relative;
    out.approximate = approximate;
    return out;
}

std::optional<ResolvedDate> resolveSpan(const DateMatch &match, const DateLexicon &lexicon, const Narrative &narrative, std::uint32_t sentence) {
    DateBuilder kind = match.builder();
    if (const auto weekday = valueOf(match, DateSlot::weekday); weekday && (kind == DateBuilder::ago || kind == DateBuilder::from_now))
        return weekdaysAway(match, *weekday, narrative);
    const DateAtom *span = match.atom(DateSlot::span);
    if (!span || span->value < 1) return std::nullopt;
    const auto unit = static_cast<TimeUnit>(span->unit);
    const int count = span->value;
    if (unit == TimeUnit::hour) {
        const bool told = kind == DateBuilder::later_span || kind == DateBuilder::earlier_span;
        if (!told) return hoursAround(match, *span, narrative);
        if (count % 24 != 0) return std::nullopt;
        DateAtom days = *span; // "بعد 24 ساعة"
        days.value = count / 24;
        days.unit = static_cast<int>(TimeUnit::day);
        return fromNarrative(match, days, narrative);
    }
    if (unit == TimeUnit::century || count > 2000) return std::nullopt;
    if (kind == DateBuilder::first_span || kind == DateBuilder::last_span) return edgeOf(match, *span, narrative, sentence);
    if (kind == DateBuilder::later_span || kind == DateBuilder::earlier_span) return fromNarrative(match, *span, narrative);
    if (kind == DateBuilder::from_day) return fromNamedDay(match, *span, lexicon, narrative, sentence);
    if (!narrative.published) return std::nullopt;
    const Day today = *narrative.published;
    const DateRange next{today + days{1}, moved(today, count, unit) + days{1}};
    switch (kind) {
    case DateBuilder::span: // "الأشهر الستة الماضية", "the next three weeks"
        if (match.pattern->anchored) { // "in the three weeks that followed"
            if (!narrative.last || narrative.last->first() >= today) return std::nullopt;
            return afterNarrative(*span, narrative);
        }
        if (span->singular) return std::nullopt;
        switch (static_cast<Relation>(valueOf(match, DateSlot::relation).value_or(0))) {
        case Relation::last: case Relation::past: case Relation::previous:
            if (unit == TimeUnit::decade)
                return counted({unitAround(moved(today, -count, unit), unit).first(), unitAround(today, unit).first()}, Granularity::period);
            return counted({moved(today, -count, unit), today + days{1}}, Granularity::period);
        case Relation::following: // "الأيام الثلاثة التالية"
            if (narrative.last && narrative.last->first() < today) return afterNarrative(*span, narrative);
            [[fallthrough]];
        case Relation::next:
            if (unit == TimeUnit::decade) {
                const Day first = unitAround(today, unit).end();
                return counted({first, moved(first, count, unit)}, Granularity::period);
            }
            return counted(next, Granularity::period);
        default: return std::nullopt;
        }
    case DateBuilder::within: return counted(next, Granularity::period);
    case DateBuilder::ago: case DateBuilder::from_now: {
        if (span->article) return std::nullopt;
        const int sign = kind == DateBuilder::ago ? -1 : 1;
        Day day = moved(today, sign * count, unit);
        for (const DateSlot slot : {DateSlot::more, DateSlot::most})
            if (const DateAtom *more = match.atom(slot)) day = moved(day, sign * more->value, static_cast<TimeUnit>(more->unit));
        ResolvedDate out = counted(DateRange::day(day), Granularity::day);
        out.approximate = unit != TimeUnit::day;
        return out;
    }
    default: return std::nullopt;
    }
}

} // namespace zamkan::mentions
