// The base map's layers in one file, so that they are tessellated once.
#pragma once
#include "map/base_map_layers.hpp"
#include <filesystem>
#include <string>

namespace zamkan::map {

// Which shapefiles these are: names, sizes and times of change.
[[nodiscard]] std::string stampOf(const std::filesystem::path &shapefiles);

// False when there is no such file, when it was made from other shapefiles, or when it is damaged.
[[nodiscard]] bool readBaseLayers(const std::filesystem::path &file, const std::string &stamp, BaseLayers &layers);

// Leaves the layers as readBaseLayers() gives them: points are kept less finely than they are made. Writes nothing when
// the folder cannot be written: the cache only saves time.
void writeBaseLayers(const std::filesystem::path &file, const std::string &stamp, BaseLayers &layers);

} // namespace zamkan::map
