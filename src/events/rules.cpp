#include "events/rules.hpp"
#include "events/claims.hpp"
#include "events/event_builder.hpp"
#include "events/frame.hpp"
#include <algorithm>

namespace zamkan::events {
namespace {

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
    Passage passage(facts, lexicon.grammar(facts.document.language));
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
