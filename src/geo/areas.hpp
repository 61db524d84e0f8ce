// Which area holds a point, how large an area is, and where to write its name.
#pragma once
#include "geo/features.hpp"
#include <cstdint>
#include <mutex>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace zamkan::geo {

// On the sphere; rings across the antimeridian or round a pole are measured right. The first ring of a
// polygon is its outline, the others are holes, whatever way they run.
[[nodiscard]] double areaKm2(const std::vector<Polygon> &polygons);

// A point inside the largest polygon, as central as can be had cheaply: its centroid if that lies inside,
// else the point of a coarse grid farthest from the outline. None for no polygons.
[[nodiscard]] std::optional<LatLon> labelPoint(const std::vector<Polygon> &polygons);

// A ring of some area, in degrees, unrolled: x may leave [-180, 180]; such rings stand twice, 360° apart.
// Plain old data, so that a table of rings can be mapped from a file.
struct AreaRing {
    float west, south, east, north;
    std::uint32_t area;  // the caller's number
    std::uint32_t first; // index of its first vertex
    std::uint32_t count;
};
struct AreaVertex {
    float x, y;
};

// Rings and vertices under construction.
struct AreaTable {
    std::vector<AreaRing> rings; // all rings of an area stand together
    std::vector<AreaVertex> vertices;
    void add(std::uint32_t area, const std::vector<Polygon> &polygons);
};

// Looks into a table that lives elsewhere. A point is inside an area when an odd number of its rings enclose
// it; of areas that overlap the one added first wins. Ranges outside `vertices` are skipped, not followed.
class AreaIndex {
public:
    AreaIndex() = default;
    AreaIndex(std::span<const AreaRing> rings, std::span<const AreaVertex> vertices)
        : rings_(rings), vertices_(vertices) {}
    [[nodiscard]] std::optional<std::uint32_t> areaAt(const LatLon &point) const;

private:
    friend class AreaCells;
    [[nodiscard]] bool holds(const AreaRing &ring, double x, double y) const;
    std::span<const AreaRing> rings_;
    std::span<const AreaVertex> vertices_;
};

// The same answers for many points, far quicker: what no outline crosses is asked once a quarter of a degree and kept.
// Any thread may ask.
class AreaCells {
public:
    explicit AreaCells(const AreaIndex &index) : index_(index) {}
    [[nodiscard]] std::optional<std::uint32_t> areaAt(const LatLon &point) const;

private:
    struct Cell {
        std::optional<std::uint32_t> area; // of all its points, where no outline crosses it
        std::vector<std::uint32_t> rings;  // else those that may hold a point of it
    };
    [[nodiscard]] Cell cellAt(int column, int row) const;
    AreaIndex index_;
    mutable std::mutex mutex_;
    mutable std::unordered_map<int, Cell> cells_;
};

} // namespace zamkan::geo
