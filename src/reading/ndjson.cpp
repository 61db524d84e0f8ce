#include "reading/ndjson.hpp"
#include "base/json_writer.hpp"
#include <array>
#include <chrono>

namespace zamkan::reading {
namespace {

class Lines {
public:
    Lines(std::string &out, const Reading &reading, const gazetteer::Gazetteer &gazetteer, bool withDoc)
        : out_(out), reading_(reading), gazetteer_(gazetteer), withDoc_(withDoc) {}

    void document();
    void remarks();
    void places();
    void dates();
    void quantities();
    void events();

private:
    // Positions stand in degrees to 6 places (a tenth of a metre), confidences to 2, radii to 1.
    static constexpr unsigned kDegrees = 6, kConfidence = 2, kKilometres = 1;

    [[nodiscard]] JsonWriter begin(std::string_view kind) const {
        JsonWriter line(out_);
        line.beginObject();
        line.member("kind", kind);
        if (withDoc_)
            line.member("doc", reading_.document.id);
        return line;
    }
    static void end(JsonWriter &line) {
        line.endObject();
        line.endLine();
    }
    void offset(JsonWriter &line, std::string_view key, std::uint32_t byte) const {
        line.key(key);
        line.whole(reading_.document.codePoint(byte));
    }
    void span(JsonWriter &line, Span span) const {
        offset(line, "start", span.start);
        offset(line, "end", span.end);
        line.member("surface", reading_.document.surface(span));
    }
    static void day(JsonWriter &line, std::string_view key, std::optional<time::Instant> instant) {
        line.key(key);
        if (!instant) {
            line.null();
            return;
        }
        const auto midnight = std::chrono::floor<std::chrono::days>(*instant);
        const std::chrono::year_month_day date{midnight};
        const int year = static_cast<int>(date.year());
        if (midnight != *instant || year < 0 || year > 9999) {
            line.text(time::toIso(*instant));
            return;
        }
        const auto two = [](unsigned number, char *to) {
            to[0] = static_cast<char>('0' + number / 10);
            to[1] = static_cast<char>('0' + number % 10);
        };
        std::array<char, 10> iso{};
        two(static_cast<unsigned>(year) / 100, iso.data());
        two(static_cast<unsigned>(year) % 100, iso.data() + 2);
        iso[4] = iso[7] = '-';
        two(static_cast<unsigned>(date.month()), iso.data() + 5);
        two(static_cast<unsigned>(date.day()), iso.data() + 8);
        line.text({iso.data(), iso.size()});
    }
    static void textOrNull(JsonWriter &line, std::string_view key, std::string_view text) {
        line.key(key);
        line.textOrNull(text);
    }
    static void number(JsonWriter &line, std::string_view key, const std::optional<double> &value) {
        line.key(key);
        line.number(value);
    }
    static void fixed(JsonWriter &line, std::string_view key, double value, unsigned places) {
        line.key(key);
        line.fixed(value, places);
    }

    std::string &out_;
    const Reading &reading_;
    const gazetteer::Gazetteer &gazetteer_;
    bool withDoc_;
};

void Lines::document() {
    const auto &document = reading_.document;
    JsonWriter line(out_);
    line.beginObject();
    line.member("kind", "document");
    line.member("doc", document.id);
    day(line, "published", document.published);
    line.member("lang", text::toString(document.language));
    line.key("chars");
    line.whole(document.codePoints());
    end(line);
}

void Lines::remarks() {
    for (const auto &diagnostic : reading_.diagnostics) {
        JsonWriter line = begin("remark");
        line.member("severity", toString(diagnostic.severity));
        line.member("message", diagnostic.line());
        if (diagnostic.span) {
            offset(line, "start", diagnostic.span->start);
            offset(line, "end", diagnostic.span->end);
        }
        end(line);
    }
}

void Lines::places() {
    for (const auto &resolved : reading_.places) {
        const auto &mention = reading_.mentions.places[resolved.mention];
        JsonWriter line = begin("place");
        span(line, mention.span);
        if (resolved.place) {
            const auto place = gazetteer_.place(*resolved.place);
            line.member("name", place.name_ar.empty() ? place.name_en : place.name_ar);
            line.member("name_en", place.name_en);
            line.member("id", place.id);
            line.member("type", place.type);
        } else {
            line.member("name", mention.name);
            for (const char *key : {"name_en", "id"}) {
                line.key(key);
                line.null();
            }
            textOrNull(line, "type", mention.cue);
        }
        if (const auto known = resolved.place ? resolved.place : resolved.beside) { // itself, or what it lies beside
            const auto place = gazetteer_.place(*known);
            textOrNull(line, "country", place.country);
            textOrNull(line, "admin1", place.admin1);
            fixed(line, "lon", resolved.position.longitude(), kDegrees);
            fixed(line, "lat", resolved.position.latitude(), kDegrees);
            fixed(line, "radius_km", resolved.radius_km, kKilometres);
        } else {
            for (const char *key : {"country", "admin1", "lon", "lat", "radius_km"}) {
                line.key(key);
                line.null();
            }
        }
        fixed(line, "confidence", resolved.confidence, kConfidence);
        line.member("role", mention.role == mentions::PlaceRole::reference ? "reference" : "literal");
        line.key("why");
        line.beginList();
        for (const Reason &reason : resolved.why)
            line.text(reason.said());
        line.endList();
        line.key("alternatives");
        line.beginList();
        for (const auto &candidate : resolved.alternatives) {
            const auto place = gazetteer_.place(candidate.place);
            line.beginObject();
            line.member("id", place.id);
            line.member("name_en", place.name_en);
            fixed(line, "lon", place.position.longitude(), kDegrees);
            fixed(line, "lat", place.position.latitude(), kDegrees);
            fixed(line, "confidence", candidate.confidence, kConfidence);
            line.endObject();
        }
        line.endList();
        end(line);
    }
}

void Lines::dates() {
    for (const auto &date : reading_.mentions.dates) {
        JsonWriter line = begin("date");
        span(line, date.span);
        day(line, "from", date.range ? std::optional<time::Instant>(date.range->first()) : std::nullopt);
        day(line, "to", date.range ? std::optional<time::Instant>(date.range->end()) : std::nullopt);
        line.member("granularity", time::toString(date.granularity));
        if (date.approximate) {
            line.key("approximate");
            line.boolean(true);
        }
        end(line);
    }
}

void Lines::quantities() {
    for (const auto &quantity : reading_.mentions.quantities) {
        if (quantity.duration)
            continue;
        JsonWriter line = begin("quantity");
        span(line, quantity.span);
        number(line, "low", quantity.low);
        number(line, "high", quantity.high);
        textOrNull(line, "unit", quantity.unit);
        textOrNull(line, "measures", quantity.measures);
        line.key("approximate");
        line.boolean(quantity.approximate);
        end(line);
    }
}

void Lines::events() {
    for (const auto &event : reading_.events) {
        JsonWriter line = begin("event");
        line.member("id", event.id);
        line.member("type", event.type);
        line.member("subtype", event.subtype);
        line.key("actors");
        line.beginList();
        for (const auto &actor : event.actors) {
            line.beginObject();
            textOrNull(line, "id", actor.id);
            textOrNull(line, "name_en", actor.name_en);
            textOrNull(line, "name_ar", actor.name_ar);
            line.member("role", actor.role);
            line.endObject();
        }
        line.endList();
        line.key("places");
        line.beginList();
        for (const auto &place : event.places)
            if (place.mention)
                line.whole(*place.mention);
        line.endList();
        day(line, "from", event.when ? std::optional(event.when->from()) : std::nullopt);
        day(line, "to", event.when ? std::optional(event.when->to()) : std::nullopt);
        line.key("time_kind");
        event.when ? line.text(event.time_kind == events::TimeKind::within ? "within" : "throughout") : line.null();
        if (event.story_time)
            line.member("time_source", "story");
        number(line, "magnitude", event.magnitude);
        number(line, "magnitude_low", event.magnitude_low);
        number(line, "magnitude_high", event.magnitude_high);
        textOrNull(line, "unit", event.unit);
        textOrNull(line, "attribution", event.attribution);
        line.key("certainty");
        event.certainty ? line.fixed(*event.certainty, kConfidence) : line.null();
        line.member("status", event.status);
        offset(line, "sentence_start", event.provenance.sentence.start);
        offset(line, "sentence_end", event.provenance.sentence.end);
        offset(line, "trigger_start", event.provenance.trigger.start);
        offset(line, "trigger_end", event.provenance.trigger.end);
        line.member("rule", event.provenance.rule);
        line.key("also");
        line.beginList();
        for (const Span sentence : event.provenance.also) {
            line.beginList();
            line.whole(reading_.document.codePoint(sentence.start));
            line.whole(reading_.document.codePoint(sentence.end));
            line.endList();
        }
        line.endList();
        end(line);
    }
}

} // namespace

void appendNdjson(std::string &out, const Reading &reading, const gazetteer::Gazetteer &gazetteer, bool withDoc,
                  Stage stage) {
    Lines lines(out, reading, gazetteer, withDoc);
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
}

std::string toNdjson(const Reading &reading, const gazetteer::Gazetteer &gazetteer, bool withDoc, Stage stage) {
    std::string out;
    appendNdjson(out, reading, gazetteer, withDoc, stage);
    return out;
}

void appendRemark(std::string &out, const Diagnostic &diagnostic, std::string_view doc) {
    JsonWriter line(out);
    line.beginObject();
    line.member("kind", "remark");
    if (!doc.empty())
        line.member("doc", doc);
    line.member("severity", toString(diagnostic.severity));
    line.member("message", diagnostic.line());
    line.endObject();
    line.endLine();
}

} // namespace zamkan::reading
