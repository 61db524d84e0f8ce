// Who does it where the verb has its doer from the clause before.
#include "reading/frame_context.hpp"
#include "reading/frame_subjects.hpp"
#include "reading/party_reader.hpp"
#include <algorithm>

namespace zamkan::reading {

// "دخل المسلحون المدينة ثم انسحبوا منها", "… before they pulled out": whoever took or did something just before leaves.
void PartyReader::whoLeaves() {
    if (!out.agent.empty() || trigger.subtype != "withdrew" || !acts ||
        (hit.end < passage.size() && passage.quantityAt(hit.end) >= 0))
        return;
    if (passage.english()) {
        bool they = false; // "they had withdrawn"
        for (std::uint32_t i = hit.first; i-- > hit.fieldStart && hit.first - i <= 3 && !they;)
            they = passage.is(i, Closed::subject_pronoun);
        if (!they)
            return;
    } else if (hit.end < passage.size() && passage.sentenceOf(hit.end) == hit.sentence &&
               passage.placeAt(hit.end) < 0 && passage.dateAt(hit.end) < 0 &&
               !words.prepositions.at(passage.readings, hit.end) && !passage.is(hit.end, Closed::resumptive_source)) {
        return; // somebody else is its subject
    } else if (!hit.proclitics.starts_with("و") &&
               !hit.proclitics.starts_with("ف")) { // "وكانت القافلة قد خرجت": its subject stands before it
        const bool goesOn = hit.first == 0 || passage.sentenceOf(hit.first - 1) != hit.sentence ||
                            passage.is(hit.first - 1, Closed::same_subject);
        if (!goesOn)
            return;
    }
    for (auto frame = before.rbegin(); frame != before.rend() && hit.sentence - frame->hit->sentence <= 1; ++frame) {
        const std::string &role = frame->hit->trigger->agent;
        if (frame->hit->sentence == hit.sentence && frame->subtype == "withdrew" &&
            frame->hit->form != Form::noun) { // "left A, and then withdrew from B"
            out.agent = frame->agent;
            return;
        }
        if ((role == "gaining" || role == "acting") && passage.fights(frame->agent) && frame->hit->form != Form::noun) {
            out.agent = frame->agent;
            return;
        }
    }
}

// "Rockets fired from X hit Y": nobody is told who did it.
bool PartyReader::weaponIsSubject() const {
    // "وكانت سيارة ملغومة قد قتلت ستة", "a shell that hit a school killed three"
    if (acts && trigger.type == "violence" && (passage.english() || !noun))
        for (std::uint32_t i = hit.first; i-- > hit.fieldStart && passage.actorAt(i) < 0;)
            if (words.weapons.at(passage.readings, i, Peel::nothing))
                return true;
    return passage.english() && acts && trigger.hasBeside && trigger.type == "violence" &&
           trigger.beside.within(passage.readings, hit.fieldStart, hit.first, Peel::nothing);
}

// "A bomb hit a market, killing one", "a strike at X left ten dead": of a deed that nobody is told to have done.
bool PartyReader::comesOfADeed() const {
    if (!passage.english() || before.empty() || trigger.type != "violence" || passive || !acts)
        return false;
    const Frame &last = before.back();
    const bool told = std::any_of(last.instances.begin(), last.instances.end(), [](const Instance &instance) {
        return std::any_of(instance.parties.begin(), instance.parties.end(),
                           [](const Party &party) { return party.role == "acting"; });
    });
    if (last.hit->sentence != hit.sentence || last.hit->trigger->type != "violence" || told ||
        (!last.agent.empty() && hit.form == Form::gerund))
        return false;
    if (hit.form == Form::gerund && hit.joined)
        return true;
    // "shells fired from the west landed in a market"
    if (hit.form == Form::past && last.hit->reduced &&
        !passage.parted(last.hit->end, hit.first, comma | stop | conjunction))
        return true;
    // "shells landed in a market and killed nine": they have one subject.
    if (hit.form == Form::past && hit.joined && last.hit->form == Form::past && !last.hit->passive &&
        passage.is(hit.first - 1, Closed::additive) && !passage.parted(last.hit->end, hit.first - 1, comma | stop))
        return true;
    if (last.hit->form != Form::noun || trigger.subtype != "killing")
        return false;
    for (std::uint32_t i = last.hit->end; i < hit.first; ++i)
        if (passage.actorAt(i) >= 0 || (passage.boundaries[i + 1] & (stop | conjunction | join | complement)))
            return false;
    return true;
}

// "lost X but retook Y", "withdrew from X but still holds Y": the verb has the subject of the clause before.
void PartyReader::acrossBut() {
    if (!out.agent.empty() || !passage.english() || !acts || before.empty() || trigger.placeIsSubject ||
        trigger.agent == "affected")
        return;
    std::uint32_t verb = hit.first;
    while (verb > 0 && hit.first - verb < 4 &&
           (subjectVerbWord(passage, verb - 1) || passage.is(verb - 1, Closed::before_verb)))
        --verb;
    const Frame &last = before.back();
    if (verb == 0 || !passage.is(verb - 1, Closed::adversative) || last.hit->sentence != hit.sentence ||
        last.hit->form == Form::noun || last.hit->passive || last.hit->trigger->placeIsSubject ||
        last.hit->trigger->agent == "affected")
        return;
    out.agent = last.agent;
}

// The doer of the clause before, where the verb only goes on with it.
void PartyReader::withTheClauseBefore() {
    if (trigger.impersonal || weaponIsSubject() || comesOfADeed())
        return;
    if (const std::uint32_t last = before.empty() ? 0 : before.back().hit->first;
        passage.english() && last > 0 && before.back().hit->sentence == hit.sentence && passage.folded(last - 1) == "-")
        return; // "SDF-held Manbij": whose the town is does nothing there
    if (passage.english() && passive && passage.is(hit.first, Closed::own_success))
        return; // "was captured by X and recaptured in May": by another
    const bool ownSubject = hit.object || trigger.placeIsSubject || trigger.agent == "affected" || goesOnAlone();
    if (out.agent.empty() && !passage.english() && hit.joined && finite && !passive && !ownSubject &&
        hit.proclitics.starts_with("و"))
        if (const int between = subjectOfVerbBetween(); between >= 0)
            setAgent(between);
    // "خسر التنظيم X، كما خسر Y": a verb without a subject of its own, of the same kind.
    if (const bool asWell = !passage.english() && hit.first > 0 && words.meanwhile.at(passage.readings, hit.first - 1);
        asWell && out.agent.empty() && !before.empty()) {
        const Frame &last = before.back();
        const bool subject = hit.end < passage.size() && passage.placeAt(hit.end) < 0 &&
                             passage.folded(hit.end).starts_with("ال"); // "فيما أجبرت المعارك"
        if (!subject && last.hit->sentence == hit.sentence && last.hit->trigger == &trigger && finite && !passive &&
            last.hit->form == hit.form && !last.hit->passive && !trigger.placeIsSubject) {
            out.agent = last.agent;
            return;
        }
    }
    if (out.agent.empty() && !before.empty() && trigger.type != "movement" && !goesOnAlone()) {
        // "في مناطق يسيطر عليها الحوثيون، واستهداف سفينة": who holds the ground does not act.
        auto back = static_cast<std::size_t>(&joinedDeed(passage, hit, before) - before.data());
        while (back > 0 && before[back].subtype == "held" && before[back - 1].hit->sentence == hit.sentence &&
               !passage.english())
            --back;
        const Frame &last = before[back];
        const bool sameSentence =
            last.hit->sentence == hit.sentence && !(last.subtype == "held" && noun && !passage.english());
        // Whoever lost the town may have killed in it before, or retake it: "خسر داعش المدينة، وكان قد أعدم فيها",
        // "واستعادها في 27 منه".
        const bool sameSubject = !passage.english() && !last.hit->trigger->placeIsSubject;
        if (hit.part)
            out.agent = last.agent;
        else if (sameSentence && hit.joined && finite && !passive &&
                 !(trigger.agent == "affected" &&
                   trigger.type == "violence") && // "they shelled X, and nine people died"
                 !trigger.placeIsSubject &&       // "took A, and B fell": to the same
                 (last.hit->trigger->agent == trigger.agent || last.hit->trigger->agent != "losing" ||
                  trigger.agent == "losing" ||
                  (sameSubject && (trigger.agent == "acting" || (last.hit->form == Form::past && !last.hit->passive)))))
            out.agent = last.agent;
        else if (sameSentence && hit.joined && noun && hit.object && hit.proclitics.starts_with("و") &&
                 !passage.english() && last.hit->form == Form::past && last.hit->object && trigger.type == "control" &&
                 last.hit->trigger->type == "control" && trigger.agent == "gaining")
            out.agent = last.agent; // "فقدته القوات في أيلول واستعادته في كانون الثاني": a verb written like the noun
        else if (sameSentence && hit.joined && noun && last.hit->form == Form::noun &&
                 (passage.english() ? !trigger.genitiveIsPatient : hit.proclitics.starts_with("و")) &&
                 last.hit->trigger->agent == trigger.agent)
            out.agent = last.agent;
        else if (sameSentence && hit.joined && noun && trigger.type == "violence" && trigger.agent == "acting" &&
                 !trigger.genitiveIsPatient && !passage.english() && last.hit->trigger->type == "control" &&
                 last.hit->trigger->agent == "gaining" &&
                 (!hit.proclitics.empty() || words.prepositions.at(passage.readings, hit.first - 1) ||
                  passage.mayBe(hit.first - 1, Closed::before_verbal_noun)))
            out.agent = last.agent; // "تحرير المدينة بعد معارك", and not "…، وأسفر تفجير عن"
        else if (sameSentence && hit.joined && trigger.type == "control" && !passage.english() &&
                 (noun || hit.passive) && trigger.agent != "losing" && !(noun && trigger.placeIsSubject) &&
                 !announcedFirst(passage, hit)) // "فالتقت …، واكتمل تطويق", "وأنجز تحريره"
            out.agent = lastDoer(passage, hit, before);
        else if ((ownNext() || hit.plural) && finite && !passive)
            for (auto frame = before.rbegin(); frame != before.rend() && out.agent.empty(); ++frame)
                if (hit.sentence - frame->hit->sentence <= 1 && frame->hit->form != Form::noun &&
                    passage.fights(frame->agent)) {
                    out.agent = frame->agent;
                    out.carriedOn = true;
                }
    }
}

} // namespace zamkan::reading
