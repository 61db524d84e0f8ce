// What the own readers of tables promise of any bytes.
#pragma once
#include <optional>
#include <string>
#include <string_view>

// The first promise that is broken; none: all are kept. Read in pieces of any size a table is the same; a row alone is
// the same as among others; rows and those that cannot be read are numbered one after the other.
[[nodiscard]] std::optional<std::string> brokenByDelimited(std::string_view utf8);
[[nodiscard]] std::optional<std::string> brokenByGeoJson(std::string_view bytes);
// A file of these bytes gives rows or an InputError, and nothing else; ".gpkg", ".kml" …
[[nodiscard]] std::optional<std::string> brokenByFile(std::string_view bytes, std::string_view extension);
// An OpenDocument sheet with this content.xml.
[[nodiscard]] std::optional<std::string> brokenBySheet(std::string_view xml);
