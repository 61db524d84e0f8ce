#include "map/base_map.hpp"
#include "base/diagnostic.hpp"
#include "base/locations.hpp"
#include "map/base_map_cache.hpp"
#include "map/base_map_layers.hpp"
#include <algorithm>
#include <atomic>

namespace zamkan::map {

void Bounds::add(Point point) {
    least = {std::min(least.x, point.x), std::min(least.y, point.y)};
    most = {std::max(most.x, point.x), std::max(most.y, point.y)};
}

void Bounds::add(const Bounds &other) {
    least = {std::min(least.x, other.least.x), std::min(least.y, other.least.y)};
    most = {std::max(most.x, other.most.x), std::max(most.y, other.most.y)};
}

namespace {

std::uint64_t nextKey() {
    static std::atomic<std::uint64_t> last{0};
    return ++last;
}

template <typename T> std::shared_ptr<const T> shared(T &&value) { return std::make_shared<const T>(std::move(value)); }

void share(std::vector<LineChunk> &&chunks, std::vector<std::shared_ptr<const LineChunk>> &into) {
    for (LineChunk &chunk : chunks) {
        chunk.lines.key = nextKey();
        into.push_back(shared(std::move(chunk)));
    }
}

} // namespace

BaseMap::BaseMap(const std::filesystem::path &shapefiles, const std::filesystem::path &cache) {
    BaseLayers layers;
    const std::string stamp = stampOf(shapefiles);
    const auto file = cache / "base_map.bin";
    if (!readBaseLayers(file, stamp, layers)) {
        layers = baseLayersFrom(shapefiles);
        writeBaseLayers(file, stamp, layers);
    }
    take(std::move(layers));
}

void BaseMap::take(BaseLayers &&layers) {
    std::vector<std::string> fine;
    for (Area &area : layers.theatre) {
        area.mesh.key = nextKey();
        fine.push_back(area.code);
        fine_.countries.push_back(shared(std::move(area)));
    }
    for (Area &area : layers.world) {
        area.mesh.key = nextKey();
        const bool replaced = std::find(fine.begin(), fine.end(), area.code) != fine.end();
        coarse_.countries.push_back(shared(std::move(area)));
        if (!replaced) fine_.countries.push_back(coarse_.countries.back());
    }
    share(std::move(layers.coasts), coarse_.coasts);
    share(std::move(layers.borders), coarse_.borders);
    fine_.coasts = coarse_.coasts;
    fine_.borders = coarse_.borders;
    share(std::move(layers.coarseCoasts), coarse_.coasts);
    share(std::move(layers.coarseBorders), coarse_.borders);
    share(std::move(layers.fineCoasts), fine_.coasts);
    share(std::move(layers.fineBorders), fine_.borders);
    share(std::move(layers.joints), fine_.joints);
    for (Area &area : layers.provinces) {
        area.mesh.key = nextKey();
        provinces_.push_back(shared(std::move(area)));
    }
    share(std::move(layers.provinceLines), provinceLines_);
    share(std::move(layers.rivers), rivers_);
    share(std::move(layers.lakeShores), lakeShores_);
    for (Mesh &mesh : layers.lakes) {
        mesh.key = nextKey();
        lakes_.push_back(shared(std::move(mesh)));
    }
    waterNames_ = std::move(layers.waterNames);
    for (const auto &area : fine_.countries) countryOf_.emplace(area->code, area.get());
    for (const auto &area : provinces_) provinceOf_.emplace(area->code, area.get());
}

const Area *BaseMap::country(std::string_view iso2) const {
    const auto found = countryOf_.find(iso2);
    return found == countryOf_.end() ? nullptr : found->second;
}

const Area *BaseMap::province(std::string_view code) const {
    const auto found = provinceOf_.find(code);
    return found == provinceOf_.end() ? nullptr : found->second;
}

std::shared_ptr<const BaseMap> openBaseMap() {
    return std::make_shared<const BaseMap>(shapefilesFolder(), cacheFolder());
}

} // namespace zamkan::map
