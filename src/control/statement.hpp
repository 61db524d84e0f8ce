// What one event says of who holds a place, without the place.
#pragma once
#include "time/day.hpp"
#include <cstdint>
#include <string>
#include <vector>

namespace zamkan::control {

enum class Change : std::uint8_t { gained, lost, contested, besieged, held };

// Parties are registry ids, or names for those that have none; the first of a list is the one meant first.
struct Statement {
    Change change = Change::gained;
    std::vector<std::string> gaining, losing, acting;
    // The first and the last day on which the change may have come (the same for an event known to the day), or, when
    // it says that something lasted, its first and last day.
    time::Day first{}, last{};
    bool throughout = false;
    bool denied = false;    // somebody says that it is not so
    bool settled = false;   // that somebody is who looked at both sides: it contradicts nobody any more
    double certainty = 0.5; // 0..1
    std::string source;     // whose word it is: two statements of one source weigh as one
    std::string id;         // of the event
    std::uint32_t row = 0;  // of the table it came from
};

} // namespace zamkan::control
