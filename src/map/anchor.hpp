// Where the name of an area stands best.
#pragma once
#include "map/scene.hpp"
#include <vector>

namespace zamkan::map {

struct Anchor {
    Point at;
    double room = 0; // half the width of the area at that height
};

// The point of the largest part that is farthest from any edge, with heights counted double because names are wider
// than high, moved to the middle of the area's width there. Rings as in Mesh. World units in and out.
[[nodiscard]] Anchor anchorOf(const Lines &rings);

} // namespace zamkan::map
