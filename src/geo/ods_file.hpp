// OpenDocument sheets. GDAL's reader stops after ten megabytes of text.
#pragma once
#include "geo/features.hpp"
#include "geo/tables.hpp"
#include <filesystem>
#include <optional>
#include <vector>

namespace zamkan::geo {

// The sheet that options.layer names, the one called "events", or the first with rows; together with it the sheets of
// the same columns, which is told, as are sheets with other columns. Dates come in ISO, numbers as they are, whatever the
// sheet shows of them. None: OGR is to say what is wrong with it. Throws InputError, and Cancelled.
[[nodiscard]] std::optional<Parsed<Table>> readOds(const std::filesystem::path &file, const ReadOptions &options);
[[nodiscard]] std::optional<std::vector<LayerInfo>> sheetsOfOds(const std::filesystem::path &file);

} // namespace zamkan::geo
