// A cell of CSV.
#pragma once
#include <string>
#include <string_view>

namespace zamkan::events {

// In quotes where it must be; what a spreadsheet would run is guarded (cell_values.hpp).
void addCsvCell(std::string &csv, std::string_view cell);

} // namespace zamkan::events
