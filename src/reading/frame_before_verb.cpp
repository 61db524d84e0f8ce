// The subject of English, of Arabic after أن and at the head of a sentence: the parties before the verb.
#include "mentions/actors.hpp"
#include "reading/frame_subjects.hpp"
#include "reading/party_reader.hpp"
#include <algorithm>

namespace zamkan::reading {
namespace {

// "The 1st Brigade and the Kherson Partisans hoisted", "القوات العراقية وقوات البيشمركة حررت": the party joined to the
// subject; "" none.
std::string companionOf(const Passage &passage, int actor) {
    const auto &mention = actorMention(passage, actor);
    std::uint32_t at = mention.tokens.first;
    if (at > 1 && passage.is(at - 1, Closed::definite_article))
        --at;
    const std::uint32_t joint = passage.english() ? 1 : 0; // Arabic joins in the word itself
    if (at < 1 + joint || !(passage.english() ? passage.is(at - 1, Closed::additive) : passage.startsConjunct(at)))
        return {};
    std::uint32_t beside = at - 1 - joint; // "YPG militia fighters and Syrian rebels"
    while (beside > 0 && at - beside <= 4 && passage.actorAt(beside) < 0 &&
           passage.grammar.words.members.at(passage.readings, beside))
        --beside;
    const int other = passage.actorAt(beside);
    if (other < 0 || passage.sentenceOf(beside) != passage.sentenceOf(at))
        return {};
    const std::string &id = actorMention(passage, other).actor;
    return id != mention.actor && passage.fights(id) ? id : std::string();
}

} // namespace

void PartyReader::leftOfIt() {
    if (!out.agent.empty() && !passive)
        return;
    // "كسرت القوات الأوكرانية خطوط الدفاع الروسية ودخلت كوبيانسك": the subject of the verb that opens the sentence, and
    // nobody in its object.
    if (!passage.english() && acts && !hit.joined &&
        (hit.proclitics.starts_with("و") || hit.proclitics.starts_with("ف")))
        if (const int subject = openingSubject(passage, hit); subject >= 0 && !attributions.speaks(subject)) {
            setAgent(subject);
            return;
        }
    auto left = actorsIn(passage, hit.fieldStart, hit.first);
    std::reverse(left.begin(), left.end());
    for (const int actor : left) {
        const auto slot = slotOf(passage, actor, hit);
        const auto &mention = actorMention(passage, actor);
        bool adjacent = noun && hit.first - mention.tokens.end <= 2 && // not "killed militants in air strikes"
                        !(passage.english() && hit.first > mention.tokens.end &&
                          words.prepositions.at(passage.readings, mention.tokens.end));
        // "militants of X killed"
        std::uint32_t of = mention.tokens.first;
        while (of > hit.fieldStart && mention.tokens.first - of < 2 && passage.is(of - 1, Closed::definite_article))
            --of;
        adjacent = adjacent || (passage.english() && !noun && of > hit.fieldStart && of > 1 &&
                                passage.is(of - 1, Closed::partitive, Closed::origin) &&
                                words.members.at(passage.readings, of - 2));
        const bool subject = passage.english() && passive && !noun &&
                             alone(passage, mention.tokens.end, hit.first); // "since X were driven out"
        if (slot != Slot::plain && slot != Slot::of && !adjacent && !subject)
            continue;
        if (!passage.english() && slot == Slot::elsewhere && noun)
            continue; // "بدعم من طيران التحالف، من استعادة"
        if (attributions.speaks(actor))
            continue;
        // "Fighters of X, a pro-government militia, ambushed": what X is.
        const auto apposed = [&] {
            constexpr std::uint32_t described = 3; // words from the comma to the party
            std::uint32_t open = mention.tokens.first;
            while (open > hit.fieldStart && mention.tokens.first - open < described && passage.folded(open - 1) != ",")
                --open;
            return open > hit.fieldStart + 1 && passage.folded(open - 1) == "," && mention.tokens.end < hit.first &&
                   passage.folded(mention.tokens.end) == "," && passage.actorAt(open - 2) >= 0 &&
                   passage.triggersIn(open, mention.tokens.first).empty();
        };
        if (passage.english() && !noun && apposed())
            continue;
        if (passage.english() && !noun && trigger.agent == "losing" &&
            passage.inInsertedRelative(mention.tokens.first, hit.first))
            continue; // "Bagram, which American troops had left, surrendered"
        if (passive && passage.english()) {
            setOther(actor);
            break;
        }
        if (passive && lookAlike && !hit.passive && !noun && slot == Slot::plain) {
            setAgent(actor);
            break;
        }
        if (passive && !passage.english())
            break;
        if (slot == Slot::of && !adjacent)
            continue;
        if (noun && !adjacent && passage.parted(mention.tokens.end, hit.first, comma | join))
            break;
        // "بعد انسحاب قوات النظام منها، وبسطت": the doer of the noun before it, not of the verb.
        if (!passage.english() && mention.tokens.first > 0 && !adjacent) {
            std::uint32_t head = mention.tokens.first - 1;
            while (head > 0 && words.members.at(passage.readings, head, Peel::proclitics))
                --head;
            const TriggerHit *deed = passage.triggerOver(head);
            if (deed && deed != &hit && deed->form == Form::noun && deed->end <= mention.tokens.first)
                break;
        }
        // "يعقد المجلس جلسة لبحث سقوط المدينة": nobody near loses it.
        if (noun && !passage.english() && trigger.placeIsSubject && (trigger.agent == "losing" || !adjacent))
            break;
        // "gunmen stormed": those spoken of just before, if any were.
        if (passage.english() && id(actor).starts_with(mentions::unregistered) &&
            words.own.at(passage.readings, mention.tokens.first, Peel::nothing) && out.agent.empty() &&
            unnamed.empty()) {
            unnamed = id(actor);
            break;
        }
        const int head = firstOfList(passage, attributions, actor, left, hit);
        setAgent(head);
        if (!noun && out.agentMention == head)
            out.companion = head == actor ? companionOf(passage, actor) : id(actor);
        break;
    }
}

} // namespace zamkan::reading
