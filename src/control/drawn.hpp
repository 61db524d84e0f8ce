// Who holds what as somebody drew it: dated areas of a file, shown as they are while they are valid and at no other time.
#pragma once
#include "events/event_segment.hpp"
#include "geo/features.hpp"
#include "time/day.hpp"
#include <filesystem>
#include <string>
#include <vector>

namespace zamkan::control {

struct Drawn {
    std::string holder;        // registry id, or a name
    time::Day from{}, to{};    // to: not included
    std::string name, source;  // of the area, may be empty; Provenance::source of its row: whose drawing it is
    std::uint64_t row = 0;     // of the file, which is not taken as an event too
    double km2 = 0;
    std::vector<geo::Polygon> polygons;
};

// Of a file whose every row is an area, the rows with a date and a party. Of any other file nothing, which is found out
// at its first row. `rows` are what was read of it as events. Throws InputError for a file that breaks off.
[[nodiscard]] std::vector<Drawn> drawnIn(const std::filesystem::path &file, const events::EventSegment &rows);

} // namespace zamkan::control
