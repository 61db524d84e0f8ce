#include "mentions/date_reader.hpp"
#include <cctype>

namespace zamkan::mentions {

bool DateReader::framed(const DateMatch &match, Frame frame) const {
    const std::size_t i = match.tokens.first;
    const bool doubtful = match.filled > 0 && match.atoms[0].doubtful;
    if (const DateAtom *month = match.atom(DateSlot::month); month && isLatin(month->first) && !tokens_[month->first].capitalised) return false;
    if (const DateAtom *year = match.atom(DateSlot::year); year && (year->value < 1800 || year->value > 2100)) return false;
    const auto &closed = lexicon_.closed();
    const bool compared = i > 0 && (closed.has(tokens_[i - 1], Closed::approximator) || (i > 1 && closed.has(tokens_[i - 2], Closed::comparative)));
    if ((frame == Frame::around || compared) && match.filled == 1 && isAmount(match)) return false;
    if (match.span.start > tokens_[i].span.start && !matcher_.wordOf(and_, i)) {
        const std::string_view peeled = document_.surface({tokens_[i].span.start, match.span.start});
        if (peeled.ends_with("ب") || peeled.ends_with("ل")) return !doubtful;
    }
    return frame != Frame::none && !(doubtful && i > 0 && matcher_.wordOf(weakFrame_, i - 1));
}

// "نحو 1900 عائلة", "about 1950 families", "أكثر من 2000 مسلح", "قرابة 1800 من عناصره": a number and no year.
bool DateReader::isAmount(const DateMatch &match) const {
    const std::size_t next = match.tokens.end;
    if (next >= tokens_.size() || tokens_[next].kind != text::TokenKind::word || tokens_[next].sentence != tokens_[next - 1].sentence) return false;
    return tokens_[next].folded == "من" || !opensClause(next);
}

// Whether the word begins something new, and is nothing that a number would count.
bool DateReader::opensClause(std::size_t word) const {
    using enum Closed;
    return lexicon_.closed().mayHave(tokens_[word], definite_article, demonstrative, copula, past_auxiliary, subject_pronoun, relative, relative_who, relative_which,
                                     additive, disjunctive, adversative, sequel, sequential, subordinator, temporal_when, temporal_link, inside, at, locative, until, anterior, posterior) ||
           matcher_.wordOf(frame_, word) || matcher_.wordOf(to_, word);
}

Frame DateReader::frameBefore(std::size_t i) const {
    if (i == 0 || tokens_[i - 1].sentence != tokens_[i].sentence) return Frame::none;
    if (const auto frame = matcher_.wordOf(frame_, i - 1)) return static_cast<Frame>(*frame);
    if (i >= 2 && document_.surface(tokens_[i - 1].span) == "(") return Frame::inside;
    return Frame::none;
}

// "حي 17 تموز", "حركة 6 أبريل", "سوق الجمعة", "October 6 bridge", «الخليج اليوم»: a name, not a date.
bool DateReader::isName(const DateMatch &match) const {
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

// A word or two before, a quotation began: the title of a newspaper.
bool DateReader::quotedBefore(std::size_t i) const {
    for (std::size_t back = 2; back <= 3 && back <= i; ++back)
        if (isOpeningQuote(i - back)) return true;
    return false;
}

// "أوقع الأحد 17 قتيلا": the number counts what follows.
bool DateReader::countsWhatFollows(const DateMatch &match) const {
    const std::size_t next = match.tokens.end;
    // "on May 20 and ten people died", "on May 20 and 30 people died": no second day.
    const DateAtom *month = match.atom(DateSlot::month), *day = match.atom(DateSlot::day), *second = match.atom(DateSlot::day2);
    const bool listed = month && day && second && month->first < day->first && lexicon_.closed().has(tokens_[second->first - 1], Closed::additive) &&
                        !match.atom(DateSlot::month2) &&
                        (match.tokens.first == 0 || !lexicon_.closed().has(tokens_[match.tokens.first - 1], Closed::between)); // "between 20 and 23 May the army"
    if (listed && second->value <= day->value) return true;
    if ((!match.pattern->closed && !listed) || next >= tokens_.size() || tokens_[next].kind != text::TokenKind::word) return false;
    if (tokens_[next].sentence != tokens_[match.tokens.first].sentence || tokens_[next].folded == "و") return false;
    // "قتل الأربعاء ستة من الجنود": a day of the month is written in figures, or "السادس".
    if (match.pattern->closed && day && !isLatin(match.tokens.first) && (tokens_[next].folded == "من" || (tokens_[day->first].kind == text::TokenKind::word && !tokens_[day->first].folded.starts_with("ال"))))
        return true;
    if (isLatin(match.tokens.first) && opensClause(next)) return false; // "on the 17th they attacked X"
    return !matcher_.wordOf(frame_, next) && !matcher_.wordOf(to_, next) && !matcher_.wordOf(relation_, next) && !lexicon_.closed().has(tokens_[next], Closed::respectively);
}

// "in three weeks" is a time to come in "will be held in three weeks", and how long it took in "they took it in three weeks".
bool DateReader::speaksOfFuture(const DateMatch &match) const {
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

// "قبل عام 2014", "منذ شهر آذار" speak of the year and the month, not of a year or a month ago.
bool DateReader::isCutShort(const DateMatch &match) const {
    const DateAtom *span = match.atom(DateSlot::span);
    if (span && span->singular && (match.builder() == DateBuilder::first_span || match.builder() == DateBuilder::last_span)) return true; // a week counted
    if (!span || !span->singular || span->end != match.tokens.end || match.tokens.end >= tokens_.size()) return false;
    const text::Token &next = tokens_[match.tokens.end];
    return (next.kind == text::TokenKind::number && next.folded.size() == 4) || matcher_.wordOf(month_, match.tokens.end) ||
           matcher_.wordOf(relation_, match.tokens.end);
}

} // namespace zamkan::mentions
