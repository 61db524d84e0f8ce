// A small menu where the pointer is.
#pragma once
#include "app/kit/kit.hpp"
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::app {

struct MenuLine {
    std::string id;   // "" is a line between groups
    std::string text;
    bool ticked = false;
};

// Draws the menu while it is open (ImGui::OpenPopup(name) in the same window opens it); the id of the line that was
// clicked, else "". `stays`: it does not close then.
std::string drawMenuLines(Kit &kit, const char *name, const std::vector<MenuLine> &lines, bool stays = false);

} // namespace zamkan::app
