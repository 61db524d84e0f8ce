#include "mentions/quantities.hpp"
#include "mentions/quantity_reader.hpp"
#include <algorithm>
#include <cmath>

namespace zamkan::mentions {

std::vector<QuantityMention> QuantityReader::run() {
    std::size_t date = 0;
    for (std::size_t i = 0; i < tokens_.size();) {
        while (date < taken_.size() && taken_[date].tokens.end <= i) ++date;
        if (!all_ && date < taken_.size() && taken_[date].tokens.first <= i) {
            i = taken_[date].tokens.end;
            continue;
        }
        if (!words_.mayBegin(i)) {
            if (all_ && tokens_[i].kind == text::TokenKind::punctuation) signAt(i);
            ++i;
            continue;
        }
        limit_ = !all_ && date < taken_.size() ? taken_[date].tokens.first : tokens_.size();
        std::optional<QuantityMention> found = all_ ? std::nullopt : shareAt(i);
        const auto ordinal = words_.number(i) && !found ? numbers_.readOrdinal(document_, tokens_, i) : std::nullopt;
        const bool apart = ordinal && (ordinal->article || static_cast<unsigned char>(tokens_[i].folded[0]) < 0x80);
        if (apart && ordinal->tokens.end > i + 1 && tokens_[i].kind == text::TokenKind::word) { // "الخامس والعشرون", "twenty-first"
            i = ordinal->tokens.end;
            continue;
        }
        if (!found && words_.number(i)) found = numberAt(i);
        next_ = std::max(next_, i + 1);
        if (!found && (words_.may(i, Role::dual_noun) || words_.may(i, Role::vague))) found = wordAt(i);
        if (!found) {
            if (all_ && tokens_[i].kind == text::TokenKind::number && !valueOfFigures(tokens_[i].folded)) splitFigures(i);
            i = std::max(next_, i + 1);
            continue;
        }
        i = std::max<std::size_t>(found->tokens.end, i + 1);
        if (!found->unit.empty() && !found->duration) {
            lastUnit_ = found->unit;
            lastMeasures_ = found->measures;
            lastSentence_ = tokens_[found->tokens.first].sentence;
        }
        out_.push_back(std::move(*found));
    }
    return std::move(out_);
}

// A second number makes a range and may lend the first its scale.
QuantityReader::Figures QuantityReader::figuresAt(std::size_t i, const NumberReading &number, const Bounds &bounds) {
    Figures out{number.value, std::nullopt, number.tokens.end};
    const std::size_t end = out.end;
    std::size_t second = end;
    const bool chain = glued(i) && surface(i - 1) == "-"; // "222-2222": a telephone
    const bool dash = !chain && (surface(end) == "-" || surface(end) == "–" || surface(end) == "—") && !(glued(end + 2) && surface(end + 2) == "-");
    if (hit(end, Role::to) || dash) second = end + 1;
    else if (bounds.between && same(end, i) && (tokens_[end].folded == "و" || closed_.has(tokens_[end], Closed::additive))) second = end + 1;
    if (second < limit_ && same(second, i) && (second > end || bounds.between)) {
        const auto other = numbers_.read(document_, tokens_, second);
        if (other && (second > end || other->joined) && !(dash && !number.digits)) {
            double first = out.low;
            if (number.scale == 1 && other->scale > 1 && first * other->scale <= other->value) first *= other->scale;
            if (first < other->value && !(dash && other->value > 1900 && other->value < 2100 && other->scale == 1)) {
                out = {first, other->value, other->tokens.end};
                next_ = out.end;
            }
        }
    }
    return out;
}

std::optional<QuantityMention> QuantityReader::numberAt(std::size_t i) {
    next_ = i + 1;
    auto number = numbers_.read(document_, tokens_, i);
    if (!number || number->tokens.end > limit_) return std::nullopt;
    next_ = number->tokens.end;
    const std::size_t past = number->tokens.end; // "ثلاثة أرباع المدينة" counts no town
    if (!all_ && hit(past, Role::part) && !words_.number(past)) return std::nullopt;
    QuantityMention mention;
    const bool noun = !all_ && countsNounBefore(mention, i);
    if (!all_ && !noun && (isDesignation(i, *number) || number->fraction || (number->tokens.end == i + 1 && fractions_.partOf(i)))) return std::nullopt;

    const Bounds bounds = boundsBefore(i, number->span.start);
    if (!all_) // "155mm shells", "a 500-pound bomb"
        if (const auto size = hit(surface(past) == "-" && glued(past) ? past + 1 : past, Role::size)) {
            next_ = size->end;
            return std::nullopt;
        }
    const auto [low, high, end] = figuresAt(i, *number, bounds);
    mention.rule = high ? "range" : "number";
    mention.approximate = bounds.about;
    if (bounds.more) {
        mention.low = low;
        if (high) mention.high = high;
    } else if (bounds.upTo) {
        mention.high = high.value_or(low);
    } else {
        mention.low = low;
        mention.high = high.value_or(low);
    }
    if (all_ && i > 0 && surface(i - 1) == "-" && glued(i) && (i < 2 || !glued(i - 1)) && !high) { // "-5"
        mention.low = -low;
        mention.high = -low;
    }
    mention.tokens = {static_cast<std::uint32_t>(bounds.first), static_cast<std::uint32_t>(end)};
    mention.span = {bounds.start, tokens_[end - 1].span.end};
    if (!noun) afterwards(mention, i, end, *number);
    if (all_) {
        mention.duration = false; // every number is asked for, of days too
        if (!high) everyNumber(mention, i, end);
        return mention;
    }
    if (mention.duration || !mention.unit.empty()) return mention;
    const bool bare = !bounds.more && !bounds.upTo && !bounds.about && number->scale < 1000 && !high;
    const bool year = number->digits && number->value >= 1500 && number->value < 2200 && number->tokens.end == i + 1 && tokens_[i].folded.size() == 4;
    // "Seventeen people were killed in A, five in B"
    const bool again = !number->article && lastUnit_ == "person" && lastSentence_ == tokens_[i].sentence && same(past + 1, i) && tokens_[past + 1].capitalised &&
                       closed_.has(tokens_[past], Closed::inside, Closed::at, Closed::nearness, Closed::outside);
    const bool told = again || (!number->article && (before(bounds.first, Role::measure) || // "wounding three", "وأصيب ثمانية"
                                                     (hit(past, Role::of) && isMeasured(mention, i)) || // "أعدم في صنعاء تسعة من أبناء تهامة"
                                                     suffered(past, i) || ofThem(bounds.first)));
    if (number->one || (bare && !told && (year || !number->digits || number->article || namedBefore(i)))) return std::nullopt;
    measureFromContext(mention, i);
    if (mention.unit.empty() && bare) return std::nullopt;
    return mention;
}

// "a third of Iraq", "half of the country's territory", "نصف مساحة البلاد": a share of ground is a percentage.
std::optional<QuantityMention> QuantityReader::shareAt(std::size_t i) const {
    constexpr std::size_t described = 2; // "the country's"
    const auto share = hit(i, Role::share);
    if (!share) return std::nullopt;
    std::size_t at = share->end;
    const bool arabic = isArabicWord(i);
    for (std::size_t k = 0; !arabic && k < described && same(at, i) && !words_.may(at, Role::ground) && !tokens_[at].capitalised; ++k) ++at;
    if (!same(at, i) || !(hit(at, Role::ground) || (!arabic && tokens_[at].capitalised && closed_.has(tokens_[at - 1], Closed::partitive)))) return std::nullopt;
    const Bounds bounds = boundsBefore(i, startWithout(document_, tokens_[i], share->form.proclitics));
    QuantityMention mention;
    mention.low = bounds.upTo ? std::nullopt : std::optional(std::round(1000 * share->sense->low) / 10);
    mention.high = bounds.more ? std::nullopt : std::optional(std::round(1000 * share->sense->low) / 10);
    mention.unit = "percent";
    mention.measures = "territory";
    mention.approximate = bounds.about;
    mention.rule = "share";
    mention.tokens = {static_cast<std::uint32_t>(bounds.first), static_cast<std::uint32_t>(share->end)};
    mention.span = {bounds.start, tokens_[share->end - 1].span.end};
    return mention;
}

// Words that are quantities without a number: "مئات الغارات", "جنديان".
std::optional<QuantityMention> QuantityReader::wordAt(std::size_t i) {
    QuantityMention mention;
    // With the article it is a name (القريتين) or speaks of those known already.
    if (const auto dual = hit(i, Role::dual_noun); dual && !dual->form.article) {
        mention.low = mention.high = 2;
        mention.unit = dual->sense->unit;
        mention.measures = mention.counted = dual->sense->measures;
        mention.rule = "dual";
        mention.tokens = {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(dual->end)};
        mention.span = {startWithout(document_, tokens_[i], dual->form.proclitics), tokens_[dual->end - 1].span.end};
        mention.duration = dual->sense->unit == "duration";
        if (mention.duration) mention.unit.clear();
        if (mention.measures == "people") cueMeasure(mention, i);
        return mention;
    }
    const auto vague = hit(i, Role::vague);
    if (!vague || all_) return std::nullopt;
    const Bounds bounds = boundsBefore(i, startWithout(document_, tokens_[i], vague->form.proclitics));
    mention.low = vague->sense->low;
    mention.high = vague->sense->high;
    mention.approximate = true;
    mention.rule = "vague";
    mention.tokens = {static_cast<std::uint32_t>(bounds.first), static_cast<std::uint32_t>(vague->end)};
    mention.span = {bounds.start, tokens_[vague->end - 1].span.end};
    next_ = vague->end;
    afterwards(mention, i, vague->end, NumberReading{});
    if (mention.unit.empty() && !mention.duration) measureFromContext(mention, i);
    if (mention.unit.empty() && !mention.duration) return std::nullopt;
    return mention;
}

QuantityFinder QuantityFinder::open(text::Vocabulary *vocabulary) {
    NumberReader numbers = NumberReader::open();
    QuantityLexicon lexicon = QuantityLexicon::open(numbers);
    if (vocabulary) {
        numbers.enter(*vocabulary);
        vocabulary->enter(lexicon.words);
    }
    return {std::make_shared<const QuantityLexicon>(std::move(lexicon)), std::move(numbers)};
}

std::vector<QuantityMention> QuantityFinder::find(const text::Document &document, const text::Tokens &tokens,
                                                  const std::vector<DateMention> &taken) const {
    return QuantityReader(*lexicon_, numbers_, document, tokens, taken, false).run();
}

std::vector<QuantityMention> QuantityFinder::findAll(const text::Document &document, const text::Tokens &tokens,
                                                     const std::vector<DateMention> &taken) const {
    return QuantityReader(*lexicon_, numbers_, document, tokens, taken, true).run();
}

} // namespace zamkan::mentions
