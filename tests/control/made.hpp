// Control events and what is made of them, for the tests of control.
#pragma once
#include "actors/registry.hpp"
#include "control/territory.hpp"
#include "events/event_file.hpp"
#include <filesystem>

namespace made {

inline const zamkan::gazetteer::Gazetteer &gazetteer() {
    static const auto opened = zamkan::gazetteer::Gazetteer::open();
    return opened.value;
}

inline const zamkan::actors::Registry &registry() {
    static const auto opened = zamkan::actors::Registry::open();
    return opened;
}

inline const zamkan::actors::Lineage &lineage() {
    static const auto opened = zamkan::actors::Lineage::open();
    return opened;
}

inline zamkan::events::EventTable sample() {
    const std::filesystem::path file = std::filesystem::path(ZAMKAN_SOURCE_DIR) / "assets/samples/iraq_syria_control_2013-2017.csv";
    zamkan::events::EventTable out;
    out.append(zamkan::events::loadEvents(file, gazetteer(), registry()).value.segment);
    return out;
}

inline const zamkan::control::Territory &sampleTerritory() {
    static const auto made = zamkan::control::Territory::of(sample(), gazetteer(), lineage());
    return made.value;
}

inline zamkan::time::Day day(const char *iso) { return *zamkan::time::dayFromIso(iso); }

// A control event at a place, known to the day.
inline zamkan::events::Event control(const char *subtype, const char *iso, const char *place, double latitude, double longitude,
                                     const char *gaining, const char *losing = "", const char *type = "town") {
    zamkan::events::Event out;
    out.id = std::string(iso) + place + gaining;
    out.type = "control";
    out.subtype = subtype;
    if (*gaining) out.actors.push_back({gaining, "", "", "gaining"});
    if (*losing) out.actors.push_back({losing, "", "", "losing"});
    out.places.push_back({});
    out.places[0].name_en = place;
    out.places[0].type = type;
    out.places[0].position = zamkan::geo::LatLon::fromDegrees(latitude, longitude);
    out.when = zamkan::time::Interval(zamkan::time::DateRange::day(day(iso)));
    out.certainty = 0.9;
    out.provenance.source = "agency";
    return out;
}

} // namespace made
