// The window.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace zamkan::app {

struct Options {
    std::vector<std::filesystem::path> files;       // articles, event files; none: the bundled sample
    std::vector<std::filesystem::path> user_layers;
    std::vector<std::string> mapping;
};

// True when a window can be opened here (DISPLAY is set and answers).
[[nodiscard]] bool displayAvailable();

// Runs the window until it is closed; the exit status. Throws InstallationError (no GL 3.0 context, no fonts…).
int run(const Options &options);

} // namespace zamkan::app
