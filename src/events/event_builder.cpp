#include "events/event_builder.hpp"
#include "events/frame_details.hpp"
#include "mentions/actors.hpp"
#include <algorithm>
#include <fmt/format.h>

namespace zamkan::events {
namespace {

// FNV-1a, 32 bits: short, and the same on every machine.
class Hash {
public:
    void add(std::string_view text) {
        for (const char c : text)
            step(static_cast<unsigned char>(c));
        step(0);
    }
    void add(std::uint32_t number) { add(fmt::format("{}", number)); }
    [[nodiscard]] std::string text() const { return fmt::format("{:08x}", value_); }

private:
    void step(unsigned char byte) { value_ = (value_ ^ byte) * 16777619U; }
    std::uint32_t value_ = 2166136261U;
};

} // namespace

void EventBuilder::addParties(Event &event, const std::vector<Party> &parties) const {
    for (const auto &party : parties) {
        if (const auto *known = passage_.facts.registry.byId(party.actor))
            event.actors.push_back({known->id, known->name_en, known->name_ar, party.role});
        else if (party.actor.starts_with(mentions::unregistered)) {
            const std::string name = party.actor.substr(mentions::unregistered.size());
            event.actors.push_back({party.actor, name, name, party.role});
        }
    }
}

void EventBuilder::addPlaces(Event &event, const std::vector<std::uint32_t> &places) const {
    double sure = 1;
    for (const auto index : places) {
        EventPlace place = passage_.facts.places[index];
        place.mention = index;
        sure = std::min(sure, place.confidence);
        event.places.push_back(std::move(place));
    }
    event.certainty = event.certainty.value_or(1) * sure;
}

void EventBuilder::addQuantity(Event &event, std::uint32_t index) const {
    const auto &quantity = passage_.facts.mentions.quantities[index];
    event.magnitude_low = quantity.low;
    event.magnitude_high = quantity.high;
    // One figure to draw by: the number itself, the bound of an open range, the middle of a closed one.
    // "Hundreds" is no figure.
    if (quantity.low && quantity.high) {
        if (*quantity.high <= 2 * *quantity.low)
            event.magnitude = (*quantity.low + *quantity.high) / 2;
    } else
        event.magnitude = quantity.low ? quantity.low : quantity.high;
    event.unit = quantity.unit.empty() || quantity.unit == "count"
                     ? (event.type == "violence" || event.type == "movement" ? "person" : quantity.unit)
                     : quantity.unit;
}

void EventBuilder::addDate(Event &event, std::uint32_t index, bool since) const {
    const auto &date = passage_.date(index);
    if (!date.range)
        return;
    time::DateRange range = *date.range;
    // "since X": from X up to the day of writing.
    if (since && passage_.facts.document.published) {
        const auto end = *passage_.facts.document.published + std::chrono::days{1};
        if (end > range.first())
            range = {range.first(), std::max(range.end(), end)};
    }
    event.when.emplace(range);
    event.precision = date.granularity;
    if (date.lasting || event.subtype == "held" || event.subtype == "besieged")
        event.time_kind = TimeKind::throughout;
}

void EventBuilder::finish(Event &event, std::uint32_t token) const {
    const auto &facts = passage_.facts;
    const Span sentence =
        facts.tokens.sentences.empty() ? Span{} : facts.tokens.sentences[passage_.sentenceOf(token)];
    event.provenance.source = facts.document.id;
    event.provenance.sentence = sentence;
    event.source_text = std::string(facts.document.surface(sentence));
    Hash hash;
    hash.add(facts.document.id);
    hash.add(event.provenance.trigger.start);
    hash.add(event.provenance.trigger.end);
    hash.add(event.type);
    for (const auto &place : event.places)
        hash.add(place.id.empty() ? place.name_en : place.id);
    event.id = event.event_id = hash.text();
}

Event EventBuilder::build(const Frame &frame, const Instance &instance, bool first) const {
    const TriggerHit &hit = *frame.hit;
    Event event;
    event.type = hit.trigger->type;
    event.subtype = frame.subtype;
    event.status = frame.status;
    event.certainty = frame.certainty;
    event.attribution = frame.source.name;
    event.provenance.rule = hit.trigger->key;
    const auto &tokens = passage_.facts.tokens;
    event.provenance.trigger = {tokens[hit.first].span.start, tokens[hit.end - 1].span.end};
    if (instance.quantity) {
        addQuantity(event, *instance.quantity);
        if (!first)
            event.provenance.trigger = passage_.facts.mentions.quantities[*instance.quantity].span;
    } else if (instance.one) {
        event.magnitude = event.magnitude_low = event.magnitude_high = 1;
        event.unit = "person";
    }
    addParties(event, instance.parties);
    addPlaces(event, instance.places);
    if (instance.date)
        addDate(event, *instance.date, runsSince(passage_, hit, passage_.date(*instance.date)) || (frame.sinceThen && instance.date == frame.date));
    if (hit.trigger->lasting)
        event.time_kind = TimeKind::throughout;
    finish(event, hit.first);
    return event;
}

Event EventBuilder::build(const Figure &figure) const {
    Event event;
    event.type = figure.type;
    event.subtype = figure.subtype;
    event.status = figure.status;
    event.certainty = figure.certainty;
    event.attribution = figure.source.name;
    event.provenance.rule = figure.rule;
    event.provenance.trigger = figure.trigger;
    addQuantity(event, figure.quantity);
    if (!figure.unit.empty())
        event.unit = figure.unit;
    addParties(event, figure.parties);
    addPlaces(event, figure.places);
    if (figure.date)
        addDate(event, *figure.date, passage_.date(*figure.date).since);
    finish(event, passage_.facts.mentions.quantities[figure.quantity].tokens.first);
    return event;
}

} // namespace zamkan::events
