// Who held what, for a page that replays it.
#pragma once
#include "base/diagnostic.hpp"
#include "base/json_type.hpp"
#include "control/territory.hpp"
#include "map/scene.hpp"
#include <functional>
#include <string_view>
#include <vector>

namespace zamkan::briefing {

// {"paths": [SVG path in the viewport's pixels…], "spans": [[path, "#rrggbb", opacity, first day, day after the last, 1 if it lies
// over others]…]}, days since 1970, in the order of painting. Ground is told place by place, each with its shape once and
// its colours one after the other, so that a year costs hardly more than a day. What would make the page too large is left
// out from the end, which `notes` are told.
[[nodiscard]] Json areasAsJson(const control::Territory &territory, const map::Viewport &viewport, time::Day first, time::Day last,
                               const std::function<map::Colour(std::string_view party)> &colourOf, std::vector<Diagnostic> *notes);

} // namespace zamkan::briefing
