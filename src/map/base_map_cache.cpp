#include "map/base_map_cache.hpp"
#include "base/diagnostic.hpp"
#include "base/files.hpp"
#include <cstring>
#include <fmt/format.h>
#include <limits>
#include <type_traits>

namespace zamkan::map {
namespace {

constexpr std::string_view kMagic = "zamkan base map 1\n"; // raise the number when the layout below changes

// One description of the layout for both ways: exchange() names the members once.
class Writer {
public:
    std::string bytes;
    void raw(const void *data, std::size_t size) { bytes.append(static_cast<const char *>(data), size); }
    template <typename T> void number(T &value) { raw(&value, sizeof value); }
    std::uint32_t size(std::size_t count) {
        auto stored = static_cast<std::uint32_t>(count);
        number(stored);
        return stored;
    }
    static constexpr bool reading = false;
};

class Reader {
public:
    explicit Reader(std::string_view bytes) : rest_(bytes) {}
    struct Damaged {};
    void raw(void *data, std::size_t size) {
        if (size > rest_.size()) throw Damaged{};
        if (size > 0) std::memcpy(data, rest_.data(), size); // of an empty list there is nowhere to copy to
        rest_.remove_prefix(size);
    }
    template <typename T> void number(T &value) { raw(&value, sizeof value); }
    std::uint32_t size(std::size_t) {
        std::uint32_t stored = 0;
        number(stored);
        if (stored > rest_.size()) throw Damaged{}; // every element takes a byte at least
        return stored;
    }
    [[nodiscard]] bool done() const { return rest_.empty(); }
    static constexpr bool reading = true;

private:
    std::string_view rest_;
};

template <typename A> void exchange(A &archive, std::string &text) {
    const std::uint32_t size = archive.size(text.size());
    if constexpr (A::reading) text.resize(size);
    archive.raw(text.data(), size);
}

// Points are kept as floats: 2 m at the equator, finer than any layer.
template <typename A> void exchange(A &archive, std::vector<Point> &points) {
    const std::uint32_t size = archive.size(points.size());
    std::vector<float> flat(std::size_t{size} * 2);
    if constexpr (A::reading) {
        archive.raw(flat.data(), flat.size() * sizeof(float));
        points.resize(size);
        for (std::size_t i = 0; i < points.size(); ++i)
            points[i] = {static_cast<double>(flat[2 * i]), static_cast<double>(flat[2 * i + 1])};
    } else {
        for (std::size_t i = 0; i < points.size(); ++i) {
            flat[2 * i] = static_cast<float>(points[i].x);
            flat[2 * i + 1] = static_cast<float>(points[i].y);
        }
        archive.raw(flat.data(), flat.size() * sizeof(float));
    }
}

template <typename A> void exchange(A &archive, std::vector<std::uint32_t> &numbers) {
    const std::uint32_t size = archive.size(numbers.size());
    if constexpr (A::reading) numbers.resize(size);
    archive.raw(numbers.data(), numbers.size() * sizeof(std::uint32_t));
}

template <typename A> void exchange(A &archive, Bounds &bounds) { archive.number(bounds); }

template <typename A> void exchange(A &archive, Lines &lines) {
    exchange(archive, lines.vertices);
    exchange(archive, lines.starts);
    exchange(archive, lines.bounds);
    if constexpr (A::reading) {
        for (const std::uint32_t start : lines.starts)
            if (start > lines.vertices.size()) throw Reader::Damaged{};
    }
}

template <typename A> void exchange(A &archive, Mesh &mesh) {
    exchange(archive, mesh.vertices);
    exchange(archive, mesh.rings);
    exchange(archive, mesh.bounds);
}

template <typename A> void exchange(A &archive, Area &area) {
    for (std::string *text : {&area.code, &area.country, &area.name_en, &area.name_ar}) exchange(archive, *text);
    archive.number(area.anchor);
    archive.number(area.room);
    exchange(archive, area.mesh);
}

template <typename A> void exchange(A &archive, LineChunk &chunk) {
    exchange(archive, chunk.lines);
    archive.number(chunk.rank);
}

template <typename A> void exchange(A &archive, WaterName &name) {
    exchange(archive, name.name_en);
    exchange(archive, name.name_ar);
    archive.number(name.anchor);
    archive.number(name.length);
    archive.number(name.lake);
}

template <typename A, typename T> void exchange(A &archive, std::vector<T> &list) {
    const std::uint32_t size = archive.size(list.size());
    if constexpr (A::reading) list.resize(size);
    for (T &element : list) exchange(archive, element);
}

template <typename A> void exchange(A &archive, BaseLayers &layers) {
    for (auto *areas : {&layers.world, &layers.theatre, &layers.provinces}) exchange(archive, *areas);
    for (auto *lines : {&layers.coasts, &layers.borders, &layers.coarseCoasts, &layers.coarseBorders,
                        &layers.fineCoasts, &layers.fineBorders, &layers.joints, &layers.provinceLines,
                        &layers.rivers, &layers.lakeShores})
        exchange(archive, *lines);
    exchange(archive, layers.lakes);
    exchange(archive, layers.waterNames);
}

} // namespace

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
        Reader reader(std::string_view(bytes).substr(stamp.size()));
        exchange(reader, layers);
        return reader.done();
    } catch (const Reader::Damaged &) {
        layers = {};
        return false;
    } catch (const InputError &) {
        return false; // unreadable is as good as absent
    }
}

void writeBaseLayers(const std::filesystem::path &file, const std::string &stamp, BaseLayers &layers) {
    Writer writer;
    writer.bytes = stamp;
    exchange(writer, layers);
    std::error_code error;
    std::filesystem::create_directories(file.parent_path(), error);
    try {
        writeBytes(file, writer.bytes);
    } catch (const InputError &) {
        return; // as promised: no cache, no harm
    }
}

} // namespace zamkan::map
