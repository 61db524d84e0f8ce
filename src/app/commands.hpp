// What keys and menus can do, by the names of assets/ui/shortcuts.toml: one table for both.
#pragma once
#include "app/outcome.hpp"
#include <string_view>
#include <vector>

namespace zamkan::app {

// Adds what the command does to `outcome`; false for an unknown command.
bool perform(std::string_view command, const session::Session &session, Outcome &outcome);
[[nodiscard]] std::vector<std::string_view> commandNames();

} // namespace zamkan::app
