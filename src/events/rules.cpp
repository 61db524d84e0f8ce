#include "events/rules.hpp"
#include "events/claims.hpp"
#include "events/event_builder.hpp"
#include "events/frame.hpp"
#include <algorithm>

namespace zamkan::events {
namespace {

bool counted(const Passage &passage, const Instance &instance) {
    if (!instance.quantity)
        return instance.one;
    return passage.facts.mentions.quantities[*instance.quantity].tokens.end > 0;
}

// Habitual and general sentences have neither place nor number; they come to nothing.
bool tellsEnough(const Passage &passage, const Frame &frame, const Instance &instance) {
    const Trigger &trigger = *frame.hit->trigger;
    const bool place = !instance.places.empty(), number = counted(passage, instance);
    if (trigger.type == "control" && !place)
        return false;
    if (frame.hit->subtype == "held" && frame.hit->pastHabit)
        return false; // "كان يسيطر عليها": what was lost since
    if (!place && !number)
        return false;
    if (trigger.hasBeside &&
        !trigger.beside.within(passage.readings, frame.hit->fieldStart, frame.hit->fieldEnd))
        return false;
    if (trigger.needsPlace && !place)
        return false;
    if (trigger.needsNumber && !number)
        return false;
    if (trigger.needsPeople) {
        const bool person = instance.quantity &&
                            passage.facts.mentions.quantities[*instance.quantity].unit != "" &&
                            passage.facts.mentions.quantities[*instance.quantity].unit != "count";
        if (!person && !frame.people)
            return false;
    }
    if (trigger.needsBelligerent) {
        const auto known =
            std::any_of(instance.parties.begin(), instance.parties.end(), [&](const Party &party) {
                const auto *actor = passage.facts.registry.byId(party.actor);
                return actor && actor->belligerent;
            });
        if (!known)
            return false;
    }
    return true;
}

// Two words of one sentence for one thing ("شن هجوما … اقتحم"): same subtype, place, time and number.
bool tellsAgain(const Event &event, const std::vector<Event> &events) {
    return std::any_of(events.rbegin(), events.rend(), [&](const Event &other) {
        if (other.type != event.type || other.provenance.sentence != event.provenance.sentence)
            return false;
        if (other.places.size() != event.places.size() || other.places.empty())
            return false;
        for (std::size_t i = 0; i < event.places.size(); ++i)
            if (other.places[i].id != event.places[i].id)
                return false;
        const bool weaker = !event.when && !event.magnitude && other.subtype == event.subtype;
        return (other.when == event.when || weaker) &&
               (other.magnitude == event.magnitude || !event.magnitude) && other.status == event.status;
    });
}

} // namespace

std::vector<Event> applyRules(const Facts &facts, const TriggerLexicon &lexicon) {
    const Passage passage(facts, lexicon.grammar(facts.document.language));
    const Attributions attributions(passage);
    const auto frames = readFrames(passage, attributions);
    const EventBuilder builder(passage);
    std::vector<Event> out;
    std::vector<bool> used(facts.mentions.quantities.size());
    for (const auto &frame : frames) {
        bool first = true;
        for (const auto &instance : frame.instances) {
            if (!tellsEnough(passage, frame, instance))
                continue;
            Event event = builder.build(frame, instance, first);
            if (tellsAgain(event, out))
                continue;
            if (instance.quantity)
                used[*instance.quantity] = true;
            out.push_back(std::move(event));
            first = false;
        }
    }
    for (auto &event : readClaims(passage, attributions, frames, used))
        out.push_back(std::move(event));
    std::stable_sort(out.begin(), out.end(), [](const Event &a, const Event &b) {
        return a.provenance.trigger.start < b.provenance.trigger.start;
    });
    return out;
}

} // namespace zamkan::events
