#include "map/base_map_cache.hpp"
#include "base/diagnostic.hpp"
#include "base/files.hpp"
#include "map/geometry_store.hpp"
#include <fmt/format.h>

namespace zamkan::map {
namespace {

constexpr std::string_view kMagic = "zamkan base map 1\n"; // raise the number when the layout below changes

} // namespace

template <typename A> static void exchange(A &archive, Area &area) {
    for (std::string *text : {&area.code, &area.country, &area.name_en, &area.name_ar}) exchange(archive, *text);
    archive.number(area.anchor);
    archive.number(area.room);
    exchange(archive, area.mesh);
}

template <typename A> static void exchange(A &archive, WaterName &name) {
    exchange(archive, name.name_en);
    exchange(archive, name.name_ar);
    archive.number(name.anchor);
    archive.number(name.length);
    archive.number(name.lake);
}

template <typename A> static void exchange(A &archive, BaseLayers &layers) {
    for (auto *areas : {&layers.world, &layers.theatre, &layers.provinces}) exchange(archive, *areas);
    for (auto *lines : {&layers.coasts, &layers.borders, &layers.coarseCoasts, &layers.coarseBorders,
                        &layers.fineCoasts, &layers.fineBorders, &layers.joints, &layers.provinceLines,
                        &layers.rivers, &layers.lakeShores})
        exchange(archive, *lines);
    exchange(archive, layers.lakes);
    exchange(archive, layers.waterNames);
}

std::string stampOf(const std::filesystem::path &shapefiles) {
    std::string stamp{kMagic};
    for (const char *layer : {"countries_50m", "countries_10m", "admin1", "rivers_10m", "lakes_10m"})
        for (const char *extension : {".shp", ".dbf", ".shz"}) {
            std::error_code error;
            const auto file = shapefiles / (std::string(layer) + extension);
            const auto size = std::filesystem::file_size(file, error);
            if (error) continue;
            const auto changed = std::filesystem::last_write_time(file, error).time_since_epoch().count();
            stamp += fmt::format("{}{} {} {}\n", layer, extension, size, changed);
        }
    return stamp;
}

bool readBaseLayers(const std::filesystem::path &file, const std::string &stamp, BaseLayers &layers) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error)) return false;
    try {
        const std::string bytes = readBytes(file);
        if (!bytes.starts_with(stamp)) return false;
        StoreReader reader(std::string_view(bytes).substr(stamp.size()));
        exchange(reader, layers);
        return reader.done();
    } catch (const StoreReader::Damaged &) {
        layers = {};
        return false;
    } catch (const InputError &) {
        return false; // unreadable is as good as absent
    }
}

void writeBaseLayers(const std::filesystem::path &file, const std::string &stamp, BaseLayers &layers) {
    StoreWriter writer;
    writer.bytes = stamp;
    exchange(writer, layers);
    layers = {}; // as it will be read: a picture does not depend on whether there was a cache
    StoreReader reader(std::string_view(writer.bytes).substr(stamp.size()));
    exchange(reader, layers);
    std::error_code error;
    std::filesystem::create_directories(file.parent_path(), error);
    try {
        writeBytes(file, writer.bytes);
    } catch (const InputError &) {
        return; // as promised: no cache, no harm
    }
}

} // namespace zamkan::map
