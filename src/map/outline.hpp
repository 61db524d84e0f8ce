// The lines of a set of areas that fit together, each stretch once: which edges two areas share, which only one has.
#pragma once
#include "geo/features.hpp"
#include "map/scene.hpp"
#include <cstdint>
#include <functional>
#include <unordered_map>
#include <vector>

namespace zamkan::map {

// Areas are numbered in the order in which they are added. Edges are the same when their ends are equal to 1e-6°.
class Outline {
public:
    void add(const std::vector<geo::Polygon> &polygons);

    // An edge's areas; second is -1 for one that a single area has. Longitude and latitude of its middle.
    struct Edge {
        int first = -1, second = -1;
        double longitude = 0, latitude = 0;
    };
    // Poly-lines of all edges for which `wanted` is true, in world coordinates. Edges along the antimeridian and at
    // the poles, where areas were cut, are left out.
    [[nodiscard]] std::vector<std::vector<Point>> lines(const std::function<bool(const Edge &)> &wanted) const;

private:
    using Vertex = std::uint64_t;
    struct Walk {
        int area;
        std::vector<geo::LatLon> ring;
    };
    std::vector<Walk> walks_;
    struct Owners {
        int first = -1, second = -1;
    };
    std::unordered_map<std::uint64_t, Owners> owners_;
    std::unordered_map<Vertex, std::uint32_t> vertices_;
    int areas_ = 0;

    [[nodiscard]] std::uint64_t edgeOf(const geo::LatLon &a, const geo::LatLon &b) const;
    std::uint32_t vertexOf(const geo::LatLon &position);
};

} // namespace zamkan::map
