#include "events/event_json.hpp"
#include "base/each.hpp"
#include "base/diagnostic.hpp"
#include "base/json.hpp"
#include <utility>

namespace zamkan::events {
namespace {

void put(Json &json, const char *key, const std::string &text) {
    if (!text.empty())
        json[key] = text;
}
template <typename Number> void put(Json &json, const char *key, const std::optional<Number> &number) {
    if (number)
        json[key] = *number;
}
std::string text(const Json &json, const char *key) { return json.value(key, std::string()); }
template <typename Number> std::optional<Number> number(const Json &json, const char *key) {
    const auto at = json.find(key);
    return at == json.end() ? std::nullopt : std::optional(at->get<Number>());
}

Json toJson(Span span) { return Json::array({span.start, span.end}); }
Span spanFrom(const Json &json, const char *key) {
    const auto at = json.find(key);
    return at == json.end() ? Span{} : Span{at->at(0).get<std::uint32_t>(), at->at(1).get<std::uint32_t>()};
}

// ["place_near", {"km": "12", …}]; what was written before reasons were data is words alone.
Json toJson(const Reason &reason) {
    Json values = Json::object();
    for (const auto &[name, value] : reason.values)
        values[std::string(name)] = value;
    return values.empty() ? Json::array({reason.key}) : Json::array({reason.key, std::move(values)});
}
Reason reasonFrom(const Json &json) {
    if (json.is_string())
        return reasonInWords(json.get<std::string>());
    std::vector<std::pair<std::string, std::string>> values;
    if (json.size() > 1)
        for (const auto &[name, value] : json.at(1).items())
            values.emplace_back(name, value.get<std::string>());
    return zamkan::reasonFrom(json.at(0).get<std::string>(), values);
}

Json toJson(const EventActor &actor) {
    Json json = Json::object();
    put(json, "id", actor.id);
    put(json, "en", actor.name_en);
    put(json, "ar", actor.name_ar);
    put(json, "role", actor.role);
    return json;
}
EventActor actorFrom(const Json &json) { return {text(json, "id"), text(json, "en"), text(json, "ar"), text(json, "role")}; }

Json toJson(const std::vector<EventActor> &actors) {
    Json list = Json::array();
    for (const EventActor &actor : actors)
        list.push_back(toJson(actor));
    return list;
}
std::vector<EventActor> actorsFrom(const Json &json) {
    std::vector<EventActor> actors;
    for (const Json &one : json)
        actors.push_back(actorFrom(one));
    return actors;
}

Json toJson(const EventPlace &place) {
    Json json = Json::object();
    put(json, "id", place.id);
    put(json, "en", place.name_en);
    put(json, "ar", place.name_ar);
    put(json, "type", place.type);
    put(json, "country", place.country);
    put(json, "admin1", place.admin1);
    if (place.position)
        json["at"] = Json::array({place.position->longitude(), place.position->latitude()});
    json["radius"] = place.radius_km;
    json["precision"] = place.precision;
    json["confidence"] = place.confidence;
    for (const Reason &why : place.why)
        json["why"].push_back(toJson(why));
    put(json, "mention", place.mention);
    return json;
}
EventPlace placeFrom(const Json &json) {
    EventPlace place;
    place.id = text(json, "id");
    place.name_en = text(json, "en");
    place.name_ar = text(json, "ar");
    place.type = text(json, "type");
    place.country = text(json, "country");
    place.admin1 = text(json, "admin1");
    if (const auto at = json.find("at"); at != json.end())
        place.position = geo::LatLon::fromDegrees(at->at(1).get<double>(), at->at(0).get<double>());
    place.radius_km = json.at("radius").get<double>();
    place.precision = text(json, "precision");
    place.confidence = json.at("confidence").get<double>();
    if (const auto why = json.find("why"); why != json.end())
        for (const Json &reason : *why)
            if (Reason known = reasonFrom(reason); !known.empty())
                place.why.push_back(std::move(known));
    place.mention = number<std::uint32_t>(json, "mention");
    return place;
}

void putTime(Json &json, const TimeSaid &time) {
    if (time.when)
        json["when"] = Json::array({time.when->from().time_since_epoch().count(), time.when->to().time_since_epoch().count()}); // seconds since 1970
    json["precision"] = std::string(time::toString(time.precision));
    if (time.kind == TimeKind::throughout)
        json["throughout"] = true;
    if (time.story_time)
        json["story_time"] = true;
}
TimeSaid timeFrom(const Json &json) {
    TimeSaid said;
    if (const auto when = json.find("when"); when != json.end())
        said.when = time::Interval(time::Instant{std::chrono::seconds{when->at(0).get<std::int64_t>()}},
                                   time::Instant{std::chrono::seconds{when->at(1).get<std::int64_t>()}});
    said.precision = time::granularityFromString(text(json, "precision")).value_or(time::Granularity::day);
    said.kind = json.value("throughout", false) ? TimeKind::throughout : TimeKind::within;
    said.story_time = json.value("story_time", false);
    return said;
}

void putAmount(Json &json, const std::optional<double> &best, const std::optional<double> &low, const std::optional<double> &high, const std::string &unit) {
    put(json, "best", best);
    put(json, "low", low);
    put(json, "high", high);
    put(json, "unit", unit);
}
AmountSaid amountFrom(const Json &json) {
    return {number<double>(json, "best"), number<double>(json, "low"), number<double>(json, "high"), text(json, "unit")};
}

// What the JSON library throws for what is not there or of another kind is the input's fault.
template <typename Read> auto guarded(const char *what, const Read &read) {
    try {
        return read();
    } catch (const Json::exception &error) {
        throw InputError(std::string("this is no ") + what + ": " + error.what(), {}, "the file is damaged: take an older copy of it");
    } catch (const std::invalid_argument &error) {
        throw InputError(std::string("this is no ") + what + ": " + error.what(), {}, "the file is damaged: take an older copy of it");
    }
}

} // namespace

Json toJson(const Event &event) {
    Json json = Json::object();
    put(json, "id", event.id);
    put(json, "event_id", event.event_id);
    put(json, "type", event.type);
    put(json, "subtype", event.subtype);
    if (!event.actors.empty())
        json["actors"] = toJson(event.actors);
    for (const EventPlace &place : event.places)
        json["places"].push_back(toJson(place));
    putTime(json, {event.when, event.precision, event.time_kind, event.story_time});
    putAmount(json, event.magnitude, event.magnitude_low, event.magnitude_high, event.unit);
    put(json, "attribution", event.attribution);
    put(json, "certainty", event.certainty);
    put(json, "status", event.status);
    put(json, "source", event.provenance.source);
    put(json, "document", event.provenance.document);
    if (event.provenance.sentence != Span{})
        json["sentence"] = toJson(event.provenance.sentence);
    if (event.provenance.trigger != Span{})
        json["trigger"] = toJson(event.provenance.trigger);
    for (const Span sentence : event.provenance.also)
        json["also"].push_back(toJson(sentence));
    put(json, "row", event.provenance.row);
    put(json, "rule", event.provenance.rule);
    put(json, "text", event.source_text);
    put(json, "note", event.note);
    put(json, "review", event.review);
    for (const auto &[name, value] : event.extra)
        json["extra"].push_back(Json::array({name, value}));
    return json;
}

Event eventFrom(const Json &json) {
    return guarded("event", [&] {
        Event event;
        event.id = text(json, "id");
        event.event_id = text(json, "event_id");
        event.type = text(json, "type");
        event.subtype = text(json, "subtype");
        if (const auto actors = json.find("actors"); actors != json.end())
            event.actors = actorsFrom(*actors);
        if (const auto places = json.find("places"); places != json.end())
            for (const Json &place : *places)
                event.places.push_back(placeFrom(place));
        applyTo(event, timeFrom(json));
        applyTo(event, amountFrom(json));
        event.attribution = text(json, "attribution");
        event.certainty = number<double>(json, "certainty");
        event.status = text(json, "status");
        event.provenance.source = text(json, "source");
        event.provenance.document = number<std::uint32_t>(json, "document");
        event.provenance.sentence = spanFrom(json, "sentence");
        event.provenance.trigger = spanFrom(json, "trigger");
        if (const auto also = json.find("also"); also != json.end())
            for (const Json &sentence : *also)
                event.provenance.also.push_back({sentence.at(0).get<std::uint32_t>(), sentence.at(1).get<std::uint32_t>()});
        event.provenance.row = number<std::uint64_t>(json, "row");
        event.provenance.rule = text(json, "rule");
        event.source_text = text(json, "text");
        event.note = text(json, "note");
        event.review = text(json, "review");
        if (const auto extra = json.find("extra"); extra != json.end())
            for (const Json &pair : *extra)
                event.extra.emplace_back(pair.at(0).get<std::string>(), pair.at(1).get<std::string>());
        return event;
    });
}

Json toJson(const Verdict &verdict) {
    Json said = Json::object();
    std::visit(Each{[](const Checked &) {}, [](const Removed &) {}, [&](const Added &added) { said = toJson(added.event); },
                    [&](const PlaceSaid &place) {
                        said = toJson(place.place);
                        said["number"] = place.at;
                    },
                    [&](const TimeSaid &when) { putTime(said, when); },
                    [&](const KindSaid &kind) {
                        put(said, "type", kind.type);
                        put(said, "subtype", kind.subtype);
                    },
                    [&](const ActorsSaid &actors) { said = toJson(actors.actors); },
                    [&](const AmountSaid &amount) { putAmount(said, amount.best, amount.low, amount.high, amount.unit); },
                    [&](const StatusSaid &status) { said["status"] = status.status; }},
               verdict);
    return Json{{std::string(nameOf(verdict)), std::move(said)}};
}

Verdict verdictFrom(const Json &json) {
    return guarded("correction", [&]() -> Verdict {
        if (!json.is_object() || json.empty())
            throw InputError("this is no correction", {}, "the file is damaged: take an older copy of it");
        const std::string name = json.items().begin().key();
        const Json &said = json.at(name);
        if (name == "checked")
            return Checked{};
        if (name == "removed")
            return Removed{};
        if (name == "added")
            return Added{eventFrom(said)};
        if (name == "place")
            return PlaceSaid{said.at("number").get<std::size_t>(), placeFrom(said)};
        if (name == "time")
            return timeFrom(said);
        if (name == "kind")
            return KindSaid{text(said, "type"), text(said, "subtype")};
        if (name == "actors")
            return ActorsSaid{actorsFrom(said)};
        if (name == "amount")
            return amountFrom(said);
        if (name == "status")
            return StatusSaid{text(said, "status")};
        throw InputError("'" + name + "' is no correction that is known here", {}, "the project is of a newer Zamkan: update the program");
    });
}

} // namespace zamkan::events
