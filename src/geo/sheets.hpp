// Which sheets of a workbook, or folders of a KML, are one table. For the sources of geo only.
#pragma once
#include "base/diagnostic.hpp"
#include "geo/features.hpp"
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace zamkan::geo {

struct ChosenSheets {
    std::vector<std::size_t> sheets; // at least one, in their order
    std::vector<Diagnostic> told;    // of those that are read together, and of those that are not read
};
// The first, and those whose columns are called the same.
[[nodiscard]] ChosenSheets sheetsWith(std::size_t first, const std::vector<LayerInfo> &sheets, const std::filesystem::path &file);
// The one that is named, alone; else the one called "events", or the first with rows, with those like it.
// None: there is no such sheet.
[[nodiscard]] std::optional<ChosenSheets> chosenSheets(const std::vector<LayerInfo> &sheets, const std::string &named,
                                                       const std::filesystem::path &file);

// A first row that is no header: half of its cells or more are numbers or dates.
[[nodiscard]] bool looksLikeCells(const std::vector<std::string> &row);

} // namespace zamkan::geo
