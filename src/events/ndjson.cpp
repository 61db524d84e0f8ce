#include "events/ndjson.hpp"
#include "base/json.hpp"
#include <cmath>

namespace zamkan::events {
namespace {

Json textOrNull(std::string_view text) { return text.empty() ? Json(nullptr) : Json(std::string(text)); }

double rounded(double value, double steps) { return std::round(value * steps) / steps; }

// Whole numbers without a fraction: 464, not 464.0.
Json number(const std::optional<double> &value) {
    if (!value)
        return nullptr;
    if (*value == std::floor(*value) && std::abs(*value) < 9e15)
        return static_cast<std::int64_t>(*value);
    return *value;
}

class Lines {
public:
    Lines(const Reading &reading, const gazetteer::Gazetteer &gazetteer, bool withDoc)
        : reading_(reading), gazetteer_(gazetteer), withDoc_(withDoc) {}

    void document();
    void remarks();
    void places();
    void dates();
    void quantities();
    void events();
    [[nodiscard]] std::string text() const { return out_; }

private:
    [[nodiscard]] Json line(const char *kind) const {
        Json out;
        out["kind"] = kind;
        if (withDoc_)
            out["doc"] = reading_.document.id;
        return out;
    }
    void put(const Json &line) { // a byte that slipped through would end the run; it becomes U+FFFD instead
        out_ += line.dump(-1, ' ', false, Json::error_handler_t::replace);
        out_ += '\n';
    }
    void span(Json &line, Span span) const {
        line["start"] = reading_.document.codePoint(span.start);
        line["end"] = reading_.document.codePoint(span.end);
        line["surface"] = std::string(reading_.document.surface(span));
    }

    const Reading &reading_;
    const gazetteer::Gazetteer &gazetteer_;
    bool withDoc_;
    std::string out_;
};

void Lines::document() {
    const auto &document = reading_.document;
    Json out;
    out["kind"] = "document";
    out["doc"] = document.id;
    out["published"] = document.published ? Json(time::toIso(*document.published)) : Json(nullptr);
    out["lang"] = std::string(text::toString(document.language));
    out["chars"] = document.codePoints();
    put(out);
}

void Lines::remarks() {
    for (const auto &diagnostic : reading_.diagnostics) {
        Json out = line("remark");
        out["severity"] = toString(diagnostic.severity);
        out["message"] = diagnostic.line();
        if (diagnostic.span) {
            out["start"] = reading_.document.codePoint(diagnostic.span->start);
            out["end"] = reading_.document.codePoint(diagnostic.span->end);
        }
        put(out);
    }
}

void Lines::places() {
    for (const auto &resolved : reading_.places) {
        const auto &mention = reading_.mentions.places[resolved.mention];
        Json out = line("place");
        span(out, mention.span);
        if (resolved.place) {
            const auto place = gazetteer_.place(*resolved.place);
            out["name"] = std::string(place.name_ar.empty() ? place.name_en : place.name_ar);
            out["name_en"] = std::string(place.name_en);
            out["id"] = std::string(place.id);
            out["type"] = std::string(place.type);
            out["country"] = textOrNull(place.country);
            out["admin1"] = textOrNull(place.admin1);
            out["lon"] = rounded(resolved.position.longitude(), 1e6);
            out["lat"] = rounded(resolved.position.latitude(), 1e6);
            out["radius_km"] = rounded(resolved.radius_km, 10);
        } else {
            out["name"] = mention.name;
            for (const char *key : {"name_en", "id", "type", "country", "admin1", "lon", "lat", "radius_km"})
                out[key] = nullptr;
        }
        out["confidence"] = rounded(resolved.confidence, 100);
        out["role"] = mention.role == mentions::PlaceRole::reference ? "reference" : "literal";
        out["why"] = resolved.why;
        out["alternatives"] = Json::array();
        for (const auto &candidate : resolved.alternatives) {
            const auto place = gazetteer_.place(candidate.place);
            Json other;
            other["id"] = std::string(place.id);
            other["name_en"] = std::string(place.name_en);
            other["lon"] = rounded(place.position.longitude(), 1e6);
            other["lat"] = rounded(place.position.latitude(), 1e6);
            other["confidence"] = rounded(candidate.confidence, 100);
            out["alternatives"].push_back(std::move(other));
        }
        put(out);
    }
}

void Lines::dates() {
    for (const auto &date : reading_.mentions.dates) {
        Json out = line("date");
        span(out, date.span);
        out["from"] = date.range ? Json(time::toIso(date.range->first())) : Json(nullptr);
        out["to"] = date.range ? Json(time::toIso(date.range->end())) : Json(nullptr);
        out["granularity"] = std::string(time::toString(date.granularity));
        if (date.approximate)
            out["approximate"] = true;
        put(out);
    }
}

void Lines::quantities() {
    for (const auto &quantity : reading_.mentions.quantities) {
        if (quantity.duration)
            continue;
        Json out = line("quantity");
        span(out, quantity.span);
        out["low"] = number(quantity.low);
        out["high"] = number(quantity.high);
        out["unit"] = textOrNull(quantity.unit);
        out["measures"] = textOrNull(quantity.measures);
        out["approximate"] = quantity.approximate;
        put(out);
    }
}

void Lines::events() {
    for (const auto &event : reading_.events) {
        Json out = line("event");
        out["id"] = event.id;
        out["type"] = event.type;
        out["subtype"] = event.subtype;
        out["actors"] = Json::array();
        for (const auto &actor : event.actors) {
            Json one;
            one["id"] = textOrNull(actor.id);
            one["name_en"] = textOrNull(actor.name_en);
            one["name_ar"] = textOrNull(actor.name_ar);
            one["role"] = actor.role;
            out["actors"].push_back(std::move(one));
        }
        out["places"] = Json::array();
        for (const auto &place : event.places)
            if (place.mention)
                out["places"].push_back(*place.mention);
        out["from"] = event.when ? Json(time::toIso(event.when->from())) : Json(nullptr);
        out["to"] = event.when ? Json(time::toIso(event.when->to())) : Json(nullptr);
        out["time_kind"] =
            !event.when ? Json(nullptr) : Json(event.time_kind == TimeKind::within ? "within" : "throughout");
        out["magnitude"] = number(event.magnitude);
        out["magnitude_low"] = number(event.magnitude_low);
        out["magnitude_high"] = number(event.magnitude_high);
        out["unit"] = textOrNull(event.unit);
        out["attribution"] = textOrNull(event.attribution);
        out["certainty"] = event.certainty ? Json(rounded(*event.certainty, 100)) : Json(nullptr);
        out["status"] = event.status;
        out["sentence_start"] = reading_.document.codePoint(event.provenance.sentence.start);
        out["sentence_end"] = reading_.document.codePoint(event.provenance.sentence.end);
        out["trigger_start"] = reading_.document.codePoint(event.provenance.trigger.start);
        out["trigger_end"] = reading_.document.codePoint(event.provenance.trigger.end);
        out["rule"] = event.provenance.rule;
        put(out);
    }
}

} // namespace

std::string toNdjson(const Reading &reading, const gazetteer::Gazetteer &gazetteer, bool withDoc,
                     Stage stage) {
    Lines lines(reading, gazetteer, withDoc);
    lines.document();
    lines.remarks();
    if (stage == Stage::all || stage == Stage::places)
        lines.places();
    if (stage == Stage::all || stage == Stage::dates)
        lines.dates();
    if (stage == Stage::all || stage == Stage::numbers)
        lines.quantities();
    if (stage == Stage::all)
        lines.events();
    return lines.text();
}

} // namespace zamkan::events
