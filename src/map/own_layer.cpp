#include "map/own_layer.hpp"
#include "geo/features.hpp"
#include "geo/formats.hpp"
#include "map/anchor.hpp"
#include "map/own_layer_cache.hpp"
#include "map/own_layer_levels.hpp"
#include <algorithm>
#include <atomic>
#include <cctype>
#include <cmath>
#include <fmt/format.h>

namespace zamkan::map {
namespace {

constexpr std::size_t kMostLayers = 20;       // of one file
constexpr std::size_t kMostText = 4'000'000'000; // bytes of a column; offsets are 32 bits

std::uint64_t nextKey() {
    static std::atomic<std::uint64_t> last{1ULL << 48}; // the base map counts from 1
    return ++last;
}

double twiceAreaOf(const OwnShapes::Path &ring) {
    double sum = 0;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) sum += ring[j].x * ring[i].y - ring[i].x * ring[j].y;
    return sum;
}

OwnShapes::Path unrolledLine(const std::vector<geo::LatLon> &line) {
    OwnShapes::Path out;
    for (const geo::LatLon &position : line) {
        geo::PlanePoint p = geo::mercator(position);
        if (!out.empty()) p.x -= std::round(p.x - out.back().x);
        out.push_back(p);
    }
    return out;
}

// Rings of a polygon, holes brought into the world in which their outer ring lies.
OwnShapes::Area areaOf(const geo::Polygon &polygon) {
    OwnShapes::Area area;
    for (const geo::Ring &ring : polygon.rings) {
        OwnShapes::Path path = geo::unrolled(ring);
        if (path.size() < 3) {
            if (area.rings.empty()) break;
            continue;
        }
        if (!area.rings.empty()) {
            const double shift = std::round(area.rings.front().front().x - path.front().x);
            for (geo::PlanePoint &p : path) p.x += shift;
        }
        if ((twiceAreaOf(path) > 0) != area.rings.empty()) std::reverse(path.begin(), path.end());
        area.rings.push_back(std::move(path));
    }
    return area;
}

struct Extent {
    double least = 2, most = -2;
};

class Gathering {
public:
    explicit Gathering(OwnLayer &layer) : layer_(layer) {
        layer_.texts.resize(layer_.columns.size());
        layer_.ends.resize(layer_.columns.size());
    }

    // False for a feature without a place on the map.
    bool add(const geo::Feature &feature) {
        const auto spot = spotOf(feature.shape);
        if (!spot) return false;
        layer_.box.add(feature.shape.box());
        layer_.spots.push_back(*spot);
        for (std::size_t column = 0; column < layer_.columns.size(); ++column) {
            std::string &text = layer_.texts[column];
            if (column < feature.values.size() && text.size() + feature.values[column].size() < kMostText) text += feature.values[column];
            layer_.ends[column].push_back(static_cast<std::uint32_t>(text.size()));
        }
        return true;
    }

    void finish() {
        layer_.levels = levelsOf(shapes_);
        if (!widths_.empty()) {
            const auto middle = widths_.begin() + static_cast<std::ptrdiff_t>(widths_.size() / 2);
            std::nth_element(widths_.begin(), middle, widths_.end());
            layer_.typical = *middle;
        }
    }

private:
    std::optional<OwnLayer::Spot> spotOf(const geo::Shape &shape) {
        if (!shape.polygons.empty()) return addAreas(shape.polygons);
        if (!shape.lines.empty()) return addLines(shape.lines);
        if (!shape.point) return std::nullopt;
        const Point first = project(*shape.point);
        shapes_.points.push_back(first);
        for (const geo::LatLon &other : shape.more_points) shapes_.points.push_back(project(other));
        return OwnLayer::Spot{first, 0};
    }

    // The name of an area stands in its largest part.
    std::optional<OwnLayer::Spot> addAreas(const std::vector<geo::Polygon> &polygons) {
        Lines largest;
        double most = 0;
        for (const geo::Polygon &polygon : polygons) {
            OwnShapes::Area area = areaOf(polygon);
            if (area.rings.empty()) continue;
            const OwnShapes::Path &outer = area.rings.front();
            Extent x;
            for (const geo::PlanePoint &p : outer) x = {std::min(x.least, p.x), std::max(x.most, p.x)};
            widths_.push_back(x.most - x.least);
            if (const double size = std::abs(twiceAreaOf(outer)); size > most) {
                most = size;
                largest = {};
                for (const geo::PlanePoint &p : outer) largest.vertices.push_back({p.x, p.y});
                largest.starts = {0, static_cast<std::uint32_t>(largest.vertices.size())};
            }
            shapes_.areas.push_back(std::move(area));
        }
        if (largest.vertices.empty()) return std::nullopt;
        const Anchor anchor = anchorOf(largest);
        return OwnLayer::Spot{anchor.at, static_cast<float>(anchor.room)};
    }

    std::optional<OwnLayer::Spot> addLines(const std::vector<std::vector<geo::LatLon>> &lines) {
        std::optional<OwnLayer::Spot> spot;
        std::size_t longest = 0;
        for (const auto &line : lines) {
            OwnShapes::Path path = unrolledLine(line);
            if (path.size() < 2) continue;
            if (path.size() > longest) {
                longest = path.size();
                const geo::PlanePoint &middle = path[path.size() / 2];
                spot = OwnLayer::Spot{{middle.x, middle.y}, static_cast<float>(std::abs(path.back().x - path.front().x) / 2)};
            }
            shapes_.lines.push_back(std::move(path));
        }
        return spot;
    }

    OwnLayer &layer_;
    OwnShapes shapes_;
    std::vector<double> widths_;
};

std::vector<OwnLayer> readLayers(const std::filesystem::path &file, std::size_t &skipped, Progress *progress) {
    std::vector<OwnLayer> out;
    std::size_t rows = 0;
    for (const geo::LayerInfo &info : geo::layersOf(file)) {
        if (out.size() == kMostLayers) break;
        OwnLayer layer;
        layer.name = info.name;
        layer.columns = info.fields;
        Gathering gathering(layer);
        std::size_t without = 0;
        geo::readFeatures(file, info.name, [&](const geo::Feature &feature) {
            ++rows;
            without += gathering.add(feature) ? 0U : 1U;
            Progress::understoodRows(progress, 1);
            return true;
        });
        if (layer.spots.empty()) continue; // a table without a place: no layer of a map
        skipped += without;
        gathering.finish();
        out.push_back(std::move(layer));
    }
    if (out.empty())
        throw InputError(rows == 0 ? "it holds no features" : fmt::format("none of its {} rows has a shape or a point on the earth", rows),
                         geo::shownName(file), "choose a file with points, lines or areas; give a shapefile its projection (.prj)");
    return out;
}

} // namespace

std::string_view OwnLayer::value(std::size_t feature, std::size_t column) const {
    if (column >= ends.size() || feature >= ends[column].size()) return {};
    const std::uint32_t from = feature == 0 ? 0 : ends[column][feature - 1];
    return std::string_view(texts[column]).substr(from, ends[column][feature] - from);
}

const OwnLayer::Level &OwnLayer::level(double zoom) const {
    const Level *found = &levels.front();
    for (const Level &one : levels)
        if (one.zoom <= zoom) found = &one;
    return *found;
}

std::optional<std::size_t> OwnLayer::nameColumn() const {
    const auto lower = [](std::string text) {
        for (char &c : text) c = static_cast<char>(static_cast<unsigned char>(c) < 128 ? std::tolower(static_cast<unsigned char>(c)) : c);
        return text;
    };
    for (const bool exact : {true, false})
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const std::string column = lower(columns[i]);
            if (column.empty() || texts[i].empty()) continue;
            if (exact ? column == "name" || column == "الاسم" || column == "اسم" : column.find("name") != std::string::npos) return i;
        }
    return std::nullopt;
}

Parsed<std::vector<std::shared_ptr<const OwnLayer>>> openOwnLayers(const std::filesystem::path &file, const std::filesystem::path &cache,
                                                                   Progress *progress) {
    Parsed<std::vector<std::shared_ptr<const OwnLayer>>> out;
    const OwnCache kept = ownCacheOf(file, cache);
    std::vector<OwnLayer> layers;
    std::size_t skipped = 0;
    if (!readOwnLayers(kept, layers, skipped)) {
        layers = readLayers(file, skipped, progress);
        writeOwnLayers(kept, layers, skipped);
    }
    if (skipped > 0)
        out.diagnostics.push_back({Severity::warning, fmt::format("{} of its features have no place on the map", skipped), geo::shownName(file),
                                   "give them a geometry, and the file its projection", {}});
    for (OwnLayer &layer : layers) {
        layer.key = nextKey();
        out.value.push_back(std::make_shared<const OwnLayer>(std::move(layer)));
    }
    return out;
}

bool hasShapes(const std::filesystem::path &file) {
    const geo::Format *format = geo::formatOf(file);
    if (!format || format->driver.empty()) return false;
    bool found = false;
    try {
        for (const geo::LayerInfo &info : geo::layersOf(file)) {
            std::size_t looked = 0;
            geo::readFeatures(file, info.name, [&](const geo::Feature &feature) {
                found = feature.shape.point || !feature.shape.lines.empty() || !feature.shape.polygons.empty();
                return !found && ++looked < 100;
            });
            if (found) return true;
        }
    } catch (const InputError &) {
        return false; // opening it tells what is wrong
    }
    return found;
}

} // namespace zamkan::map
