#include "mentions/quantity_reader.hpp"
#include <algorithm>

namespace zamkan::mentions {
namespace {

constexpr std::size_t measureReach = 8; // tokens before a bare number in which a verb tells what it counts
constexpr std::uint32_t inheritSentences = 2;

} // namespace

// What follows the number: percent, money, the counted noun, "تقريبا".
void QuantityReader::afterwards(QuantityMention &mention, std::size_t i, std::size_t end, const NumberReading &number) {
    const auto take = [&](std::size_t past) {
        mention.tokens.end = static_cast<std::uint32_t>(past);
        mention.span.end = tokens_[past - 1].span.end;
        next_ = past;
    };
    if (i > 0) // "$20", "£5"
        if (const auto money = words_.at(i - 1, Role::noun); money && money->end == i && isSign(i - 1, *money->sense)) {
            mention.unit = money->sense->unit;
            mention.measures = money->sense->measures;
            mention.tokens.first = std::min(mention.tokens.first, static_cast<std::uint32_t>(i - 1));
            mention.span.start = std::min(mention.span.start, tokens_[i - 1].span.start);
        }
    std::size_t at = end;
    const auto loosen = [&](std::size_t token) { // "تقريبا", "على الأقل", "or more"
        const auto after = hit(token, Role::about_after);
        if (!after || !same(token, i)) return token;
        if (after->sense->low > 0) mention.high.reset();
        else mention.approximate = true;
        take(after->end);
        return after->end;
    };
    at = loosen(at);
    if (!mention.unit.empty()) return;
    // "الشهور الثلاثة", "الدول الثلاث": the noun stands before.
    if (number.article && i > 0) {
        if (words_.at(i - 1, Role::duration)) {
            mention.duration = true;
            return;
        }
    }
    std::size_t dash = at < limit_ && surface(at) == "-" && glued(at) ? at + 1 : at; // "a 50-day siege"
    if (const auto duration = hit(dash, Role::duration); duration && same(dash, i)) {
        mention.duration = true;
        take(duration->end);
        return;
    }
    const bool arabic = at < tokens_.size() && !tokens_[at].folded.empty() && static_cast<unsigned char>(tokens_[at].folded[0]) >= 0xD8;
    const std::size_t skips = arabic ? 1 : 3;
    for (std::size_t skip = 0; skip <= skips && same(at, i); ++skip) {
        if (const auto noun = hit(at, Role::noun); noun && !noun->form.conjunction && (!noun->form.preposition || noun->sense->unit == "percent")) {
            mention.unit = noun->sense->unit;
            mention.measures = mention.counted = noun->sense->measures;
            take(noun->end);
            if (mention.measures == "people") cueMeasure(mention, i);
            loosen(noun->end);
            return;
        }
        const auto of = hit(at, Role::of);
        if (of && skip == 0) {
            at = of->end;
            continue;
        }
        // An adjective or two may stand between: "25 unarmed civilians"; in Arabic only after "من".
        const bool word = tokens_[at].kind == text::TokenKind::word;
        if (!word || words_.number(at) || (arabic && (skip > 0 || leadsOn(at)))) return;
        if (words_.at(at, Role::to) || words_.at(at, Role::deaf)) return;
        ++at;
    }
}

// "أصيب 30 بانفجار سيارة": a word with a preposition before it begins something else.
bool QuantityReader::leadsOn(std::size_t token) const {
    for (const text::Peeled &reading : tokens_.readings(token))
        if (reading.proclitics == "ب" || reading.proclitics == "ل") return true;
    return false;
}

void QuantityReader::cueMeasure(QuantityMention &mention, std::size_t i) const {
    // "174 people died and 18,250 have been uprooted": its own verb, right behind it.
    std::size_t verb = mention.tokens.end;
    while (same(verb, i) && closed_.has(tokens_[verb], Closed::before_suffering)) ++verb;
    // "left 30 dead, and 3,000 people fled", "while 3,000 people fled": the number opens a clause.
    const auto pause = [&](std::size_t at) { return document_.surface(tokens_[at].span) == "," || document_.surface(tokens_[at].span) == ";"; };
    const bool opens = i > 1 && (closed_.has(tokens_[i - 1], Closed::subordinator) || pause(i - 1) || pause(i - 2));
    if ((verb > mention.tokens.end || opens) && same(verb, i))
        if (const auto cue = words_.at(verb, Role::measure)) {
            mention.measures = cue->sense->measures;
            return;
        }
    for (std::size_t back = 1; back <= measureReach && back <= i; ++back) {
        const std::size_t at = i - back;
        if (tokens_[at].sentence != tokens_[i].sentence) break;
        if (at > 0 && closed_.has(tokens_[at], Closed::additive) && pause(at - 1) && back > 1) break; // "left 30 dead, and fighting drove 3,000 from X"
        if (const auto cue = words_.at(at, Role::measure)) {
            mention.measures = cue->sense->measures;
            return;
        }
    }
    for (std::size_t at = mention.tokens.end; at < mention.tokens.end + 5 && same(at, i) && !closed_.has(tokens_[at], Closed::additive); ++at)
        if (const auto cue = words_.at(at, Role::measure)) {
            mention.measures = cue->sense->measures;
            return;
        }
}

bool QuantityReader::isMeasured(const QuantityMention &mention, std::size_t i) const {
    QuantityMention cue;
    cue.tokens = mention.tokens;
    cueMeasure(cue, i);
    return !cue.measures.empty();
}

// A number without a noun: the verb near by says what it counts ("إعدام 40 في دير الزور"), or the quantity before.
void QuantityReader::measureFromContext(QuantityMention &mention, std::size_t i) const {
    QuantityMention cue;
    cue.tokens = mention.tokens;
    cueMeasure(cue, i);
    const bool near = tokens_[i].sentence <= lastSentence_ + inheritSentences && lastUnit_ == "person";
    if (!cue.measures.empty() || near) {
        mention.unit = "person";
        mention.measures = cue.measures.empty() ? lastMeasures_ : cue.measures;
    }
}

// "Eleven were killed", "Twelve more have died", "two drowned".
bool QuantityReader::suffered(std::size_t past, std::size_t i) const {
    std::size_t at = past;
    for (std::size_t end = past + 3; at < end && same(at, i); ++at)
        if (!closed_.has(tokens_[at], Closed::before_suffering)) break;
    return same(at, i) && static_cast<unsigned char>(tokens_[at].folded[0]) < 0x80 && tokens_[at].kind == text::TokenKind::word && words_.at(at, Role::measure);
}

// "جنودها الـ2900": what is counted stands before a number that has the article.
bool QuantityReader::countsNounBefore(QuantityMention &mention, std::size_t i) const {
    constexpr std::string_view article = "ال";
    if (i < 2 || tokens_[i - 1].folded != article || tokens_[i - 2].sentence != tokens_[i].sentence) return false;
    const auto noun = words_.at(i - 2, Role::noun);
    if (!noun || noun->end != i - 1 || noun->sense->unit != "person") return false;
    mention.unit = noun->sense->unit;
    mention.measures = mention.counted = noun->sense->measures;
    return true;
}

// "قتل منهم تسعة"
bool QuantityReader::ofThem(std::size_t first) const {
    return first > 1 && closed_.has(tokens_[first - 1], Closed::partitive_pronoun) && tokens_[first - 2].sentence == tokens_[first].sentence &&
           words_.at(first - 2, Role::measure);
}

} // namespace zamkan::mentions
