#include "session/review_places.hpp"
#include "events/known_place.hpp"
#include "resolve/resolver.hpp"
#include <algorithm>

namespace zamkan::session {
namespace {

PlaceChoice choiceOf(const gazetteer::Place &known, double confidence, const events::EventPlace *now) {
    PlaceChoice choice;
    events::EventPlace &place = choice.place = events::placeFrom(known);
    place.why = {Reason{"place_chosen"}};
    choice.confidence = confidence;
    choice.population = known.population;
    if (now) {
        choice.present = now->id == place.id && now->position.has_value();
        place.mention = now->mention;
        if (now->position)
            choice.km = geo::distanceKm(*now->position, known.position);
    }
    return choice;
}

} // namespace

events::EventPlace placeAt(const Session &session, events::Row row, geo::LatLon position, double radius_km) {
    const events::Event event = session.table->event(row);
    const std::size_t at = placeNumberOf(session, row);
    events::EventPlace place;
    if (at < event.places.size()) {
        const events::EventPlace &now = event.places[at];
        place.name_en = now.name_en;
        place.name_ar = now.name_ar;
        place.type = now.type;
        place.mention = now.mention;
    }
    place.position = position;
    place.radius_km = radius_km;
    place.precision = radius_km <= 1 ? "exact" : "near";
    place.why = {Reason{"place_set"}};
    if (session.reader) {
        place.country = session.reader->gazetteer().countryAt(position);
        place.admin1 = session.reader->gazetteer().admin1At(position);
    }
    return place;
}

std::string nameRead(const Session &session, events::Row row) {
    const events::Event event = session.table->event(row);
    const std::size_t at = placeNumberOf(session, row);
    if (at >= event.places.size())
        return {};
    const events::EventPlace &place = event.places[at];
    const reading::Reading *reading = readingOf(session, row);
    if (reading && place.mention && *place.mention < reading->mentions.places.size())
        return reading->mentions.places[*place.mention].name;
    return place.name_ar.empty() ? place.name_en : place.name_ar;
}

std::vector<PlaceChoice> placeChoices(const Session &session, events::Row row, std::string_view name, std::size_t most) {
    std::vector<PlaceChoice> choices;
    if (!session.reader || row >= session.table->size())
        return choices;
    const gazetteer::Gazetteer &gazetteer = session.reader->gazetteer();
    const events::Event event = session.table->event(row);
    const std::size_t at = placeNumberOf(session, row);
    const events::EventPlace *now = at < event.places.size() ? &event.places[at] : nullptr;
    const auto add = [&](gazetteer::PlaceIndex place, double confidence) {
        PlaceChoice choice = choiceOf(gazetteer.place(place), confidence, now);
        const bool twice = std::any_of(choices.begin(), choices.end(), [&](const PlaceChoice &other) { return other.place.id == choice.place.id; });
        if (!twice && choices.size() < most)
            choices.push_back(std::move(choice));
    };
    const reading::Reading *reading = readingOf(session, row);
    if (name.empty() && reading && now && now->mention && *now->mention < reading->places.size()) { // as the text was read
        const resolve::ResolvedPlace &read = reading->places[*now->mention];
        if (read.place)
            add(*read.place, read.confidence);
        for (const resolve::Candidate &other : read.alternatives)
            add(other.place, other.confidence);
    }
    resolve::Query query;
    query.name = name;
    if (name.empty() && now)
        query.name = now->name_ar.empty() ? now->name_en : now->name_ar;
    if (!query.name.empty())
        for (const resolve::Answer &answer : resolve::geocode(query, gazetteer, most))
            add(answer.place, answer.confidence);
    return choices;
}

} // namespace zamkan::session
