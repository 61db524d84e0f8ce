// From the shapefiles to an index: what each bundled layer holds and how its rows become places.
#pragma once
#include "gazetteer/index_builder.hpp"
#include "gazetteer/index_view.hpp"
#include <filesystem>

namespace zamkan::gazetteer {

// A number that changes when a layer of the folder, the alternative names of countries, or the making of
// names does. Throws InstallationError when the folder cannot be listed.
[[nodiscard]] std::uint64_t fingerprintOf(const std::filesystem::path &shapefiles);

// Reads all bundled layers through OGR. Throws InstallationError, naming the file, for one that is missing or
// broken.
void readBundledLayers(const std::filesystem::path &shapefiles, IndexBuilder &builder);

// Reads a user's layer: points, lines (their middle) or areas (their label point) with a column of names. Columns are
// those that `mapping` ("name=COLUMN") names, and others by assets/gazetteer/user_layers.toml. Country and province are
// told by code or name, or found in the outlines of `bundled`. Rows without a name or a place are told by number and
// reason. Throws InputError for a file that cannot be read or has no column of names.
void readUserLayer(const std::filesystem::path &file, const std::vector<std::string> &mapping,
                   const IndexView &bundled, IndexBuilder &builder, std::vector<Diagnostic> &diagnostics);

} // namespace zamkan::gazetteer
