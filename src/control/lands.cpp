#include "control/lands.hpp"
#include "base/diagnostic.hpp"
#include "base/locations.hpp"
#include <algorithm>

namespace zamkan::control {
namespace {

void add(Outlines &out, const char *layer, std::string_view field, const std::set<std::string> &codes) {
    const std::filesystem::path file = shapefilesFolder() / (std::string(layer) + ".shp");
    try {
        const auto fields = geo::layersOf(file).at(0).fields;
        const auto column = static_cast<std::size_t>(std::find(fields.begin(), fields.end(), field) - fields.begin());
        Outlines found;
        geo::readFeatures(file, {}, [&](const geo::Feature &feature) {
            if (column < feature.values.size() && codes.contains(feature.values[column]) && !out.contains(feature.values[column])) {
                auto &polygons = found[feature.values[column]];
                polygons.insert(polygons.end(), feature.shape.polygons.begin(), feature.shape.polygons.end());
            }
            return true;
        });
        out.merge(found);
    } catch (const InputError &error) {
        throw InstallationError("a layer of outlines cannot be read: " + error.diagnostic().what, file.string(),
                                "install the program again");
    }
}

} // namespace

Outlines countryOutlines(const std::set<std::string> &codes) {
    Outlines out;
    add(out, "countries_10m", "iso2", codes);
    if (out.size() < codes.size())
        add(out, "countries_50m", "iso2", codes);
    return out;
}

Outlines provinceOutlines(const std::set<std::string> &codes) {
    Outlines out;
    if (!codes.empty())
        add(out, "admin1", "iso", codes);
    return out;
}

} // namespace zamkan::control
