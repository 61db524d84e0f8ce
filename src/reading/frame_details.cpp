#include "reading/frame_details.hpp"
#include <algorithm>

namespace zamkan::reading {
namespace {

const mentions::QuantityMention &quantity(const Passage &passage, std::uint32_t index) {
    return passage.facts.mentions.quantities[index];
}
const mentions::DateMention &date(const Passage &passage, std::uint32_t index) { return passage.date(index); }

// What counts people, strikes or buildings, as the trigger's type asks; not money, shares and spans of time.
bool counts(const Passage &passage, std::uint32_t index, const Trigger &trigger) {
    const auto &found = quantity(passage, index);
    if (found.duration || (!found.low && !found.high))
        return false;
    const std::string &unit = found.unit;
    if (trigger.type == "movement" && (found.measures == "killed" || found.measures == "wounded"))
        return false; // "استقبل المستشفى جثامين 17 قتيلا"
    if (unit == "person" || unit == "family")
        return true;
    if (trigger.type == "violence" && (unit == "strike" || unit == "building" || unit == "vehicle"))
        return true;
    return unit.empty() || unit == "count";
}

std::vector<std::uint32_t> quantitiesIn(const Passage &passage, std::uint32_t first, std::uint32_t end,
                                        const Trigger &trigger) {
    std::vector<std::uint32_t> out;
    for (std::uint32_t i = first; i < end; ++i) {
        const int index = passage.quantityAt(i);
        if (index < 0)
            continue;
        const auto q = static_cast<std::uint32_t>(index);
        if (quantity(passage, q).tokens.first == i && counts(passage, q, trigger))
            out.push_back(q);
    }
    return out;
}

// "wounding five", "وإصابة 12", "120 wounded": the number is of the hurt.
bool ofTheHurt(const Passage &passage, std::uint32_t index, std::uint32_t from) {
    const auto &found = quantity(passage, index);
    const Words &words = passage.grammar.words;
    for (std::uint32_t i = found.tokens.first; i-- > from && found.tokens.first - i <= 6;) {
        if (words.wounded.at(passage.readings, i, Peel::proclitics))
            return true;
        if (passage.quantityAt(i) >= 0)
            break;
    }
    for (std::uint32_t i = found.tokens.first; i < std::min<std::size_t>(passage.size(), found.tokens.end + 2u); ++i) {
        if (i > found.tokens.first && (passage.boundaries[i] & (comma | conjunction | join | stop)))
            break;
        if (words.wounded.at(passage.readings, i, Peel::proclitics))
            return true;
    }
    // An Arabic verb beside it may count others: "لقي 15 شخصا مصرعهم وجرح 20".
    return passage.english() && (found.measures == "wounded" || found.measures == "injured");
}

// Whether a span of time stands right before the token: "five years after".
bool isSpan(const Passage &passage, std::uint32_t token) {
    return token > 0 && passage.is(token - 1, Closed::time_unit);
}

// "بعد خمس سنوات على"
bool spanBehindAfter(const Passage &passage, std::uint32_t token) {
    for (std::uint32_t i = token; i-- > 0 && token - i <= 5 && passage.sentenceOf(i) == passage.sentenceOf(token);)
        if (passage.is(i, Closed::posterior))
            for (std::uint32_t k = i + 1; k < token; ++k)
                if (passage.is(k, Closed::time_unit))
                    return true;
    return false;
}

// "the fastest pace since March 2022", "للمرة الأولى منذ عامين": the day only says how rare it is.
bool compares(const Passage &passage, const mentions::DateMention &day) {
    constexpr std::uint32_t reach = 10;
    if (!day.since && !passage.is(day.tokens.first, Closed::since))
        return false;
    for (std::uint32_t i = day.tokens.first;
         i-- > 0 && day.tokens.first - i <= reach && passage.sentenceOf(i) == passage.sentenceOf(day.tokens.first);) {
        if (passage.boundaries[i + 1] & (stop | comma) || passage.placeAt(i) >= 0)
            return false;
        if (passage.grammar.words.superlatives.at(passage.readings, i, Peel::proclitics))
            return true;
    }
    return false;
}

std::vector<std::uint32_t> datesIn(const Passage &passage, std::uint32_t first, std::uint32_t end) {
    std::vector<std::uint32_t> out;
    for (std::uint32_t i = first; i < end; ++i) {
        const int index = passage.dateAt(i);
        if (index >= 0 && i >= passage.datelineEnd &&
            date(passage, static_cast<std::uint32_t>(index)).tokens.first == i &&
            date(passage, static_cast<std::uint32_t>(index)).range &&
            !compares(passage, date(passage, static_cast<std::uint32_t>(index))))
            out.push_back(static_cast<std::uint32_t>(index));
    }
    return out;
}

} // namespace

namespace {
// "X, which has 70,000 people, on Monday": the comma that ends what is thrown in stands right before the day.
bool closedBefore(const Passage &passage, std::uint32_t relative, std::uint32_t day) {
    const std::uint32_t comma = day > relative + 1 && passage.folded(day - 1) != "," ? day - 2 : day - 1;
    return comma > relative && passage.folded(comma) == ",";
}
} // namespace

bool runsSince(const Passage &passage, const TriggerHit &hit, const mentions::DateMention &date) {
    constexpr std::uint32_t reach = 5; // tokens from "since" to the deed
    // "since it overran a base in August, killing 21": in that deed
    if (date.since && passage.english() && hit.form == Form::gerund && date.tokens.end <= hit.first &&
        passage.sentenceOf(date.tokens.first) == hit.sentence &&
        !passage.is(date.tokens.first - std::min(date.tokens.first, 2U), Closed::since) &&
        !passage.is(date.tokens.first - std::min(date.tokens.first, 1U), Closed::since))
        return false;
    if (!date.since || hit.trigger->type != "control" || hit.trigger->lasting || hit.subtype == "held" ||
        date.tokens.first < hit.end)
        return date.since;
    for (std::uint32_t i = hit.end; i < date.tokens.end; ++i)
        if (passage.is(i, Closed::since))
            return true;
    for (std::uint32_t i = hit.first; i-- > 0 && hit.first - i <= reach && passage.sentenceOf(i) == hit.sentence;)
        if (passage.is(i, Closed::since))
            return false;
    return true;
}

// The count of the dead stands at the verb: "killed 40", "40 people were killed". Bare numbers only right
// beside it.
std::vector<std::uint32_t> readQuantities(const Passage &passage, const TriggerHit &hit) {
    std::vector<std::uint32_t> out;
    auto right = quantitiesIn(passage, hit.end, hit.fieldEnd, *hit.trigger);
    if (hit.trigger->type == "violence")
        std::erase_if(right, [&](std::uint32_t q) { return ofTheHurt(passage, q, hit.first); });
    // "struck a convoy on Friday, two residents said"
    if (passage.english())
        std::erase_if(right, [&](std::uint32_t q) {
            const auto &who = quantity(passage, q).tokens;
            return who.first > 0 && passage.folded(who.first - 1) == "," &&
                   passage.grammar.words.speech.within(
                       passage.readings, who.end, std::min<std::size_t>(passage.size(), who.end + 5u), Peel::nothing);
        });
    // "إن 14 جندياً قُتلوا و…": the counted stand before a verb in the plural.
    if (hit.plural && !passage.english()) {
        const auto subject = quantitiesIn(passage, hit.fieldStart, hit.first, *hit.trigger);
        if (!subject.empty() && (quantity(passage, subject.back()).unit == "person" || subject.size() > 1)) {
            std::size_t first = subject.size() - 1; // "443 من الحوثيين و148 من القوات الحكومية قتلوا"
            const auto joined = [&](std::uint32_t q) { // "و148" is two tokens
                const std::uint32_t at = quantity(passage, q).tokens.first;
                return ((passage.boundaries[at] | passage.boundaries[at - 1]) & conjunction) != 0;
            };
            while (first > 0 && joined(subject[first]) &&
                   quantity(passage, subject[first]).tokens.first - quantity(passage, subject[first - 1]).tokens.end <=
                       4)
                --first;
            return {subject.begin() + static_cast<std::ptrdiff_t>(first), subject.end()};
        }
    }
    // "20,000 people have been evacuated from X, leaving 13,000": the counted are the subject, whatever comes of it.
    if (passage.english() && hit.form != Form::noun && hit.trigger->type == "movement" &&
        (hit.passive || hit.trigger->agent == "affected") && !right.empty() &&
        passage.parted(hit.end, quantity(passage, right.front()).tokens.first, comma | stop)) {
        const auto subject = quantitiesIn(passage, hit.fieldStart, hit.first, *hit.trigger);
        if (!subject.empty() && !quantity(passage, subject.back()).unit.empty() &&
            !passage.parted(quantity(passage, subject.back()).tokens.end, hit.first, comma | stop | conjunction))
            return {subject.back()};
    }
    // "قتل مسلحان سبعة أشخاص": the two did it.
    if (!passage.english() && hit.form == Form::past && right.size() > 1) {
        const auto &two = quantity(passage, right[0]), &dead = quantity(passage, right[1]);
        if (two.tokens.first == hit.end && two.tokens.end == hit.end + 1 && passage.folded(hit.end).ends_with("ان") &&
            dead.tokens.first - two.tokens.end <= 1 && dead.unit == "person" &&
            !passage.parted(hit.end, dead.tokens.first, conjunction | comma))
            right.erase(right.begin());
    }
    // "Thirty people were killed in X and 17 in Y": the first of them is the subject.
    if (passage.english() && hit.trigger->type == "violence" && (hit.passive || hit.trigger->agent == "affected") &&
        hit.form != Form::noun && right.size() == 1) {
        const auto &more = quantity(passage, right.front());
        const auto subject = quantitiesIn(passage, hit.fieldStart, hit.first, *hit.trigger);
        const std::uint32_t at = more.tokens.first;
        const bool elsewhere = at > hit.end && passage.is(at - 1, Closed::additive) &&
                               !passage.placesIn(hit.end, at).empty() &&
                               !passage.placesIn(more.tokens.end, hit.fieldEnd).empty();
        if (elsewhere && !subject.empty() && quantity(passage, subject.back()).unit == "person" &&
            !ofTheHurt(passage, subject.back(), hit.fieldStart) &&
            !passage.parted(quantity(passage, subject.back()).tokens.end, hit.first,
                            comma | stop | conjunction | parts))
            return {subject.back(), right.front()};
    }
    std::uint32_t last = hit.end;
    bool partBefore = false;
    for (const auto q : right) {
        const auto &found = quantity(passage, q);
        const bool bare = found.unit.empty() || found.unit == "count";
        const std::uint32_t gap = found.tokens.first - last;
        const bool toll = hit.form == Form::noun && hit.trigger->needsNumber &&
                          hit.trigger->hasBeside; // "the death toll in X has risen to 43"
        if (bare && gap > (out.empty() && !toll ? 1u : 8u))
            continue;
        if (bare && !toll && passage.english() && found.tokens.first > 0 &&
            passage.grammar.words.prepositions.at(passage.readings, found.tokens.first - 1))
            continue; // "were killed in three provinces"
        if (out.empty() && gap > 12)
            continue;
        // "…، وألقى الطيران 26 برميلا": another verb's object.
        if (!passage.english() && passage.parted(last, found.tokens.first, comma) && out.empty() && gap > 4)
            break;
        // "killed 28 people, according to two doctors"
        if (passage.english() && !out.empty() &&
            passage.grammar.words.according.within(passage.readings, last, found.tokens.first, Peel::nothing))
            break;
        // "after weeks of fighting, two local officials said": who says it.
        if (passage.english() && hit.form == Form::noun && out.empty() && !toll &&
            passage.parted(last, found.tokens.first, comma))
            break;
        // A count of another clause: "…, which left 300 homeless".
        if (passage.parted(last, found.tokens.first, complement | speech))
            break;
        const bool first = out.empty() && gap == 0; // "killing 44 of them"
        // "551 مدنيا بينهم 138 طفلا، إضافة إلى 1290 مقاتلا": a part, and behind it the total goes on.
        if (!passage.english() && !out.empty() && passage.parted(last, found.tokens.first, parts) &&
            !passage.parted(last, found.tokens.first, stop)) {
            partBefore = true;
            last = found.tokens.end;
            continue;
        }
        if (partBefore && !passage.parted(last, found.tokens.first, comma))
            break;
        if (((!out.empty() || passage.english()) && !first &&
             passage.grammar.words.parts.at(passage.readings, found.tokens.end)) ||
            passage.parted(last, found.tokens.first, parts) ||
            (passage.english() && !first && passage.parted(found.tokens.first, found.tokens.end, parts)))
            break; // "190 of them soldiers", "including 12 children": a part of the number before
        // After the first, only what is joined to it: "400 of X and 188 of Y", "50 in X and 12 in Y".
        if (!out.empty()) {
            bool joined = false;
            for (std::uint32_t i = last; i <= found.tokens.first; ++i)
                if (passage.boundaries[i] & (conjunction | comma))
                    joined = true;
            if (!joined || found.unit != quantity(passage, out.front()).unit)
                continue;
        }
        out.push_back(q);
        last = found.tokens.end;
    }
    if (!out.empty())
        return out;
    // "200 were captured or killed": the subject of both.
    std::uint32_t leftStart = hit.fieldStart;
    if (passage.english() && hit.first > 1 && passage.is(hit.first - 1, Closed::additive, Closed::disjunctive))
        if (const TriggerHit *other = passage.triggerOver(hit.first - 2);
            other && other->end + 1 == hit.first && other->passive)
            leftStart = other->fieldStart;
    auto left = quantitiesIn(passage, leftStart, hit.first, *hit.trigger);
    if (hit.trigger->type == "violence")
        std::erase_if(left, [&](std::uint32_t q) { return ofTheHurt(passage, q, hit.fieldStart); });
    const bool doer = passage.english() && !hit.passive && hit.form != Form::noun && hit.trigger->agent == "acting";
    if (doer)
        left.clear(); // "several hundred jihadists attacked": who did it
    for (auto q = left.rbegin(); q != left.rend(); ++q) {
        const auto &found = quantity(passage, *q);
        if (hit.form == Form::noun && hit.first > found.tokens.end &&
            passage.parted(found.tokens.end, hit.first, comma | join | parts))
            continue;
        if (passage.isPart(found.tokens.first))
            continue;
        if (!passage.english() && hit.form != Form::noun && hit.proclitics.starts_with("و") &&
            passage.parted(found.tokens.end, hit.first, comma))
            continue; // "لا يزال 2000 مقاتل في X، وفجر انتحاري نفسه"
        if (!passage.english() && hit.form == Form::noun &&
            ((passage.boundaries[leftStart] & parts) || passage.parted(leftStart, found.tokens.first, parts)))
            continue; // "بينهم 16 امرأة و10 أطفال في غارات"

        const bool part = passage.grammar.words.parts.at(passage.readings, found.tokens.end) &&
                          (passage.boundaries[found.tokens.end] & parts);
        if (passage.english() && (part || passage.parted(found.tokens.first, found.tokens.end, parts)))
            continue; // "104 of them children"
        if (found.tokens.end > hit.first + 1 || (found.unit.empty() && hit.first - found.tokens.end > 4))
            continue;
        return {*q};
    }
    // The trigger itself is counted: "12 air strikes".
    const int own = passage.quantityAt(hit.first);
    if (own >= 0 && counts(passage, static_cast<std::uint32_t>(own), *hit.trigger))
        return {static_cast<std::uint32_t>(own)};
    return {};
}

std::optional<std::uint32_t> clauseDate(const Passage &passage, const TriggerHit &hit, const std::vector<Frame> &before,
                                        const Attributions &attributions) {
    const auto pick = [&](const std::vector<std::uint32_t> &found) -> std::optional<std::uint32_t> {
        for (const auto d : found)
            if (!runsSince(passage, hit, date(passage, d)) ||
                (passage.english() && (hit.trigger->lasting || hit.subtype == "held") &&
                 d == found.front())) // "has been besieged since May, hours after X fell on Monday"
                return d;
        if (!found.empty())
            return found.front();
        return std::nullopt;
    };
    auto right = datesIn(passage, hit.first + 1, hit.fieldEnd); // also "hoisted on Sunday over X"
    const auto spoken = right;
    // "منذ" and what stands behind another clause's border belongs to the far clause.
    std::erase_if(right, [&](std::uint32_t d) {
        // "was captured, followed by Hays in February": of what followed.
        for (std::uint32_t i = hit.end; passage.english() && i < date(passage, d).tokens.first; ++i)
            if (passage.grammar.words.goesOn.at(passage.readings, i, Peel::nothing).tokens > 1 && i > hit.end)
                return true;
        // "hit a depot, which was still burning five days later"
        for (std::uint32_t i = hit.end + 1; passage.english() && i < date(passage, d).tokens.first; ++i)
            if (passage.is(i, Closed::relative_which) && passage.folded(i - 1) == "," &&
                !closedBefore(passage, i, date(passage, d).tokens.first))
                return true;
        // "On 28 May they took X, and a fortnight later Y": the second date is of what comes behind it.
        const std::uint32_t first = date(passage, d).tokens.first;
        if (first > hit.end && passage.is(first - 1, Closed::additive, Closed::sequential) &&
            !datesIn(passage, hit.fieldStart, hit.first).empty())
            return true;
        // "دخلت كركوك بعد انسحاب البيشمركة منها، ثم سنجار في اليوم التالي": of what comes behind "then".
        for (std::uint32_t i = hit.end; !passage.english() && hit.form == Form::noun && i < first; ++i)
            if (passage.is(i, Closed::sequential))
                return true;
        // "took Sirte, ending a campaign that began on 12 May": of what began then.
        constexpr std::uint32_t near = 3; // tokens from "began" to its date
        for (std::uint32_t i = first > hit.end + near ? first - near : hit.end + 1;
             i < first && hit.form != Form::noun && !date(passage, d).since; ++i)
            if (passage.grammar.words.beginnings.at(passage.readings, i) && !passage.triggerOver(i))
                return true;
        // "Mitiga, shelled since January, is to reopen next week"
        if (passage.english() && hit.reduced && passage.parted(hit.end, date(passage, d).tokens.first, comma))
            return true;
        return passage.parted(hit.end, date(passage, d).tokens.first, stop | speech);
    });
    // "كسر الحصار المفروض عليها منذ عامين": of what was broken.
    if (hit.trigger->subtype == "contested" && hit.trigger->hasThen)
        std::erase_if(right, [&](std::uint32_t d) {
            return date(passage, d).since || passage.is(date(passage, d).tokens.first, Closed::since);
        });
    auto left = datesIn(passage, hit.fieldStart, hit.first);
    std::erase_if(left, [&](std::uint32_t d) {
        const std::uint32_t end = date(passage, d).tokens.end;
        // "X, lost on 25 June, remains in their hands": of what is thrown in.
        const auto inserted = passage.triggersIn(hit.fieldStart, date(passage, d).tokens.first);
        if (passage.english() && passage.parted(end, hit.first, comma) &&
            std::any_of(inserted.begin(), inserted.end(), [](const TriggerHit &other) { return other.reduced; }))
            return true;
        for (std::uint32_t i = end; passage.english() && i <= end + 1 && i < hit.first; ++i)
            if (passage.grammar.words.when.at(passage.readings, i)) // "on 28 June, the day its troops pulled out"
                return passage.parted(i, hit.first, join | complement | parts);
        // "signed a deal on Tuesday after its forces had captured X"
        for (std::uint32_t i = end; passage.english() && i < hit.first && hit.form != Form::noun; ++i)
            if (passage.is(i, Closed::posterior))
                return true;
        return passage.parted(end, hit.first, join | complement | parts);
    });
    std::reverse(left.begin(), left.end());
    if (const auto found = pick(right); found && !runsSince(passage, hit, date(passage, *found)))
        return found;
    if (const auto found = pick(left))
        return found;
    if (const auto found = pick(right))
        return found;
    // "قتلوا منذ اندلاع القتال في 15 أبريل": the date of another word, but said of all since.
    for (const auto d :
         datesIn(passage, hit.fieldEnd, std::min(static_cast<std::uint32_t>(passage.size()), hit.fieldEnd + 14)))
        if (date(passage, d).since && passage.sentenceOf(date(passage, d).tokens.first) == hit.sentence &&
            !passage.parted(hit.end, date(passage, d).tokens.first, comma | stop | complement | speech) &&
            hit.form != Form::noun)
            return d;
    // "on 26 October, when it seized …"
    std::uint32_t clause = hit.fieldStart; // "…, when A, B and C were taken": the list begins behind it
    if (passage.english() && clause > 0 && passage.grammar.words.when.at(passage.readings, clause - 1))
        --clause;
    if (passage.grammar.words.when.at(passage.readings, clause) && clause > 0)
        for (std::uint32_t i = clause; i-- > 0 && clause - i <= 2;)
            if (passage.dateAt(i) >= 0 && passage.sentenceOf(i) == hit.sentence &&
                date(passage, static_cast<std::uint32_t>(passage.dateAt(i))).range)
                return static_cast<std::uint32_t>(passage.dateAt(i));
    if (!before.empty()) {
        const Frame &last = before.back();
        // "The rebels, who seized X in March 2013, were forced out": the date is of what is thrown in.
        const bool thrownIn = passage.english() && passage.inInsertedRelative(last.hit->first, hit.first) &&
                              last.hit->fieldStart <= last.hit->first;
        // "took X in January, six months before it overran Y": some day later.
        bool later = false;
        for (std::uint32_t i = hit.fieldStart > 0 ? hit.fieldStart - 1 : 0;
             passage.english() && i < std::min(hit.fieldStart + 1, hit.first) && last.hit->end <= i; ++i)
            later = later || passage.is(i, Closed::anterior, Closed::until);
        if (later && hit.form != Form::noun)
            return std::nullopt;
        // "killed 100, five years after a bomb had left 587 dead", "بعد خمس سنوات على مقتل": another day in any case.
        for (std::uint32_t i = hit.first; i-- > last.hit->end && hit.first - i <= 12;)
            if (passage.english() ? passage.is(i, Closed::posterior) && isSpan(passage, i)
                                  : passage.is(i, Closed::elapsed) && hit.first - i <= 1 && spanBehindAfter(passage, i))
                return std::nullopt;
        // "Kirkuk, held by the Kurds since 2014, slipped from their grasp": when it was taken is not when it was lost.
        const bool heldUntilThen = last.subtype == "held" && hit.trigger->type == "control" && hit.subtype != "held" &&
                                   last.date && date(passage, *last.date).since;
        // "seized X in September and are still holding Y": today
        const bool stillHolds = hit.subtype == "held" && hit.form == Form::gerund;
        if (last.hit->sentence == hit.sentence && hit.joined && last.date && hit.form != Form::present && !thrownIn &&
            !heldUntilThen && !stillHolds)
            return last.date;
        // "…، في حين تصدت": at the same time. "خسر خلال ستة أشهر هيت، كما خسر سد تشرين": the same deed within the same
        // months.
        if (last.hit->sentence == hit.sentence && last.date && (hit.form == Form::past || hit.form == Form::noun) &&
            (date(passage, *last.date).granularity == time::Granularity::day || hit.trigger == last.hit->trigger) &&
            !date(passage, *last.date).since &&
            (passage.grammar.words.meanwhile.at(passage.readings, hit.fieldStart) ||
             (hit.fieldStart > 0 && passage.grammar.words.meanwhile.at(passage.readings, hit.fieldStart - 1))))
            return last.date;
    }
    // A date at the head of the sentence stands over what is told after "that".
    std::uint32_t head = passage.sentenceHead(hit.first);
    const auto source = attributions.at(hit.first);
    if (source.token && *source.token < hit.first && (hit.trigger->type != "movement" || hit.subtype == "withdrew") &&
        passage.sentenceOf(*source.token) == hit.sentence) {
        auto fronted = datesIn(passage, head, hit.fieldStart);
        std::erase_if(fronted, [&](std::uint32_t d) {
            return date(passage, d).since || date(passage, d).granularity != time::Granularity::day ||
                   passage.parted(date(passage, d).tokens.end, hit.first, stop);
        });
        if (!fronted.empty())
            return fronted.back();
    }
    // One that opens the sentence stands over all that happened in it.
    // "They can still strike: on 14 September gunmen and a bomber killed 84": so does one behind a colon.
    for (std::uint32_t i = hit.first; i > head; --i)
        if (const bool colon = isIn(passage.folded(i - 1), {":", ";", "؛"});
            colon || (passage.boundaries[i] & stop)) { // else a quotation begins
            head = colon ? i : head;
            break;
        }
    if (hit.form != Form::present && hit.form != Form::future && !passage.facts.tokens.sentences.empty())
        for (std::uint32_t i = head; i < std::min(head + 3, hit.first); ++i)
            if (const int opening = passage.dateAt(i); opening >= 0 && i >= passage.datelineEnd) {
                const auto d = static_cast<std::uint32_t>(opening);
                if (date(passage, d).range && !date(passage, d).since)
                    return d;
                break;
            }
    // "…, the ministry said on Monday": by then.
    if (passage.english() && source.token && *source.token > hit.first)
        for (const auto d : spoken)
            if (date(passage, d).tokens.first > *source.token && date(passage, d).tokens.first - *source.token <= 3)
                return d;
    return std::nullopt;
}

std::optional<std::uint32_t> dateBefore(const Passage &passage, const TriggerHit &hit) {
    auto left = datesIn(passage, hit.fieldStart, hit.first);
    std::erase_if(left, [&](std::uint32_t d) {
        return date(passage, d).since || passage.parted(date(passage, d).tokens.end, hit.first, complement | parts);
    });
    return left.empty() ? std::nullopt : std::optional(left.back());
}

} // namespace zamkan::reading
