#include "mentions/dates.hpp"
#include "mentions/date_relative.hpp"
#include "mentions/date_values.hpp"
#include "mentions/numeric_dates.hpp"

#include <cctype>

namespace zamkan::mentions {
namespace {

// A date phrase found but not yet resolved: its neighbours may lend it a year or a month.
struct Item {
    std::optional<DateMatch> match;   // of a pattern
    std::optional<CalendarDate> date; // of a calendar pattern or of figures
    Span span;
    TokenSpan tokens;
    Frame frame = Frame::none;
    bool weak = false; // only as an end of a range: "2014-2018"
    std::string_view rule; // the pattern's key
};

class Reading {
public:
    Reading(const DateLexicon &lexicon, const NumberReader &numbers, const text::Document &document, const text::Tokens &tokens)
        : lexicon_(lexicon), document_(document), tokens_(tokens), matcher_(lexicon, numbers, document, tokens),
          frame_(lexicon.classId("frame")), weakFrame_(lexicon.classId("weak_frame")), nameBefore_(lexicon.classId("name_before")), nameAfter_(lexicon.classId("name_after")),
          to_(lexicon.classId("to")), and_(lexicon.classId("and")), between_(lexicon.classId("between")), month_(lexicon.classId("month")), relation_(lexicon.classId("relation")), future_(lexicon.classId("future")), takesOver_(lexicon.classId("takes_over")) {
        narrative_.published = document.published;
        narrative_.text = document.text();
        narrative_.sentences = tokens.sentences;
        narrative_.tokens = &tokens;
        narrative_.closed = &lexicon.closed();
    }

    std::vector<DateMention> run() {
        for (std::size_t i = 0; i < tokens_.size();) {
            if (!matcher_.mayBegin(i)) {
                ++i;
                continue;
            }
            std::optional<Item> item = itemAt(i);
            if (!item) {
                ++i;
                continue;
            }
            i = item->tokens.end;
            items_.push_back(std::move(*item));
            if (items_.size() >= 2 || !mayContinue(i)) flush(i);
        }
        flush(tokens_.size());
        return std::move(out_);
    }

private:
    // Whether a connector stands at the token, so that the last item may be the first end of a range.
    [[nodiscard]] bool mayContinue(std::size_t i) { return connector(i, items_.back()) > 0 || gluedAnd(items_.back()); }

    // Tokens of the connector after an item: "إلى", "حتى", "-", and "و" after "بين".
    std::size_t connector(std::size_t i, const Item &before) {
        if (i >= tokens_.size() || tokens_[i].sentence != tokens_[before.tokens.first].sentence) return 0;
        if (matcher_.wordOf(to_, i) || isDash(i)) return 1;
        const bool between = before.tokens.first > 0 && matcher_.wordOf(between_, before.tokens.first - 1);
        if (between && matcher_.wordOf(and_, i)) return 1;
        return 0;
    }
    // "بين أيار وآب": the connector is glued to the second date.
    bool gluedAnd(const Item &before) {
        const std::size_t i = before.tokens.end;
        return i < tokens_.size() && before.tokens.first > 0 && tokens_[i].sentence == tokens_[before.tokens.first].sentence &&
               matcher_.wordOf(between_, before.tokens.first - 1) && tokens_[i].folded.starts_with("و");
    }
    [[nodiscard]] bool isDash(std::size_t i) const {
        const std::string_view sign = document_.surface(tokens_[i].span);
        return sign == "-" || sign == "–" || sign == "—";
    }

    void flush(std::size_t) {
        std::vector<Item> items = std::move(items_);
        items_.clear();
        if (items.size() == 2) {
            const std::size_t gap = connector(items[0].tokens.end, items[0]);
            const bool adjacent = gap > 0 && joins(items[0].tokens.end + gap, items[1]);
            const bool glued = items[1].tokens.first == items[0].tokens.end && startsWithAnd(items[1]) && gluedAnd(items[0]);
            if ((adjacent || glued) && emitRange(items[0], items[1])) return;
            emit(items[0]);
            items_.push_back(std::move(items[1]));
            if (!mayContinue(items_[0].tokens.end)) {
                emit(items_[0]);
                items_.clear();
            }
            return;
        }
        for (const Item &item : items) emit(item);
    }
    // Between the connector and the second date only a frame may stand: "إلى يوم", "until in".
    [[nodiscard]] bool joins(std::size_t i, const Item &item) const { return i == item.tokens.first; }
    [[nodiscard]] bool startsWithAnd(const Item &item) const { return item.span.start > tokens_[item.tokens.first].span.start; }

    std::optional<Item> itemAt(std::size_t i) {
        if (tokens_[i].kind == text::TokenKind::number) {
            if (const auto figures = numericDateAt(document_, tokens_, i)) {
                Item item;
                item.date = figures->date;
                item.tokens = figures->tokens;
                item.span = {tokens_[i].span.start, tokens_[figures->tokens.end - 1].span.end};
                item.frame = frameBefore(i);
                item.rule = "figures";
                if (figures->weak && item.frame == Frame::none) return std::nullopt;
                return item;
            }
        }
        std::optional<Item> doubtful; // its weekday is another day's: taken when nothing else fits
        for (DateMatch &match : matcher_.at(i)) {
            if (match.filled == 1 && match.atoms[0].slot == DateSlot::day && isCalendar(match) && match.pattern->relationOf == RelationOf::self &&
                tokens_[match.atoms[0].first].kind != text::TokenKind::number)
                continue; // "the 27th" may be a day, "the second" hardly
            if (isName(match) || isCutShort(match) || countsWhatFollows(match) || (match.pattern->needsFuture && !speaksOfFuture(match))) continue;
            if (match.builder() == DateBuilder::none && i > 0 && lexicon_.closed().has(tokens_[match.tokens.end - 1], Closed::over) && tokens_[i - 1].sentence == tokens_[i].sentence &&
                matcher_.wordOf(takesOver_, i - 1))
                continue; // "سيطر بعد يومين على القرية": the preposition is the verb's
            if (const DateAtom *nth = match.atom(DateSlot::n); nth && match.builder() == DateBuilder::nth && match.atom(DateSlot::weekday) && nth->value > 5)
                continue; // "السبت السادس عشر" is the sixteenth day, not the sixteenth Saturday
            if (doubtful && match.tokens.end < doubtful->tokens.end) break;
            Item item;
            item.frame = frameBefore(i);
            if (isCalendar(match)) item.date = calendarOf(match);
            item.weak = match.pattern->onlyRange || (needsFrame(match) && !framed(match, item.frame));
            if (item.weak && !item.date && !match.pattern->onlyRange) continue;
            if (item.weak && !rangeStarts(match, i)) continue;
            item.span = match.span;
            item.tokens = match.tokens;
            item.rule = match.pattern->key;
            item.match = match;
            if (item.date && item.date->weekday && item.date->day && !doubtful) {
                const auto date = resolveCalendar(*item.date, narrative_, tokens_[i].sentence);
                if (!date || !weekdayAgrees(*item.date, *date)) {
                    doubtful = std::move(item);
                    continue;
                }
            }
            return item;
        }
        return doubtful;
    }
    // A weak date stands only beside a connector.
    [[nodiscard]] bool rangeStarts(const DateMatch &match, std::size_t i) {
        Item probe;
        probe.tokens = match.tokens;
        if (connector(match.tokens.end, probe) > 0 || gluedAnd(probe)) return true;
        if (!items_.empty() && items_.back().tokens.end == i && gluedAnd(items_.back())) return true;
        return !items_.empty() && items_.back().tokens.end + connector(items_.back().tokens.end, items_.back()) == i;
    }
    // A month or a year alone is a date only after such words as "in"; so is a weekday that is more often another word.
    [[nodiscard]] static bool needsFrame(const DateMatch &match) {
        return match.pattern->needsFrame || (match.filled == 1 && match.atoms[0].doubtful && match.tokens.end == match.atoms[0].end);
    }
    [[nodiscard]] bool framed(const DateMatch &match, Frame frame) const {
        const std::size_t i = match.tokens.first;
        const bool doubtful = match.filled > 0 && match.atoms[0].doubtful;
        if (const DateAtom *month = match.atom(DateSlot::month); month && isLatin(month->first) && !tokens_[month->first].capitalised) return false;
        if (const DateAtom *year = match.atom(DateSlot::year); year && (year->value < 1800 || year->value > 2100)) return false;
        if (frame == Frame::around && match.filled == 1 && match.tokens.end < tokens_.size() && tokens_[match.tokens.end].folded == "من") return false; // "قرابة 1800 من عناصره"
        if (match.span.start > tokens_[i].span.start && !matcher_.wordOf(and_, i)) {
            const std::string_view peeled = document_.surface({tokens_[i].span.start, match.span.start});
            if (peeled.ends_with("ب") || peeled.ends_with("ل")) return !doubtful;
        }
        return frame != Frame::none && !(doubtful && i > 0 && matcher_.wordOf(weakFrame_, i - 1));
    }
    [[nodiscard]] bool isLatin(std::size_t i) const { return !tokens_[i].folded.empty() && static_cast<unsigned char>(tokens_[i].folded[0]) < 0x80; }
    Frame frameBefore(std::size_t i) {
        if (i == 0 || tokens_[i - 1].sentence != tokens_[i].sentence) return Frame::none;
        if (const auto frame = matcher_.wordOf(frame_, i - 1)) return static_cast<Frame>(*frame);
        if (i >= 2 && document_.surface(tokens_[i - 1].span) == "(") return Frame::inside;
        return Frame::none;
    }
    // "حي 17 تموز", "حركة 6 أبريل", "سوق الجمعة", "October 6 bridge", «الخليج اليوم»: a name, not a date.
    [[nodiscard]] bool isName(const DateMatch &match) const {
        const std::size_t first = match.tokens.first, after = match.tokens.end;
        if (match.builder() == DateBuilder::shift) return quotedBefore(first) && after < tokens_.size() && isClosingQuote(after);
        if (!isCalendar(match) || match.atom(DateSlot::year)) return false;
        if (const DateAtom *day = match.atom(DateSlot::day), *month = match.atom(DateSlot::month); day && month && day->end == month->first &&
            isLatin(day->first) && std::isalpha(static_cast<unsigned char>(tokens_[day->first].folded[0])) && !tokens_[month->first].capitalised)
            return true; // "one august professor"
        const bool month = match.atom(DateSlot::month) != nullptr;
        if (!month && (match.filled != 1 || match.atoms[0].slot != DateSlot::weekday)) return false;
        for (std::size_t back = 1; back <= 2 && back <= first; ++back) {
            const std::size_t at = first - back;
            if (tokens_[at].sentence != tokens_[first].sentence) break;
            if (matcher_.wordOf(nameBefore_, at) && !tokens_[at].folded.starts_with("ال")) return true;
            if (!isOpeningQuote(at)) break; // حركة «6 أبريل»
        }
        return after < tokens_.size() && tokens_[after].sentence == tokens_[first].sentence && matcher_.wordOf(nameAfter_, after).value_or(0) == (month ? 1 : 2);
    }
    [[nodiscard]] bool isOpeningQuote(std::size_t i) const {
        const std::string_view sign = document_.surface(tokens_[i].span);
        return sign == "«" || sign == "\"" || sign == "“";
    }
    [[nodiscard]] bool isClosingQuote(std::size_t i) const {
        const std::string_view sign = document_.surface(tokens_[i].span);
        return sign == "»" || sign == "\"" || sign == "”";
    }
    // A word or two before, a quotation began: the title of a newspaper.
    [[nodiscard]] bool quotedBefore(std::size_t i) const {
        for (std::size_t back = 2; back <= 3 && back <= i; ++back)
            if (isOpeningQuote(i - back)) return true;
        return false;
    }

    // "أوقع الأحد 17 قتيلا": the number counts what follows.
    [[nodiscard]] bool countsWhatFollows(const DateMatch &match) const {
        const std::size_t next = match.tokens.end;
        if (!match.pattern->closed || next >= tokens_.size() || tokens_[next].kind != text::TokenKind::word) return false;
        if (tokens_[next].sentence != tokens_[match.tokens.first].sentence || tokens_[next].folded == "و") return false;
        return !matcher_.wordOf(frame_, next) && !matcher_.wordOf(to_, next) && !matcher_.wordOf(relation_, next);
    }

    // "in three weeks" is a time to come in "will be held in three weeks", and how long it took in "they took it in three weeks".
    [[nodiscard]] bool speaksOfFuture(const DateMatch &match) const {
        const std::uint32_t sentence = tokens_[match.tokens.first].sentence;
        std::size_t first = match.tokens.first, end = match.tokens.end;
        while (first > 0 && tokens_[first - 1].sentence == sentence) --first;
        while (end < tokens_.size() && tokens_[end].sentence == sentence) ++end;
        bool others = false;
        for (std::size_t i = first; i < end; ++i) {
            if (i >= match.tokens.first && i < match.tokens.end) continue;
            others |= tokens_[i].kind == text::TokenKind::word;
            if (matcher_.wordOf(future_, i) && !(tokens_[i].capitalised && i > first)) return true; // "May" is a month
        }
        return !others; // the phrase alone
    }

    // "over the next three days" behind a date of the past, where nothing speaks of what is to come.
    [[nodiscard]] bool isNextOfNarrative(const DateMatch &match) const {
        const DateAtom *relation = match.atom(DateSlot::relation), *span = match.atom(DateSlot::span);
        if (match.builder() != DateBuilder::span || !relation || !span || relation->value != static_cast<int>(Relation::next) || !isLatin(relation->first))
            return false;
        if (static_cast<TimeUnit>(span->unit) == TimeUnit::hour || span->value < 1) return false;
        const std::uint32_t sentence = tokens_[match.tokens.first].sentence;
        return narrative_.published && narrative_.last && narrative_.last->end() < *narrative_.published && sentence <= narrative_.lastAt + 1 &&
               !speaksOfFuture(match);
    }

    // "قبل عام 2014", "منذ شهر آذار" speak of the year and the month, not of a year or a month ago.
    bool isCutShort(const DateMatch &match) {
        const DateAtom *span = match.atom(DateSlot::span);
        if (span && span->singular && (match.builder() == DateBuilder::first_span || match.builder() == DateBuilder::last_span)) return true; // a week counted
        if (!span || !span->singular || span->end != match.tokens.end || match.tokens.end >= tokens_.size()) return false;
        const text::Token &next = tokens_[match.tokens.end];
        return (next.kind == text::TokenKind::number && next.folded.size() == 4) || matcher_.wordOf(month_, match.tokens.end) ||
               matcher_.wordOf(relation_, match.tokens.end);
    }

    // "will withdraw by 20 November", said on the 10th: the day that is nearer to publication.
    std::optional<ResolvedDate> stillToCome(const Item &item, std::optional<ResolvedDate> date) const {
        constexpr int half = 183; // days
        const CalendarDate &said = *item.date;
        if (!date || !narrative_.published || said.year || said.relation || said.weekday || said.hijri || !said.month || !said.day) return date;
        const auto behind = (*narrative_.published - date->range.first()).count();
        if (behind <= half || behind > 2 * half) return date;
        bool future = false;
        for (std::size_t i = item.tokens.first; i-- > 0 && tokens_[i].sentence == tokens_[item.tokens.first].sentence && !future;)
            future = matcher_.wordOf(future_, i) && !tokens_[i].capitalised;
        if (!future) return date;
        CalendarDate next = said;
        next.year = static_cast<int>(std::chrono::year_month_day{date->range.first()}.year()) + 1;
        return resolveCalendar(next, narrative_, tokens_[item.tokens.first].sentence);
    }

    // "was launched on 10 October, and by early February they had broken in": after the date before it.
    std::optional<ResolvedDate> byThen(const Item &item, std::optional<ResolvedDate> date) const {
        const CalendarDate &said = *item.date;
        if (!date || item.frame != Frame::around || said.year || said.relation || said.hijri || !said.month || !narrative_.published || !narrative_.last) return date;
        const std::uint32_t sentence = tokens_[item.tokens.first].sentence;
        if (narrative_.lastAt != sentence || !(date->range.first() < narrative_.last->first())) return date;
        CalendarDate next = said;
        next.year = static_cast<int>(std::chrono::year_month_day{date->range.first()}.year()) + 1;
        const auto after = resolveCalendar(next, narrative_, sentence);
        return after && after->range.first() <= *narrative_.published ? after : date;
    }

    std::optional<ResolvedDate> resolved(const Item &item) {
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

    bool emitRange(const Item &from, const Item &to) {
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
            if (first && last && last->range.first() < first->range.first() && to.date && !to.date->year) { // "between now and November"
                CalendarDate next = *to.date;
                next.year = static_cast<int>(std::chrono::year_month_day{last->range.first()}.year()) + 1;
                last = resolveCalendar(next, narrative_, sentence);
            }
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
    [[nodiscard]] bool isBetween(const Item &item) {
        return item.tokens.first > 0 && matcher_.wordOf(between_, item.tokens.first - 1).value_or(0) == 1;
    }

    // "منذ اندلاع القتال في 15 أبريل", "since fighting erupted on 15 April"
    [[nodiscard]] bool startsThen(std::size_t date) const {
        constexpr std::size_t reach = 9;
        for (std::size_t i = date; i-- > 0 && date - i <= reach && tokens_[i].sentence == tokens_[date].sentence;) {
            if (tokens_[i].kind != text::TokenKind::word) return false;
            if (const auto frame = matcher_.wordOf(frame_, i); frame && static_cast<Frame>(*frame) == Frame::since) return true;
            if (!out_.empty() && i < out_.back().tokens.end) return false;
        }
        return false;
    }

    void emit(const Item &item) {
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

    void add(const ResolvedDate &date, Span span, TokenSpan tokens, Frame frame, std::string_view rule) {
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
        const bool governs = !since && frame != Frame::since && frame != Frame::until && frame != Frame::before && frame != Frame::after &&
                             (!wholeYear || frame == Frame::inside);
        narrative_.note(date, tokens_[tokens.first].sentence, governs);
        narrative_.runsToNow = date.since || frame == Frame::since;
    }

    const DateLexicon &lexicon_;
    const text::Document &document_;
    const text::Tokens &tokens_;
    DateMatcher matcher_;
    int frame_, weakFrame_, nameBefore_, nameAfter_, to_, and_, between_, month_, relation_, future_, takesOver_;
    Narrative narrative_;
    std::vector<Item> items_;
    std::vector<DateMention> out_;
};

} // namespace

DateFinder DateFinder::open(text::Vocabulary *vocabulary) {
    NumberReader numbers = NumberReader::open();
    DateLexicon lexicon = DateLexicon::open(numbers);
    if (vocabulary) {
        numbers.enter(*vocabulary);
        lexicon.enter(*vocabulary);
    }
    return {std::move(lexicon), std::move(numbers)};
}

std::vector<DateMention> DateFinder::find(const text::Document &document, const text::Tokens &tokens) const {
    return Reading(lexicon_, numbers_, document, tokens).run();
}

} // namespace zamkan::mentions
