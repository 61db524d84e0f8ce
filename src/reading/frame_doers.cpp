// Who does it where the clause names nobody.
#include "reading/frame_subjects.hpp"
#include "reading/party_reader.hpp"
#include <algorithm>

namespace zamkan::reading {
namespace {

int actorsBetween(const Passage &passage, std::uint32_t first, std::uint32_t end) {
    int found = 0;
    for (std::uint32_t i = first; i < end; ++i)
        found += passage.actorAt(i) >= 0 && passage.fights(actorMention(passage, passage.actorAt(i)).actor) ? 1 : 0;
    return found;
}

} // namespace

bool PartyReader::goesOnAlone() const { return !passage.english() && finite && hasSubject(passage, hit); }

bool PartyReader::ownNext() const {
    std::uint32_t verb = hit.first; // with its "had"
    while (passage.english() && verb > 0 && words.have.at(passage.readings, verb - 1))
        --verb;
    return words.own.at(passage.readings, hit.end, Peel::nothing).tokens > 0 || ownBefore(verb) > 0;
}

std::uint32_t PartyReader::ownBefore(std::uint32_t verb) const {
    constexpr std::uint32_t longest = 3; // "its special forces"
    for (std::uint32_t length = 1; length <= std::min(longest, verb); ++length)
        if (words.own.at(passage.readings, verb - length, Peel::nothing).tokens == length)
            return length;
    return 0;
}

// "kept up its bombardment of X": the deed is of whoever its sentence is about.
void PartyReader::ofThePossessor() {
    if (!out.agent.empty() || !passage.english() || !noun || trigger.agent == "affected" || trigger.genitiveIsPatient)
        return;
    bool possessed = false;
    for (std::uint32_t i = hit.first;
         i-- > 0 && hit.first - i <= 5 && passage.sentenceOf(i) == hit.sentence && !possessed;) {
        possessed = words.possessives.has(passage.readings, i);
        if (passage.actorAt(i) >= 0 || passage.placeAt(i) >= 0 || passage.boundaries[i + 1] != none)
            break;
    }
    if (!possessed)
        return;
    // The first party or state that its clause names; else whoever acted last.
    for (std::uint32_t i = hit.first;
         i-- > 0 && passage.sentenceOf(i) == hit.sentence &&
         (out.agent.empty() || !(opensClause(i + 1) || passage.is(i, Closed::posterior, Closed::anterior)));) {
        if (const int actor = passage.actorAt(i);
            actor >= 0 && passage.fights(id(actor)) && slotOf(passage, actor, hit) == Slot::plain)
            out.agent = id(actor);
        else if (const PlaceRef *ref = passage.placeOver(i); ref && stateAt(passage, *ref))
            out.agent = stateAt(passage, *ref)->id;
    }
    if (out.agent.empty())
        out.agent = goesOnWith(passage, attributions, hit, before);
}

std::string PartyReader::fighterSpeaking() const {
    const auto source = attributions.at(hit.first);
    return source.token && *source.token < hit.first && passage.fights(source.actor) ? source.actor : std::string();
}

void PartyReader::withItsOwn() {
    if (out.agent.empty() && ownNext() && passage.english() && trigger.subtype == "withdrew" && !noun)
        out.agent = goesOnWith(passage, attributions, hit, before); // "its troops pulled out"
    // "أكدت روسيا انسحاب قواتها": those of whoever says it
    const bool itsTroops = ownNext() || (trigger.hasThen && words.own.within(passage.readings, hit.end, hit.end + 3u));
    if (out.agent.empty() && !passage.english() && noun && trigger.subtype == "withdrew" && itsTroops)
        out.agent = fighterSpeaking();
    // "نفت الأركان ذلك مؤكدة أن المدينة لا تزال تحت سيطرة قواتها": of whoever says it
    if (!passage.english() && trigger.type == "control" && trigger.agent == "gaining" && trigger.placeIsSubject &&
        trigger.hasThen)
        for (std::uint32_t i = hit.end; i < std::min(hit.fieldEnd, hit.end + 6); ++i)
            if (passage.actorAt(i) < 0 && words.own.at(passage.readings, i, Peel::nothing)) {
                if (const std::string speaker = fighterSpeaking(); !speaker.empty())
                    out.agent = speaker;
                break;
            }
    // "قال زعيم الجبهة إن مقاتليه انسحبوا": his party's
    if (out.agent.empty() && !passage.english() && finite && !passive && hit.first > 0 &&
        words.own.at(passage.readings, hit.first - 1, Peel::nothing))
        out.agent = fighterSpeaking();
    // "غداة دخوله الموصل": with its object behind it the pronoun is who did it.
    if (out.agent.empty() && !passage.english() && noun && hit.object && trigger.agent == "gaining" &&
        hit.end < passage.size())
        if (const PlaceRef *object = passage.placeOver(hit.end); object && object->before.empty())
            out.agent = goesOnWith(passage, attributions, hit, before);
    // "وأعلن في 10 أيار سيطرته على المدينة": whoever announces it is not named again.
    if (out.agent.empty() && !passage.english() && noun && trigger.agent == "gaining" && trigger.type == "control" &&
        announcedFirst(passage, hit) && attributions.at(hit.first).name.empty())
        out.agent = goesOnWith(passage, attributions, hit, before);
    // "بعد تسعة أشهر من خسارته لها": of whoever is gone on about; "خسارتها" may be that of the town.
    if (out.agent.empty() && !passage.english() && noun && hit.object && trigger.agent == "losing" &&
        trigger.type == "control" && !trigger.placeIsSubject &&
        (passage.folded(hit.first).ends_with("ته") || passage.folded(hit.first).ends_with("تهم") ||
         passage.folded(hit.first).ends_with("انه")))
        out.agent = goesOnWith(passage, attributions, hit, before);
    // "المدينة التي انسحبت منها قواته", "وأعدم عناصره 12 أسيرا": of whoever is gone on about.
    constexpr std::uint32_t adverbs = 2;
    if (out.agent.empty() && !passage.english() && finite && !passive && !hit.plural)
        for (std::uint32_t i = hit.end; i <= hit.end + adverbs && i < passage.size() &&
                                        passage.sentenceOf(i) == hit.sentence && passage.actorAt(i) < 0;
             ++i)
            if (words.own.at(passage.readings, i, Peel::nothing)) {
                const std::uint32_t head =
                    passage.sentenceHead(hit.first); // "ودفعت دمشق بأرتال، فاستعادت قواتها": the state that opens it
                for (const auto &ref : passage.placesIn(head, std::min(head + 3, hit.first)))
                    if (const actors::Actor *state = stateAt(passage, ref); state && out.agent.empty())
                        out.agent = state->id;
                if (out.agent.empty())
                    out.agent = goesOnWith(passage, attributions, hit, before);
                break;
            }
    // "قال الجيش … . وكانت قواته قد طوقت المدينة": those of the one spoken of.
    if (out.agent.empty() && !passage.english() && finite && !passive && hit.first > 1 &&
        passage.is(hit.first - 1, Closed::aspect_particle) &&
        words.own.at(passage.readings, hit.first - 2, Peel::conjunctions)) {
        out.agent = goesOnWith(passage, attributions, hit, before);
        if (const std::string speaker =
                hit.sentence > 0 ? attributions.lastSpeaker(hit.sentence - 1).actor : std::string();
            out.agent.empty() && passage.fights(speaker))
            out.agent = speaker;
    }
    // "stormed a school and withdrew at dusk"
    if (out.agent.empty() && passage.english() && trigger.subtype == "withdrew" && acts && hit.joined &&
        hit.first > 0 && !before.empty() && before.back().hit->sentence == hit.sentence &&
        before.back().hit->form != Form::noun &&
        passage.is(hit.first - 1, Closed::additive, Closed::sequential, Closed::anterior))
        out.agent = before.back().agent;
}

// "دمرت غارة إسرائيلية جسرا", "استهدف قصف مدفعي للجيش سوقا": whose the strike is that is the verb's subject.
void PartyReader::ofItsStrike() {
    if (!out.agent.empty() || passage.english() || !acts || trigger.type != "violence" || trigger.agent != "acting")
        return;
    const TriggerHit *strike = passage.triggerOver(hit.end);
    if (!strike || strike->trigger->type != "violence" || strike->end >= passage.size() ||
        passage.sentenceOf(strike->end) != hit.sentence) // "قصف" may look like a verb
        return;
    constexpr std::uint32_t reach = 2; // an adjective may stand between
    for (std::uint32_t i = strike->end; i < std::min<std::size_t>(passage.size(), strike->end + reach); ++i) {
        if (const int actor = passage.actorAt(i); actor >= 0 && passage.fights(id(actor)))
            return setAgent(actor);
        if (passage.boundaries[i + 1] != none || passage.placeAt(i) >= 0 || words.prepositions.at(passage.readings, i))
            return;
    }
}

// "announced the liberation of", "announced the loss of"
void PartyReader::whoAnnouncesIt() {
    if (out.agent.empty() && noun && passage.english() &&
        (trigger.agent == "gaining" ||
         (trigger.type == "control" && trigger.agent == "losing" && !trigger.placeIsSubject))) {
        const auto source = attributions.at(hit.first);
        if (source.token && *source.token < hit.first && hit.first - *source.token <= 4 && passage.fights(source.actor))
            out.agent = source.actor;
    }
}

// "أعلن الجيش أنه استعاد": the one who speaks does it.
void PartyReader::withWhoAnnounces() {
    // "Abadi declared Tikrit liberated", "which the government declared captured"
    if (out.agent.empty() && !noun && passage.english() && trigger.agent == "gaining" && trigger.type == "control" &&
        (hit.form == Form::participle || hit.form == Form::past) && !trigger.placeIsSubject) {
        const auto source = attributions.at(hit.first);
        if (source.token && *source.token < hit.first && hit.first - *source.token <= 6 &&
            passage.is(*source.token, Closed::declaring) && passage.fights(source.actor)) {
            bool alone = true;
            for (std::uint32_t i = static_cast<std::uint32_t>(*source.token) + 1; i < hit.first; ++i)
                alone = alone && passage.actorAt(i) < 0;
            if (alone)
                out.agent = source.actor;
        }
    }
    // "Russia said that the town had been liberated"
    if (out.agent.empty() && passive && !noun && passage.english() && trigger.agent == "gaining" &&
        trigger.type == "control" && passage.is(hit.first, Closed::own_success)) {
        const auto source = attributions.at(hit.first);
        if (source.token && *source.token < hit.first && passage.sentenceOf(*source.token) == hit.sentence &&
            passage.fights(source.actor) &&
            actorsBetween(passage, static_cast<std::uint32_t>(*source.token) + 1, hit.end) == 0)
            out.agent = source.actor;
    }
    if (out.agent.empty() && hit.first > 0 && !passage.english() && trigger.type == "control" && !passive) {
        const auto source = attributions.at(hit.first);
        if (noun ||
            (source.token && *source.token < hit.first && passage.parted(*source.token, hit.first, complement))) {
            const std::uint32_t reach = announcedFirst(passage, hit) ? 18 : 8;
            const bool told = source.token && hit.first > *source.token && hit.first - *source.token < reach &&
                              passage.fights(source.actor);
            if (told && trigger.placeIsSubject &&
                trigger.agent ==
                    "losing") { // "أعلن العبادي أن نينوى أصبحت محررة": nobody announces that of his own loss
                if (hit.subtype == "gained" && out.gainer.empty() && out.other != source.actor)
                    out.gainer = source.actor, out.gainerToken = hit.end;
            } else if (told) {
                out.agent = source.actor;
            }
        }
    }
}

void PartyReader::withTheStory() {
    if (trigger.impersonal || weaponIsSubject() || comesOfADeed())
        return;
    // "خسر التنظيم تل أبيض في حزيران. وخسر سنجار في تشرين الثاني": the one that lost before.
    if (out.agent.empty() && acts && !passage.english() && trigger.agent == "losing" && trigger.type == "control" &&
        !goesOnAlone() && !before.empty() && hit.sentence - before.back().hit->sentence <= 1 &&
        before.back().hit->trigger->agent == "losing" && !before.back().hit->trigger->placeIsSubject)
        out.agent = before.back().agent;
    // A verb that goes on with the story: "سيطر على …", "they also seized …".
    if (out.agent.empty() && acts && !goesOnAlone() && (trigger.agent == "gaining" || trigger.agent == "acting") &&
        (trigger.type == "control" || trigger.type == "violence")) {
        // "mines that killed 11": the deed's noun is the subject.
        const Frame *cause = deedBefore();
        bool subject = false; // somebody that is no party: "an explosion killed", "سقطت قذيفة"
        if (passage.english()) {
            for (std::uint32_t i = hit.first; i-- > hit.fieldStart && hit.first - i <= 4 && !subject;)
                subject = (words.pronouns.at(passage.readings, i).tokens > 0 &&
                           !words.relatives.at(passage.readings, i)) || // "mines that killed": of those before it
                          words.own.at(passage.readings, i).tokens > 0;
            const bool goesOn = hit.first > 0 && (passage.boundaries[hit.first - 1] & (conjunction | join));
            subject = cause || (!subject && !hit.joined && !goesOn);
        } else
            subject = hit.end < passage.size() && passage.placeAt(hit.end) < 0 && passage.quantityAt(hit.end) < 0 &&
                      passage.facts.tokens[hit.end].kind == text::TokenKind::word && !hit.object && !hit.plural &&
                      !words.prepositions.at(passage.readings, hit.end) &&
                      !passage.is(hit.end, Closed::resumptive, Closed::resumptive_source) &&
                      !words.descriptors.at(passage.readings, hit.end) &&
                      !words.members.at(passage.readings, hit.end) && !words.own.at(passage.readings, hit.end) &&
                      !trigger.then.at(passage.readings, hit.end, Peel::proclitics) &&
                      !passage.grammar.words.again.at(passage.readings, hit.end, Peel::proclitics);
        if (cause)
            out.agent = doerOf(*cause);
        else if (!subject)
            out.agent = goesOnWith(passage, attributions, hit, before);
    }
}

void PartyReader::withWhoClaims() {
    if (trigger.impersonal)
        return;
    // "It has claimed the attack".
    if (out.agent.empty() && trigger.type == "violence" && trigger.agent == "acting") {
        const auto source = attributions.at(hit.first);
        if (source.claims && source.token && *source.token < hit.first && passage.fights(source.actor))
            out.agent = source.actor;
    }
    // "تبنى التنظيم الهجوم الذي أوقع 30 قتيلا": it killed them.
    if (out.agent.empty() && out.other.empty() && trigger.subtype == "killing" && trigger.agent == "affected" &&
        trigger.other == "acting") {
        const auto source = attributions.at(hit.first);
        if (source.claims && source.token && *source.token < hit.first && passage.fights(source.actor))
            out.other = source.actor;
    }
    // "A rebel commander claimed that X had fallen": to them. A state that says so of its own town has lost it.
    if (trigger.type == "control" && trigger.placeIsSubject && trigger.agent == "losing" && out.agent.empty() &&
        out.other.empty() && out.gainer.empty() && !trigger.hasThen) {
        const auto source = attributions.at(hit.first);
        const auto *speaker = source.token && *source.token < hit.first && passage.fights(source.actor)
                                  ? passage.facts.registry.byId(source.actor)
                                  : nullptr;
        const auto there = passage.placesIn(hit.fieldStart, hit.fieldEnd);
        const bool ownTown = speaker && (there.empty() || passage.place(there.front()).country == speaker->country);
        if (speaker && (source.claims || (speaker->kind == "state" ? !ownTown : speaker->kind == "armed_group")))
            out.gainer = source.actor, out.gainerToken = *source.token;
        else if (speaker && !there.empty() && ownTown)
            out.agent = source.actor;
    }
    // "تعلن كتائب القسام استهداف …": the one that announces its own deed.
    if (out.agent.empty() && noun && trigger.type == "violence" && trigger.agent == "acting" &&
        !trigger.genitiveIsPatient) {
        const auto source = attributions.at(hit.first);
        const std::uint32_t reach = announcedFirst(passage, hit) ? 18 : 5;
        // "said three assaults had been beaten back": by the one who says it.
        const bool beaten =
            passage.english() &&
            (words.repelled.within(passage.readings, hit.end, hit.fieldEnd) ||
             words.repelled.within(passage.readings, std::max(hit.fieldStart, hit.first - std::min(hit.first, 4U)),
                                   hit.first));
        if (source.token && *source.token < hit.first && hit.first - *source.token <= reach &&
            passage.fights(source.actor)) {
            if (!beaten)
                out.agent = source.actor;
            else if (out.other.empty())
                out.other = source.actor;
        }
    }
}

// "killed 10 people, officials in Baku said": who stands between a comma and a verb of speech.
bool PartyReader::speaksBehind(int actor) const {
    constexpr std::uint32_t reach = 4; // tokens of where they are
    const mentions::TokenSpan &party = actorMention(passage, actor).tokens;
    std::uint32_t first = party.first; // of "officials in Baku"
    while (first > hit.end && party.first - first < reach && passage.folded(first - 1) != ",")
        --first;
    if (first <= hit.end || passage.folded(first - 1) != ",")
        return false;
    for (std::uint32_t i = party.end;
         i < std::min<std::size_t>(passage.size(), party.end + reach) && passage.folded(i) != ","; ++i)
        if (passage.sentenceOf(i) == hit.sentence && words.speech.at(passage.readings, i))
            return true;
    return false;
}

void PartyReader::ofTheSpeaker() {
    // "الجيش: مقتل ثلاثة جنود": the dead soldiers are the speaker's own.
    if (out.agent.empty() && out.other.empty() && trigger.genitiveIsPatient && trigger.type == "violence") {
        const auto source = attributions.at(hit.first);
        const auto *known = passage.facts.registry.byId(source.actor);
        bool others = false;
        for (std::uint32_t i = hit.end; i < std::min(hit.fieldEnd, hit.end + 8); ++i)
            others =
                others || (passage.actorAt(i) >= 0 && passage.fights(actorMention(passage, passage.actorAt(i)).actor));
        bool own = false;
        for (std::uint32_t i = hit.fieldStart + 1;
             i < std::min(hit.end + 6, hit.fieldEnd) && known && passage.fights(source.actor); ++i)
            own = own || (passage.is(i - 1, Closed::partitive) && words.own.at(passage.readings, i, Peel::nothing));
        // "killed 10 people, officials in Baku said": behind the comma are others than the dead
        std::uint32_t end = std::min(hit.end + 5, hit.fieldEnd);
        for (std::uint32_t i = hit.end; i < end && passage.english(); ++i)
            if (passage.folded(i) == ",")
                end = i;
        if (!others && own)
            out.other = source.actor; // "Armenia said 2,317 of its soldiers had been killed", "مقتل 13 من جنودها"
        else if (!others && known && known->kind == "state" &&
                 passage.grammar.words.members.within(passage.readings, hit.end, end))
            out.other = source.actor;
    }
}

void PartyReader::toTheSame() {
    // "… had taken Hama; Homs fell": to the same.
    if (trigger.placeIsSubject && out.agent.empty() && out.gainer.empty() && !before.empty() &&
        trigger.agent == "losing") {
        const Frame &last = before.back();
        if (last.hit->sentence == hit.sentence && last.hit->trigger->type == "control" &&
            last.hit->trigger->agent == "gaining" && last.status == "reported")
            out.gainer = last.agent, out.gainerToken = hit.end;
    }
}

// "أعلن الجيش اغتيال قيادي": right behind the party that announces it, and not "اغتيال قائده".
bool PartyReader::announcedAsOwn() const {
    const auto source = attributions.at(hit.first);
    const std::string_view whose = hit.end < passage.size() ? passage.folded(hit.end) : std::string_view();
    return source.token && *source.token < hit.first && words.ownDeeds.at(passage.readings, hit.first, Peel::nothing) &&
           !whose.ends_with("ه") && !whose.ends_with("ها") && !whose.ends_with("هم") &&
           !passage.parted(*source.token, hit.first, stop | comma | complement | join);
}

void PartyReader::foesOfTheSpeaker() {
    if (!out.agent.empty() || passage.english() || !trigger.genitiveIsPatient || trigger.type != "violence")
        return;
    const auto source = attributions.at(hit.first);
    if (!source.token || *source.token >= hit.first || !passage.fights(source.actor) || source.actor == out.other)
        return;
    // "التحالف يعلن مقتل 165 متمردا": foes are killed by the one who tells it.
    const bool foes = noun && words.foes.within(passage.readings, hit.end, std::min(hit.fieldEnd, hit.end + 7));
    if (foes || ((noun || lookAlike) && announcedAsOwn()))
        out.agent = source.actor;
}

} // namespace zamkan::reading
