#include "map/own_layer_cache.hpp"
#include "base/files.hpp"
#include "map/geometry_store.hpp"
#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <type_traits>

namespace zamkan::map {

namespace fs = std::filesystem;

namespace {
constexpr std::string_view kMagic = "zamkan own layers 1\n"; // raise the number when the layout below changes
constexpr std::size_t kKept = 24;                            // files; the oldest go

template <typename A, typename T> void exchangeShared(A &archive, std::vector<std::shared_ptr<const T>> &list, const Bounds &(*boundsOf)(const T &)) {
    const std::uint32_t size = archive.size(list.size());
    if constexpr (A::reading) list.resize(size);
    for (std::shared_ptr<const T> &element : list) {
        T value = element ? *element : T{};
        Bounds bounds = boundsOf(value);
        archive.number(bounds);
        archive.origin = bounds.least;
        exchange(archive, value);
        archive.origin = {};
        if constexpr (A::reading && std::is_same_v<T, Mesh>) value.merged = true; // as all areas of a layer are
        if constexpr (A::reading) element = std::make_shared<const T>(std::move(value));
    }
}
} // namespace

template <typename A> static void exchange(A &archive, std::vector<double> &numbers) {
    const std::uint32_t size = archive.size(numbers.size());
    if constexpr (A::reading) numbers.resize(size);
    archive.raw(numbers.data(), numbers.size() * sizeof(double));
}

template <typename A> static void exchange(A &archive, OwnLayer::Spot &spot) {
    archive.number(spot.at);
    archive.number(spot.room);
}

template <typename A> static void exchange(A &archive, OwnLayer::Level &level) {
    archive.number(level.zoom);
    exchangeShared<A, Mesh>(archive, level.areas, [](const Mesh &mesh) -> const Bounds & { return mesh.bounds; });
    const auto ofLines = [](const LineChunk &chunk) -> const Bounds & { return chunk.lines.bounds; };
    exchangeShared<A, LineChunk>(archive, level.outlines, ofLines);
    exchangeShared<A, LineChunk>(archive, level.lines, ofLines);
    std::vector<double> flat;
    for (const Point &p : level.points) flat.insert(flat.end(), {p.x, p.y});
    exchange(archive, flat);
    if constexpr (A::reading)
        for (std::size_t i = 0; i + 1 < flat.size(); i += 2) level.points.push_back({flat[i], flat[i + 1]});
}

template <typename A> static void exchange(A &archive, OwnLayer &layer) {
    exchange(archive, layer.name);
    exchange(archive, layer.columns);
    exchange(archive, layer.spots);
    exchange(archive, layer.texts);
    exchange(archive, layer.ends);
    exchange(archive, layer.levels);
    archive.number(layer.box);
    archive.number(layer.typical);
}

OwnCache ownCacheOf(const fs::path &source, const fs::path &cache) {
    std::error_code trouble;
    OwnCache out;
    const fs::path whole = fs::absolute(source, trouble);
    if (trouble || !fs::is_regular_file(whole, trouble)) return out; // a folder or a database: read anew each time
    out.stamp = fmt::format("{}{}\n", kMagic, whole.string());
    for (const char *extension : {"", ".dbf", ".shx", ".prj", ".cpg"}) {
        const fs::path part = *extension ? fs::path(whole).replace_extension(extension) : whole;
        const auto size = fs::file_size(part, trouble);
        if (trouble) continue;
        out.stamp += fmt::format("{} {} {}\n", extension, size, fs::last_write_time(part, trouble).time_since_epoch().count());
    }
    out.file = cache / "layers" / fmt::format("{:016x}.bin", std::hash<std::string>{}(whole.string()));
    return out;
}

bool readOwnLayers(const OwnCache &cache, std::vector<OwnLayer> &layers, std::size_t &skipped) {
    std::error_code trouble;
    if (cache.file.empty() || !fs::is_regular_file(cache.file, trouble)) return false;
    try {
        const std::string bytes = readBytes(cache.file);
        if (!bytes.starts_with(cache.stamp)) return false;
        StoreReader reader(std::string_view(bytes).substr(cache.stamp.size()));
        std::uint64_t left = 0;
        reader.number(left);
        exchange(reader, layers);
        skipped = static_cast<std::size_t>(left);
        if (!reader.done()) layers.clear();
        return !layers.empty();
    } catch (const StoreReader::Damaged &) {
        layers.clear();
    } catch (const InputError &) {
        layers.clear(); // unreadable is as good as absent
    }
    return false;
}

void writeOwnLayers(const OwnCache &cache, std::vector<OwnLayer> &layers, std::size_t skipped) {
    StoreWriter writer;
    writer.bytes = cache.stamp;
    std::uint64_t left = skipped;
    writer.number(left);
    exchange(writer, layers);
    layers.clear(); // as they will be read: a picture does not depend on whether there was a cache
    StoreReader reader(std::string_view(writer.bytes).substr(cache.stamp.size()));
    reader.number(left);
    exchange(reader, layers);
    if (cache.file.empty()) return;
    std::error_code trouble;
    fs::create_directories(cache.file.parent_path(), trouble);
    try {
        writeBytes(cache.file, writer.bytes);
    } catch (const InputError &) {
        return; // as promised: no cache, no harm
    }
    std::vector<std::pair<fs::file_time_type, fs::path>> kept;
    for (fs::directory_iterator it(cache.file.parent_path(), trouble), end; !trouble && it != end; it.increment(trouble))
        if (it->path().extension() == ".bin") kept.emplace_back(it->last_write_time(trouble), it->path());
    std::sort(kept.rbegin(), kept.rend());
    for (std::size_t i = kKept; i < kept.size(); ++i) fs::remove(kept[i].second, trouble);
}

} // namespace zamkan::map
