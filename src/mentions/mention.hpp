// What the finders say of a text: spans with typed values. They decide what is a place, not which.
#pragma once
#include "base/span.hpp"
#include "gazetteer/gazetteer.hpp"
#include "time/day.hpp"
#include <optional>
#include <string>
#include <vector>

namespace zamkan::mentions {

// One end of a token span: first token and one past the last.
struct TokenSpan {
    std::uint32_t first = 0;
    std::uint32_t end = 0;
};

enum class PlaceRole : std::uint8_t { literal, reference }; // reference: context only, never an event's point

struct PlaceMention {
    Span span;        // the name as written, without proclitics; with the generic word for a facility ("سد تشرين")
    TokenSpan tokens;
    std::string name; // surface
    std::vector<gazetteer::Match> candidates; // none: only a noun beside it says that it is a place
    std::string cue;  // type cue that stands before or after: "city" "province" "dam" …; empty: none
    std::vector<std::string> cue_countries; // where places are so called ("County": US); empty: everywhere
    PlaceRole role = PlaceRole::literal;
    double evidence = 1; // 0..1: how sure it is that this is a place at all
    // "شرق سورية", "20 km south of Mosul", "ريف حلب الشمالي": shift from the named place.
    std::optional<double> bearing;  // degrees from north
    std::optional<double> distance_km;
    bool surroundings = false;      // countryside, outskirts, between … : an area round the place
    std::optional<std::uint32_t> container; // index of the mention that holds it ("X in Y"), known by grammar
    std::optional<std::uint32_t> near;      // index of a mention that tells where it lies ("X شمال Y")
    std::vector<std::string> countries; // ISO codes that adjectives of nationality and names of countries in the
                                        // text point to, the most frequent first
};

struct DateMention {
    Span span;
    TokenSpan tokens;
    std::optional<time::DateRange> range; // none: relative, and no publication date is known
    time::Granularity granularity = time::Granularity::day;
    bool approximate = false; // early, around, by
    bool since = false;       // "since X": the range is X (or to publication for "since the start of")
    bool lasting = false;     // throughout rather than within: "من … إلى", "طوال"
    std::string rule;         // key of the pattern in the lexicon
};

struct QuantityMention {
    Span span;
    TokenSpan tokens;
    std::optional<double> low, high;
    std::string unit;     // contract's list: person family percent km2 km USD barrel/day strike vehicle building count; "" none
    std::string measures; // noun as written or its key: "fighters" "killed" …; "" unknown
    std::string counted;  // what kind of people its noun says they are: "people" "civilians" "fighters" "soldiers"; "" where it stands bare
    bool approximate = false;
    bool duration = false; // "nine months": neither a date nor a quantity; kept so that nobody else takes it
    std::string rule;
};

struct ActorMention {
    Span span;
    TokenSpan tokens;
    std::string actor; // id in the registry; "" for a name that is nobody's yet blocks places (newspaper, operation)
    std::string beside; // id of the party that one of no name fights beside: "militias allied with the RSF"
    bool generic = false; // "التنظيم": by the last one named
    bool unsure = false;  // a generic form that no party named before settles: the place of the deed may
    std::vector<std::string> alike; // "Kurdish forces": ids of those of whom the place of the deed tells which; else empty
    bool country = false; // "troops from Rwanda": the forces are told by their country's own name, which is a place too
    bool guessed = false; // a person by the given name alone: a place that is sure wins over it
};

struct Mentions {
    std::vector<PlaceMention> places;
    std::vector<DateMention> dates;
    std::vector<QuantityMention> quantities;
    std::vector<ActorMention> actors; // each list in order of start
};

} // namespace zamkan::mentions
