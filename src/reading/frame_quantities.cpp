// How many: the numbers that a deed counts.
#include "reading/frame_details.hpp"
#include <algorithm>

namespace zamkan::reading {
namespace {

const mentions::QuantityMention &quantity(const Passage &passage, std::uint32_t index) {
    return passage.facts.mentions.quantities[index];
}

// What counts people, strikes or buildings, as the trigger's type asks; not money, shares and spans of time.
bool counts(const Passage &passage, std::uint32_t index, const Trigger &trigger) {
    const auto &found = quantity(passage, index);
    if (found.duration || (!found.low && !found.high))
        return false;
    const std::string &unit = found.unit;
    const bool taken = trigger.subtype == "evacuated" || trigger.subtype == "rescued"; // "أجلت 300 جريح"
    if (trigger.type == "movement" && (found.measures == "killed" || (found.measures == "wounded" && !taken)))
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

// "26 جنديا، بينهم أربعة ضباط، قتلوا": the whole, before a part of it that is thrown in.
std::optional<std::uint32_t> wholeBefore(const Passage &passage, std::uint32_t part) {
    constexpr std::uint32_t reach = 7;
    const std::uint32_t at = quantity(passage, part).tokens.first;
    if (!(passage.boundaries[at] & parts) && (at == 0 || !(passage.boundaries[at - 1] & parts)))
        return std::nullopt;
    for (std::uint32_t i = at; i-- > 0 && at - i <= reach && passage.sentenceOf(i) == passage.sentenceOf(at);) {
        if (passage.boundaries[i + 1] & (stop | conjunction))
            return std::nullopt;
        if (const int whole = passage.quantityAt(i); whole >= 0)
            return quantity(passage, static_cast<std::uint32_t>(whole)).unit == "person"
                       ? std::optional(static_cast<std::uint32_t>(whole))
                       : std::nullopt;
    }
    return std::nullopt;
}

} // namespace

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
            if (const auto whole = wholeBefore(passage, subject[first]))
                return {*whole};
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

std::string countedOf(const Passage &passage, std::uint32_t quantity, bool several) {
    constexpr std::uint32_t reach = 4; // "of the fighters of X"
    const auto &found = passage.facts.mentions.quantities[quantity];
    for (std::uint32_t i = found.tokens.first + 1; i < found.tokens.end; ++i) // "302 من المسلحين" in one
        if (const int actor = passage.actorAt(i);
            actor >= 0 && (several || passage.fights(actorMention(passage, actor).actor)))
            return actorMention(passage, actor).actor;
    const std::uint32_t of = found.tokens.end;
    if (of < passage.size() && !passage.english() && several && passage.actorAt(of) >= 0 &&
        passage.sentenceOf(of) == passage.sentenceOf(found.tokens.first) &&
        passage.fights(actorMention(passage, passage.actorAt(of)).actor)) // "13 جنديا أمريكيا"
        return actorMention(passage, passage.actorAt(of)).actor;
    if (of + 1 >= passage.size() || !passage.is(of, Closed::partitive))
        return {};
    for (std::uint32_t i = of + 1; i < std::min<std::size_t>(passage.size(), of + reach) &&
                                   passage.sentenceOf(i) == passage.sentenceOf(of) && passage.quantityAt(i) < 0;
         ++i)
        if (const int actor = passage.actorAt(i); actor >= 0)
            return passage.fights(actorMention(passage, actor).actor) ? actorMention(passage, actor).actor
                                                                      : std::string();
    return {};
}

std::string_view harmed(const TriggerHit &hit, const mentions::QuantityMention &number) {
    const bool deadly = isIn(hit.trigger->subtype, {"killing", "execution", "abduction"});
    if (hit.trigger->type != "violence" ||
        !(deadly || isIn(number.measures, {"killed", "wounded", "executed", "detained"})))
        return {};
    return number.counted == "civilians" ? "civilians" : number.counted == "people" ? "people" : "";
}

} // namespace zamkan::reading
