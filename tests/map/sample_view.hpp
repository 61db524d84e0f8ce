// Events of the kind that the program reads, made up, and a view on them.
#pragma once
#include "actors/registry.hpp"
#include "events/event_table.hpp"
#include "gazetteer/gazetteer.hpp"
#include "lettering/lettering.hpp"
#include "map/scene.hpp"
#include "timeline/window.hpp"
#include <string>
#include <vector>

namespace zamkan::testing {

struct Happening {
    const char *type, *subtype, *gaining, *losing, *acting;
    const char *name_ar, *name_en;
    double latitude, longitude, radius_km;
    const char *precision;
    double magnitude;
    const char *unit;
};

inline events::Event eventOf(const Happening &it) {
    events::Event event;
    event.id = std::string(it.type) + it.subtype + it.name_en;
    event.type = it.type;
    event.subtype = it.subtype;
    const auto actor = [&](const char *id, const char *role) {
        if (*id) event.actors.push_back({id, id, id, role});
    };
    actor(it.gaining, "gaining");
    actor(it.losing, "losing");
    actor(it.acting, "acting");
    events::EventPlace place;
    place.name_ar = it.name_ar;
    place.name_en = it.name_en;
    place.position = geo::LatLon::fromDegrees(it.latitude, it.longitude);
    place.radius_km = it.radius_km;
    place.precision = it.precision;
    if (place.precision == "country") place.country = std::string(it.name_en) == "Iraq" ? "IQ" : "SY";
    event.places.push_back(place);
    event.when = time::Interval(time::DateRange(*time::dayFromIso("2015-12-13"), *time::dayFromIso("2016-06-14")));
    if (it.magnitude > 0) event.magnitude = it.magnitude;
    event.unit = it.unit;
    return event;
}

inline events::EventTable sampleTable() {
    static constexpr Happening list[] = {
        {"control", "lost", "", "isis", "", "هيت", "Hit", 33.636, 42.828, 3, "exact", 0, ""},
        {"control", "lost", "", "isis", "", "الرطبة", "Rutba", 33.038, 40.285, 3, "exact", 0, ""},
        {"control", "lost", "iraqi_forces", "isis", "", "الرمادي", "Ramadi", 33.421, 43.301, 5, "exact", 0, ""},
        {"control", "lost", "sdf", "isis", "", "سد تشرين", "Tishrin Dam", 36.381, 38.183, 1, "exact", 0, ""},
        {"control", "lost", "sdf", "isis", "", "الشدادي", "Al-Shaddadi", 36.055, 40.73, 3, "exact", 0, ""},
        {"violence", "execution", "", "", "isis", "دير الزور", "Deir ez-Zor", 35.336, 40.141, 6, "exact", 85, "person"},
        {"violence", "execution", "", "", "isis", "الموصل", "Mosul", 36.335, 43.119, 8, "exact", 7, "person"},
        {"violence", "killing", "", "", "isis", "الموصل", "Mosul", 36.335, 43.119, 8, "exact", 1500, "person"},
        {"violence", "airstrike", "", "", "coalition", "الرقة", "Raqqa", 35.95, 39.01, 6, "exact", 40, "person"},
        {"violence", "clash", "", "", "syrian_government", "تدمر", "Palmyra", 34.55, 38.27, 40, "area", 0, ""},
        {"movement", "returned", "", "", "", "تكريت", "Tikrit", 34.61, 43.68, 5, "exact", 650000, "person"},
        {"claim", "percentage", "", "isis", "", "العراق", "Iraq", 33, 44, 300, "country", 50, "percent"},
        {"claim", "percentage", "", "isis", "", "سوريا", "Syria", 35, 38, 300, "country", 20, "percent"},
        {"control", "gained", "free_syrian_army", "syrian_government", "", "إدلب", "Idlib", 35.93, 36.63, 4, "exact", 0, ""},
        {"control", "gained", "syrian_government", "isis", "", "القريتين", "Al-Qaryatayn", 34.23, 37.24, 4, "exact", 0, ""},
        {"control", "gained", "turkish_forces", "isis", "", "جرابلس", "Jarabulus", 36.82, 38.01, 2, "exact", 0, ""},
        {"control", "contested", "", "", "sdf", "منبج", "Manbij", 36.53, 37.95, 4, "exact", 0, ""},
    };
    events::EventTable table;
    for (const Happening &it : list) table.append(eventOf(it));
    return table;
}

// Everything that a scene needs, opened once for a test program.
struct Studio {
    gazetteer::Gazetteer gazetteer = gazetteer::Gazetteer::open().value;
    actors::Registry actors = actors::Registry::open();
    lettering::Letterer letterer;
    std::shared_ptr<const map::BaseMap> base = map::openBaseMap();

    map::SceneMaker maker(const std::string &style = "paper", const std::string &palette = "syria_habit") {
        return {base, map::openTheme(style, palette), gazetteer, actors, letterer};
    }
};

inline Studio &studio() {
    static Studio one;
    return one;
}

inline std::vector<events::Row> allRows(const events::EventTable &table) {
    std::vector<events::Row> rows;
    for (events::Row row = 0; row < table.size(); ++row) rows.push_back(row);
    return rows;
}

inline map::View viewOn(const events::EventTable &table, const std::vector<events::Row> &rows, double width = 1280,
                        double height = 800) {
    geo::Box box;
    box.add(geo::LatLon::fromDegrees(32.3, 36));
    box.add(geo::LatLon::fromDegrees(37.3, 45));
    map::View view{map::Viewport::fitting(box, width, height),
                   {time::Instant(*time::dayFromIso("2015-12-13")), time::Instant(*time::dayFromIso("2016-06-14")),
                    timeline::Mode::window},
                   &table,
                   &rows};
    view.total = rows.size() + 24;
    view.furniture = map::Furniture::sheet;
    return view;
}

} // namespace zamkan::testing
