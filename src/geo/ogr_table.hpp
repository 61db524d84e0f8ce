// Tables through OGR: GeoJSON, GeoPackage, shapefiles and their kin.
#pragma once
#include "geo/tables.hpp"
#include <string_view>

namespace zamkan::geo {

[[nodiscard]] bool ogrReads(std::string_view extension); // ".gpkg", lower case
[[nodiscard]] Table readOgrTable(const std::filesystem::path &file, const std::string &layer);

} // namespace zamkan::geo
