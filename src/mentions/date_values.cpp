#include "mentions/date_values.hpp"
#include "mentions/date_arithmetic.hpp"
#include "mentions/word_forms.hpp"
#include "text/calendars.hpp"
#include <algorithm>

namespace zamkan::mentions {
namespace {
using std::chrono::days;
using time::addMonths;
using time::DateRange;
using time::Day;
using time::Granularity;

constexpr std::uint32_t governedSentences = 8; // how far a year said once governs bare months

// The month in which a bare month, season, half or quarter begins; 1 when the date says none.
int firstMonthOf(const CalendarDate &date) {
    if (date.month) return *date.month;
    if (date.season) return *date.season == 4 ? 12 : *date.season * 3;
    return date.half ? *date.half * 6 - 5 : date.quarter ? *date.quarter * 3 - 2 : 1;
}

bool sameParagraph(const Narrative &narrative, std::uint32_t from, std::uint32_t to) {
    for (std::uint32_t sentence = from; sentence < to && sentence + 1 < narrative.sentences.size(); ++sentence) {
        const std::uint32_t end = narrative.sentences[sentence].end, next = narrative.sentences[sentence + 1].start;
        if (narrative.text.substr(end, next - end).find('\n') != std::string_view::npos) return false;
    }
    return true;
}

// Beyond its paragraph a year governs only a story that goes on: dates that follow the last one that it governed.
bool goesOn(const CalendarDate &date, const Narrative &narrative) {
    if (!narrative.last || yearOf(narrative.last->first()) != *narrative.governingYear) return false;
    const int last = monthOf(narrative.last->first()), month = firstMonthOf(date);
    constexpr int back = 45; // days: a new paragraph may begin a little before the last one ended
    const auto day = date.day ? dayIn(*narrative.governingYear, month, *date.day) : std::nullopt;
    if (!day) return month >= last;
    return (narrative.last->first() - *day).count() <= (narrative.published && yearOf(*narrative.published) > *narrative.governingYear + 1 ? back : 0);
}

// "… in August 2015. The campaign began on 12 May": a story goes on, so a date well before the last one is of a later year,
// unless its sentence says that it tells what had been.
bool turnsBack(const CalendarDate &date, const Narrative &narrative, std::uint32_t sentence) {
    if (!narrative.last || sentence == narrative.lastAt || sentence >= narrative.sentences.size() || !date.month ||
        yearOf(narrative.last->first()) != *narrative.governingYear)
        return false;
    constexpr int month = 45; // days: a report of one month or two goes back and forth
    const auto day = dayIn(*narrative.governingYear, *date.month, date.day.value_or(date.part && *date.part > 1 ? 20 : 1));
    if (!day || (narrative.last->first() - *day).count() < month) return false;
    return !tellsWhatHadBeen(narrative, sentence, narrative.at);
}

// "IS seized X in 2014, and the SDF has been besieging it since June", "وفر منها 85 ألفا منذ بدء الهجوم في 23 أيار": what
// goes on today began in the last June.
bool goesOnToday(const Narrative &narrative, std::uint32_t sentence) {
    constexpr std::size_t reach = 12; // tokens from "has been" to "since"
    if (sentence >= narrative.sentences.size()) return false;
    const text::Tokens &tokens = *narrative.tokens;
    const std::size_t first = tokens.at(narrative.sentences[sentence].start);
    std::size_t at = first;
    while (at < tokens.size() && tokens[at].span.start < narrative.at) ++at;
    if (at == first) return false;
    if (isArabicScript(tokens[at - 1].folded)) {
        constexpr std::size_t phrase = 4; // "منذ بدء الهجوم في"
        bool since = false;
        for (std::size_t t = at; t > first && at - t < phrase; --t)
            since = since || narrative.closed->mayHave(tokens[t - 1], Closed::since);
        return since && !tellsWhatHadBeen(narrative, sentence, narrative.at);
    }
    if (!narrative.closed->has(tokens[at - 1], Closed::since)) return false;
    for (std::size_t t = at - 1; t > first && at - t <= reach; --t)
        if (narrative.closed->has(tokens[t - 1], Closed::present_perfect)) return true;
    // "counts 85,000 driven out since 1 December", in a sentence that has no year of its own
    return sentence != narrative.governedAt && !tellsWhatHadBeen(narrative, sentence, narrative.at);
}

constexpr int freshDays = 14;

// The latest such day up to publication; none: not a day and a month.
std::optional<Day> latest(const CalendarDate &date, Day published) {
    if (!date.day || !date.month || date.hijri) return std::nullopt;
    const auto day = dayIn(yearOf(published), *date.month, *date.day);
    return day && *day > published ? dayIn(yearOf(published) - 1, *date.month, *date.day) : day;
}

bool isFresh(const CalendarDate &date, Day published) {
    const auto day = latest(date, published);
    return day && (published - *day).count() <= freshDays;
}

// The year of a bare month or day: of two candidates the governing one, else the latest before publication.
std::optional<int> yearFor(const CalendarDate &date, const Narrative &narrative, std::uint32_t sentence) {
    if (date.year) return *date.year;
    if (date.relationOf == RelationOf::year && date.relation) {
        switch (static_cast<Relation>(*date.relation)) {
        case Relation::same: return narrative.lastYear;
        case Relation::following: return narrative.lastYear ? std::optional(*narrative.lastYear + 1) : std::nullopt;
        case Relation::last: case Relation::previous: case Relation::past:
            return narrative.published ? std::optional(yearOf(*narrative.published) - 1) : std::nullopt;
        case Relation::current: return narrative.published ? std::optional(yearOf(*narrative.published)) : std::nullopt;
        case Relation::next: return narrative.published ? std::optional(yearOf(*narrative.published) + 1) : std::nullopt;
        }
    }
    const bool self = date.relationOf == RelationOf::self && date.relation;
    const bool governed = !self && isGoverned(narrative, sentence) &&
                          (sameParagraph(narrative, narrative.governedAt, sentence) ? !turnsBack(date, narrative, sentence) : goesOn(date, narrative));
    if (self && narrative.last && (!narrative.published || narrative.last->first() < *narrative.published)) { // "that December", "the following June"
        const auto relation = static_cast<Relation>(*date.relation);
        const int told = yearOf(narrative.last->first()), from = monthOf(narrative.last->first()), month = firstMonthOf(date);
        if (relation == Relation::same) return told;
        if (relation == Relation::following) return month > from ? told : told + 1;
        if (relation == Relation::previous) return month < from ? told : told - 1;
    }
    if (!narrative.published) return governed ? narrative.governingYear : std::nullopt;
    const int year = yearOf(*narrative.published);
    // "retook it in December 2016, was captured on Nov. 29", written in December: a day of the last two weeks needs no year.
    // Not so behind a full day of its sentence: "fell on 7 January 2017 and Mokha on 10 February".
    if (governed && narrative.fullDayAt != sentence && isFresh(date, *narrative.published)) return yearOf(*latest(date, *narrative.published));
    // A year that governs does not reach past publication: "since October", said in July of that year, is last year's.
    if (governed && *narrative.governingYear < year && !goesOnToday(narrative, sentence)) return narrative.governingYear;
    const int month = firstMonthOf(date);
    const int now = monthOf(*narrative.published);
    const int today = static_cast<int>(static_cast<unsigned>(std::chrono::year_month_day{*narrative.published}.day()));
    if (self) {
        const int winter = date.season == 4 && now < 3 ? 1 : 0; // in February "this winter" began the year before
        switch (static_cast<Relation>(*date.relation)) {
        case Relation::current: return year - winter;
        case Relation::last: case Relation::past: case Relation::previous:
            if (winter) return year - 2;
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
    if (date.relationOf == RelationOf::week && relation) {
        const int weeks = *relation == Relation::current ? 0 : *relation == Relation::next || *relation == Relation::following ? 1 : -1;
        const Day day = monday + days{7 * weeks + weekday - 1};
        if (!date.weekday2) return made(DateRange::day(day), Granularity::day);
        return made({day, onOrAfter(day, *date.weekday2) + days{1}}, Granularity::period); // "next week from Tuesday to Thursday"
    }
    const bool narrated = narrative.last && narrative.last->first() < today;
    if (narrated && relation == Relation::previous) return made(DateRange::day(onOrAfter(narrative.last->first() - days{7}, weekday)), Granularity::day);
    if (narrated && relation == Relation::following) return made(DateRange::day(onOrAfter(narrative.last->end(), weekday)), Granularity::day);
    if (date.weekday2 && !relation) { // "the night from Saturday to Sunday": the latest such
        CalendarDate second;
        const auto last = resolveWeekday(*date.weekday2, second, narrative);
        const int apart = (*date.weekday2 - weekday + 7) % 7;
        return made({last->range.first() - days{apart}, last->range.end()}, Granularity::period);
    }
    Day day = monday + days{weekday - 1};
    if (relation && (*relation == Relation::next || *relation == Relation::following)) {
        if (day <= today) day += days{7};
    } else if (relation && *relation == Relation::current) {
        return made(DateRange::day(day), Granularity::day);
    } else if (day > today || (day == today && relation)) { // "on Saturday", written on a Saturday, is today
        day -= days{7};
    }
    return made(DateRange::day(day), Granularity::day);
}

} // namespace

bool tellsWhatHadBeen(const Narrative &narrative, std::uint32_t sentence, std::size_t until) {
    if (sentence >= narrative.sentences.size()) return false;
    const text::Tokens &tokens = *narrative.tokens;
    return narrative.closed->tellWhatHadBeen(tokens, tokens.at(narrative.sentences[sentence].start), tokens.at(static_cast<std::uint32_t>(until)));
}

bool isGoverned(const Narrative &narrative, std::uint32_t sentence) {
    return narrative.governingYear && sentence <= narrative.governedAt + governedSentences;
}

void Narrative::note(const ResolvedDate &date, std::uint32_t sentence, bool governs) {
    last = date.range;
    if (date.granularity == Granularity::day) lastDay = date.range.first();
    lastAt = sentence;
    fullDayAt = date.explicitYear && date.granularity == Granularity::day ? std::optional(sentence) : std::nullopt;
    lastYear = yearOf(date.range.first());
    const bool oneYear = lastYear == yearOf(date.range.end() - days{1});
    if (date.explicitYear && governs && !oneYear && date.granularity == Granularity::period) {
        governingYear.reset(); // "from March 2015 to June 2016": nobody knows which
    } else if (date.explicitYear && governs) {
        governingYear = lastYear;
        governedAt = sentence;
    } else if (date.relative || (governingYear && lastYear != governingYear)) {
        governingYear.reset(); // the story is back at publication, or in another year
    } else if (governingYear && !date.explicitYear) {
        governedAt = sentence; // a date that it governs carries it on
    }
}

bool isCalendar(const DateMatch &match) { return match.builder() == DateBuilder::calendar; }

CalendarDate calendarOf(const DateMatch &match) {
    CalendarDate date;
    date.weekday = valueOf(match, DateSlot::weekday);
    date.weekday2 = valueOf(match, DateSlot::weekday2);
    date.day = valueOf(match, DateSlot::day);
    date.day2 = valueOf(match, DateSlot::day2);
    date.month = valueOf(match, DateSlot::month);
    date.month2 = valueOf(match, DateSlot::month2);
    date.year = valueOf(match, DateSlot::year);
    date.year2 = valueOf(match, DateSlot::year2);
    date.season = valueOf(match, DateSlot::season);
    date.half = valueOf(match, DateSlot::half);
    date.quarter = valueOf(match, DateSlot::quarter);
    date.part = valueOf(match, DateSlot::part);
    date.relation = valueOf(match, DateSlot::relation);
    date.relationOf = match.pattern->relationOf;
    date.weekOf = match.pattern->weekOf;
    if (const auto hijri = valueOf(match, DateSlot::hmonth)) {
        date.month = hijri;
        date.hijri = true;
    }
    if (const auto hijri = valueOf(match, DateSlot::hyear)) {
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
        else if (date.month == month && date.relation == static_cast<int>(Relation::last)) --year; // "رمضان الماضي", said in Ramadan
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
        const auto relation = date.relation && date.relationOf == RelationOf::month ? std::optional(static_cast<Relation>(*date.relation)) : std::nullopt;
        if (relation == Relation::same || relation == Relation::following) {
            if (narrative.last) within = addMonths(time::firstOfMonth(narrative.last->first()), relation == Relation::following);
        } else if (narrative.published) {
            const int shift = !relation || *relation == Relation::current ? 0 : *relation == Relation::next ? 1 : -1;
            within = addMonths(time::firstOfMonth(*narrative.published), shift);
            if (!relation && !date.weekday) { // "on the 27th": of the month told of, else the latest
                const bool told = narrative.last && narrative.last->first() < *narrative.published && sentence <= narrative.lastAt + 2;
                if (told) within = time::firstOfMonth(narrative.last->first());
                const auto probe = dayIn(yearOf(*within), monthOf(*within), *date.day);
                if (!probe || *probe > *narrative.published) within = addMonths(*within, -1);
            }
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
    if (date.relation && date.relationOf == RelationOf::month && date.month) date.relation.reset();

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
        if (date.weekOf) {
            range = unitAround(range.first(), TimeUnit::week);
            granularity = Granularity::week;
        }
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
        if (date.half && !date.month2) { // days 1 to 15, and the rest
            const Day middle = first.first() + days{15};
            return finish(*date.half == 1 ? DateRange{first.first(), middle} : DateRange{middle, first.end()}, Granularity::period);
        }
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

} // namespace zamkan::mentions
