// Tables through OGR: GeoJSON, GeoPackage, shapefiles and their kin.
#pragma once
#include "geo/tables.hpp"
#include <string_view>

namespace zamkan::geo {

[[nodiscard]] bool ogrReads(std::string_view extension); // ".gpkg", lower case
// Rows that a broken file had before it broke are used, which is told. Throws InputError when there are none.
[[nodiscard]] Parsed<Table> readOgrTable(const std::filesystem::path &file, const ReadOptions &options);

} // namespace zamkan::geo
