#include "map/outline.hpp"
#include "map/viewport.hpp"
#include <cmath>

namespace zamkan::map {
namespace {

std::uint64_t rounded(const geo::LatLon &p) {
    const auto x = static_cast<std::uint32_t>(std::lround((p.longitude() + 180) * 1e6));
    const auto y = static_cast<std::uint32_t>(std::lround((p.latitude() + 90) * 1e6));
    return std::uint64_t{x} << 32 | y;
}

bool isCut(const geo::LatLon &a, const geo::LatLon &b) {
    const auto atSeam = [](const geo::LatLon &p) { return std::abs(p.longitude()) > 179.9999; };
    const auto atPole = [](const geo::LatLon &p) { return std::abs(p.latitude()) > 85.06; };
    return (atSeam(a) && atSeam(b)) || (atPole(a) && atPole(b));
}

} // namespace

std::uint32_t Outline::vertexOf(const geo::LatLon &position) {
    return vertices_.try_emplace(rounded(position), static_cast<std::uint32_t>(vertices_.size())).first->second;
}

std::uint64_t Outline::edgeOf(const geo::LatLon &a, const geo::LatLon &b) const {
    const std::uint64_t i = vertices_.at(rounded(a)), j = vertices_.at(rounded(b));
    return i < j ? i << 32 | j : j << 32 | i;
}

void Outline::add(const std::vector<geo::Polygon> &polygons) {
    const int area = areas_++;
    for (const geo::Polygon &polygon : polygons)
        for (const geo::Ring &ring : polygon.rings) {
            if (ring.size() < 3) continue;
            for (const geo::LatLon &p : ring) vertexOf(p);
            for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
                Owners &owners = owners_[edgeOf(ring[j], ring[i])];
                if (owners.first < 0) owners.first = area;
                else if (owners.second < 0 && owners.first != area) owners.second = area;
            }
            walks_.push_back({area, ring});
        }
}

std::vector<std::vector<Point>> Outline::lines(const std::function<bool(const Edge &)> &wanted) const {
    std::vector<std::vector<Point>> found;
    for (const Walk &walk : walks_) {
        const std::size_t size = walk.ring.size();
        std::vector<char> take(size); // the edge from i to i + 1; each edge belongs to the first area that has it
        for (std::size_t i = 0; i < size; ++i) {
            const geo::LatLon &a = walk.ring[i], &b = walk.ring[(i + 1) % size];
            const Owners owners = owners_.at(edgeOf(a, b));
            if (owners.first != walk.area || isCut(a, b)) continue;
            take[i] = wanted({owners.first, owners.second, (a.longitude() + b.longitude()) / 2,
                              (a.latitude() + b.latitude()) / 2});
        }
        std::size_t start = 0; // begin after an edge that is not taken, so that a run is not cut in two
        while (start < size && take[start]) ++start;
        const bool whole = start == size;
        if (whole) start = 0;
        std::vector<Point> line;
        for (std::size_t n = 0; n < size; ++n) {
            const std::size_t i = (start + n) % size;
            if (take[i]) {
                if (line.empty()) line.push_back(project(walk.ring[i]));
                line.push_back(project(walk.ring[(i + 1) % size]));
            } else if (!line.empty()) {
                found.push_back(std::move(line));
                line = {};
            }
        }
        if (!line.empty()) found.push_back(std::move(line));
    }
    return found;
}

} // namespace zamkan::map
