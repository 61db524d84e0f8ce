// Delimited text: any delimiter, quotes, line breaks in fields, rows that went wrong.
#pragma once
#include "geo/file_bytes.hpp"
#include "geo/tables.hpp"
#include <string>

namespace zamkan::geo {

// Looks through valid UTF-8, on all cores, and remembers where its rows begin. The delimiter (comma, tab, semicolon,
// bar; or as a first line "sep=;" says) is the one that cuts most records into the same number of cells. Fields may be
// quoted, with "" for a quote; between tabs a quote that does not close on its line is a letter like any other. Rows
// that have more cells than the header, or whose quotes do not close, are unreadable; the next line starts afresh.
// Blank lines are no rows. Without columns: there is nothing but blank lines. The result is the same for any number
// of threads, and for any number of bytes that one of them looks through at a time.
constexpr std::size_t kPieceOfText = 2 << 20;
[[nodiscard]] Table readDelimited(FileBytes utf8, const ReadOptions &options = {}, std::size_t piece = kPieceOfText);
[[nodiscard]] Table readDelimited(std::string utf8);

// The same for bytes in any encoding; what is not UTF-8 is converted first. `where` is what messages call it. Throws
// InputError.
[[nodiscard]] Parsed<Table> readDelimitedFile(FileBytes bytes, const std::string &where, const ReadOptions &options);

} // namespace zamkan::geo
