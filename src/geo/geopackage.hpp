// Large GeoPackages: rows cut from the mapped file by all cores.
#pragma once
#include "geo/tables.hpp"
#include <filesystem>
#include <ogrsf_frmts.h>
#include <optional>

namespace zamkan::geo {

// The rows of a layer in degrees, cell by cell as OGR's features would give them; `layer` is the file's, opened by OGR,
// which knows the columns. None: something is in it that only OGR reads as it should be (a view, a journal that was not
// written back, generated columns, values of another kind than their column's, damage); nothing is lost by trying.
// Throws Cancelled.
[[nodiscard]] std::optional<Table> readGeoPackage(const std::filesystem::path &file, OGRLayer &layer, const ReadOptions &options,
                                                  std::size_t pagesOfPiece = 512);

} // namespace zamkan::geo
