// The parties that stand right before a verb or a noun of a deed, and behind it.
#include "mentions/actors.hpp"
#include "reading/frame_subjects.hpp"
#include "reading/party_reader.hpp"
#include <algorithm>

namespace zamkan::reading {
namespace {

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
        // "شنت هجوما على قندوز وقتلت 35 جنديا", "أعدم عناصره 25 جنديا": somebody did it, and the counted are its
        // object.
        if (!passage.english() && acts && (trigger.passiveLookAlike || trigger.genitiveIsPatient) && token > hit.end &&
            (passage.quantityAt(token) >= 0 || passage.quantityAt(token - 1) >= 0)) {
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

} // namespace zamkan::reading
