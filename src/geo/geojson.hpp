// Large GeoJSON by an own reader.
#pragma once
#include "geo/file_bytes.hpp"
#include "geo/tables.hpp"
#include <optional>
#include <string>

namespace zamkan::geo {

// Looks through a FeatureCollection, or features one after the other (GeoJSON-Seq), on all cores, and remembers where
// its features begin; cells are what OGR's reader makes of them with its DATE_AS_STRING. A feature that is no JSON, or
// lies outside the earth, is unreadable and costs itself only; so does the last one of a file that breaks off. `layer`:
// what the layer is called when the file does not say. `piece`: bytes that one core looks through at a time.
//
// None for what is left to OGR: text that is not UTF-8, another reference system than degrees, features with a text as
// identifier, properties that hold lists or objects, and whatever has no feature
// that can be read.
[[nodiscard]] std::optional<Table> readGeoJson(FileBytes bytes, const std::string &layer,
                                               const ReadOptions &options = {}, std::size_t piece = 2 << 20);

} // namespace zamkan::geo
