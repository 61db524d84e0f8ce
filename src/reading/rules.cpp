#include "reading/rules.hpp"
#include "reading/claims.hpp"
#include "reading/event_builder.hpp"
#include "reading/frame.hpp"
#include "reading/story_days.hpp"
#include "reading/told_again.hpp"
#include <algorithm>
#include <numeric>

namespace zamkan::reading {
namespace {

// Who gains by it; "" nobody says.
std::string_view gainer(const events::Event &event) {
    const events::EventActor *actor = event.actor("gaining");
    return actor ? std::string_view(actor->id) : std::string_view();
}

// "took the town, but X drove it out", "… but was driven out": it changed hands twice.
bool changedTwice(const events::Event &one, const events::Event &other) {
    if (one.type != "control" || other.type != "control")
        return false;
    return (!gainer(one).empty() && !gainer(other).empty() && gainer(one) != gainer(other)) ||
           events::changesBack(one, other);
}

// Two words of one sentence for one thing ("شن هجوما … اقتحم"): same subtype, place, time and number.
bool tellsAgain(const events::Event &event, const std::vector<events::Event> &events) {
    return std::any_of(events.rbegin(), events.rend(), [&](const events::Event &other) {
        if (other.provenance.sentence != event.provenance.sentence || other.type != event.type)
            return false;
        if (other.places.size() != event.places.size() || other.places.empty())
            return false;
        // A siege is told beside the change of hands, and so is who holds it now.
        for (const std::string_view lasting : {"besieged", "held"})
            if (event.type == "control" && (event.subtype == lasting) != (other.subtype == lasting))
                return false;
        if (changedTwice(event, other))
            return false;
        for (std::size_t i = 0; i < event.places.size(); ++i)
            if (other.places[i].id != event.places[i].id)
                return false;
        const bool weaker = !event.when && !event.magnitude && other.subtype == event.subtype;
        return (other.when == event.when || weaker) && (other.magnitude == event.magnitude || !event.magnitude) &&
               other.status == event.status;
    });
}

// "بعد تحرير X، الذي … وأنجز تحريره في 31 منه": the undated word before it told the same.
void dropWeaker(const events::Event &event, std::vector<events::Event> &events) {
    if (!event.when || events.empty() || event.places.size() != 1)
        return;
    std::erase_if(events, [&](const events::Event &other) {
        return other.provenance.sentence == event.provenance.sentence && other.type == event.type &&
               other.subtype == event.subtype && other.status == event.status && !other.when &&
               other.places.size() == 1 && !changedTwice(event, other) && other.places[0].id == event.places[0].id &&
               (!other.magnitude || other.magnitude == event.magnitude) &&
               (other.actors.empty() || event.actors.empty() || other.actors[0].id == event.actors[0].id);
    });
}

// "advanced into X and took it": that they took it tells both.
void dropEntry(const events::Event &event, std::vector<events::Event> &events) {
    if (event.type != "control" || event.subtype == "contested" || event.subtype == "held" ||
        event.subtype == "besieged" || event.places.size() != 1)
        return;
    std::erase_if(events, [&](const events::Event &other) {
        return other.subtype == "contested" && other.provenance.sentence == event.provenance.sentence &&
               other.status == event.status && other.places.size() == 1 && other.places[0].id == event.places[0].id &&
               other.when == event.when && gainer(other) == gainer(event);
    });
}

bool sharesAPlace(const events::Event &one, const events::Event &other) {
    return std::any_of(one.places.begin(), one.places.end(), [&](const events::EventPlace &place) {
        return std::any_of(other.places.begin(), other.places.end(),
                           [&](const events::EventPlace &same) { return same.id == place.id; });
    });
}

// "took X after days of fighting", "were displaced by the fighting", "بعد معارك عنيفة": a noun that says when or how
// what its sentence tells came about.
bool isCircumstance(const Passage &passage, const events::Event &event) {
    constexpr std::uint32_t reach = 4; // tokens: "after three days of heavy fighting"
    const auto first = static_cast<std::uint32_t>(passage.facts.tokens.at(event.provenance.trigger.start));
    const TriggerHit *hit = passage.triggerOver(first);
    if (!hit || (hit->form != Form::noun && hit->form != Form::gerund) || event.magnitude)
        return false;
    if (hit->trigger->circumstance.at(passage.readings, first, Peel::proclitics))
        return true;
    for (std::uint32_t i = first; i-- > 0 && first - i <= reach && passage.sentenceOf(i) == hit->sentence;) {
        if (passage.boundaries[i + 1] & (stop | comma) || passage.placeAt(i) >= 0 || passage.actorAt(i) >= 0 ||
            passage.triggerOver(i))
            return false;
        if (hit->trigger->circumstance.at(passage.readings, i))
            return true;
    }
    return false;
}

// Drops circumstances beside an event of the same sentence that is told of the same place. `events` sentence by
// sentence.
void dropCircumstances(std::vector<events::Event> &events, const Passage &passage) {
    std::vector<bool> circumstance, told(events.size());
    for (const events::Event &event : events)
        circumstance.push_back(isCircumstance(passage, event));
    for (std::size_t first = 0, end = 0; first < events.size(); first = end) {
        while (end < events.size() && events[end].provenance.sentence == events[first].provenance.sentence)
            ++end;
        for (std::size_t i = first; i < end; ++i)
            for (std::size_t other = first; circumstance[i] && !told[i] && other < end; ++other)
                told[i] = !circumstance[other] && events[other].drawn() && sharesAPlace(events[other], events[i]);
    }
    std::size_t i = 0;
    std::erase_if(events, [&](const events::Event &) { return told[i++]; });
}

} // namespace

std::vector<events::Event> applyRules(const Facts &facts, const TriggerLexicon &lexicon) {
    Passage passage(facts, lexicon.grammar(facts.document.language));
    const Attributions attributions(passage);
    const auto frames = readFrames(passage, attributions);
    const EventBuilder builder(passage);
    std::vector<events::Event> out;
    std::vector<bool> used(facts.mentions.quantities.size());
    for (const auto &frame : frames) {
        bool first = true;
        for (const auto &instance : frame.instances) {
            if (!tellsEnough(passage, frame, instance) || isToldBefore(passage, frame, instance))
                continue;
            events::Event event = builder.build(frame, instance, first);
            dropEntry(event, out);
            if (tellsAgain(event, out))
                continue;
            dropWeaker(event, out);
            if (instance.quantity)
                used[*instance.quantity] = true;
            out.push_back(std::move(event));
            first = false;
        }
    }
    dropCircumstances(out, passage);
    for (auto &event : readClaims(passage, attributions, frames, used))
        out.push_back(std::move(event));
    // Events are large: their order is found first.
    std::vector<std::uint32_t> order(out.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return out[a].provenance.trigger.start < out[b].provenance.trigger.start;
    });
    std::vector<events::Event> sorted;
    sorted.reserve(out.size());
    for (const std::uint32_t at : order)
        sorted.push_back(std::move(out[at]));
    mergeToldAgain(sorted, facts.document);
    boundByStory(sorted, passage);
    return sorted;
}

} // namespace zamkan::reading
