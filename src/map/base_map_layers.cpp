#include "map/base_map_layers.hpp"
#include "base/diagnostic.hpp"
#include "geo/features.hpp"
#include "geo/triangles.hpp"
#include "map/anchor.hpp"
#include "map/outline.hpp"
#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

namespace zamkan::map {
namespace {

using PolyLine = std::vector<Point>;

constexpr double kCellsAcross = 48;        // lines are kept in pieces by cell, so that only what is seen is drawn
constexpr std::size_t kLongestPiece = 200; // vertices

// Poly-lines gathered by the cell in which they begin, and by rank.
class Chunks {
public:
    void add(const PolyLine &line, std::uint8_t rank = 0) {
        for (std::size_t i = 0; i + 1 < line.size(); i += kLongestPiece) {
            const std::size_t end = std::min(i + kLongestPiece + 1, line.size());
            LineChunk &chunk = cells_[{rank, static_cast<int>(line[i].x * kCellsAcross),
                                       static_cast<int>(line[i].y * kCellsAcross)}];
            chunk.rank = rank;
            chunk.lines.add(line.data() + i, line.data() + end);
        }
    }
    void add(const std::vector<PolyLine> &lines) {
        for (const PolyLine &line : lines) add(line);
    }
    [[nodiscard]] std::vector<LineChunk> take() {
        std::vector<LineChunk> out;
        for (auto &[cell, chunk] : cells_) out.push_back(std::move(chunk));
        cells_.clear();
        return out;
    }

private:
    std::map<std::tuple<std::uint8_t, int, int>, LineChunk> cells_;
};

Lines ringsOf(const std::vector<geo::Polygon> &polygons) {
    Lines rings;
    for (const geo::Polygon &polygon : polygons)
        for (const geo::Ring &ring : polygon.rings) {
            PolyLine line;
            for (const geo::PlanePoint &p : geo::unrolled(ring)) line.push_back({p.x, p.y});
            if (line.size() >= 3) rings.add(line.data(), line.data() + line.size());
        }
    return rings;
}

Mesh meshOf(const std::vector<geo::Polygon> &polygons) {
    Mesh mesh;
    mesh.rings = ringsOf(polygons);
    mesh.bounds = mesh.rings.bounds;
    for (const geo::PlanePoint &p : geo::triangles(polygons)) {
        mesh.vertices.push_back({p.x, p.y});
        mesh.bounds.add(mesh.vertices.back());
    }
    return mesh;
}

// A layer's features with their values by field name; names that a layer lacks read as "".
class Layer {
public:
    using Visit = std::function<void(const geo::Feature &, const Layer &)>;
    Layer(const std::filesystem::path &folder, const std::string &name, const Visit &visit) {
        std::filesystem::path file;
        for (const char *extension : {".shp", ".shz"})
            if (std::error_code error; std::filesystem::exists(folder / (name + extension), error))
                file = folder / (name + extension);
        if (file.empty())
            throw InstallationError("a layer of the base map is missing", (folder / (name + ".shp")).string(),
                                    "install the program again");
        try {
            fields_ = geo::layersOf(file).at(0).fields;
            geo::readFeatures(file, {}, [&](const geo::Feature &feature) {
                visit(feature, *this);
                return true;
            });
        } catch (const InputError &error) {
            throw InstallationError("a layer of the base map cannot be read: " + error.diagnostic().what,
                                    file.string(), "install the program again");
        }
    }
    [[nodiscard]] std::string value(const geo::Feature &feature, std::string_view field) const {
        const auto at = std::find(fields_.begin(), fields_.end(), field);
        const auto index = static_cast<std::size_t>(at - fields_.begin());
        return index < feature.values.size() ? feature.values[index] : std::string{};
    }

private:
    std::vector<std::string> fields_;
};

struct Countries {
    std::vector<Area> areas;
    Outline outline;
};

Countries countriesFrom(const std::filesystem::path &folder, const std::string &name) {
    Countries out;
    Layer(folder, name, [&](const geo::Feature &feature, const Layer &layer) {
        Area area;
        area.code = layer.value(feature, "iso2");
        area.name_en = layer.value(feature, "name_en");
        area.name_ar = layer.value(feature, "name_ar");
        area.mesh = meshOf(feature.shape.polygons);
        const Anchor anchor = anchorOf(area.mesh.rings);
        area.anchor = anchor.at;
        area.room = anchor.room;
        out.outline.add(feature.shape.polygons);
        out.areas.push_back(std::move(area));
    });
    return out;
}

// Where the theatre's border with the rest of the world runs, to about 15 km: at the fine scale its own edges there
// belong to one country only, as a coast's do.
class Seam {
public:
    void add(double longitude, double latitude) {
        for (int dx = -1; dx <= 1; ++dx)
            for (int dy = -1; dy <= 1; ++dy) cells_.insert({cell(longitude) + dx, cell(latitude) + dy});
    }
    [[nodiscard]] bool near(double longitude, double latitude) const {
        return cells_.contains({cell(longitude), cell(latitude)});
    }

private:
    static int cell(double degrees) { return static_cast<int>(std::floor(degrees / 0.12)); }
    std::set<std::pair<int, int>> cells_;
};

void addCountries(const std::filesystem::path &folder, BaseLayers &layers) {
    Countries world = countriesFrom(folder, "countries_50m"), theatre = countriesFrom(folder, "countries_10m");
    std::vector<char> inTheatre;
    for (const Area &area : world.areas)
        inTheatre.push_back(std::any_of(theatre.areas.begin(), theatre.areas.end(),
                                        [&](const Area &other) { return other.code == area.code; }));
    const auto isTheatre = [&](int area) { return area >= 0 && inTheatre[static_cast<std::size_t>(area)] != 0; };
    const auto coast = [](const Outline::Edge &edge) { return edge.second < 0; };

    const auto chunksOf = [](const Outline &outline, const std::function<bool(const Outline::Edge &)> &wanted) {
        Chunks chunks;
        chunks.add(outline.lines(wanted));
        return chunks.take();
    };
    const auto touches = [&](const Outline::Edge &e) { return isTheatre(e.first) || isTheatre(e.second); };
    layers.coasts = chunksOf(world.outline, [&](const auto &e) { return coast(e) && !touches(e); });
    layers.borders = chunksOf(world.outline, [&](const auto &e) { return !coast(e) && !touches(e); });
    layers.coarseCoasts = chunksOf(world.outline, [&](const auto &e) { return coast(e) && touches(e); });
    layers.coarseBorders = chunksOf(world.outline, [&](const auto &e) { return !coast(e) && touches(e); });

    Seam seam;
    const std::vector<PolyLine> joints = world.outline.lines([&](const Outline::Edge &e) {
        const bool joint = !coast(e) && isTheatre(e.first) != isTheatre(e.second);
        if (joint) seam.add(e.longitude, e.latitude);
        return joint;
    });
    for (const PolyLine &line : joints) // long edges between their middles
        for (const Point &p : line) seam.add(p.x * 360 - 180, unproject(p).latitude());
    Chunks chunks;
    chunks.add(joints);
    layers.joints = chunks.take();
    const auto isBorder = [&](const Outline::Edge &e) { return !coast(e) || seam.near(e.longitude, e.latitude); };
    layers.fineBorders = chunksOf(theatre.outline, isBorder);
    layers.fineCoasts = chunksOf(theatre.outline, [&](const auto &e) { return !isBorder(e); });
    layers.world = std::move(world.areas);
    layers.theatre = std::move(theatre.areas);
}

void addProvinces(const std::filesystem::path &folder, BaseLayers &layers) {
    Outline outline;
    std::vector<std::string> countries;
    Layer(folder, "admin1", [&](const geo::Feature &feature, const Layer &layer) {
        Area area;
        area.code = layer.value(feature, "iso");
        area.country = layer.value(feature, "country");
        area.name_en = layer.value(feature, "name_en");
        area.name_ar = layer.value(feature, "name_ar");
        area.mesh.rings = ringsOf(feature.shape.polygons);
        area.mesh.bounds = area.mesh.rings.bounds;
        const Anchor anchor = anchorOf(area.mesh.rings);
        area.anchor = anchor.at;
        area.room = anchor.room;
        countries.push_back(area.country);
        outline.add(feature.shape.polygons);
        layers.provinces.push_back(std::move(area));
    });
    Chunks chunks;
    chunks.add(outline.lines([&](const Outline::Edge &e) { // the outer ones are the country's own line
        return e.second >= 0 &&
               countries[static_cast<std::size_t>(e.first)] == countries[static_cast<std::size_t>(e.second)];
    }));
    layers.provinceLines = chunks.take();
}

std::uint8_t rankFrom(const std::string &text) {
    try {
        return static_cast<std::uint8_t>(std::clamp(std::stod(text), 0.0, 20.0));
    } catch (const std::exception &) {
        return 9; // unranked rivers are small ones
    }
}

void addWater(const std::filesystem::path &folder, BaseLayers &layers) {
    Chunks rivers;
    Layer(folder, "rivers_10m", [&](const geo::Feature &feature, const Layer &layer) {
        for (const auto &line : feature.shape.lines) {
            PolyLine projected;
            for (const geo::LatLon &p : line) projected.push_back(project(p));
            rivers.add(projected, rankFrom(layer.value(feature, "rank")));
        }
    });
    layers.rivers = rivers.take();

    Chunks shores;
    Layer(folder, "lakes_10m", [&](const geo::Feature &feature, const Layer &layer) {
        Mesh mesh = meshOf(feature.shape.polygons);
        if (mesh.vertices.empty()) return;
        for (std::size_t i = 0; i + 1 < mesh.rings.starts.size(); ++i) {
            PolyLine ring(mesh.rings.vertices.begin() + mesh.rings.starts[i],
                          mesh.rings.vertices.begin() + mesh.rings.starts[i + 1]);
            ring.push_back(ring.front());
            shores.add(ring);
        }
        WaterName name{layer.value(feature, "name_en"), layer.value(feature, "name_ar"), {}, 0, true};
        if (!name.name_en.empty() || !name.name_ar.empty()) {
            name.anchor = anchorOf(mesh.rings).at;
            name.length = mesh.bounds.most.x - mesh.bounds.least.x;
            layers.waterNames.push_back(std::move(name));
        }
        layers.lakes.push_back(std::move(mesh));
    });
    layers.lakeShores = shores.take();
}

} // namespace

BaseLayers baseLayersFrom(const std::filesystem::path &shapefiles) {
    BaseLayers layers;
    addCountries(shapefiles, layers);
    addProvinces(shapefiles, layers);
    addWater(shapefiles, layers);
    return layers;
}

} // namespace zamkan::map
