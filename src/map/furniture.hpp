// Title, legend, scale bar and attribution: what stands over the map and explains it.
#pragma once
#include "map/marks.hpp"
#include "map/placement.hpp"
#include "map/theme.hpp"
#include <vector>

namespace zamkan::map {

struct Furnished {
    std::vector<Picture::Panel> panels;
    std::vector<Picture::Stroke> strokes;
    std::vector<Mark> symbols;
    std::vector<PlacedCaption> captions;
    std::vector<Rect> taken; // where no name may stand
    std::vector<Picture::Meaning> meanings;
    std::optional<Picture::Panel> head; // of the legend, in a window
    double width = 0, height = 0;       // of a legend by itself
};

// `shown` counts what the window holds, whether the view sees it or not. `villages`: places of the layer with a
// licence of its own are named on the map.
[[nodiscard]] Furnished furnish(const View &view, const Theme &theme, const Words &words, const LegendUse &legend,
                                bool villages, lettering::Letterer &letterer);

// The legend by itself, without a panel: from (0, 0) on, its rows no wider than `wrap` pixels.
[[nodiscard]] Furnished legendOf(const View &view, const Theme &theme, const Words &words, const LegendUse &legend,
                                 double wrap, lettering::Letterer &letterer);

} // namespace zamkan::map
