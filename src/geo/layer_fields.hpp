// Which fields of a layer are columns of a table. For the sources of geo only.
#pragma once
#include <ogrsf_frmts.h>
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::geo {

struct LayerField {
    std::string name;
    int field = 0;        // of the layer
    int otherwise = -1;   // the field that holds the value where this one is null; -1: none
};

// All of them, in order; of KML without the drawing hints that GDAL adds to every file, and with a moment
// (TimeStamp) as the beginning of its time span. A KML of events that brings their columns loses the copies of them
// that other programs show.
[[nodiscard]] std::vector<LayerField> fieldsOf(OGRLayer &layer, std::string_view driver);

// Null is "", a date ISO 8601, in UTC when the file says the zone; midnight is the day alone.
[[nodiscard]] std::string cellOf(const OGRFeature &feature, const LayerField &field);

} // namespace zamkan::geo
