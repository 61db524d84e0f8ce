// Whose a town was or became, where the clause names nobody: the only party of its sentence, whoever is meant by a
// pronoun or goes on from the clause before.
#include "reading/frame_subjects.hpp"
#include "reading/party_reader.hpp"

namespace zamkan::reading {
// "The army, …, announced …; X had been retaken": where a sentence names one party only, and no other verb has it for
// its doer, what was taken was taken by it.
void PartyReader::theOnlyOne() {
    if (!out.agent.empty() || !out.other.empty() || !out.gainer.empty() || trigger.type != "control" ||
        hit.subtype != "gained" || (!noun && !passive))
        return;
    if (passive && words.by.within(passage.readings, hit.end, hit.fieldEnd, Peel::nothing))
        return; // "was seized by fighters who …"
    std::string only;
    for (std::uint32_t i = passage.sentenceHead(hit.first); i < passage.size() && passage.sentenceOf(i) == hit.sentence;
         ++i) {
        const int actor = passage.actorAt(i);
        if (actor < 0 || !passage.fights(id(actor)))
            continue;
        const auto slot = slotOf(passage, actor, hit);
        if ((!only.empty() && only != id(actor)) || i >= hit.first || slot == Slot::loser || slot == Slot::against)
            return;
        only = id(actor);
        if (passive && passage.english() && alone(passage, actorMention(passage, actor).tokens.end, hit.first)) {
            setOther(actor); // "since X were driven out"
            return;
        }
    }
    // "X, one of the last pockets held by them, was retaken": from whoever held it; "X, which they seized in June, was
    // retaken".
    for (const auto &frame : before)
        if (passive && frame.hit->sentence == hit.sentence && frame.agent == only &&
            (frame.subtype == "held" ||
             (frame.subtype == "gained" &&
              (frame.hit->reduced || passage.inInsertedRelative(frame.hit->first, hit.first))))) {
            out.other = only;
            return;
        }
    // "attacked near X, a village liberated in August": who attacks there has not taken it.
    const auto attacks = [&](const Frame &frame) {
        return passage.english() && hit.reduced && frame.hit->trigger->type == "violence";
    };
    for (const auto &frame : before)
        if (frame.hit->sentence == hit.sentence && frame.agent == only &&
            (frame.hit->trigger->agent == "losing" || frame.hit->trigger->agent == "affected" || attacks(frame)))
            return;
    out.agent = only;
}

// "seized the town but was driven out", "ثم طُرد منها": whoever the story goes on about.
void PartyReader::whoWasDrivenOut() {
    if (!trigger.patientIsObject || trigger.type != "control" || !passive || noun)
        return;
    bool goesOn = passage.drivenOut(hit);
    if (passage.english()) {
        const std::uint32_t verb = passage.verbStart(hit.first);
        goesOn = verb < hit.first && verb > 0 && passage.sentenceOf(verb - 1) == hit.sentence &&
                 passage.is(verb - 1, Closed::additive, Closed::adversative, Closed::anterior, Closed::plural_pronoun,
                            Closed::neuter_pronoun);
    }
    const std::string driven = goesOn ? goesOnWith(passage, attributions, hit, before) : std::string();
    if (driven.empty())
        return;
    out.other = driven;
    if (out.agent == driven || !passage.english()) { // in Arabic nobody is named who did it
        out.agent.clear();
        out.agentMention = -1;
    }
}

// "طردهم من المدينة", "drove it out": the pronoun is whoever acted before; "ثم طرده الجيش منها": and whoever stands
// right behind it is the subject.
void PartyReader::whomThePronounMeans() {
    const bool pronoun = passage.english() ? finite && !passive && hit.first + 1 < passage.size() &&
                                                 passage.is(hit.first + 1, Closed::object_pronoun)
                                           : hit.object;
    if (!trigger.patientIsObject || !pronoun)
        return;
    if (const int subject =
            !passage.english() && finite && !passive && hit.end < passage.size() ? passage.actorAt(hit.end) : -1;
        subject >= 0 && id(subject) == out.other) {
        out.agent = out.other;
        out.agentMention = subject;
        out.other.clear();
    }
    for (auto frame = before.rbegin(); out.other.empty() && frame != before.rend() &&
                                       hit.sentence - frame->hit->sentence <= (passage.english() ? 0U : 1U);
         ++frame)
        if (passage.fights(frame->agent) && frame->agent != out.agent && frame->hit->trigger->agent != "losing")
            out.other = frame->agent;
}

} // namespace zamkan::reading
