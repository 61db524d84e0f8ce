// Delimited text: any delimiter, quotes, line breaks in fields, rows that went wrong.
#pragma once
#include "geo/tables.hpp"
#include <string>

namespace zamkan::geo {

// Reads valid UTF-8. The delimiter (comma, tab, semicolon, bar; or as a first line "sep=;" says) is the one
// that cuts most records into the same number of cells. Fields may be quoted, with "" for a quote; between
// tabs a quote that does not close on its line is a letter like any other. Rows that have more cells than the
// header, or whose quotes do not close, are unreadable; the next line starts afresh. Blank lines are no rows.
[[nodiscard]] Table readDelimited(std::string utf8);

} // namespace zamkan::geo
