// The parties that stand on either side of a verb or a noun of a deed.
#include "mentions/actors.hpp"
#include "reading/frame_subjects.hpp"
#include "reading/party_reader.hpp"
#include <algorithm>

namespace zamkan::reading {
namespace {

// Actor mentions that start in [first, end), those that nobody knows left out.
std::vector<int> actorsIn(const Passage &passage, std::uint32_t first, std::uint32_t end) {
    std::vector<int> out;
    for (std::uint32_t i = first; i < end; ++i) {
        const int actor = passage.actorAt(i);
        if (actor < 0 || actorMention(passage, actor).tokens.first != i)
            continue;
        const std::string &id = actorMention(passage, actor).actor;
        const auto *known = passage.facts.registry.byId(id);
        if (known ? known->kind != "media" && known->kind != "person" : id.starts_with(mentions::unregistered))
            out.push_back(actor);
    }
    return out;
}

// Whether the party at the token is the doer of a deed's noun that stands between: "انسحاب مقاتلي X".
bool ofAnotherNoun(const Passage &passage, const TriggerHit &hit, std::uint32_t token) {
    if (passage.english() || token == 0)
        return false;
    std::uint32_t head = token - 1;
    while (head > hit.end && passage.grammar.words.members.at(passage.readings, head, Peel::proclitics))
        --head;
    const TriggerHit *deed = head >= hit.end ? passage.triggerOver(head) : nullptr;
    return deed && deed != &hit && deed->form == Form::noun && deed->end <= token &&
           deed->trigger->type == "movement" && hit.trigger->type == "control";
}

// "اختطف مسلحون يعتقد أنهم من التنظيم", "مسلحون ينتمون إلى X": whose men the gunmen are.
bool suspectedOf(const Passage &passage, std::uint32_t verb, std::uint32_t token) {
    constexpr std::uint32_t reach = 6;
    if (passage.english() || token < verb + 2 || token - verb > reach ||
        !passage.is(token - 1, Closed::affiliation_link))
        return false;
    for (std::uint32_t i = verb; i < token; ++i)
        if (passage.is(i, Closed::affiliation))
            return true;
    return false;
}

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

// "حصارا فرضه": a verb of its own behind an indefinite noun, whose doer follows. Its pronoun stands for the noun.
bool doesItItself(const Passage &passage, std::uint32_t token) {
    constexpr std::size_t fourLetters = 8; // bytes
    const std::string_view word = passage.folded(token);
    return token > 0 && word.size() >= fourLetters && (word.ends_with("ه") || word.ends_with("ها")) &&
           !word.starts_with("ال") &&
           passage.facts.tokens[token - 1].sentence == passage.facts.tokens[token].sentence &&
           passage.folded(token - 1).ends_with("ا") && !passage.folded(token - 1).ends_with("وا") &&
           !passage.grammar.words.prepositions.at(passage.readings, token) && !passage.triggerOver(token) &&
           passage.placeAt(token) < 0 && passage.actorAt(token) < 0;
}

// Whether a number of people follows the party right away, without a preposition but those of the number.
bool countedBehind(const Passage &passage, int actor) {
    constexpr std::uint32_t reach = 2;
    const std::uint32_t end = actorMention(passage, actor).tokens.end;
    for (std::uint32_t i = end;
         i < end + reach && i < passage.size() && passage.sentenceOf(i) == passage.sentenceOf(end - 1); ++i)
        if (const int q = passage.quantityAt(i); q >= 0) {
            const auto &found = passage.facts.mentions.quantities[static_cast<std::size_t>(q)];
            return found.unit == "person" && found.tokens.first >= end;
        }
    return false;
}

} // namespace

// "قوات الوفاق تسيطر على غريان": in headlines and behind "that" the doer stands right before the verb.
void PartyReader::rightBeforeIt() {
    if (passage.english() || !acts || hit.first == 0 || hit.proclitics.starts_with("و") ||
        hit.proclitics.starts_with("ف"))
        return;
    // "وكان التنظيم قد طرد الجيش من المدينة"
    const std::uint32_t subject =
        hit.first > 1 && passage.is(hit.first - 1, Closed::aspect_particle) ? hit.first - 2 : hit.first - 1;
    // "القوات السورية بدعم روسي قد طردت التنظيم": whoever helps stands between
    constexpr std::uint32_t helpers = 5; // tokens
    std::uint32_t end = subject;
    for (std::uint32_t i = subject; i-- > 0 && subject - i <= helpers && passage.sentenceOf(i) == hit.sentence;)
        if (i > 0 && words.support.at(passage.readings, i, Peel::nothing) && passage.actorAt(i - 1) >= 0)
            end = i - 1;
    const int actor = passage.actorAt(end);
    if (actor < 0 || passage.sentenceOf(end) != hit.sentence || attributions.speaks(actor))
        return;
    std::uint32_t first = actorMention(passage, actor).tokens.first;
    // "آخر دفعة من مقاتلي المعارضة غادرت": what is counted of it
    for (std::uint32_t back = 0;
         back < 6 && first > 0 && passage.sentenceOf(first - 1) == hit.sentence &&
         (words.members.at(passage.readings, first - 1, Peel::nothing) || passage.quantityAt(first - 1) >= 0 ||
          passage.is(first - 1, Closed::portion, Closed::nearly) ||
          (passage.is(first - 1, Closed::partitive) && first > 1 &&
           (passage.quantityAt(first - 2) >= 0 || passage.is(first - 2, Closed::portion))));
         ++back)
        --first;
    // "إن نحو 1500 من مرتزقة فاغنر انسحبوا": so many of them, where one of them would be no doer
    if (slotOf(passage, actor, hit) != Slot::plain && passage.quantityAt(first) < 0 &&
        !passage.is(first, Closed::nearly))
        return;
    const bool opens =
        first == 0 || passage.sentenceOf(first - 1) != hit.sentence ||
        words.complements.at(passage.readings, first - 1, Peel::proclitics) ||
        words.breaks.at(passage.readings, first - 1) ||
        passage.mayBe(first - 1,
                      Closed::past_auxiliary) || // "وكان عشرات من مسلحي التنظيم تسللوا", "لكن تنظيم داعش طرد الجيش"
        passage.facts.tokens[first - 1].kind == text::TokenKind::punctuation;
    if (opens && passage.fights(id(actor)))
        setAgent(actor);
}

// Whether an Arabic party, or the word for its men before it, is joined to the doer right before it.
bool PartyReader::joinsTheAgent(std::uint32_t token) const {
    if (passage.english() || out.agentMention < 0)
        return false;
    const std::uint32_t end = actorMention(passage, out.agentMention).tokens.end;
    std::uint32_t head = token;
    while (head > end && words.members.at(passage.readings, head - 1, Peel::conjunctions))
        --head;
    return head == end && passage.folded(head).starts_with("و");
}

void PartyReader::rightOfIt() {
    const bool lost = trigger.agent == "losing";
    std::uint32_t lastPlain = hit.end;
    // "باتت أحياء X وY في القسم الشرقي من حلب في عهدة الجيش": whoever follows the phrase that the verb needs.
    for (std::uint32_t i = hit.end; !passage.english() && trigger.hasThen && trigger.placeIsSubject && i < hit.fieldEnd;
         ++i)
        if (trigger.then.at(passage.readings, i, Peel::proclitics)) {
            lastPlain = i;
            break;
        }
    for (const int actor : actorsIn(passage, hit.end, hit.fieldEnd)) {
        const std::uint32_t token = actorMention(passage, actor).tokens.first;
        if (passage.english() && (attributions.speaks(actor) || speaksBehind(actor)))
            continue; // "killed 13 civilians, Azerbaijani prosecutors said", "…, officials in Baku said"
        // "أرغم القصف الجيش على": what has its article takes no genitive, only an adjective, "القصف الروسي".
        if (!passage.english() && noun && token == hit.end && hit.proclitics.ends_with("ال") &&
            passage.folded(token).starts_with("ال") && !passage.folded(token).ends_with("ي") &&
            !passage.folded(token).ends_with("يه"))
            continue;
        const bool target =
            trigger.type == "violence" && token > 0 && words.targets.at(passage.readings, token - 1, Peel::proclitics);
        // "يمني وإماراتي", "القوات الأميركية وقوات حلف شمال الأطلسي"
        const bool listed = (passage.boundaries[token] & conjunction) || joinsTheAgent(token);
        if (out.agent.empty() && acts && suspectedOf(passage, hit.end, token)) {
            setAgent(actor);
            continue;
        }
        // "قتلت آخر عناصر تنظيم داعش": the last ones are those who die.
        if (!passage.english() && acts && trigger.type == "violence" &&
            words.superlatives.at(passage.readings, hit.end, Peel::nothing)) {
            setOther(actor);
            continue;
        }
        // "إعدام التنظيم ما لا يقل عن 217 شخصا": who is followed by the counted is the doer.
        if (!passage.english() && noun && trigger.genitiveIsPatient && trigger.agent == "acting" && out.agent.empty() &&
            token <= hit.end + 1 && passage.fights(id(actor)) && countedBehind(passage, actor)) {
            setAgent(actor);
            continue;
        }
        switch (slotOf(passage, actor, hit)) {
        case Slot::by:
            // "was taken on Thursday, and its governor arrested by …": another verb's
            if (passage.english() && passage.parted(hit.end, token, comma) &&
                passage.parted(hit.end, token, conjunction))
                break;
            if (trigger.type == "violence" && trigger.agent == "affected" && trigger.other == "acting") {
                setOther(actor); // "came under fire by", "in which 12 died was blamed on"
                break;
            }
            // "سقطت بيد", "lost … by": who takes it.
            if (trigger.placeIsSubject && trigger.agent == "gaining")
                setAgent(actor);
            else if (trigger.placeIsSubject) {
                if (out.gainer.empty())
                    out.gainer = id(actor), out.gainerToken = token;
            } else
                setAgent(actor);
            break;
        case Slot::gainer:
            if (trigger.placeIsSubject && trigger.agent == "gaining")
                setAgent(actor);
            else if (lost) {
                if (out.gainer.empty())
                    out.gainer = id(actor), out.gainerToken = token;
            }
            break;
        case Slot::loser:
            if (trigger.type == "control" && !lost && trigger.agent == "gaining")
                setOther(actor);
            else if (trigger.placeIsSubject && lost && (trigger.hasThen || !passage.english()))
                setAgent(actor); // "خرجت عن سيطرة", "سقطت من يد"
            else if (trigger.type == "violence" && noun && !trigger.genitiveIsPatient)
                setAgent(actor); // "an attack from", "قصف من"
            else if (trigger.type == "violence" &&
                     (trigger.other == "affected" ||
                      (passage.english() && trigger.agent == "affected" && trigger.placeIsSubject)))
                setOther(actor); // "came under fire from"
            break;
        case Slot::against:
            // "killed for refusing to fight against X" says nothing of who died.
            if (trigger.type == "violence" && !trigger.genitiveIsPatient)
                setOther(actor);
            break;
        case Slot::with:
            if (trigger.other != "acting")
                break; // only a clash is between two
            if (out.agent.empty() && (noun || !passage.english() || hit.form == Form::gerund ||
                                      trigger.impersonal)) // "Fighting broke out between"
                setAgent(actor);
            else
                setOther(actor); // "Russian forces clashed with soldiers"
            break;
        case Slot::of:
            if (target && !passage.english() && noun) {
                setOther(actor); // "قصف مواقع للنظام"
                break;
            }
            // "an attack of", "هجوم لطالبان"
            if (noun && !trigger.genitiveIsPatient && trigger.type == "violence" &&
                (passage.english() || token - hit.end <= 1))
                setAgent(actor);
            else if (noun && passage.english() && !trigger.genitiveIsPatient && trigger.type != "control")
                setAgent(actor);
            else if (passage.english() && !noun && trigger.type == "control" && trigger.agent == "gaining" &&
                     trigger.hasThen && token > hit.end &&
                     (trigger.then.at(passage.readings, token - 1) ||
                      (token > hit.end + 1 && trigger.then.at(passage.readings, token - 2))))
                setOther(actor); // "cleared X of Islamic State"
            else if (!passage.english() && trigger.agent == "affected" && trigger.type == "violence")
                setAgent(actor); // "لقي 20 من مسلحي X مصرعهم"
            else if (trigger.type == "violence" && (passive || noun || out.agentMention >= 0 || !before.empty()))
                setOther(actor);
            break;
        case Slot::plain: {
            if (!passage.english() && token > hit.end + 1 && doesItItself(passage, token - 1))
                break; // "كسر حصارا فرضه التنظيم"
            if (ofAnotherNoun(passage, hit, token))
                break; // "سيطرته على المدينة بعد انسحاب مقاتلي X منها"
            // Another doer's clause may stand between: only what is near counts, and what goes on with a
            // list.
            const bool near = token - lastPlain <= 7 && !passage.parted(lastPlain, token, comma | join | complement);
            if (!near)
                break;
            lastPlain = actorMention(passage, actor).tokens.end;
            if (passage.english()) {
                const bool beside = token - hit.end <= 2;
                if (trigger.placeIsSubject && trigger.hasThen && trigger.agent == "gaining") {
                    if (beside)
                        setAgent(actor); // "is in Taliban hands"
                } else if (trigger.subtype == "withdrew") {
                    break; // "left Homs carrying 300 rebels": nobody won by it
                } else if (!noun && (!passive || (beside && trigger.hasThen && trigger.type == "control")))
                    setOther(actor); // "was cleared of Islamic State"
                break;
            }
            // "مجزرة نفذتها طائرات X": the verb behind the noun has its doer.
            const bool launched =
                token > hit.end && words.launching.at(passage.readings, token - 1, Peel::nothing) &&
                (passage.folded(token - 1).ends_with("ها") || passage.folded(token - 1).ends_with("ه"));
            if (target)
                setOther(actor);
            else if (launched && out.agent.empty() && !suffers(actor))
                setAgent(actor);
            else if (noun ? trigger.genitiveIsPatient || trigger.patientIsObject
                          : passive || (trigger.genitiveIsPatient && trigger.needsNumber)) // "بلغ عدد قتلى الجيش"
                setOther(actor);
            else if (listed && out.agentMention >= 0) {
                if (trigger.other == "acting")
                    setOther(actor);
                else if (acts && out.companion.empty() &&
                         (token - actorMention(passage, out.agentMention).tokens.end <= 1 || joinsTheAgent(token)) &&
                         passage.fights(id(actor)))
                    out.companion = id(actor); // "أجبر الجيش الفرنسي والقوات المالية"
            } else if (out.agent.empty() && !suffers(actor))
                setAgent(actor);
            else
                setOther(actor);
            break;
        }
        case Slot::elsewhere: break;
        }
    }
}

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
