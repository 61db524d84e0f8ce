// When: the date of a clause, its own or one that stands over it.
#include "reading/frame_context.hpp"
#include "reading/frame_details.hpp"
#include <algorithm>

namespace zamkan::reading {
namespace {

const mentions::DateMention &date(const Passage &passage, std::uint32_t index) { return passage.date(index); }

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

// "Four days before Sunday's attack": the day that another is counted from.
bool countedFrom(const Passage &passage, std::uint32_t first) {
    return first > 0 && passage.is(first - 1, Closed::anterior, Closed::posterior) && passage.dateAt(first - 1) >= 0;
}

std::vector<std::uint32_t> datesIn(const Passage &passage, std::uint32_t first, std::uint32_t end) {
    std::vector<std::uint32_t> out;
    for (std::uint32_t i = first; i < end; ++i) {
        const int index = passage.dateAt(i);
        if (index >= 0 && i >= passage.datelineEnd &&
            date(passage, static_cast<std::uint32_t>(index)).tokens.first == i &&
            date(passage, static_cast<std::uint32_t>(index)).range && !countedFrom(passage, i) &&
            !compares(passage, date(passage, static_cast<std::uint32_t>(index))))
            out.push_back(static_cast<std::uint32_t>(index));
    }
    return out;
}

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
    // "took Sirte, ending a campaign that began on 12 May", "After a siege that began in March, they took it": of what
    // began then.
    const auto ofABeginning = [&](std::uint32_t d, std::uint32_t from) {
        constexpr std::uint32_t near = 3; // tokens from "began" to its date
        const std::uint32_t first = date(passage, d).tokens.first;
        for (std::uint32_t i = first > from + near ? first - near : from;
             i < first && hit.form != Form::noun && !date(passage, d).since; ++i)
            if (passage.grammar.words.beginnings.at(passage.readings, i) && !passage.triggerOver(i))
                return true;
        return false;
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
        if (ofABeginning(d, hit.end + 1))
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
        for (std::uint32_t i = passage.sentenceHead(hit.fieldStart); passage.english() && i < date(passage, d).tokens.first;
             ++i)
            if (passage.is(i, Closed::posterior) && passage.parted(end, hit.first, comma) && ofABeginning(d, i))
                return true;
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
        const Frame &last = joinedDeed(passage, hit, before);
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
