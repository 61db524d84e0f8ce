// Who holds what of the present table, and what the user asked about it.
#pragma once
#include "geo/latlon.hpp"
#include "time/day.hpp"
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace zamkan::control {
class Territory;
struct Claim;
}
namespace zamkan::events {
class EventTable;
}

namespace zamkan::session {

struct Session;

struct Holdings {
    std::shared_ptr<const events::EventTable> of;       // the table that `territory` was made of
    std::shared_ptr<const control::Territory> territory; // null until it is made, or when nothing tells of control
    std::shared_ptr<const std::vector<control::Claim>> claims; // what the table says in numbers
    std::string trouble;                                 // why there is none
    std::optional<geo::LatLon> asked;                    // the point whose area is explained
};

struct TerritoryMade {
    std::shared_ptr<const events::EventTable> of;
    std::shared_ptr<const control::Territory> territory;
    std::shared_ptr<const std::vector<control::Claim>> claims = {};
    std::string trouble = {};
};
struct AskArea { std::optional<geo::LatLon> at; };

// Areas are shown, and those of the present table are there.
[[nodiscard]] bool areasShown(const Session &session);
// The day at whose end areas are shown: the last one of the window.
[[nodiscard]] time::Day areasDay(const Session &session);

} // namespace zamkan::session
