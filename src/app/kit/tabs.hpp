// A strip of tabs that fits any width: they stand closer, then go without their counts, and what has no room then is in
// a list at the end of the strip.
#pragma once
#include "app/kit/kit.hpp"
#include <optional>
#include <string>
#include <vector>

namespace zamkan::app {

struct TabShown {
    std::string id;   // of the control, for the keyboard and tests
    std::string name;
    std::size_t count = 0; // beside the name; 0: none
    bool on = false;
};

// Which one was pressed.
[[nodiscard]] std::optional<std::size_t> drawTabs(Kit &kit, const Rect &strip, const std::vector<TabShown> &tabs);

} // namespace zamkan::app
