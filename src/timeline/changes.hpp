// What is otherwise at one moment than at an earlier one: places that changed hands, by place and by party.
#pragma once
#include "events/event_table.hpp"
#include "geo/latlon.hpp"
#include "time/day.hpp"
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace zamkan::timeline {

// A place, or rows without one, and what happened there between.
struct PlaceChange {
    const events::PlaceWords *place = nullptr;
    std::optional<geo::LatLon> position;
    // Who held it before and after, as far as rows tell who gained and who lost it; empty: not known.
    std::string before, after;
    bool changed_hands = false;    // and is otherwise after than before
    std::vector<events::Row> rows; // that begin between, in time order
};
// What a party came to.
struct PartyChange {
    std::string actor;
    std::size_t gained = 0, lost = 0; // places that changed hands to it and from it
};
struct Changes {
    std::shared_ptr<const events::EventTable> table; // what the places point into
    std::vector<PlaceChange> places;                 // that changed hands first, then those with most rows
    std::size_t changed = 0;                         // the first ones changed hands
    std::vector<PartyChange> parties;                // that gained or lost any, most places first
    std::size_t rows = 0;                            // that begin between
};

// Rows that begin in [from, to), of those alone whose bit by position in byTime() is set. Rows before `from` are asked for the
// holder only.
[[nodiscard]] Changes changesBetween(std::shared_ptr<const events::EventTable> table, std::span<const std::uint64_t> kept,
                                     time::Instant from, time::Instant to);

} // namespace zamkan::timeline
