// The same event told by several sources: found and shown, never merged.
#pragma once
#include "events/event_table.hpp"
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace zamkan::events {

struct DuplicateRules {
    int days = 1;      // between the days on which they begin
    double km = 10;    // between their places
    double radius_km = 30; // a place known less well than so is no place to compare
    std::size_t most = 20'000'000; // comparisons: of what lies thicker than that not all is found
};

// What is compared of a row.
struct Sighting {
    Row row = 0;
    std::uint32_t source = 0;
    std::int64_t from = 0; // seconds since 1970
    geo::LatLon position;
    std::string_view type;
    std::vector<std::string_view> actors; // ids or names
};

struct DuplicateGroup {
    std::vector<Row> rows; // by source, one of each at most
    double km = 0;         // the farthest between two that were joined
    int days = 0;          // likewise
};

// Rows of different sources that begin on the same day or its neighbours within 10 km of each other, are of the same
// type and have a party in common (or name none, both). The nearest are joined first, and a group holds one row of a
// source at most. Groups by their first row. O(n log n) for places that do not lie on top of each other.
// `whole` says whether the comparisons sufficed.
[[nodiscard]] std::vector<DuplicateGroup> duplicatesAmong(std::vector<Sighting> sightings, const DuplicateRules &rules = {}, bool *whole = nullptr);

// The rows of a table that can be compared: dated by their own sentence, placed well enough, reported or claimed; rowSources gives each
// row's source. Those on days near which no other source tells anything are left out.
[[nodiscard]] std::vector<Sighting> sightingsOf(const EventTable &table, std::span<const std::uint32_t> rowSources,
                                                const DuplicateRules &rules = {});

} // namespace zamkan::events
