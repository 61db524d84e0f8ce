// Where an event that is looked at may be, for a person to choose from.
#pragma once
#include "session/session.hpp"
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::session {

struct PlaceChoice {
    events::EventPlace place; // as it will stand in the event
    double confidence = 0;    // of the machine
    std::optional<double> km; // from where the event stands now
    std::uint32_t population = 0;
    bool present = false;     // it stands there now
};

// Places of that name; "" for the name that the event's place was read from. The likeliest first, at most `most`. Nothing
// while the gazetteer is not open.
[[nodiscard]] std::vector<PlaceChoice> placeChoices(const Session &session, events::Row row, std::string_view name = {}, std::size_t most = 6);

// A point that a person set, within so many kilometres: the row's place under its name, there.
[[nodiscard]] events::EventPlace placeAt(const Session &session, events::Row row, geo::LatLon position, double radius_km);
// The name that the row's place was read from: as the text has it, else the place's own. "": it names none.
[[nodiscard]] std::string nameRead(const Session &session, events::Row row);

} // namespace zamkan::session
