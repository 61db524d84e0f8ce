// A name and its company in; ranked places out, with reasons and a confidence.
#pragma once
#include "base/reason.hpp"
#include "gazetteer/gazetteer.hpp"
#include "mentions/mention.hpp"
#include <string>
#include <vector>

namespace zamkan::resolve {

struct Candidate {
    gazetteer::PlaceIndex place = 0;
    double confidence = 0; // 0..1; those of one mention add up to at most 1
};

// Where a mention is. `why` holds short phrases, as data: "country named: العراق".
struct ResolvedPlace {
    std::uint32_t mention = 0; // index into Mentions::places
    std::optional<gazetteer::PlaceIndex> place;  // none: a place that no gazetteer has
    std::optional<gazetteer::PlaceIndex> beside; // without `place`: what gives it its position and radius; none: nobody
                                                 // knows where it is
    geo::LatLon position;      // shifted by bearing and distance where the text says so
    double radius_km = 0;
    double confidence = 0;
    std::vector<Reason> why;
    std::vector<Candidate> alternatives; // best first, without the chosen one
};

// What to look for when there is no text round a name: `geocode` and rows of event files.
struct Query {
    std::string name;
    std::string country; // ISO2 or a name in any language; may be empty
    std::string admin1;  // code or name; may be empty
    std::string type;    // may be empty
    std::optional<geo::LatLon> near;
};

// One ResolvedPlace a mention, in order.
[[nodiscard]] std::vector<ResolvedPlace> resolvePlaces(const mentions::Mentions &mentions,
                                                       const gazetteer::Gazetteer &gazetteer);

struct Answer {
    gazetteer::PlaceIndex place = 0;
    double confidence = 0;
    std::vector<Reason> why;
};
[[nodiscard]] std::vector<Answer> geocode(const Query &query, const gazetteer::Gazetteer &gazetteer,
                                          std::size_t limit = 10);

} // namespace zamkan::resolve
