// Where things stand on a page.
#pragma once
#include "briefing/page_text.hpp"
#include "briefing/sheet_template.hpp"
#include "map/placement.hpp"
#include <vector>

namespace zamkan::briefing {

struct Layout {
    double width = 0, height = 0, ratio = 1, margin = 0;
    bool plain = false;    // the map fills the page and carries its own furniture
    bool mirrored = false;
    map::Rect header, side, footer; // side: beside the maps
    std::vector<map::Rect> maps;    // whole pixels, one a moment, in the order of reading
    double caption = 0;             // height of what stands over each map
    double below = 0, beside = 0;   // room for degrees below and at the end side of a map
};

// `headerHeight` and `footerHeight` in pixels; `moments` at least 1.
[[nodiscard]] Layout layoutOf(const Template &look, const Parts &parts, std::pair<double, double> size, bool mirrored, std::size_t moments,
                              double headerHeight, double footerHeight);
// Pixels of a template's length of 1; letters never get smaller than can be read.
[[nodiscard]] double ratioOf(const Template &look, std::pair<double, double> size);
// Is there room for anything beside the map?
[[nodiscard]] bool isPlain(const Template &look, std::pair<double, double> size);

} // namespace zamkan::briefing
