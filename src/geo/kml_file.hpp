// KML and KMZ out. GDAL's own writer looks through all features at each new one.
#pragma once
#include "geo/layer_files.hpp"

namespace zamkan::geo {

// Each layer a document in the document; name, description and time span are copies of the layer's columns that say so, and all columns
// stand in the extended data. .kmz is the same, zipped. Throws InputError; `file` need not be where it will stay.
void writeKml(const std::filesystem::path &file, const std::vector<LayerToWrite> &layers);

} // namespace zamkan::geo
