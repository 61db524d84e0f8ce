// Tables out, in every format that GDAL writes; written beside and renamed.
#pragma once
#include "base/diagnostic.hpp"
#include "geo/features.hpp"
#include "geo/formats.hpp"
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace zamkan::geo {

enum class ColumnKind : std::uint8_t { text, number, date, date_time };

struct ColumnToWrite {
    std::string name;
    ColumnKind kind = ColumnKind::text;
    std::string short_name = {}; // in shapefiles, at most 10 letters; "": made from the name
};

// A layer to write, its rows made one at a time.
struct LayerToWrite {
    std::string layer;
    std::vector<ColumnToWrite> columns;
    bool has_points = false;
    // Which columns say from when to when a row holds, what it is called and what it says: programs that know of time
    // (QGIS, Google Earth) show it so. "": none does.
    std::string from, to, name, text;
    bool empty_is_text = false; // in text columns; else "" is null
    std::size_t rows = 0;
    // Fills the cells of a row (as text: dates in ISO, "" is null; the vector has a place for each column) and gives
    // its position. Asked for in their order, each once; row 0 begins anew.
    std::function<std::optional<LatLon>(std::size_t row, std::vector<std::string> &cells)> row;
    // Of a layer of areas: those of a row. Only for formats that hold areas; has_points is false then.
    std::function<std::vector<Polygon>(std::size_t row)> areas;
    // Of a layer of lines, likewise.
    std::function<std::vector<std::vector<LatLon>>(std::size_t row)> lines;
};

// A layer whose rows are there already.
struct TableToWrite {
    std::string layer;
    std::vector<ColumnToWrite> columns;
    std::vector<std::vector<std::string>> rows;
    std::vector<std::optional<LatLon>> points; // empty: a table without geometry
};
[[nodiscard]] LayerToWrite asLayer(const TableToWrite &table); // which must outlive it

// Writes the layers (those after the first only where a file holds several: GeoPackage, SQLite, KML, workbooks). A
// column whose name the format keeps for itself, or that differs from another only in case, gets a number. What the
// format could not hold is in the diagnostics. A GeoPackage brings the time columns of its first layer as QGIS's
// temporal setting. Throws InputError.
[[nodiscard]] std::vector<Diagnostic> writeLayers(const std::filesystem::path &file, const Format &format,
                                                  const std::vector<LayerToWrite> &layers);

} // namespace zamkan::geo
