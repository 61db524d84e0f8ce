#include "control/lands.hpp"
#include "base/diagnostic.hpp"
#include "base/locations.hpp"
#include <algorithm>

namespace zamkan::control {
namespace {

// Every feature of a bundled layer, with the number of a field in its values.
template <typename Visit> void visit(const char *layer, std::string_view field, const Visit &visit) {
    const std::filesystem::path file = shapefilesFolder() / (std::string(layer) + ".shp");
    try {
        const auto fields = geo::layersOf(file).at(0).fields;
        const auto column = static_cast<std::size_t>(std::find(fields.begin(), fields.end(), field) - fields.begin());
        geo::readFeatures(file, {}, [&](const geo::Feature &feature) {
            visit(feature, column);
            return true;
        });
    } catch (const InputError &error) {
        throw InstallationError("a layer of outlines cannot be read: " + error.diagnostic().what, file.string(),
                                "install the program again");
    }
}

void add(Outlines &out, const char *layer, std::string_view field, const std::set<std::string> &codes) {
    Outlines found;
    visit(layer, field, [&](const geo::Feature &feature, std::size_t column) {
        if (column < feature.values.size() && codes.contains(feature.values[column]) && !out.contains(feature.values[column])) {
            auto &polygons = found[feature.values[column]];
            polygons.insert(polygons.end(), feature.shape.polygons.begin(), feature.shape.polygons.end());
        }
    });
    out.merge(found);
}

} // namespace

Outlines countryOutlines(const std::set<std::string> &codes) {
    Outlines out;
    add(out, "countries_10m", "iso2", codes);
    if (out.size() < codes.size())
        add(out, "countries_50m", "iso2", codes);
    return out;
}

std::vector<geo::Polygon> lakesIn(const geo::Box &box) {
    std::vector<geo::Polygon> out;
    visit("lakes_10m", "name_en", [&](const geo::Feature &feature, std::size_t) {
        for (const geo::Polygon &polygon : feature.shape.polygons) {
            geo::Box own;
            for (const geo::LatLon &position : polygon.rings.front())
                own.add(position);
            if (own.west <= box.east && own.east >= box.west && own.south <= box.north && own.north >= box.south)
                out.push_back(polygon);
        }
    });
    return out;
}

Outlines provinceOutlines(const std::set<std::string> &codes) {
    Outlines out;
    if (!codes.empty())
        add(out, "admin1", "iso", codes);
    return out;
}

} // namespace zamkan::control
