// Every kind of file that tables and layers come in and go out as, told once: readers, writers, the command line and
// the README's table all ask here.
#pragma once
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace zamkan::geo {

struct Format {
    std::string_view key;    // "gpkg"; also the extension that is written, without its dot
    std::string_view title;  // "GeoPackage"
    std::string_view driver; // GDAL's name for it; "" for what the program reads by itself
    std::span<const std::string_view> extensions; // lower case, with their dots
    bool written = false;    // and not only read
    std::string_view loses;  // what a saved file cannot hold; "" when it holds everything
};

[[nodiscard]] std::span<const Format> formats();
// The format that the file's name ends in; null for a name that says nothing. A database by its connection string.
[[nodiscard]] const Format *formatOf(const std::filesystem::path &file);
[[nodiscard]] bool holdsAreas(const Format &format); // and is written: no table, no list of points
[[nodiscard]] std::string areaExtensions();    // ".geojson, .geojsonl … or .sqlite", for messages
[[nodiscard]] std::string writtenExtensions(); // ".csv, .geojson … or .xlsx", for messages

// "PG:host=… dbname=…" is a source like a file.
[[nodiscard]] bool isDatabase(const std::filesystem::path &source);
// How a source is called in messages and tables: a file's path as it is, a connection string without its password.
[[nodiscard]] std::string shownName(const std::filesystem::path &source);
// The same in short, for lists: a file's name without its folder, a database's table.
[[nodiscard]] std::string shortName(const std::filesystem::path &source);

} // namespace zamkan::geo
