// One thing that happened: what, where, when, who, how sure, and where it was read.
#pragma once
#include "base/reason.hpp"
#include "base/span.hpp"
#include "geo/latlon.hpp"
#include "time/day.hpp"
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zamkan::events {

// Types, subtypes, roles, statuses, precisions and units are the words of assets/vocabulary.toml.
struct EventActor {
    std::string id;   // registry id; empty for a name that is not in it
    std::string name_en, name_ar;
    std::string role; // gaining losing acting affected
    friend bool operator==(const EventActor &, const EventActor &) = default;
};

struct EventPlace {
    std::string id, name_en, name_ar, type, country, admin1;
    std::optional<geo::LatLon> position; // none: named but not found
    double radius_km = 0;
    std::string precision = "exact"; // exact near area admin2 admin1 country
    double confidence = 1;
    std::vector<Reason> why;         // the resolver's reasons; empty for a row that brought coordinates
    std::optional<std::uint32_t> mention; // index among the document's places
    friend bool operator==(const EventPlace &, const EventPlace &) = default;
};

enum class TimeKind : std::uint8_t { within, throughout };

// Where it was read: a sentence of a document, or a row of a file.
struct Provenance {
    std::string source;  // document id or file name
    std::optional<std::uint32_t> document; // index of the reading in the session, for the Source panel
    Span sentence, trigger;                // bytes of that document's text
    std::optional<std::uint64_t> row;      // 1-based data row of the file
    std::string rule;    // key in the lexicon, or the schema's name
    std::vector<Span> also = {}; // the other sentences of the document that tell of it, in order
    friend bool operator==(const Provenance &, const Provenance &) = default;
};

struct Event {
    std::string id;
    std::string event_id; // rows of one event share it
    std::string type, subtype;
    std::vector<EventActor> actors;
    std::vector<EventPlace> places; // extract: one event per place and change; may be empty
    std::optional<time::Interval> when; // none: the text does not say
    time::Granularity precision = time::Granularity::day;
    TimeKind time_kind = TimeKind::within;
    bool story_time = false; // its sentence tells no day: `when` is bounded by the days that the text tells round it
    std::optional<double> magnitude, magnitude_low, magnitude_high;
    std::string unit;
    std::string attribution;
    std::optional<double> certainty; // 0..1
    std::string status = "reported"; // reported claimed denied negated planned
    Provenance provenance;
    std::string source_text, note;
    std::string review; // what a person made of it: checked corrected added; empty: nobody looked at it ("machine" in files)
    std::vector<std::pair<std::string, std::string>> extra; // columns that are not ours, kept for saving

    [[nodiscard]] bool drawn() const { return status == "reported" || status == "claimed"; }
    [[nodiscard]] const EventActor *actor(std::string_view role) const; // first of that role, or null
    friend bool operator==(const Event &, const Event &) = default;
};

// Whether who gains by one of them loses by the other: ground that was taken and taken back.
[[nodiscard]] bool changesBack(const Event &one, const Event &other);

// What a file's cell says of Event::review: "" for "machine" and for every word that is none of ours.
[[nodiscard]] std::string_view reviewFrom(std::string_view cell);

// The precision (exact area admin2 admin1 country) that a point of a place of this type can have at best.
[[nodiscard]] std::string precisionOfType(std::string_view placeType);

} // namespace zamkan::events
