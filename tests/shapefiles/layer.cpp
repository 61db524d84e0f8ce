#include "layer.hpp"
#include <algorithm>
#include <cmath>
#include <cpl_string.h>
#include <filesystem>
#include <memory>
#include <numbers>
#include <ogrsf_frmts.h>
#include <stdexcept>

namespace {

std::string pathOf(const std::string &name) {
    const std::string stem = ZAMKAN_SOURCE_DIR "/shapefiles/" + name;
    if (std::filesystem::exists(stem + ".dbf.zip"))
        return "/vsizip/" + stem + ".dbf.zip/" + name + ".dbf";
    return stem + (std::filesystem::exists(stem + ".shz") ? ".shz" : ".shp");
}

std::vector<LayerRow> read(const std::string &name) {
    GDALAllRegister();
    const std::unique_ptr<GDALDataset> source(
        GDALDataset::Open(pathOf(name).c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY));
    if (!source || source->GetLayerCount() != 1)
        throw std::runtime_error("cannot open the layer " + name);
    std::vector<LayerRow> rows;
    for (const auto &feature : *source->GetLayer(0)) {
        LayerRow row;
        for (const auto &field : *feature)
            row.values[field.GetName()] = field.IsNull() || field.IsUnset() ? "" : field.GetAsString();
        if (const OGRGeometry *geometry = feature->GetGeometryRef()) {
            OGREnvelope box;
            geometry->getEnvelope(&box);
            row.lon = (box.MinX + box.MaxX) / 2;
            row.lat = (box.MinY + box.MaxY) / 2;
            row.has_geometry = box.MinX >= -180 && box.MaxX <= 180 && box.MinY >= -90 && box.MaxY <= 90;
            row.valid = geometry->IsValid();
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace

const std::vector<LayerRow> &layer(const std::string &name) {
    static std::map<std::string, std::vector<LayerRow>> known;
    const auto found = known.find(name);
    return found != known.end() ? found->second : known.emplace(name, read(name)).first->second;
}

double kilometres(double lon, double lat, double otherLon, double otherLat) {
    constexpr double degree = std::numbers::pi / 180;
    const double a = std::pow(std::sin((otherLat - lat) * degree / 2), 2) +
                     std::cos(lat * degree) * std::cos(otherLat * degree) *
                         std::pow(std::sin((otherLon - lon) * degree / 2), 2);
    return 2 * 6371.0 * std::asin(std::sqrt(std::min(1.0, a)));
}

bool isUtf8(const std::string &text) { return CPLIsUTF8(text.c_str(), static_cast<int>(text.size())) != 0; }

bool hasArabicLetter(const std::string &text) {
    // U+0621 to U+064A: D8 A1 … D9 8A.
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        const auto first = static_cast<unsigned char>(text[i]), second = static_cast<unsigned char>(text[i + 1]);
        if ((first == 0xD8 && second >= 0xA1) || (first == 0xD9 && second >= 0x80 && second <= 0x8A)) return true;
    }
    return false;
}
