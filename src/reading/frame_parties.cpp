#include "reading/frame_parties.hpp"
#include "mentions/actors.hpp"
#include "reading/frame_place_lists.hpp"
#include "reading/frame_subjects.hpp"
#include "reading/party_reader.hpp"
#include <algorithm>

namespace zamkan::reading {
namespace {

bool numberFollows(const Passage &passage, const TriggerHit &hit) {
    if (!passage.english() && hit.plural && hit.form == Form::past && hit.end < passage.size() &&
        passage.quantityAt(hit.end) >= 0 && hit.proclitics.starts_with("و"))
        return false; // "اقتحموا المدينة وقتلوا 20 جنديا": before its subject the verb would stand in the singular
    if (!passage.english() && !hit.plural && !hit.object && hit.end < passage.size() &&
        passage.grammar.words.someone.at(passage.readings, hit.end))
        return true; // "قتل جندي إسرائيلي"
    if (!passage.english() && hit.form == Form::past &&
        passage.grammar.words.own.at(passage.readings, hit.end, Peel::nothing))
        return false;                                                       // "قتل عناصره نحو 700"
    const std::uint32_t reach = passage.is(hit.end, Closed::since) ? 5 : 3; // "قتل منذ بدء الهجوم 120 مدنيا"
    for (std::uint32_t i = hit.end; i < std::min<std::size_t>(passage.size(), hit.end + reach); ++i) {
        if (passage.quantityAt(i) >= 0)
            return true;
        if (passage.actorAt(i) >= 0 || passage.placeAt(i) >= 0)
            return false;
        if (i == hit.end && passage.grammar.words.someone.at(passage.readings, i))
            return true;
    }
    // "إن 820 من مقاتليها قتلوا": the counted are the subject, and they died.
    for (std::uint32_t i = hit.fieldStart; i < hit.first; ++i)
        if (const int q = passage.quantityAt(i);
            q >= 0 && passage.facts.mentions.quantities[static_cast<std::size_t>(q)].unit == "person")
            return true;
    return false;
}

// "دمرت دبابة وقتلت ثلاثة جنود": the verb is feminine and the dead are not, so they are its object.
bool sheDidIt(const Passage &passage, const TriggerHit &hit) {
    constexpr std::uint32_t reach = 5;
    if (hit.form != Form::past || hit.plural || hit.object || !hit.joined || !passage.folded(hit.first).ends_with("ت"))
        return false;
    for (std::uint32_t i = hit.end; i < std::min(hit.fieldEnd, hit.end + reach); ++i)
        if (passage.grammar.words.feminine.at(passage.readings, i, Peel::nothing))
            return false;
    const std::uint32_t dead = hit.end + (passage.is(hit.end, Closed::resumptive) ? 1U : 0U); // "وقتلت فيها 47 شخصا"
    return dead < passage.size() && passage.quantityAt(dead) >= 0;
}

// "سيطر التنظيم على الحقل وقتل 270 شخصا": whoever did the deed before, where the verbs agree.
bool heDidIt(const Passage &passage, const TriggerHit &hit, const std::vector<Frame> &before) {
    if (passage.english() || hit.form != Form::past || hit.plural || hit.object || hit.passive || !hit.joined ||
        !hit.proclitics.starts_with("و") || before.empty())
        return false;
    const Frame &last = before.back();
    const auto feminine = [&](const TriggerHit &of) { return passage.folded(of.first).ends_with("ت"); };
    return last.hit->sentence == hit.sentence && last.hit->form == Form::past && !last.hit->passive &&
           !feminine(*last.hit) && !feminine(hit) &&
           (last.hit->trigger->agent == "gaining" || last.hit->trigger->agent == "acting") &&
           !last.hit->trigger->placeIsSubject && !last.hit->trigger->passiveLookAlike && passage.fights(last.agent);
}

// "Russia's withdrawal": a place in the possessive right before the noun.
bool possessorBefore(const Passage &passage, const TriggerHit &hit) {
    const int place = passage.english() && hit.first > 0 ? passage.placeAt(hit.first - 1) : -1;
    return place >= 0 && passage.facts.mentions.places[static_cast<std::size_t>(place)].span.end <
                             passage.facts.tokens[hit.first - 1].span.end;
}

// "تمكنت القوات من قتل 30", "قامت باغتيال قائد": the noun behind what somebody manages to do.
bool managed(const Passage &passage, const TriggerHit &hit) {
    constexpr std::uint32_t reach = 7;
    if (passage.english() || hit.form != Form::noun || hit.first == 0 ||
        !(hit.proclitics.find("ب") != std::string_view::npos ||
          passage.grammar.words.prepositions.at(passage.readings, hit.first - 1)))
        return false;
    for (std::uint32_t i = hit.first; i-- > 0 && hit.first - i <= reach && passage.sentenceOf(i) == hit.sentence &&
                                      !(passage.boundaries[i + 1] & (comma | stop));)
        if (passage.grammar.words.happened.at(passage.readings, i))
            return true;
    return false;
}

// "قال التحالف إنه قتل 115": the pronoun did it.
bool behindPronoun(const Passage &passage, const TriggerHit &hit) {
    if (hit.first == 0 || passage.sentenceOf(hit.first - 1) != hit.sentence)
        return false;
    return passage.mayBe(hit.first - 1, Closed::that_pronoun);
}

} // namespace

PartyReader::PartyReader(const Passage &p, const Attributions &a, const TriggerHit &h, const std::vector<Frame> &b)
    : passage(p), attributions(a), hit(h), before(b), trigger(*h.trigger), words(p.grammar.words),
      noun(h.form == Form::noun),
      lookAlike(trigger.passiveLookAlike && !managed(p, h) && !p.english() && numberFollows(p, h) && !sheDidIt(p, h) &&
                !behindPronoun(p, h) && !heDidIt(p, h, b)) {
    // "30,000 troops had been pulled back": they went.
    const bool went = passage.english() && trigger.subtype == "withdrew" && !words.by.at(passage.readings, hit.end);
    passive = (hit.passive && !went) || lookAlike;
    finite = hit.form == Form::past || hit.form == Form::present || hit.form == Form::gerund ||
             hit.form == Form::participle || hit.form == Form::jussive || hit.form == Form::infinitive ||
             hit.form == Form::future;
    acts = finite && !passive && !trigger.placeIsSubject;
}

bool PartyReader::suffers(int actor) const {
    const auto *known = passage.facts.registry.byId(id(actor));
    return known && known->kind == "group" && !known->belligerent && trigger.agent != "affected";
}

void PartyReader::setAgent(int actor) {
    if (out.agent.empty() && !suffers(actor))
        out.agent = id(actor), out.agentMention = actor;
}

void PartyReader::setOther(int actor) {
    if (out.other.empty() && id(actor) != out.agent)
        out.other = id(actor), out.otherMention = actor;
}

void PartyReader::subjectApart() {
    if (!unnamed.empty())
        return; // "said that gunmen stormed": its subject stands beside it
    if (out.agent.empty() && acts)
        if (const int actor = relativeSubject(passage, hit); actor >= 0)
            setAgent(actor);
    // "Russia is in control of X"
    const bool predicate =
        noun && passage.english() && trigger.subtype == "held" && hit.first > 0 &&
        (words.passive.at(passage.readings, hit.first - 1) || passage.is(hit.first - 1, Closed::copula));
    if (out.agent.empty() &&
        (acts || predicate ||
         (noun && (hit.object || possessorBefore(passage, hit) || (!passage.english() && ownNext())))) &&
        trigger.agent != "affected")
        if (const PlaceRef *subject = subjectPlace(passage, hit)) {
            out.agent = stateAt(passage, *subject)->id;
            out.agentPlace = subject->mention;
        }
    // "a U.S. drone strike": the country beside the noun is whose it was, unless it was "in" it.
    if (out.agent.empty() && noun && passage.english() && trigger.type == "violence" && trigger.agent == "acting")
        for (const auto &ref : passage.placesIn(hit.first > 6 ? hit.first - 6 : 0, hit.first)) {
            const std::uint32_t first = ref.tokens.first;
            const bool where = first > 0 && passage.is(first - 1, Closed::inside, Closed::nearness, Closed::into);
            const bool apart = ref.tokens.end < hit.first &&
                               passage.is(hit.first - 1, Closed::definite_article, Closed::indefinite_article);
            const auto *state = where || apart || ref.again || ref.tokens.end > hit.first ||
                                        hit.first - ref.tokens.end > 2 || passage.place(ref).type != "country" ||
                                        passage.parted(ref.tokens.end - 1, hit.first, comma | stop)
                                    ? nullptr
                                    : stateOf(passage, ref.mention);
            if (state) {
                out.agent = state->id;
                out.agentPlace = ref.mention;
            }
        }
    statesThatAct();
    // "fell to Azerbaijan", "سقطت بيد روسيا": a state told by its country.
    if (trigger.placeIsSubject && out.gainer.empty() && (trigger.agent == "losing" || out.agent.empty()))
        for (const auto &ref : passage.placesIn(hit.end, std::min<std::uint32_t>(hit.fieldEnd, hit.end + 5u)))
            if (const auto *state = ref.again ? nullptr : stateOf(passage, ref.mention);
                state && !ref.before.empty() && (words.gainer.has(ref.before) || words.by.has(ref.before))) {
                if (trigger.agent == "losing")
                    out.gainer = state->id, out.gainerToken = ref.tokens.first;
                else
                    out.agent = state->id;
                out.agentPlace = ref.mention;
                break;
            }
    // "handed Kalbajar over to Azerbaijan"
    if (passage.english() && trigger.type == "control" && trigger.agent == "losing" && !trigger.placeIsSubject &&
        out.gainer.empty())
        for (const auto &ref : passage.placesIn(hit.end, hit.fieldEnd))
            if (const auto *state = ref.again || !passage.grammar.closed.has(ref.before, Closed::goal)
                                        ? nullptr
                                        : stateOf(passage, ref.mention);
                state && state->id != out.agent) {
                out.gainer = state->id, out.gainerToken = ref.tokens.first;
                out.agentPlace = ref.mention;
                break;
            }
    // "خرجت إدلب عن سيطرة دمشق": whoever had it.
    if (!passage.english() && trigger.placeIsSubject && trigger.agent == "losing" && trigger.hasThen &&
        out.agent.empty())
        for (const auto &ref : passage.placesIn(hit.end, std::min<std::uint32_t>(hit.fieldEnd, hit.end + 4u)))
            if (const auto *state = words.rulers.at(passage.readings, ref.tokens.first - 1, Peel::nothing)
                                        ? stateOf(passage, ref.mention)
                                        : nullptr) {
                out.agent = state->id;
                out.agentPlace = ref.mention;
                break;
            }
    if (out.agent.empty() && acts && passage.english())
        if (const int actor = subjectAcross(passage, hit); actor >= 0 && !attributions.speaks(actor))
            setAgent(actor);
}

void PartyReader::turnedRound() {
    // "أحبطت القوات العراقية هجوما", "The army repelled an attack": they were attacked.
    if (noun && trigger.type == "violence" && out.agentMention >= 0 &&
        actorMention(passage, out.agentMention).tokens.end <= hit.first &&
        ((!passage.english() && words.repelled.within(passage.readings, hit.fieldStart,
                                                      actorMention(passage, out.agentMention).tokens.first)) ||
         words.repelled.within(passage.readings, actorMention(passage, out.agentMention).tokens.end,
                               hit.first))) { // "تمكن الجيش من صد هجوم"
        if (out.other.empty()) {
            out.other = out.agent;
            out.agent.clear();
        } else {
            std::swap(out.agent, out.other);
        }
        out.agentMention = -1;
    }
    // "طردت قوات X الجيش من": whoever follows a doer that nobody knows is the one driven out; so is the only one, "أخرج
    // الروس من إيزيوم".
    const auto onlyObject = [&] {
        const std::uint32_t end = actorMention(passage, out.agentMention).tokens.end;
        if (end + 1 < passage.size() && words.prepositions.at(passage.readings, end, Peel::nothing) &&
            trigger.absorbs.at(passage.readings, end + 1,
                               Peel::proclitics)) // "أجبرت القوات على الانسحاب": it was made to
            return true;
        return end < hit.fieldEnd && takes(passage, trigger, std::string(passage.folded(end)));
    };
    if (trigger.patientIsObject && finite && !passive && !hit.object && !passage.english() && out.agentMention >= 0 &&
        out.other.empty() && actorMention(passage, out.agentMention).tokens.first >= hit.end &&
        (actorMention(passage, out.agentMention).tokens.first > hit.end || onlyObject()) &&
        (!words.members.at(passage.readings, hit.end, Peel::proclitics) ||
         passage.folded(hit.end).ends_with("ي"))) { // "طرد مسلحي التنظيم": not "مسلحو"
        out.other = out.agent;
        out.agent.clear();
        out.agentMention = -1;
    }
}

// "The army said it had retaken X", "it carried out strikes", "Kyiv says its troops took Y": the pronoun is whoever
// says it.
void PartyReader::ofThePronounSaid() {
    std::uint32_t verb = hit.first; // with its auxiliaries
    if (noun) {                     // "it carried out dozens of air strikes"
        constexpr std::uint32_t reach = 6;
        const std::uint32_t from = hit.first > reach ? hit.first - reach : 0;
        while (verb > from && !words.launching.at(passage.readings, verb))
            --verb;
        if (verb == from || !words.launching.at(passage.readings, verb))
            return;
    }
    const std::uint32_t full = verb;
    const auto quoted = [&](std::uint32_t i) {
        return isIn(passage.facts.document.surface(passage.facts.tokens[i].span), {"\"", "“", "'", "‘"});
    };
    while (verb > 0 && full - verb < 6 && (subjectVerbWord(passage, verb - 1) || quoted(verb - 1)))
        --verb;
    // "its special forces, flown in by night, had won back"
    constexpr std::uint32_t insertion = 8;
    if (verb > 1 && passage.folded(verb - 1) == ",")
        for (std::uint32_t i = verb - 1; i-- > 1 && verb - i <= insertion && passage.sentenceOf(i) == hit.sentence &&
                                         passage.actorAt(i) < 0 && passage.placeAt(i) < 0;)
            if (passage.folded(i) == "," && ownBefore(i) > 0) {
                verb = i;
                break;
            }
    const std::uint32_t owned = ownBefore(verb);
    const bool toHave = full > 1 && passage.is(full - 1, Closed::infinitive_have) &&
                        passage.is(full - 2, Closed::infinitive_marker); // "Moscow claimed to have taken"
    if (owned == 0 && !toHave)
        return;
    // "The army said gunmen stormed a post": no soldiers of its own
    if (const int people = owned > 0 ? passage.actorAt(verb - owned) : -1;
        people >= 0 && id(people).starts_with(mentions::unregistered))
        return;
    const auto source = attributions.at(hit.first);
    if (!source.token || *source.token >= verb - owned || passage.sentenceOf(*source.token) != hit.sentence ||
        !passage.fights(source.actor))
        return;
    for (std::size_t i = *source.token + 1; i < verb - owned; ++i) // "said the rebels had fled and it …"
        if (const int actor = passage.actorAt(i); actor >= 0 && passage.fights(id(actor)))
            return;
    out.agent = source.actor;
}

// "أعلن الجيش أنه قصف منزل قائد الحركة": the pronoun is whoever says it, and the one behind the verb suffers.
void PartyReader::ofThePronoun() {
    if (passage.english() &&
        (acts || (noun && trigger.type == "violence" && trigger.agent == "acting" && !trigger.genitiveIsPatient)))
        ofThePronounSaid();
    // "أعلنت القيادة أنها شنت 25 غارة": likewise behind the verb that launches it.
    if (!passage.english() && noun && trigger.type == "violence" && trigger.agent == "acting" &&
        !trigger.genitiveIsPatient)
        for (std::uint32_t i = hit.first; i-- > 1 && hit.first - i <= 3 && passage.sentenceOf(i - 1) == hit.sentence;)
            if (words.launching.at(passage.readings, i, Peel::nothing) && passage.mayBe(i - 1, Closed::that_pronoun)) {
                if (const std::string speaker = fighterSpeaking(); !speaker.empty())
                    out.agent = speaker;
            }
    if (passage.english() || !acts || hit.first == 0)
        return;
    if (!behindPronoun(passage, hit))
        return;
    if (const std::string speaker = fighterSpeaking(); !speaker.empty())
        out.agent = speaker;
    else if (hit.first > 1 &&
             passage.is(hit.first - 2, Closed::adversative)) // "غير أنه خسر هيت": whoever is gone on about
        out.agent = goesOnWith(passage, attributions, hit, before);
}

// "سقطت بيده زنجبار", "باتت تحت سيطرتهم": the pronoun is who holds it then.
void PartyReader::intoHisHands() {
    constexpr std::uint32_t reach = 4; // tokens from the verb to the phrase
    if (passage.english() || !trigger.placeIsSubject || !trigger.hasThen || trigger.agent != "losing" ||
        !out.gainer.empty())
        return;
    for (std::uint32_t i = hit.first + 1;
         i < std::min<std::size_t>(passage.size(), hit.first + 1 + reach) && passage.sentenceOf(i) == hit.sentence; ++i)
        if (const auto phrase = trigger.then.at(passage.readings, i, Peel::proclitics)) {
            const std::string_view last = passage.folded(i + phrase.tokens - 1);
            const bool pronoun = last.ends_with("يده") || last.ends_with("يديه") || last.ends_with("يديهم") ||
                                 last.ends_with("ته") || last.ends_with("تهم") || last.ends_with("تها");
            const std::string holder = pronoun ? goesOnWith(passage, attributions, hit, before) : std::string();
            if (!holder.empty())
                out.gainer = holder, out.gainerToken = hit.end;
            return;
        }
}

// "بعد ساعات من إعلان موسكو اكتمال سحب قواتها": whoever announces its own deed behind the word for it.
void PartyReader::ofTheAnnouncement() {
    constexpr std::uint32_t reach = 5; // tokens between
    const bool own = hit.object || ownNext() || words.own.at(passage.readings, hit.end - 1, Peel::nothing);
    if (passage.english() || passive || trigger.genitiveIsPatient || !own) // "سحب" may look like a verb
        return;
    for (std::uint32_t i = hit.first; i-- > 1 && hit.first - i <= reach && passage.sentenceOf(i) == hit.sentence;) {
        if (passage.boundaries[i + 1] & (comma | stop | complement))
            return;
        if (!passage.is(i - 1, Closed::announcement))
            continue;
        if (const int actor = passage.actorAt(i); actor >= 0 && passage.fights(id(actor)))
            setAgent(actor);
        else if (const int place = passage.placeAt(i); place >= 0) // one that speaks: no place of the deed
            if (const auto *state = stateOf(passage, static_cast<std::uint32_t>(place)))
                out.agent = state->id;
        return;
    }
}

Parties PartyReader::read() && {
    ofThePronoun();
    ofTheAnnouncement();
    whoCausedIt();
    rightBeforeIt();
    ofItsStrike();
    rightOfIt();
    leftOfIt();
    // "دخلت القوات المجمع بعد سبعة أشهر على سقوط الرمادي": to whom it fell, nobody near says.
    if (noun && trigger.placeIsSubject && out.agent.empty() && hit.first > 0 &&
        passage.is(hit.first - 1, Closed::elapsed))
        return std::move(out);
    subjectApart();
    openingTheSentence();
    subjectOfItsClause();
    subjectOfTheMainClause();
    whoIsAccused();
    whoAdmits();
    whomItHit();
    ofThePossessor();
    withItsOwn();
    whoLeaves();
    whoAnnouncesIt();
    acrossBut();
    withTheClauseBefore();
    if (out.agent.empty())
        out.agent = unnamed;
    withWhoAnnounces();
    withTheStory();
    withWhoClaims();
    ofTheSpeaker();
    intoHisHands();
    toTheSame();
    whoWasDrivenOut();
    whomThePronounMeans();
    theOnlyOne();
    foesOfTheSpeaker();
    turnedRound();
    if (out.agent == out.other)
        out.other.clear();
    return std::move(out);
}

Parties readParties(const Passage &passage, const Attributions &attributions, const TriggerHit &hit,
                    const std::vector<Frame> &before) {
    return PartyReader(passage, attributions, hit, before).read();
}

} // namespace zamkan::reading
