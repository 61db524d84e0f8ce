#include "session/marked_words.hpp"
#include "events/known_place.hpp"
#include <algorithm>
#include <fmt/format.h>

namespace zamkan::session {
namespace {

Span sentenceOf(const reading::Reading &reading, Span words) {
    for (const Span &sentence : reading.tokens.sentences)
        if (sentence.overlaps(words))
            return sentence;
    return words;
}

void addPlaces(events::Event &event, const reading::Reading &reading, const gazetteer::Gazetteer &gazetteer, Span words) {
    for (const resolve::ResolvedPlace &read : reading.places) {
        const mentions::PlaceMention &mention = reading.mentions.places[read.mention];
        if (!mention.span.overlaps(words) || mention.role == mentions::PlaceRole::reference)
            continue;
        events::EventPlace place;
        if (read.place) {
            place = events::placeFrom(gazetteer.place(*read.place));
            place.position = read.position;
            place.radius_km = read.radius_km;
            place.confidence = read.confidence;
            place.why = read.why;
        } else {
            place.name_ar = mention.name;
        }
        place.mention = read.mention;
        event.places.push_back(std::move(place));
    }
}

void addDate(events::Event &event, const reading::Reading &reading, Span words) {
    const mentions::DateMention *said = nullptr;
    for (const Span where : {words, event.provenance.sentence}) {
        std::size_t dates = 0;
        for (const mentions::DateMention &date : reading.mentions.dates)
            if (date.range && date.span.overlaps(where))
                said = dates++ == 0 ? &date : said;
        if (dates > 0 && (where == words || dates == 1))
            break;
        said = nullptr;
    }
    if (!said)
        return;
    event.when = time::Interval(*said->range);
    event.precision = said->granularity;
    event.time_kind = said->lasting ? events::TimeKind::throughout : events::TimeKind::within;
}

} // namespace

events::Event eventOfWords(const reading::Reading &reading, const reading::Reader &knowledge, Span words, const std::string &type) {
    events::Event event;
    event.type = type;
    event.provenance.source = reading.document.id;
    event.provenance.trigger = words;
    event.provenance.sentence = sentenceOf(reading, words);
    event.source_text = std::string(reading.document.surface(event.provenance.sentence));
    event.id = fmt::format("{}:{}-{}", reading.document.id, words.start, words.end);
    addPlaces(event, reading, knowledge.gazetteer(), words);
    addDate(event, reading, words);
    for (const mentions::ActorMention &actor : reading.mentions.actors)
        if (actor.span.overlaps(words) && !actor.actor.empty() &&
            std::none_of(event.actors.begin(), event.actors.end(), [&](const events::EventActor &other) { return other.id == actor.actor; }))
            if (const actors::Actor *known = knowledge.actors().byId(actor.actor))
                event.actors.push_back({known->id, known->name_en, known->name_ar, "acting"});
    for (const mentions::QuantityMention &amount : reading.mentions.quantities)
        if (amount.span.overlaps(words) && !amount.duration && (amount.low || amount.high)) {
            event.magnitude_low = amount.low;
            event.magnitude_high = amount.high;
            event.magnitude = amount.low == amount.high ? amount.low : std::nullopt;
            event.unit = amount.unit;
            break;
        }
    return event;
}

} // namespace zamkan::session
