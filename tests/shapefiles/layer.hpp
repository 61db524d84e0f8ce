// A bundled layer as plain rows, read with GDAL.
#pragma once
#include <cstddef>
#include <map>
#include <string>
#include <vector>

struct LayerRow {
    std::map<std::string, std::string> values; // absent values are empty
    double lon = 0, lat = 0;                   // centre of the geometry's box
    bool has_geometry = false, valid = false;

    const std::string &operator[](const std::string &field) const { return values.at(field); }
};

// All rows of the layer `name` of the folder shapefiles/. Read once a run and kept.
const std::vector<LayerRow> &layer(const std::string &name);

// Great-circle distance between two points in degrees.
double kilometres(double lon, double lat, double otherLon, double otherLat);

bool isUtf8(const std::string &text);
bool hasArabicLetter(const std::string &text);
