// Events as the tests write them.
#pragma once
#include "events/event_table.hpp"
#include <chrono>

namespace zamkan::test {

inline time::Day day(int year, unsigned month, unsigned dayOfMonth) {
    return std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{dayOfMonth};
}

inline events::Event event(std::optional<time::DateRange> range, std::vector<geo::LatLon> places = {}) {
    events::Event made;
    made.type = "control";
    made.subtype = "lost";
    if (range)
        made.when = time::Interval(*range);
    for (const geo::LatLon &position : places) {
        events::EventPlace place;
        place.position = position;
        place.radius_km = 3;
        made.places.push_back(place);
    }
    return made;
}

} // namespace zamkan::test
