// How a party stands in the clause of a deed.
#include "reading/party_reader.hpp"

namespace zamkan::reading {
namespace {

// "هاجم مسلحون من داعش", "خطف مسلحون محليون تابعون لداعش": right behind the verb stand the party's own people, and at
// most what they are like.
bool membersOf(const Passage &passage, const TriggerHit &hit, std::uint32_t end) {
    constexpr std::uint32_t adjectives = 2;
    const Words &words = passage.grammar.words;
    if (hit.form == Form::noun || hit.passive || end <= hit.end || end - hit.end > adjectives + 1 ||
        !words.members.at(passage.readings, hit.end, Peel::nothing) ||
        passage.facts.tokens[hit.end].sentence != passage.facts.tokens[end].sentence)
        return false;
    for (std::uint32_t i = hit.end + 1; i < end; ++i)
        if (words.prepositions.at(passage.readings, i) || passage.boundaries[i] != none || passage.placeAt(i) >= 0 ||
            passage.quantityAt(i) >= 0)
            return false;
    return true;
}

// Whether from `first` to `end` there are only days and a part of a party: "اليوم الأربعاء أول دفعة", "مئات".
bool isPortion(const Passage &passage, std::uint32_t first, std::uint32_t end) {
    for (std::uint32_t i = first; i < end; ++i)
        if (passage.dateAt(i) < 0 && passage.quantityAt(i) < 0 && !passage.is(i, Closed::portion))
            return false;
    return passage.quantityAt(end - 1) >= 0 || passage.is(end - 1, Closed::portion);
}

} // namespace

Slot slotOf(const Passage &passage, int actor, const TriggerHit &hit) {
    const Words &words = passage.grammar.words;
    const auto &mention = actorMention(passage, actor);
    const std::uint32_t first = mention.tokens.first;
    // "Shelling of SDF-held Manbij": whose town it is, and no more.
    if (const std::uint32_t end = mention.tokens.end;
        passage.english() && end + 1 < passage.size() && passage.folded(end) == "-" && hit.first != end + 1 &&
        passage.mayTrigger(end + 1) && passage.facts.tokens[end].span.start == passage.facts.tokens[end - 1].span.end)
        return Slot::elsewhere;
    const auto surfaceStart = passage.facts.tokens[first].span.start;
    if (surfaceStart < mention.span.start) { // proclitics: لداعش, بداعش, وداعش
        const auto proclitics = passage.facts.document.surface({surfaceStart, mention.span.start});
        // "دخل رتل للجيش السوري": it goes in with its column.
        if (proclitics.find("ل") != std::string_view::npos && hit.form != Form::noun && first == hit.end + 1 &&
            (words.members.at(passage.readings, hit.end) || words.targets.at(passage.readings, hit.end)) &&
            hit.trigger->type != "violence")
            return Slot::plain;
        // "استهدفت غارات للتحالف X": the strike is the verb's subject, and whose it was did it.
        if (proclitics.find("ل") != std::string_view::npos && hit.form == Form::past &&
            hit.trigger->type == "violence" && first == hit.end && hit.end - hit.first > 1)
            return Slot::plain;
        // "باتت خاضعة بالكامل لقوات النظام"
        if (proclitics.find("ل") != std::string_view::npos && hit.trigger->placeIsSubject &&
            hit.trigger->agent == "gaining" && first >= hit.end &&
            (first == hit.end || hit.trigger->then.within(passage.readings, hit.end, first, Peel::nothing)))
            return Slot::by;
        if (proclitics.find("ل") != std::string_view::npos)
            return first > hit.end + 1 &&
                           passage.grammar.closed.hasStem(passage.folded(first - 1), Closed::affiliated_stem) &&
                           membersOf(passage, hit, first)
                       ? Slot::plain
                       : Slot::of;
        if (proclitics.find("ب") != std::string_view::npos || proclitics.find("ك") != std::string_view::npos)
            return Slot::elsewhere;
    }
    const std::uint32_t sentence = passage.sentenceOf(first);
    // "troops backed by A and B": B supports as well
    if (first > 1 && passage.is(first - 1, Closed::additive))
        if (const int beside = passage.actorAt(first - 2); beside >= 0 && beside != actor &&
                                                           passage.sentenceOf(first - 2) == sentence &&
                                                           slotOf(passage, beside, hit) == Slot::elsewhere)
            return Slot::elsewhere;
    // "clashes between A and the B": both fight
    if (passage.english() && hit.trigger->other == "acting") {
        std::uint32_t join = first;
        while (join > hit.end && first - join < 2 && passage.is(join - 1, Closed::definite_article))
            --join;
        if (join > hit.end + 1 && passage.is(join - 1, Closed::additive))
            if (const int beside = passage.actorAt(passage.grammar.words.members.at(passage.readings, join - 2) &&
                                                           passage.actorAt(join - 2) < 0
                                                       ? join - 3
                                                       : join - 2);
                beside >= 0 && beside != actor && passage.sentenceOf(join - 2) == sentence &&
                slotOf(passage, beside, hit) == Slot::with)
                return Slot::with;
    }
    std::uint32_t i = first;
    bool members = false;
    for (int steps = 0; steps < 5 && i > 0 && passage.sentenceOf(i - 1) == sentence; ++steps) {
        --i;
        const bool within = i >= hit.first && i < hit.end; // "fell into the hands of": the verb took a part of it
        if (within && i + 1 < hit.end)
            return Slot::plain;
        if (passage.facts.tokens[i].kind == text::TokenKind::punctuation) {
            const auto surface = passage.facts.document.surface(passage.facts.tokens[i].span);
            // "لجماعة أنصار الله (الحوثيين)": the same under its other name
            if (!passage.english() && surface == "(" && i > 0 && passage.sentenceOf(i - 1) == sentence &&
                passage.actorAt(i - 1) >= 0 && passage.actorAt(i - 1) != actor)
                return slotOf(passage, passage.actorAt(i - 1), hit);
            if (surface == "«" || surface == "“" || surface == "\"" || surface == "»")
                continue;
            if (passage.english() && surface == "-") // "by the Turkish-backed X"
                continue;
            // "was overrun by another group, the X": who it is
            constexpr std::uint32_t described = 4;
            for (std::uint32_t by = i; passage.english() && hit.passive && surface == "," && by-- > hit.end &&
                                       i - by <= described && passage.actorAt(by) < 0 && passage.placeAt(by) < 0;)
                if (words.by.at(passage.readings, by))
                    return Slot::by;
            return Slot::plain;
        }
        for (std::uint32_t length = 5; length >= 1; --length) {
            if (i + 1 < length)
                continue;
            const std::uint32_t start = i + 1 - length;
            const auto ends = [&](const Phrases &phrases) {
                return phrases.at(passage.readings, start).tokens == length;
            };
            const bool completes = hit.trigger->hasThen && hit.trigger->then.at(passage.readings, start); // "is run by"
            if (ends(words.support) && !completes)
                return Slot::elsewhere;
            if (ends(words.by)) {
                // "took the last district held by X"
                const bool held = passage.english() && hit.trigger->agent == "gaining" && hit.form != Form::noun &&
                                  !hit.passive && start > hit.end && passage.mayTrigger(start - 1);
                return held ? Slot::loser : Slot::by;
            }
            if (ends(words.gainer) && passage.english() && start > 0 && passage.is(start - 1, Closed::home))
                return Slot::elsewhere; // "Sinjar, home to the Yazidi minority"
            if (ends(words.gainer))
                return passage.english() && hit.trigger->type != "control" ? Slot::elsewhere : Slot::gainer;
            // "بعد سبعة أشهر من سيطرة التنظيم عليها": the deed itself, and it did it
            const bool deed =
                !passage.english() && hit.form == Form::noun && i + 1 == hit.end && !hit.trigger->placeIsSubject;
            if (length > 1 && ends(words.loser) && !deed)
                return Slot::loser;
        }
        if (within)
            return Slot::plain;
        // "في أيدي الوحدات وفصائل من الجيش الحر": as the one that it is joined to
        if (!passage.english() && passage.folded(i) == "من" && i > 2 && passage.folded(i - 1).starts_with("و") &&
            words.members.at(passage.readings, i - 1, Peel::conjunctions))
            for (std::uint32_t back = i - 1; back-- > 0 && i - back <= 4 && passage.sentenceOf(back) == sentence;)
                if (const int joined = passage.actorAt(back); joined >= 0 && joined != actor)
                    return slotOf(passage, joined, hit);
        // "هاجم مسلحون من داعش": the doer's party.
        const bool partOf = passage.is(i, Closed::partitive);
        if (partOf && !passage.english() && !members && membersOf(passage, hit, i))
            return Slot::plain;
        // "28 قتيلا من الجيش"
        if (partOf && !passage.english() && i > hit.end && passage.quantityAt(i - 1) >= 0)
            members = true;
        // "by fighters from X", "between fighters of X and …": what stands before the people counts.
        if (passage.english() && (partOf || passage.is(i, Closed::origin)) && i > 1 && i > hit.end &&
            words.members.at(passage.readings, i - 1)) {
            std::uint32_t before = i - 1;
            while (before > 0 && i - before <= 3 &&
                   (words.descriptors.at(passage.readings, before - 1) ||
                    passage.is(before - 1, Closed::definite_article)))
                --before;
            if (before > 0 && words.by.at(passage.readings, before - 1).tokens == 1)
                return Slot::by;
            if (before > 0 && words.with.at(passage.readings, before - 1).tokens == 1)
                return Slot::with;
            if (before > 0 && words.gainer.at(passage.readings, before - 1).tokens == 1 &&
                hit.trigger->type == "control")
                return Slot::gainer;
        }
        // "اجتاح مئات من عناصر تنظيم القاعدة المكلا", "خرجت اليوم الأربعاء أول دفعة من مقاتلي المعارضة"
        if (partOf && !passage.english() && hit.trigger->type != "violence" && hit.form == Form::past && !hit.passive &&
            i > hit.end && isPortion(passage, hit.end, i))
            return Slot::plain;
        // "خالية من مقاتلي داعش", "تحررت من مسلحي التنظيم": it is rid of them
        const bool rid = !passage.english() && members && hit.trigger->type == "control" &&
                         hit.trigger->placeIsSubject && i + 1 >= hit.end && i <= hit.end + 1 &&
                         passage.quantityAt(i - std::min(i, 1u)) < 0;
        // "تحرير بيحان من مسلحي جماعة الحوثي": what is taken stands before them
        const bool takenFrom = members && hit.trigger->type == "control" && hit.trigger->agent == "gaining" &&
                               i > hit.end + 1 &&
                               (passage.placeAt(i - 1) >= 0 ||
                                (passage.startsConjunct(i - 1) && passage.placeAt(i - 2) >= 0)); // one that nobody has
        if (partOf)
            return (members && !rid && !takenFrom) || passage.english() ? Slot::of : Slot::loser;
        if (words.loser.at(passage.readings, i).tokens == 1)
            return Slot::loser;
        if (words.against.at(passage.readings, i).tokens == 1)
            return Slot::against;
        if (words.with.at(passage.readings, i).tokens == 1)
            return Slot::with;
        // "قتل قائد ميداني في حزب الله", "اغتيال ضابط في الجيش": one of them
        constexpr std::uint32_t rank = 3;
        if (!passage.english() && passage.is(i, Closed::inside) && i > hit.end && i - hit.end <= rank &&
            hit.trigger->subtype == "killing" &&
            (words.members.at(passage.readings, hit.end, Peel::nothing) ||
             words.someone.at(passage.readings, hit.end, Peel::nothing))) {
            const std::uint32_t behind =
                actorMention(passage, actor).tokens.end; // "قتل جندي في الجيش ثلاثة مدنيين": it was he
            if (behind >= passage.size() || passage.quantityAt(behind) < 0)
                return Slot::of;
        }
        if (words.prepositions.at(passage.readings, i).tokens == 1)
            return Slot::elsewhere;
        if (words.targets.at(passage.readings, i, Peel::proclitics)) {
            members = true;
            continue;
        }
        if (words.members.at(passage.readings, i, Peel::proclitics) ||
            words.descriptors.at(passage.readings, i, Peel::nothing)) {
            members = true;
            continue;
        }
        // "troops backed by intense Russian air strikes won back X"
        for (std::uint32_t length = 2; passage.english() && length <= std::min(i, 5U); ++length)
            if (words.support.at(passage.readings, i - length).tokens == length)
                return Slot::elsewhere;
        if (passage.english() && passage.facts.tokens[i].kind == text::TokenKind::word && i > hit.end &&
            passage.actorAt(i) < 0 && passage.placeAt(i) < 0 && passage.quantityAt(i) < 0 &&
            passage.boundaries[i] == none)
            continue; // "by hard-line fighters of"
        break;
    }
    return Slot::plain;
}

} // namespace zamkan::reading
