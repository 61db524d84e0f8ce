#include "app/diagnostics.hpp"
#include "base/json.hpp"
#include "base/locations.hpp"
#include "session/dates.hpp"
#include <SFML/Config.hpp>
#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <imgui.h>
#include <set>

namespace zamkan::app {

namespace fs = std::filesystem;

namespace {
// Libraries are named after the files that this process has mapped: true whatever it was built against.
std::vector<std::string> librariesInUse() {
    constexpr std::array<std::string_view, 12> kOfInterest{"libgdal", "libicuuc", "libharfbuzz.", "libfreetype", "libfontconfig",
                                                           "libcairo.", "libsfml-graphics", "libgeos.", "libsimdjson",
                                                           "libfmt", "libpng", "libproj"};
    std::set<std::string> found;
    std::ifstream maps("/proc/self/maps");
    for (std::string line; std::getline(maps, line);) {
        const std::size_t slash = line.rfind('/');
        if (slash == std::string::npos)
            continue;
        const std::string file = line.substr(slash + 1);
        for (const auto library : kOfInterest)
            if (file.starts_with(library)) {
                const std::size_t so = file.find(".so.");
                found.insert(so == std::string::npos ? file : file.substr(3, so - 3) + " " + file.substr(so + 4));
            }
    }
    return {found.begin(), found.end()};
}

std::vector<std::string> layersInUse() {
    std::vector<std::string> layers;
    std::error_code trouble; // a folder that cannot be read has no layers to tell of
    for (const auto &entry : fs::directory_iterator(shapefilesFolder(), trouble)) {
        std::error_code unknown;
        if (!entry.is_regular_file(unknown))
            continue;
        const auto changed = std::chrono::file_clock::to_sys(entry.last_write_time(unknown));
        layers.push_back(fmt::format("{} {} {} bytes", entry.path().filename().string(),
                                     time::toIso(std::chrono::floor<std::chrono::days>(changed)), entry.file_size(unknown)));
    }
    std::sort(layers.begin(), layers.end());
    return layers;
}
} // namespace

AboutFacts aboutFacts() {
    AboutFacts facts;
    facts.version = ZAMKAN_VERSION;
    facts.libraries = librariesInUse();
    facts.libraries.insert(facts.libraries.begin(),
                           {fmt::format("SFML {}.{}.{}", SFML_VERSION_MAJOR, SFML_VERSION_MINOR, SFML_VERSION_PATCH),
                            fmt::format("Dear ImGui {}", IMGUI_VERSION)});
    facts.data = layersInUse();
    return facts;
}

std::string diagnosticsText(const AboutFacts &facts, const Graphics &graphics, const session::Session &session,
                            const Log &log) {
    std::string text = fmt::format("zamkan {}\nOpenGL {} ({})\n", facts.version, graphics.version, graphics.renderer);
    for (const std::string &library : facts.libraries)
        text += library + "\n";
    text += "layers:\n";
    for (const std::string &layer : facts.data)
        text += "  " + layer + "\n";
    text += "state:\n" + session::stateOf(session).dump(-1, ' ', false, Json::error_handler_t::replace) + "\nlog:\n" + log.tail();
    return text;
}

} // namespace zamkan::app
