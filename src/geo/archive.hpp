// What lies inside an archive or a database file, looked at before it is opened. For the sources of geo only.
#pragma once
#include <filesystem>
#include <optional>
#include <string>

namespace zamkan::geo {

// Of zip files of any kind (.xlsx, .kmz …). Throws InputError for one that would unpack to far more than it is.
void refuseBomb(const std::filesystem::path &archive);
// The layer in a zip, as GDAL is to open it: its shapefiles, else its only file of a kind that is read. Throws
// InputError.
[[nodiscard]] std::string memberToOpen(const std::filesystem::path &archive);
// The bytes of the delimited text in a zip that holds one and no layer (GDELT and UCDP publish such); nothing for other
// zips. Throws InputError for a broken one.
[[nodiscard]] std::optional<std::string> zippedText(const std::filesystem::path &archive);
// Throws InputError for a SQLite file with virtual tables that would read other files.
void refuseLinks(const std::filesystem::path &database);

} // namespace zamkan::geo
