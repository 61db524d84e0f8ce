// A user's layers in a file of the cache, so that a big one is simplified once.
#pragma once
#include "map/own_layer.hpp"
#include <filesystem>
#include <string>
#include <vector>

namespace zamkan::map {

// Where a file's layers are kept, and what must stand in it: its path, size and time of change, those of what belongs to
// it (.dbf, .prj …) too.
struct OwnCache {
    std::filesystem::path file; // empty: nothing can be kept
    std::string stamp;
};
[[nodiscard]] OwnCache ownCacheOf(const std::filesystem::path &source, const std::filesystem::path &cache);

// False when nothing is kept, it is of another state of the file, or damaged.
[[nodiscard]] bool readOwnLayers(const OwnCache &cache, std::vector<OwnLayer> &layers, std::size_t &skipped);
// Does nothing when the folder cannot be written. Of other files' layers the latest stay.
void writeOwnLayers(const OwnCache &cache, std::vector<OwnLayer> &layers, std::size_t skipped);

} // namespace zamkan::map
