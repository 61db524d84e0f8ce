// What the program knows before any file is opened: places, actors, lexicons and the base map, opened beside the
// window so that its first frame does not wait.
#pragma once
#include "base/diagnostic.hpp"
#include "reading/reading.hpp"
#include "map/scene.hpp"
#include <filesystem>
#include <future>
#include <memory>
#include <vector>

namespace zamkan::app {

struct Atlas {
    std::shared_ptr<const reading::Reader> reader;
    std::shared_ptr<const map::BaseMap> base;
    std::vector<Diagnostic> diagnostics;
};

// The future throws InstallationError or, for a layer of the user's, InputError.
[[nodiscard]] std::future<Atlas> openAtlas(gazetteer::OpenOptions options);

} // namespace zamkan::app
