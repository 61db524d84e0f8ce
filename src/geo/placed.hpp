// Where a geometry is. For the sources of geo only.
#pragma once
#include "geo/tables.hpp"
#include <string_view>

namespace zamkan::geo {

constexpr const char *kOutside = "its geometry lies outside 180 and 90 degrees"; // why such a row is not used

struct Placed {
    bool there = false;   // it is not empty
    bool inside = false;  // of what is there: between 180 and 90 degrees
    bool damaged = false; // these bytes are no geometry
    RowBatch::Extent extent;
};

// Of well-known binary in degrees. Points, nearly all of them, are read by hand; of others the box counts.
[[nodiscard]] Placed placedAt(std::string_view wkb);

} // namespace zamkan::geo
