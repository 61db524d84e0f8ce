// The places and provinces that control events speak of, each with its history.
#pragma once
#include "control/drawn.hpp"
#include "control/history.hpp"
#include "events/event_table.hpp"
#include "gazetteer/gazetteer.hpp"
#include "geo/latlon.hpp"
#include <string>
#include <vector>

namespace zamkan::control {

// A place, or a province when `province` is set.
struct Subject {
    std::string id; // the gazetteer's, or "own:…" for a place that is not in it
    std::string name_en, name_ar, type;
    std::string country, admin1; // codes; may be empty
    geo::LatLon position;
    std::uint32_t population = 0; // 0: unknown
    bool province = false;
    History history;
};

struct Gathered {
    std::vector<Subject> subjects; // sorted by id
    // Statements about control that cannot be used, by reason.
    std::size_t undated = 0, unplaced = 0, countrywide = 0, beside = 0, planned = 0;
    std::size_t used = 0;
};

// Places of several sources are one when the gazetteer knows them as one: by id, or by a name of it within 15 km. Of
// events that are planned nothing is taken, nor of rows that are drawn; denied and negated ones only speak against.
[[nodiscard]] Gathered gather(const events::EventTable &events, const gazetteer::Gazetteer &gazetteer,
                              const actors::Lineage &lineage, const Trust &trust = {}, const std::vector<Drawn> &drawn = {});

} // namespace zamkan::control
