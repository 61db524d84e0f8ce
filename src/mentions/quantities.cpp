#include "mentions/quantities.hpp"
#include "mentions/fractions.hpp"
#include "mentions/quantity_lexicon.hpp"
#include "text/characters.hpp"
#include "text/fold.hpp"
#include <algorithm>
#include <cmath>

namespace zamkan::mentions {
namespace {

using Role = QuantityRole;

constexpr std::size_t measureReach = 8; // tokens before a bare number in which a verb tells what it counts
constexpr std::uint32_t inheritSentences = 2;

class Reading {
public:
    Reading(const QuantityLexicon &lexicon, const NumberReader &numbers, const text::Document &document, const text::Tokens &tokens,
            const std::vector<DateMention> &taken, bool all)
        : closed_(lexicon.closed), words_(lexicon, tokens), fractions_(words_, numbers, document, tokens), numbers_(numbers), document_(document), tokens_(tokens), taken_(taken), all_(all) {}

    std::vector<QuantityMention> run() {
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
            std::optional<QuantityMention> found;
            const auto ordinal = words_.number(i) ? numbers_.readOrdinal(document_, tokens_, i) : std::nullopt;
            const bool apart = ordinal && (ordinal->article || static_cast<unsigned char>(tokens_[i].folded[0]) < 0x80);
            if (apart && ordinal->tokens.end > i + 1 && tokens_[i].kind == text::TokenKind::word) { // "الخامس والعشرون", "twenty-first"
                i = ordinal->tokens.end;
                continue;
            }
            if (words_.number(i)) found = numberAt(i);
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

private:
    [[nodiscard]] std::string_view surface(std::size_t i) const { return i < tokens_.size() ? document_.surface(tokens_[i].span) : std::string_view(); }
    [[nodiscard]] bool glued(std::size_t i) const { return i > 0 && i < tokens_.size() && tokens_[i - 1].span.end == tokens_[i].span.start; }
    [[nodiscard]] bool same(std::size_t i, std::size_t k) const { return i < limit_ && tokens_[i].sentence == tokens_[k].sentence; }
    [[nodiscard]] auto hit(std::size_t i, Role role) const { return i < limit_ ? words_.at(i, role) : std::nullopt; }
    [[nodiscard]] auto before(std::size_t i, Role role) const { return words_.endingAt(i, role); }

    // Figures that name a thing: "الفرقة 17", "No. 3", "T-4", "14:30", "17th".
    [[nodiscard]] bool isDesignation(std::size_t i, const NumberReading &number) const {
        if (number.tokens.end < tokens_.size() && glued(number.tokens.end)) {
            const std::string_view sign = surface(number.tokens.end);
            if (sign == ":" || sign == "°") return true;
            if (number.digits && numbers_.readOrdinal(document_, tokens_, i)) return true;
        }
        if (!number.digits) return false;
        std::size_t at = i;
        if (at >= 2 && glued(at) && (surface(at - 1) == "-" || surface(at - 1) == ":" || surface(at - 1) == "–") && glued(at - 1)) {
            const std::size_t word = at - 2;
            if (surface(at - 1) == ":" || (tokens_[word].kind == text::TokenKind::word && (tokens_[word].capitalised || isArabicWord(word)))) return true;
        }
        if (number.tokens.end == i + 1 && headsItem(i)) return true;
        if (at >= 1 && (surface(at - 1) == "." || surface(at - 1) == "(" || surface(at - 1) == "«" || surface(at - 1) == "\"")) --at;
        const auto name = before(at, Role::designation);
        if (!name) return false;
        // "شهدت المنطقة 20 غارة": such a word names only where nothing is counted.
        const bool strict = words_.at(*name, Role::designation)->sense->low > 0;
        return strict || !words_.at(number.tokens.end, Role::noun);
    }

    [[nodiscard]] bool isArabicWord(std::size_t i) const { // "تو-22"
        return !tokens_[i].folded.empty() && static_cast<unsigned char>(tokens_[i].folded[0]) >= 0xD8;
    }
    // "2. Since the campaign began …", "3) …": the number of a paragraph.
    [[nodiscard]] bool headsItem(std::size_t i) const {
        const std::size_t start = tokens_[i].span.start;
        const bool opens = i == 0 || document_.text().substr(tokens_[i - 1].span.end, start - tokens_[i - 1].span.end).find('\n') != std::string_view::npos;
        return opens && glued(i + 1) && !glued(i + 2) && (surface(i + 1) == "." || surface(i + 1) == ")");
    }
    // "$20", "USD 20 million": what stands before a number and measures it.
    [[nodiscard]] bool isSign(std::size_t i, const QuantitySense &money) const {
        const bool code = money.measures == "money" && tokens_[i].folded.size() == 3 && tokens_[i].capitalised && static_cast<unsigned char>(tokens_[i].folded[0]) < 0x80;
        return tokens_[i].kind == text::TokenKind::punctuation || code;
    }
    // "قرار مجلس الأمن 2254", "the Security Council resolution 2254".
    [[nodiscard]] bool namedBefore(std::size_t i) const {
        for (std::size_t back = 1; back <= 3 && back <= i && tokens_[i - back].sentence == tokens_[i].sentence && tokens_[i - back].kind == text::TokenKind::word; ++back)
            if (words_.may(i - back, Role::designation)) return true;
        return false;
    }

    struct Bounds {
        bool about = false, more = false, upTo = false, between = false;
        std::size_t first = 0;
        std::uint32_t start = 0;
    };
    // The words before a number that loosen it.
    Bounds boundsBefore(std::size_t first, std::uint32_t start) const {
        Bounds out{false, false, false, false, first, start};
        for (int round = 0; round < 3 && out.first > 0; ++round) {
            bool any = false;
            for (const auto &[role, flag] : {std::pair{Role::about, &Bounds::about}, std::pair{Role::more_than, &Bounds::more},
                                             std::pair{Role::up_to, &Bounds::upTo}, std::pair{Role::between, &Bounds::between}}) {
                const auto at = before(out.first, role);
                if (!at) continue;
                out.*flag = true;
                const auto word = words_.at(*at, role);
                out.first = *at;
                out.start = startWithout(document_, tokens_[*at], word->form.proclitics);
                any = true;
                break;
            }
            if (!any) break;
        }
        if (out.first > 0 && closed_.has(tokens_[out.first - 1], Closed::indefinite_article) && out.first == first) {
            out.start = tokens_[out.first - 1].span.start;
            --out.first;
        }
        return out;
    }

    std::optional<QuantityMention> numberAt(std::size_t i) {
        next_ = i + 1;
        auto number = numbers_.read(document_, tokens_, i);
        if (!number || number->tokens.end > limit_) return std::nullopt;
        next_ = number->tokens.end;
        const std::size_t past = number->tokens.end; // "ثلاثة أرباع المدينة" counts no town
        if (!all_ && hit(past, Role::part) && !words_.number(past)) return std::nullopt;
        if (!all_ && (isDesignation(i, *number) || number->fraction || (number->tokens.end == i + 1 && fractions_.partOf(i)))) return std::nullopt;

        QuantityMention mention;
        double low = number->value;
        std::optional<double> high;
        std::size_t end = number->tokens.end;
        const Bounds bounds = boundsBefore(i, number->span.start);
        if (!all_) // "155mm shells", "a 500-pound bomb"
            if (const auto size = hit(surface(end) == "-" && glued(end) ? end + 1 : end, Role::size)) {
                next_ = size->end;
                return std::nullopt;
            }
        // A second number makes a range and may lend the first its scale.
        std::size_t second = end;
        const bool chain = glued(i) && surface(i - 1) == "-"; // "222-2222": a telephone
        const bool dash = !chain && (surface(end) == "-" || surface(end) == "–" || surface(end) == "—") && !(glued(end + 2) && surface(end + 2) == "-");
        if (hit(end, Role::to) || dash) second = end + 1;
        else if (bounds.between && same(end, i) && (tokens_[end].folded == "و" || closed_.has(tokens_[end], Closed::additive))) second = end + 1;
        if (second < limit_ && same(second, i) && (second > end || bounds.between)) {
            const auto other = numbers_.read(document_, tokens_, second);
            if (other && (second > end || other->joined) && !(dash && !number->digits)) {
                double first = low;
                if (number->scale == 1 && other->scale > 1 && first * other->scale <= other->value) first *= other->scale;
                if (first < other->value && !(dash && other->value > 1900 && other->value < 2100 && other->scale == 1)) {
                    low = first;
                    high = other->value;
                    end = other->tokens.end;
                    next_ = end;
                }
            }
        }
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
        afterwards(mention, i, end, *number);
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

    // "Eleven were killed", "Twelve more have died", "two drowned".
    [[nodiscard]] bool suffered(std::size_t past, std::size_t i) const {
        std::size_t at = past;
        for (std::size_t end = past + 3; at < end && same(at, i); ++at)
            if (!closed_.has(tokens_[at], Closed::before_suffering)) break;
        return same(at, i) && static_cast<unsigned char>(tokens_[at].folded[0]) < 0x80 && tokens_[at].kind == text::TokenKind::word && words_.at(at, Role::measure);
    }

    // "قتل منهم تسعة"
    [[nodiscard]] bool ofThem(std::size_t first) const {
        return first > 1 && closed_.has(tokens_[first - 1], Closed::partitive_pronoun) && tokens_[first - 2].sentence == tokens_[first].sentence &&
               words_.at(first - 2, Role::measure);
    }

    // What only the verb that reports every number reads: signs, fractions, powers.
    void everyNumber(QuantityMention &mention, std::size_t i, std::size_t end) {
        const auto give = [&](double value, std::size_t past) {
            mention.low = mention.high = value;
            mention.tokens.end = static_cast<std::uint32_t>(past);
            mention.span.end = tokens_[past - 1].span.end;
            next_ = past;
        };
        const auto value = [&] { return std::abs(mention.low.value_or(mention.high.value_or(0))); };
        const bool first = i == 1 || (i > 1 && tokens_[i - 2].sentence != tokens_[i].sentence);
        bool negative = mention.low.value_or(0) < 0;
        if (i > 0 && surface(i - 1) == "." && glued(i) && (i < 2 || !glued(i - 1)) && tokens_[i].kind == text::TokenKind::number) // ".5"
            give(value() / std::pow(10, static_cast<double>(tokens_[i].folded.size())), mention.tokens.end);
        if (const auto part = end == i + 1 ? fractions_.partOf(i) : std::nullopt) give(part->value, part->end);
        else if (const auto parts = fractions_.oneOf(i, value())) give(*parts, mention.tokens.end);
        else if (mention.tokens.end != end) return; // what it counts stands between
        else if (const auto made = fractions_.after({static_cast<std::uint32_t>(i), mention.tokens.end}, value())) {
            negative |= first && surface(i - 1) == "-"; // "- 1 4/5" and nothing before
            give(made->value, made->end);
        }
        if (negative && *mention.low > 0) give(-*mention.low, mention.tokens.end);
    }

    // "½" alone.
    void signAt(std::size_t i) {
        const auto value = fractions_.sign(i);
        if (!value) return;
        QuantityMention mention;
        mention.span = tokens_[i].span;
        mention.tokens = {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i + 1)};
        mention.low = mention.high = value;
        mention.rule = "number";
        out_.push_back(std::move(mention));
    }

    // "192.168.1.2" is no number but four.
    void splitFigures(std::size_t i) {
        const std::string_view surface = document_.surface(tokens_[i].span);
        for (std::size_t at = 0; at < surface.size();) {
            std::size_t end = at;
            std::size_t next = at;
            while (next < surface.size() && text::classOf(text::nextCharacter(surface, next)) == text::CharacterClass::digit) end = next;
            if (end > at) {
                QuantityMention mention;
                const auto start = tokens_[i].span.start;
                mention.span = {start + static_cast<std::uint32_t>(at), start + static_cast<std::uint32_t>(end)};
                mention.tokens = {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i + 1)};
                mention.low = mention.high = valueOfFigures(text::fold(surface.substr(at, end - at)));
                mention.rule = "number";
                out_.push_back(std::move(mention));
            }
            at = std::max(next, end);
        }
    }

    // What follows the number: percent, money, the counted noun, "تقريبا".
    void afterwards(QuantityMention &mention, std::size_t i, std::size_t end, const NumberReading &number) {
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
                mention.measures = noun->sense->measures;
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
    [[nodiscard]] bool leadsOn(std::size_t token) const {
        for (const text::Peeled &reading : tokens_.readings(token))
            if (reading.proclitics == "ب" || reading.proclitics == "ل") return true;
        return false;
    }

    void cueMeasure(QuantityMention &mention, std::size_t i) const {
        for (std::size_t back = 1; back <= measureReach && back <= i; ++back) {
            const std::size_t at = i - back;
            if (tokens_[at].sentence != tokens_[i].sentence) break;
            if (const auto cue = words_.at(at, Role::measure)) {
                mention.measures = cue->sense->measures;
                return;
            }
        }
        for (std::size_t at = mention.tokens.end; at < mention.tokens.end + 5 && same(at, i); ++at)
            if (const auto cue = words_.at(at, Role::measure)) {
                mention.measures = cue->sense->measures;
                return;
            }
    }

    [[nodiscard]] bool isMeasured(const QuantityMention &mention, std::size_t i) const {
        QuantityMention cue;
        cue.tokens = mention.tokens;
        cueMeasure(cue, i);
        return !cue.measures.empty();
    }

    // A number without a noun: the verb near by says what it counts ("إعدام 40 في دير الزور"), or the quantity before.
    void measureFromContext(QuantityMention &mention, std::size_t i) const {
        QuantityMention cue;
        cue.tokens = mention.tokens;
        cueMeasure(cue, i);
        const bool near = tokens_[i].sentence <= lastSentence_ + inheritSentences && lastUnit_ == "person";
        if (!cue.measures.empty() || near) {
            mention.unit = "person";
            mention.measures = cue.measures.empty() ? lastMeasures_ : cue.measures;
        }
    }

    // Words that are quantities without a number: "مئات الغارات", "جنديان".
    std::optional<QuantityMention> wordAt(std::size_t i) {
        QuantityMention mention;
        // With the article it is a name (القريتين) or speaks of those known already.
        if (const auto dual = hit(i, Role::dual_noun); dual && !dual->form.article) {
            mention.low = mention.high = 2;
            mention.unit = dual->sense->unit;
            mention.measures = dual->sense->measures;
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

    const ClosedWords &closed_;
    QuantityWords words_;
    FractionReader fractions_;
    const NumberReader &numbers_;
    const text::Document &document_;
    const text::Tokens &tokens_;
    const std::vector<DateMention> &taken_;
    bool all_;
    std::size_t limit_ = 0, next_ = 0;
    std::string lastUnit_, lastMeasures_;
    std::uint32_t lastSentence_ = 0;
    std::vector<QuantityMention> out_;
};

} // namespace

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
    return Reading(*lexicon_, numbers_, document, tokens, taken, false).run();
}

std::vector<QuantityMention> QuantityFinder::findAll(const text::Document &document, const text::Tokens &tokens,
                                                     const std::vector<DateMention> &taken) const {
    return Reading(*lexicon_, numbers_, document, tokens, taken, true).run();
}

} // namespace zamkan::mentions
