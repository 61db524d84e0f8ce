// Events for the tests of what is looked at: parties, places and text in few words.
#pragma once
#include "events/event_table.hpp"
#include <memory>
#include <string>
#include <vector>

namespace zamkan::test {

struct Told {
    std::string type = "control", subtype = "lost", gaining, losing, acting;
    std::string place, place_ar, country, admin1;
    std::optional<geo::LatLon> at;
    const char *from = nullptr; // one day
    std::optional<double> magnitude, certainty;
    std::string text, status = "reported", precision = "exact";
};

inline events::Event made(const Told &told) {
    events::Event event;
    event.type = told.type;
    event.subtype = told.subtype;
    for (const auto &[name, role] : {std::pair{told.gaining, "gaining"}, std::pair{told.losing, "losing"}, std::pair{told.acting, "acting"}})
        if (!name.empty())
            event.actors.push_back({name, {}, {}, role});
    if (told.at || !told.place.empty() || !told.place_ar.empty()) {
        events::EventPlace place;
        place.name_en = told.place;
        place.name_ar = told.place_ar;
        place.country = told.country;
        place.admin1 = told.admin1;
        place.position = told.at;
        place.precision = told.precision;
        event.places.push_back(place);
    }
    if (told.from) {
        const time::Day day = *time::dayFromIso(told.from);
        event.when = time::Interval(time::DateRange(day, day + std::chrono::days{1}));
    }
    event.magnitude = told.magnitude;
    event.certainty = told.certainty;
    event.source_text = told.text;
    event.status = told.status;
    return event;
}

inline std::shared_ptr<const events::EventSegment> segmentOf(const std::vector<Told> &list) {
    std::vector<events::Event> events;
    for (const Told &told : list)
        events.push_back(made(told));
    return events::EventSegment::of(std::move(events));
}

// Raqqa, Mosul, Hit, Tabqa (undated), Aleppo (denied), by row.
inline std::vector<Told> fiveEvents() {
    const auto at = [](double latitude, double longitude) { return geo::LatLon::fromDegrees(latitude, longitude); };
    return {
        {.gaining = "sdf", .losing = "isis", .place = "Raqqa", .place_ar = "الرقة", .country = "SY", .at = at(35.95, 39.01), .from = "2017-10-17", .text = "سيطرت قوات سوريا الديمقراطية على مدينة الرقة"},
        {.subtype = "gained", .gaining = "isis", .losing = "iraq_government", .place = "Mosul", .place_ar = "الموصل", .country = "IQ", .admin1 = "IQ-NI", .at = at(36.34, 43.13), .from = "2014-06-10", .magnitude = 1500, .text = "The city fell in four days; 1,500 soldiers fled."},
        {.losing = "isis", .place = "Hit", .place_ar = "هيت", .country = "IQ", .admin1 = "IQ-AN", .at = at(33.64, 42.83), .from = "2016-04-14", .magnitude = 19, .certainty = 0.9, .text = "Iraqi forces entered Hit."},
        {.type = "violence", .subtype = "airstrike", .acting = "us", .place = "Tabqa", .country = "SY", .at = at(35.83, 38.55), .magnitude = 8},
        {.type = "violence", .subtype = "killing", .acting = "isis", .place = "Aleppo", .country = "SY", .at = at(36.2, 37.16), .from = "2015-01-02", .magnitude = 25, .certainty = 0.3, .status = "denied"},
    };
}

} // namespace zamkan::test
