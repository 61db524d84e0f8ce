// The base map's geometry: land, borders, provinces, rivers and lakes at two scales.
#pragma once
#include "map/scene.hpp"
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace zamkan::map {

// A country or province.
struct Area {
    std::string code;    // ISO 3166-1 alpha-2, or ISO 3166-2
    std::string country; // of a province: ISO 3166-1 alpha-2
    std::string name_en, name_ar;
    Point anchor;        // where its name stands best
    double room = 0;     // half the width that a name has there, world units
    Mesh mesh;           // of a province: without triangles
};

struct LineChunk {
    Lines lines;
    std::uint8_t rank = 0; // rivers: 1 the largest
};

// A river or lake with a name.
struct WaterName {
    std::string name_en, name_ar;
    Point anchor;
    double length = 0; // world units
    bool lake = false;
};

// What one scale draws. The parts are shared between scales.
struct Detail {
    std::vector<std::shared_ptr<const Area>> countries;
    std::vector<std::shared_ptr<const LineChunk>> coasts, borders;
    std::vector<std::shared_ptr<const LineChunk>> joints; // where two scales meet: drawn wide in the colour of the land
};

struct BaseLayers;

// Immutable; any number of threads may read it.
class BaseMap {
public:
    // Everything comes from `shapefiles` through OGR, or from a file in `cache` made from the same shapefiles. A
    // cache that cannot be written costs the next start a second and nothing else. Throws InstallationError.
    BaseMap(const std::filesystem::path &shapefiles, const std::filesystem::path &cache);

    [[nodiscard]] const Detail &detail(double zoom) const { return zoom < kFineZoom ? coarse_ : fine_; }
    [[nodiscard]] const std::vector<std::shared_ptr<const Area>> &provinces() const { return provinces_; }
    [[nodiscard]] const std::vector<std::shared_ptr<const LineChunk>> &provinceLines() const { return provinceLines_; }
    [[nodiscard]] const std::vector<std::shared_ptr<const LineChunk>> &rivers() const { return rivers_; }
    [[nodiscard]] const std::vector<std::shared_ptr<const Mesh>> &lakes() const { return lakes_; }
    [[nodiscard]] const std::vector<std::shared_ptr<const LineChunk>> &lakeShores() const { return lakeShores_; }
    [[nodiscard]] const std::vector<WaterName> &waterNames() const { return waterNames_; }
    [[nodiscard]] const Area *country(std::string_view iso2) const;
    [[nodiscard]] const Area *province(std::string_view code) const;

    static constexpr double kFineZoom = 5; // from here on the theatre is drawn at 1 : 10 million

private:
    void take(BaseLayers &&layers);

    std::unordered_map<std::string_view, const Area *> countryOf_, provinceOf_; // by code
    Detail coarse_, fine_;
    std::vector<std::shared_ptr<const Area>> provinces_;
    std::vector<std::shared_ptr<const LineChunk>> provinceLines_, rivers_, lakeShores_;
    std::vector<std::shared_ptr<const Mesh>> lakes_;
    std::vector<WaterName> waterNames_;
};

} // namespace zamkan::map
