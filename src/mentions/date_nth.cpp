// Days, weekdays and weeks counted within a month or a year, feasts, decades and centuries; and which builder is whose.
#include "mentions/date_arithmetic.hpp"
#include "mentions/date_relative.hpp"

namespace zamkan::mentions {
namespace {
using std::chrono::days;
using time::DateRange;
using time::Day;
using time::Granularity;

// The month or year within which a match counts.
std::optional<ResolvedDate> containerOf(CalendarDate of, const Narrative &narrative, std::uint32_t sentence) {
    of.weekday.reset();
    of.day.reset();
    if (of.month || of.year) return resolveCalendar(of, narrative, sentence);
    if (!of.relation) return std::nullopt;
    const auto relation = static_cast<Relation>(*of.relation);
    const bool narrated = relation == Relation::same || relation == Relation::following;
    const auto base = narrated && narrative.last ? std::optional(narrative.last->first()) : narrative.published;
    if (!base) return std::nullopt;
    const int shift = relation == Relation::next || relation == Relation::following ? 1 : relation == Relation::current || relation == Relation::same ? 0 : -1;
    const TimeUnit container = of.relationOf == RelationOf::year ? TimeUnit::year : TimeUnit::month;
    ResolvedDate out = made(unitAround(moved(time::firstOfMonth(*base), shift, container), container), granularityOf(container));
    out.relative = true;
    return out;
}

} // namespace

std::optional<ResolvedDate> resolveNth(const DateMatch &match, const DateLexicon &lexicon, const Narrative &narrative, std::uint32_t sentence) {
    const CalendarDate of = calendarOf(match);
    const int nth = valueOf(match, DateSlot::n).value_or(1) < 0 ? -valueOf(match, DateSlot::ord).value_or(1) // "the third last week"
                                                                : valueOf(match, DateSlot::n).value_or(valueOf(match, DateSlot::ord).value_or(0));
    if (nth == 0) return std::nullopt;
    const auto unit = static_cast<TimeUnit>(valueOf(match, DateSlot::unit).value_or(static_cast<int>(TimeUnit::day)));
    if (const DateAtom *feast = match.atom(DateSlot::feast)) { // "the third Tuesday after Christmas 2014"
        auto date = resolveFeast(match, lexicon.feast(feast->value), narrative, sentence);
        if (!date || !of.weekday || nth < 1) return std::nullopt;
        date->range = DateRange::day(onOrAfter(date->range.first() + days{1}, *of.weekday) + days{7 * (nth - 1)});
        return date;
    }
    const auto whole = containerOf(of, narrative, sentence);
    if (!whole) return std::nullopt;
    const Day first = whole->range.first(), end = whole->range.end();
    ResolvedDate out = *whole;
    const auto within = [&](DateRange range, Granularity granularity) -> std::optional<ResolvedDate> {
        if (!range.overlaps(whole->range)) return std::nullopt;
        out.range = range;
        out.granularity = granularity;
        return out;
    };
    if (unit == TimeUnit::week) { // weeks of a year as ISO counts them, weeks of a month by their Monday
        Day monday = time::mondayOf(first + days{whole->range.days() > 40 ? 3 : 6}) + days{7 * (nth - 1)};
        if (nth < 0) monday = time::mondayOf(end - days{4}) + days{7 * (nth + 1)}; // from the last week with most of its days inside
        return within({monday, monday + days{7}}, Granularity::week);
    }
    if (unit == TimeUnit::weekend) {
        const Day saturday = nth > 0 ? onOrAfter(first, 6) + days{7 * (nth - 1)} : onOrAfter(end - days{7}, 6) + days{7 * (nth + 1)};
        return within({saturday, saturday + days{2}}, Granularity::period);
    }
    if (unit == TimeUnit::month) {
        const Day month = time::addMonths(nth > 0 ? first : end, nth > 0 ? nth - 1 : nth);
        return within({month, time::addMonths(month, 1)}, Granularity::month);
    }
    Day day = nth > 0 ? first + days{nth - 1} : end + days{nth};
    if (of.weekday) day = nth > 0 ? onOrAfter(first, *of.weekday) + days{7 * (nth - 1)} : onOrAfter(end - days{7}, *of.weekday) + days{7 * (nth + 1)};
    return within(DateRange::day(day), Granularity::day);
}

std::optional<ResolvedDate> resolveFeast(const DateMatch &match, const Feast &feast, const Narrative &narrative, std::uint32_t sentence) {
    const auto relation = valueOf(match, DateSlot::relation);
    auto year = valueOf(match, DateSlot::year);
    const bool said = year.has_value();
    if (!year && !relation && isGoverned(narrative, sentence)) year = narrative.governingYear;
    if (!year && !narrative.published) return std::nullopt;
    const int now = narrative.published ? yearOf(*narrative.published) : *year;
    if (!year && relation && match.pattern->relationOf == RelationOf::year)
        year = now + (*relation == static_cast<int>(Relation::next) ? 1 : *relation == static_cast<int>(Relation::current) ? 0 : -1);
    else if (!year && relation == static_cast<int>(Relation::current)) year = now;
    const bool ahead = relation == static_cast<int>(Relation::next) || relation == static_cast<int>(Relation::following);
    std::optional<Day> day;
    if (year) day = feastIn(feast, *year);
    else
        for (int probe = ahead ? now : now + 1, tries = 0; tries < 4 && !day; ++tries, probe += ahead ? 1 : -1) {
            const auto found = feastIn(feast, probe);
            if (found && (ahead ? *found > *narrative.published : relation ? *found < *narrative.published : *found <= *narrative.published)) day = found;
        }
    if (!day) return std::nullopt;
    ResolvedDate out = made(DateRange::day(*day), Granularity::day);
    out.explicitYear = said;
    out.relative = relation.has_value();
    return out;
}

bool weekdayAgrees(const CalendarDate &date, const ResolvedDate &resolved) {
    return !date.weekday || !date.day || static_cast<int>(std::chrono::weekday{resolved.range.first()}.iso_encoding()) == *date.weekday;
}

std::optional<ResolvedDate> resolve(const DateMatch &match, const DateLexicon &lexicon, const Narrative &narrative, std::uint32_t sentence, Frame frame) {
    switch (match.builder()) {
    case DateBuilder::none: return std::nullopt;
    case DateBuilder::calendar: return resolveCalendar(calendarOf(match), narrative, sentence);
    case DateBuilder::shift: {
        const auto shift = valueOf(match, DateSlot::shift);
        if (!shift || !narrative.published) return std::nullopt;
        ResolvedDate out = made(DateRange::day(*narrative.published + days{*shift}), Granularity::day);
        out.relative = true;
        return out;
    }
    case DateBuilder::feast: return resolveFeast(match, lexicon.feast(match.atom(DateSlot::feast)->value), narrative, sentence);
    case DateBuilder::unit: return resolveUnit(match, narrative, frame);
    case DateBuilder::nth: return resolveNth(match, lexicon, narrative, sentence);
    case DateBuilder::decade: {
        int first = valueOf(match, DateSlot::decade).value_or(0) / 10 * 10;
        if (first < 100) {
            if (first < 20 || valueOf(match, DateSlot::decade).value_or(1) % 10 != 0) return std::nullopt;
            first += 1900;
        }
        ResolvedDate out = made({DateRange::year(first).first(), DateRange::year(first + 9).end()}, Granularity::decade);
        if (const auto part = valueOf(match, DateSlot::part)) {
            out.range = partOf(out.range, *part, Granularity::decade);
            out.granularity = Granularity::period;
            out.approximate = true;
        }
        return out;
    }
    case DateBuilder::century: {
        const int nth = valueOf(match, DateSlot::century).value_or(0);
        if (nth < 11 || nth > 21) return std::nullopt;
        return made({DateRange::year(100 * (nth - 1)).first(), DateRange::year(100 * nth).first()}, Granularity::period);
    }
    default: return resolveSpan(match, lexicon, narrative, sentence);
    }
}

} // namespace zamkan::mentions
