// The base map's layers as they are read from the shapefiles and kept in the cache.
#pragma once
#include "map/base_map.hpp"
#include <filesystem>
#include <string>
#include <vector>

namespace zamkan::map {

// `theatre` holds countries that are there at 1 : 10 million too. Lines come in three groups: those of the world
// without the theatre, and the theatre's at the coarse and at the fine scale.
struct BaseLayers {
    std::vector<Area> world, theatre, provinces;
    std::vector<LineChunk> coasts, borders;
    std::vector<LineChunk> coarseCoasts, coarseBorders;
    std::vector<LineChunk> fineCoasts, fineBorders;
    std::vector<LineChunk> joints; // borders of the theatre at the coarse scale
    std::vector<LineChunk> provinceLines, rivers, lakeShores;
    std::vector<Mesh> lakes;
    std::vector<WaterName> waterNames;
};

// Throws InstallationError for a layer that is missing or broken.
[[nodiscard]] BaseLayers baseLayersFrom(const std::filesystem::path &shapefiles);

} // namespace zamkan::map
