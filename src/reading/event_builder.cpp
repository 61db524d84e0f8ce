#include "reading/event_builder.hpp"
#include "mentions/actors.hpp"
#include "reading/frame_details.hpp"
#include <algorithm>
#include <fmt/format.h>

namespace zamkan::reading {
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

void EventBuilder::addParties(events::Event &event, const std::vector<Party> &parties) const {
    for (const auto &party : parties) {
        if (const auto *known = passage_.facts.registry.byId(party.actor))
            event.actors.push_back({known->id, known->name_en, known->name_ar, party.role});
        else if (party.actor.starts_with(mentions::unregistered)) {
            const std::string name = party.actor.substr(mentions::unregistered.size());
            event.actors.push_back({party.actor, name, name, party.role});
        }
    }
}

void EventBuilder::addPlaces(events::Event &event, const std::vector<std::uint32_t> &places) const {
    double sure = 1;
    for (const auto index : places) {
        events::EventPlace place = passage_.facts.places[index];
        place.mention = index;
        sure = std::min(sure, place.confidence);
        event.places.push_back(std::move(place));
    }
    event.certainty = event.certainty.value_or(1) * sure;
}

void EventBuilder::addQuantity(events::Event &event, std::uint32_t index) const {
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

// "on Friday and Saturday", "يومي الجمعة والسبت": where the days that are joined to the date and follow on it end.
std::optional<time::Day> EventBuilder::goesOnUntil(std::uint32_t index) const {
    const auto &dates = passage_.facts.mentions.dates;
    std::optional<time::Day> end;
    for (std::size_t next = index + 1; next < dates.size(); ++next) {
        const auto &last = dates[next - 1];
        const std::uint32_t gap = passage_.english() ? 1 : 0; // Arabic joins in the word itself
        const std::uint32_t first = dates[next].tokens.first;
        const bool joined = first == last.tokens.end + gap &&
                            (passage_.english() ? passage_.is(last.tokens.end, Closed::additive)
                                                : passage_.startsConjunct(first));
        if (!joined || !last.range || !dates[next].range || last.range->end() != dates[next].range->first())
            break;
        end = dates[next].range->end();
    }
    return end;
}

void EventBuilder::addDate(events::Event &event, std::uint32_t index, bool since, bool several) const {
    const auto &date = passage_.date(index);
    if (!date.range)
        return;
    time::DateRange range = *date.range;
    const auto until = several && !since ? goesOnUntil(index) : std::nullopt;
    if (until)
        range = {range.first(), *until};
    // "since X": from X up to the day of writing.
    if (since && passage_.facts.document.published) {
        const auto end = *passage_.facts.document.published + std::chrono::days{1};
        if (end > range.first())
            range = {range.first(), std::max(range.end(), end)};
    }
    event.when.emplace(range);
    event.precision = until ? time::Granularity::period : date.granularity;
    if (date.lasting || event.subtype == "held" || event.subtype == "besieged")
        event.time_kind = events::TimeKind::throughout;
}

void EventBuilder::finish(events::Event &event, std::uint32_t token) const {
    const auto &facts = passage_.facts;
    const Span sentence = facts.tokens.sentences.empty() ? Span{} : facts.tokens.sentences[passage_.sentenceOf(token)];
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

events::Event EventBuilder::build(const Frame &frame, const Instance &instance, bool first) const {
    const TriggerHit &hit = *frame.hit;
    events::Event event;
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
        addDate(event, *instance.date,
                runsSince(passage_, hit, passage_.date(*instance.date)) ||
                    (frame.sinceThen && instance.date == frame.date),
                !instance.dated);
    if (hit.trigger->lasting)
        event.time_kind = events::TimeKind::throughout;
    finish(event, hit.first);
    return event;
}

events::Event EventBuilder::build(const Figure &figure) const {
    events::Event event;
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
        addDate(event, *figure.date, passage_.date(*figure.date).since, true);
    finish(event, passage_.facts.mentions.quantities[figure.quantity].tokens.first);
    return event;
}

} // namespace zamkan::reading
