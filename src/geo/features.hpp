// Reading files with geometry, feature by feature: GDAL/OGR behind one door.
#pragma once
#include "geo/latlon.hpp"
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::geo {

using Ring = std::vector<LatLon>; // closed: the first position is not repeated at the end
struct Polygon {
    std::vector<Ring> rings; // the outer one first, then holes
};

// What a feature is made of; exactly one of point, lines, polygons is filled, or none.
struct Shape {
    std::optional<LatLon> point; // of several, the first
    std::vector<LatLon> more_points; // the others
    std::vector<std::vector<LatLon>> lines;
    std::vector<Polygon> polygons;
    [[nodiscard]] Box box() const;
};

struct Feature {
    std::int64_t id = 0; // as OGR counts
    Shape shape;
    std::vector<std::string> values; // of the layer's fields, UTF-8, "" for null
};

struct LayerInfo {
    std::string name;
    std::vector<std::string> fields;
    std::int64_t features = 0; // -1: not known without reading
};

// The layers of a file that OGR opens (allowed drivers only; .shz and /vsizip/ included). Throws InputError when it
// cannot be opened, saying why.
[[nodiscard]] std::vector<LayerInfo> layersOf(const std::filesystem::path &file);

// Calls `visit` for each feature of a layer (empty name: the first one), transformed to WGS 84. Return false to stop.
// Throws InputError for a file that breaks off.
void readFeatures(const std::filesystem::path &file, const std::string &layer,
                  const std::function<bool(const Feature &)> &visit);

} // namespace zamkan::geo
