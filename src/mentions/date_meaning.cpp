#include "mentions/date_reader.hpp"
#include "mentions/date_relative.hpp"

namespace zamkan::mentions {

// "over the next three days" behind a date of the past, where nothing speaks of what is to come.
bool DateReader::isNextOfNarrative(const DateMatch &match) const {
    const DateAtom *relation = match.atom(DateSlot::relation), *span = match.atom(DateSlot::span);
    if (match.builder() != DateBuilder::span || !relation || !span || relation->value != static_cast<int>(Relation::next) || !isLatin(relation->first))
        return false;
    if (static_cast<TimeUnit>(span->unit) == TimeUnit::hour || span->value < 1) return false;
    const std::uint32_t sentence = tokens_[match.tokens.first].sentence;
    return narrative_.published && narrative_.last && narrative_.last->end() < *narrative_.published && sentence <= narrative_.lastAt + 1 &&
           !speaksOfFuture(match);
}

// What was said, a year later than it was understood.
std::optional<ResolvedDate> DateReader::yearAfter(const Item &item, const ResolvedDate &date) const {
    CalendarDate next = *item.date;
    next.year = static_cast<int>(std::chrono::year_month_day{date.range.first()}.year()) + 1;
    return resolveCalendar(next, narrative_, tokens_[item.tokens.first].sentence);
}

// "will withdraw by 20 November", said on the 10th: the day that is nearer to publication.
std::optional<ResolvedDate> DateReader::stillToCome(const Item &item, std::optional<ResolvedDate> date) const {
    constexpr int half = 183; // days
    const CalendarDate &said = *item.date;
    if (!date || !narrative_.published || said.year || said.relation || said.weekday || said.hijri || !said.month || !said.day) return date;
    const auto behind = (*narrative_.published - date->range.first()).count();
    if (behind <= half || behind > 2 * half) return date;
    bool future = false;
    for (std::size_t i = item.tokens.first; i-- > 0 && tokens_[i].sentence == tokens_[item.tokens.first].sentence && !future;)
        future = matcher_.wordOf(future_, i) && !tokens_[i].capitalised;
    if (!future) return date;
    return yearAfter(item, *date);
}

// Whether a word between the date before it and this one says that it came later: "then", "followed by", "ثم".
bool DateReader::isSequel(const Item &item) const {
    constexpr std::size_t reach = 6;
    const std::size_t from = out_.empty() ? 0 : out_.back().tokens.end;
    for (std::size_t i = item.tokens.first; i-- > from && item.tokens.first - i <= reach;)
        if (narrative_.closed->mayHave(tokens_[i], Closed::sequel)) return true;
    return false;
}

// "in June 2014, having taken X in January", "seven months after it fell on 17 May", "بعدما كان قد سيطر عليها في أيار": what is told goes back.
bool DateReader::goesBack(const Item &item) const {
    using enum Closed;
    constexpr std::size_t reach = 6; // tokens behind the date
    const ClosedWords &closed = *narrative_.closed;
    if (item.frame == Frame::since || item.frame == Frame::after) return true;
    for (std::size_t i = item.tokens.first, from = out_.empty() ? 0 : out_.back().tokens.end; i-- > from && tokens_[i].folded != ";" && tokens_[i].folded != "؛";)
        if (closed.mayHave(tokens_[i], posterior, past_perfect, having, temporal_link, past_auxiliary, since)) return true;
    for (std::size_t i = item.tokens.end; i < tokens_.size() && i < item.tokens.end + reach && tokens_[i].sentence == tokens_[item.tokens.first].sentence; ++i)
        if (closed.mayHave(tokens_[i], past_perfect, past_auxiliary)) return true;
    return false;
}

// "was launched on 10 October, and by early February they had broken in", "in December 2017, followed by Hays in February", "in
// December 2015 and Hit in April": after the date before it, as what is told goes on in time.
std::optional<ResolvedDate> DateReader::byThen(const Item &item, std::optional<ResolvedDate> date) const {
    const CalendarDate &said = *item.date;
    if (!date || (item.frame != Frame::around && !isSequel(item) && goesBack(item)) || said.year || said.relation || said.hijri || !said.month || !narrative_.published || !narrative_.last) return date;
    const std::uint32_t sentence = tokens_[item.tokens.first].sentence;
    if (narrative_.lastAt != sentence || !(date->range.first() < narrative_.last->first())) return date;
    const auto after = yearAfter(item, *date);
    return after && after->range.first() <= *narrative_.published ? after : date;
}

// Whether a day and month without a year stand before "and", behind which one may have a year.
bool DateReader::mayBorrow(const Item &item) const {
    if (!item.date || item.date->year || item.date->relation || item.date->hijri || !item.date->month || !item.date->day) return false;
    const std::size_t at = item.tokens.end;
    return at < tokens_.size() && tokens_[at].sentence == tokens_[item.tokens.first].sentence && (matcher_.wordOf(and_, at) || tokens_[at].folded.starts_with("و"));
}

// "on June 25 and July 3, 2022", "في 25 حزيران و3 تموز 2022"
void DateReader::borrowYear(Item &item, const Item &next) const {
    if (!mayBorrow(item) || !next.date || !next.date->year || !next.date->month || !next.date->day || next.date->hijri) return;
    const std::size_t end = item.tokens.end;
    if (next.tokens.first == end + 1 ? !matcher_.wordOf(and_, end) : next.tokens.first != end || !startsWithAnd(next)) return;
    item.date->year = *next.date->year - (*item.date->month > *next.date->month ? 1 : 0);
}

std::optional<ResolvedDate> DateReader::resolved(const Item &item) {
    narrative_.at = item.span.start;
    const std::uint32_t sentence = tokens_[item.tokens.first].sentence;
    if (item.date && item.date->part == 1 && item.frame == Frame::since && narrative_.published) {
        CalendarDate whole = *item.date; // "since the start of 2016" runs to publication
        whole.part.reset();
        auto date = resolveCalendar(whole, narrative_, sentence);
        if (date && date->range.first() <= *narrative_.published) {
            date->range = {date->range.first(), *narrative_.published + std::chrono::days{1}};
            date->granularity = time::Granularity::period;
        }
        return date;
    }
    if (item.date) {
        auto date = byThen(item, stillToCome(item, resolveCalendar(*item.date, narrative_, sentence)));
        const bool today = date && item.date->weekday && !item.date->month && narrative_.published && date->range.first() == *narrative_.published;
        if (today && item.frame == Frame::since) date->range = time::DateRange::day(*narrative_.published - std::chrono::days{7}); // "since Friday", said on one
        return date;
    }
    if (isNextOfNarrative(*item.match)) return afterNarrative(*item.match->atom(DateSlot::span), narrative_);
    return resolve(*item.match, lexicon_, narrative_, sentence, item.frame);
}

bool DateReader::emitRange(const Item &from, const Item &to) {
    std::optional<ResolvedDate> first, last;
    const std::uint32_t sentence = tokens_[from.tokens.first].sentence;
    if (from.date && to.date) {
        CalendarDate a = *from.date, b = *to.date;
        if (a.hijri != b.hijri) return false;
        const bool lent = !a.year && b.year;
        if (!a.month && a.day && b.month) a.month = b.month;
        if (!b.month && b.day && a.month) b.month = a.month;
        if (a.year && !b.year && !b.relation) b.year = a.year;
        if (lent) a.year = b.year;
        if (!a.relation && b.relation && !a.year) {
            a.relation = b.relation;
            a.relationOf = b.relationOf;
        }
        last = resolveCalendar(b, narrative_, sentence);
        first = resolveCalendar(a, narrative_, sentence);
        if (first && last && last->range.first() < first->range.first()) { // "December to February 2016"
            if (lent) --*a.year;
            else if (!a.year && last) a.year = static_cast<int>(std::chrono::year_month_day{last->range.first()}.year()) - 1;
            first = resolveCalendar(a, narrative_, sentence);
        }
    } else {
        if (to.match && to.match->pattern->onlyRange) narrative_.governingYear.reset(); // "from February until now"
        first = resolved(from);
        last = resolved(to);
        if (first && last && last->range.first() < first->range.first() && to.date && !to.date->year) // "between now and November"
            last = yearAfter(to, *last);
    }
    const auto bareWeekday = [](const Item &item) { return item.date && item.date->weekday && !item.date->month && !item.date->day && !item.date->relation; };
    if (first && last && last->range.first() < first->range.first() && bareWeekday(from) && bareWeekday(to)) // "from Tuesday to Thursday", written on a Wednesday
        first->range = time::DateRange::day(first->range.first() - std::chrono::days{7});
    if (!first || !last || !(first->range.first() < last->range.end()) || last->range.first() < first->range.first()) return false;
    ResolvedDate range = *last;
    range.range = {first->range.first(), last->range.end()};
    range.granularity = time::Granularity::period;
    range.explicitYear = first->explicitYear || last->explicitYear;
    range.lasting = !isBetween(from);
    add(range, join(from.span, to.span), {from.tokens.first, to.tokens.end}, from.frame, "range");
    return true;
}

bool DateReader::isBetween(const Item &item) const {
    return item.tokens.first > 0 && matcher_.wordOf(between_, item.tokens.first - 1).value_or(0) == 1;
}

// "منذ اندلاع القتال في 15 أبريل", "since fighting erupted on 15 April"
bool DateReader::startsThen(std::size_t date) const {
    constexpr std::size_t reach = 9;
    for (std::size_t i = date; i-- > 0 && date - i <= reach && tokens_[i].sentence == tokens_[date].sentence;) {
        if (tokens_[i].kind != text::TokenKind::word) return false;
        if (const auto frame = matcher_.wordOf(frame_, i); frame && static_cast<Frame>(*frame) == Frame::since) return true;
        if (!out_.empty() && i < out_.back().tokens.end) return false;
    }
    return false;
}

void DateReader::emit(const Item &item) {
    if (item.weak) return;
    if (const auto date = resolved(item)) {
        add(*date, item.span, item.tokens, item.frame, item.rule);
    } else if (!narrative_.published && (!item.match || item.match->builder() != DateBuilder::none)) { // found, but nobody can say when
        DateMention mention;
        mention.span = item.span;
        mention.tokens = item.tokens;
        mention.rule = std::string(item.rule);
        out_.push_back(std::move(mention));
    }
}

void DateReader::add(const ResolvedDate &date, Span span, TokenSpan tokens, Frame frame, std::string_view rule) {
    DateMention mention;
    mention.span = span;
    mention.tokens = tokens;
    mention.range = date.range;
    mention.granularity = date.granularity;
    mention.approximate = date.approximate || frame == Frame::around || frame == Frame::before || frame == Frame::after;
    mention.since = date.since || frame == Frame::since || startsThen(tokens.first);
    mention.lasting = date.lasting || frame == Frame::lasting;
    mention.rule = std::string(rule);
    out_.push_back(std::move(mention));
    const bool wholeYear = date.granularity == time::Granularity::year;
    // "the first to fall since the coup of February 2021": the story is not of that year.
    bool since = false;
    for (std::size_t i = tokens.first, back = 0; i-- > 0 && ++back <= 5 && tokens_[i].sentence == tokens_[tokens.first].sentence;)
        since = since || matcher_.wordOf(frame_, i) == static_cast<int>(Frame::since);
    // "65,000 have fled since the start of the year, joining 740,000 driven out in 2017": an aside
    const bool aside = wholeYear && narrative_.runsToNow && narrative_.lastAt == tokens_[tokens.first].sentence && narrative_.last && narrative_.published &&
                       narrative_.last->first() > date.range.first();
    const bool governs = !since && !aside && frame != Frame::since && frame != Frame::until && frame != Frame::before && frame != Frame::after &&
                         (!wholeYear || frame == Frame::inside);
    // "in the town, besieged for some two months, on the 23rd of the same month": a rough span up to now is no place to go on from
    const bool toNow = date.since || frame == Frame::since || matcher_.wordOf(frame_, tokens.first) == static_cast<int>(Frame::since);
    const bool roughly = toNow && (date.approximate || frame == Frame::around);
    if (!roughly || !narrative_.last) narrative_.note(date, tokens_[tokens.first].sentence, governs);
    narrative_.runsToNow = date.since || frame == Frame::since;
    if (!narrative_.runsToNow && !tellsWhatHadBeen(narrative_, tokens_[tokens.first].sentence, span.start)) narrative_.told = narrative_.last;
}

} // namespace zamkan::mentions
