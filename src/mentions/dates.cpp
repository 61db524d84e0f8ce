#include "mentions/dates.hpp"
#include "mentions/date_reader.hpp"
#include "mentions/numeric_dates.hpp"

namespace zamkan::mentions {

DateReader::DateReader(const DateLexicon &lexicon, const NumberReader &numbers, const text::Document &document, const text::Tokens &tokens)
    : lexicon_(lexicon), document_(document), tokens_(tokens), matcher_(lexicon, numbers, document, tokens),
      frame_(lexicon.classId("frame")), weakFrame_(lexicon.classId("weak_frame")), nameBefore_(lexicon.classId("name_before")), nameAfter_(lexicon.classId("name_after")),
      to_(lexicon.classId("to")), and_(lexicon.classId("and")), between_(lexicon.classId("between")), month_(lexicon.classId("month")), relation_(lexicon.classId("relation")), future_(lexicon.classId("future")), takesOver_(lexicon.classId("takes_over")) {
    narrative_.published = document.published;
    narrative_.text = document.text();
    narrative_.sentences = tokens.sentences;
    narrative_.tokens = &tokens;
    narrative_.closed = &lexicon.closed();
}

std::vector<DateMention> DateReader::run() {
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
        if (items_.size() >= 2 || !mayContinue(i)) flush();
    }
    flush();
    return std::move(out_);
}

// Whether a connector stands at the token, so that the last item may be the first end of a range or borrow the next one's year.
bool DateReader::mayContinue(std::size_t i) const { return connector(i, items_.back()) > 0 || gluedAnd(items_.back()) || mayBorrow(items_.back()); }

// Tokens of the connector after an item: "إلى", "حتى", "-", and "و" after "بين".
std::size_t DateReader::connector(std::size_t i, const Item &before) const {
    if (i >= tokens_.size() || tokens_[i].sentence != tokens_[before.tokens.first].sentence) return 0;
    if (matcher_.wordOf(to_, i) || isDash(i)) return 1;
    const bool between = before.tokens.first > 0 && matcher_.wordOf(between_, before.tokens.first - 1);
    if (between && matcher_.wordOf(and_, i)) return 1;
    return 0;
}

// "بين أيار وآب": the connector is glued to the second date.
bool DateReader::gluedAnd(const Item &before) const {
    const std::size_t i = before.tokens.end;
    return i < tokens_.size() && before.tokens.first > 0 && tokens_[i].sentence == tokens_[before.tokens.first].sentence &&
           matcher_.wordOf(between_, before.tokens.first - 1) && tokens_[i].folded.starts_with("و");
}

void DateReader::flush() {
    std::vector<Item> items = std::move(items_);
    items_.clear();
    if (items.size() == 2) {
        const std::size_t gap = connector(items[0].tokens.end, items[0]);
        const bool adjacent = gap > 0 && joins(items[0].tokens.end + gap, items[1]);
        const bool glued = items[1].tokens.first == items[0].tokens.end && startsWithAnd(items[1]) && gluedAnd(items[0]);
        if ((adjacent || glued) && emitRange(items[0], items[1])) return;
        borrowYear(items[0], items[1]);
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

std::optional<DateReader::Item> DateReader::itemAt(std::size_t i) {
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
bool DateReader::rangeStarts(const DateMatch &match, std::size_t i) const {
    Item probe;
    probe.tokens = match.tokens;
    if (connector(match.tokens.end, probe) > 0 || gluedAnd(probe)) return true;
    if (!items_.empty() && items_.back().tokens.end == i && gluedAnd(items_.back())) return true;
    return !items_.empty() && items_.back().tokens.end + connector(items_.back().tokens.end, items_.back()) == i;
}

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
    return DateReader(lexicon_, numbers_, document, tokens).run();
}

} // namespace zamkan::mentions
