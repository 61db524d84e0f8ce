// Meridians and parallels of a map, and what is written at its edge about them.
#pragma once
#include "map/placement.hpp"
#include "map/theme.hpp"
#include <vector>

namespace zamkan::briefing {

struct Graticule {
    std::shared_ptr<const map::Lines> lines; // null: the view shows too much of the world, or none is wanted
    struct Degree {
        double at = 0;       // pixels along the edge
        std::string text;
    };
    std::vector<Degree> meridians, parallels; // along the lower edge, and along the side
};

// At round degrees, four to eight across the wider side. `ratio` pixels are one of letters' sizes.
[[nodiscard]] Graticule graticuleOf(const map::Viewport &viewport, const map::Words &words, double ratio);

} // namespace zamkan::briefing
