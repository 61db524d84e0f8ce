// Layers that GDAL hands out as Arrow arrays: whole columns at a time instead of one feature after the other.
#pragma once
#include "geo/tables.hpp"
#include <ogrsf_frmts.h>
#include <optional>

namespace zamkan::geo {

// The rows of a GeoPackage's or a FlatGeobuf's layer in degrees, as OGR's features would give them, cell by cell. The
// arrays are kept as they come, and text stays where it stands in them. None: the layer has a kind of column that
// Arrow says otherwise than OGR's features do, or cannot be streamed; nothing was read then. When the file breaks off,
// GDAL's last error is set, and the rows before are there. Throws Cancelled.
[[nodiscard]] std::optional<Table> readArrowTable(OGRLayer &layer, const ReadOptions &options);

} // namespace zamkan::geo
