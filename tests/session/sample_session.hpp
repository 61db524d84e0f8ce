// A small session for the tests: three dated events at three places, one of them denied, and one without a date.
#pragma once
#include "session/session.hpp"
#include <memory>
#include <string>

namespace zamkan::session {

inline time::Instant instant(const char *iso) { return *time::dayFromIso(iso); }

inline events::Event event(const std::string &place, double latitude, double longitude, const char *from,
                           const char *to, const std::string &type = "control") {
    events::Event made;
    made.id = place;
    made.type = type;
    made.subtype = type == "control" ? "lost" : "killing";
    events::EventPlace where;
    where.name_en = place;
    where.position = geo::LatLon::fromDegrees(latitude, longitude);
    made.places.push_back(where);
    if (from)
        made.when = time::Interval(instant(from), instant(to));
    return made;
}

inline std::shared_ptr<const Parsed<events::LoadedEvents>> loaded(std::vector<events::Event> list) {
    auto made = std::make_shared<Parsed<events::LoadedEvents>>();
    made->value.segment = events::EventSegment::of(std::move(list));
    made->value.report.format = "CSV";
    return made;
}

inline std::vector<events::Event> threeTowns() {
    std::vector<events::Event> list{event("Hit", 33.64, 42.83, "2016-04-14", "2016-04-15"),
                                    event("Mosul", 36.34, 43.13, "2014-06-10", "2014-06-11", "violence"),
                                    event("Tikrit", 34.6, 43.68, "2015-03-31", "2015-04-01"),
                                    event("Sirte", 31.2, 16.59, nullptr, nullptr)};
    list.push_back(event("Kirkuk", 35.47, 44.39, "2016-01-01", "2016-01-02"));
    list.back().status = "denied";
    return list;
}

inline Session opened() {
    Session session = begin({});
    apply(session, Resize{1280, 800, {0, 42, 400, 134}});
    apply(session, OpeningStarted{});
    apply(session, EventsLoaded{loaded(threeTowns()), "towns.csv"});
    apply(session, OpeningEnded{{}, "towns.csv", true});
    return session;
}

inline std::vector<std::string> placesOf(const Session &session, const std::vector<events::Row> &rows) {
    std::vector<std::string> names;
    for (const events::Row row : rows)
        names.emplace_back(session.table->place(row)->name_en);
    return names;
}

} // namespace zamkan::session
