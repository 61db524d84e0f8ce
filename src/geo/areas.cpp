#include "geo/areas.hpp"
#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace zamkan::geo {
namespace {

constexpr double kEarthRadiusKm = 6371.0088;
constexpr double kRadians = std::numbers::pi / 180;

struct Degrees {
    double x = 0, y = 0;
};

// Each vertex within 180° of the one before; a ring round a pole is closed along it.
std::vector<Degrees> unrolledDegrees(const Ring &ring) {
    std::vector<Degrees> out;
    out.reserve(ring.size() + 3);
    for (const LatLon &position : ring) {
        double x = position.longitude();
        if (!out.empty())
            x -= 360 * std::round((x - out.back().x) / 360);
        out.push_back({x, position.latitude()});
    }
    if (out.size() > 2 && std::fabs(out.back().x - out.front().x) > 180) {
        const double pole = out.front().y < 0 ? -90 : 90;
        const double turn = out.back().x > out.front().x ? 360 : -360;
        const Degrees start = out.front();
        out.push_back({start.x + turn, start.y});
        out.push_back({start.x + turn, pole});
        out.push_back({start.x, pole});
    }
    return out;
}

// Area between the ring and the equator, each edge taken as a parallel at the mean of its sines
// (Chamberlain and Duquette, "Some algorithms for polygons on a sphere", 2007).
double ringArea(const Ring &ring) {
    const std::vector<Degrees> plane = unrolledDegrees(ring);
    double sum = 0;
    for (std::size_t i = 0, j = plane.size() - 1; i < plane.size(); j = i++)
        sum += (plane[i].x - plane[j].x) * kRadians *
               (std::sin(plane[i].y * kRadians) + std::sin(plane[j].y * kRadians)) / 2;
    return std::fabs(sum) * kEarthRadiusKm * kEarthRadiusKm;
}

double polygonArea(const Polygon &polygon) {
    double area = 0;
    for (std::size_t i = 0; i < polygon.rings.size(); ++i)
        area += (i == 0 ? 1 : -1) * ringArea(polygon.rings[i]);
    return std::max(0.0, area);
}

template <typename Vertex> bool encloses(std::span<const Vertex> ring, double x, double y) {
    bool inside = false;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        const double yi = static_cast<double>(ring[i].y), yj = static_cast<double>(ring[j].y);
        if ((yi > y) == (yj > y))
            continue;
        const double xi = static_cast<double>(ring[i].x), xj = static_cast<double>(ring[j].x);
        if (x < xi + (xj - xi) * (y - yi) / (yj - yi))
            inside = !inside;
    }
    return inside;
}

using PlaneRings = std::vector<std::vector<Degrees>>;

bool inside(const PlaneRings &rings, Degrees at) {
    bool in = false;
    for (const auto &ring : rings)
        in ^= encloses(std::span<const Degrees>(ring), at.x, at.y);
    return in;
}

double squaredDistanceToOutline(const PlaneRings &rings, Degrees at) {
    const double shrink = std::cos(at.y * kRadians);
    double least = std::numeric_limits<double>::max();
    for (const auto &ring : rings)
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            const double dx = (ring[i].x - ring[j].x) * shrink, dy = ring[i].y - ring[j].y;
            const double px = (at.x - ring[j].x) * shrink, py = at.y - ring[j].y;
            const double length = dx * dx + dy * dy;
            const double along = length > 0 ? std::clamp((px * dx + py * dy) / length, 0.0, 1.0) : 0;
            const double ex = px - along * dx, ey = py - along * dy;
            least = std::min(least, ex * ex + ey * ey);
        }
    return least;
}

Degrees centroid(const std::vector<Degrees> &ring) {
    double doubled = 0, x = 0, y = 0;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        const double cross = (ring[j].x - ring[0].x) * (ring[i].y - ring[0].y) -
                             (ring[i].x - ring[0].x) * (ring[j].y - ring[0].y);
        doubled += cross;
        x += cross * (ring[i].x + ring[j].x + ring[0].x) / 3;
        y += cross * (ring[i].y + ring[j].y + ring[0].y) / 3;
    }
    return doubled == 0 ? ring[0] : Degrees{x / doubled, y / doubled};
}

Degrees farthestInside(const PlaneRings &rings) {
    constexpr int kSteps = 14;
    const auto &outline = rings.front();
    double west = outline[0].x, east = west, south = outline[0].y, north = south;
    for (const Degrees &at : outline) {
        west = std::min(west, at.x), east = std::max(east, at.x);
        south = std::min(south, at.y), north = std::max(north, at.y);
    }
    Degrees best = outline[0];
    double farthest = -1;
    for (int row = 0; row < kSteps; ++row)
        for (int column = 0; column < kSteps; ++column) {
            const Degrees at{west + (east - west) * (column + 0.5) / kSteps,
                             south + (north - south) * (row + 0.5) / kSteps};
            if (!inside(rings, at))
                continue;
            if (const double distance = squaredDistanceToOutline(rings, at); distance > farthest)
                farthest = distance, best = at;
        }
    return best;
}

} // namespace

double areaKm2(const std::vector<Polygon> &polygons) {
    double area = 0;
    for (const Polygon &polygon : polygons)
        area += polygonArea(polygon);
    return area;
}

std::optional<LatLon> labelPoint(const std::vector<Polygon> &polygons) {
    const Polygon *largest = nullptr;
    double most = -1;
    for (const Polygon &polygon : polygons)
        if (const double area = polygonArea(polygon); !polygon.rings.empty() && area > most)
            most = area, largest = &polygon;
    if (!largest)
        return std::nullopt;
    PlaneRings rings;
    for (const Ring &ring : largest->rings)
        if (ring.size() > 2)
            rings.push_back(unrolledDegrees(ring));
    if (rings.empty())
        return std::nullopt;
    Degrees at = centroid(rings.front());
    if (!inside(rings, at))
        at = farthestInside(rings);
    return LatLon::tryFromDegrees(at.y, at.x);
}

void AreaTable::add(std::uint32_t area, const std::vector<Polygon> &polygons) {
    for (const Polygon &polygon : polygons)
        for (const Ring &ring : polygon.rings) {
            if (ring.size() < 3)
                continue;
            const std::vector<Degrees> plane = unrolledDegrees(ring);
            const auto [west, east] = std::minmax_element(
                plane.begin(), plane.end(), [](const Degrees &a, const Degrees &b) { return a.x < b.x; });
            const double least = west->x, greatest = east->x;
            for (const double shift : {0.0, 360.0, -360.0}) {
                if (shift != 0 && (least + shift >= 180 || greatest + shift <= -180))
                    continue;
                AreaRing out{180,
                             90,
                             -180,
                             -90,
                             area,
                             static_cast<std::uint32_t>(vertices.size()),
                             static_cast<std::uint32_t>(plane.size())};
                out.west = out.south = std::numeric_limits<float>::max();
                out.east = out.north = std::numeric_limits<float>::lowest();
                for (const Degrees &at : plane) {
                    const AreaVertex vertex{static_cast<float>(at.x + shift), static_cast<float>(at.y)};
                    out.west = std::min(out.west, vertex.x), out.east = std::max(out.east, vertex.x);
                    out.south = std::min(out.south, vertex.y), out.north = std::max(out.north, vertex.y);
                    vertices.push_back(vertex);
                }
                rings.push_back(out);
            }
        }
}

bool AreaIndex::holds(const AreaRing &ring, double x, double y) const {
    if (x < static_cast<double>(ring.west) || x > static_cast<double>(ring.east) ||
        y < static_cast<double>(ring.south) || y > static_cast<double>(ring.north))
        return false;
    if (ring.first > vertices_.size() || ring.count > vertices_.size() - ring.first || ring.count == 0)
        return false;
    return encloses(vertices_.subspan(ring.first, ring.count), x, y);
}

std::optional<std::uint32_t> AreaIndex::areaAt(const LatLon &point) const {
    for (std::size_t i = 0; i < rings_.size();) {
        const std::uint32_t area = rings_[i].area;
        bool in = false;
        for (; i < rings_.size() && rings_[i].area == area; ++i)
            in ^= holds(rings_[i], point.longitude(), point.latitude());
        if (in)
            return area;
    }
    return std::nullopt;
}

namespace {
constexpr double kCell = 0.25; // degrees
}

AreaCells::Cell AreaCells::cellAt(int column, int row) const {
    constexpr double kSlack = 1e-4; // vertices are floats
    const double west = column * kCell - kSlack, east = (column + 1) * kCell + kSlack;
    const double south = row * kCell - kSlack, north = (row + 1) * kCell + kSlack;
    const auto rings = index_.rings_;
    const auto vertices = index_.vertices_;
    Cell cell;
    bool crossed = false;
    for (std::uint32_t i = 0; i < rings.size(); ++i) {
        const AreaRing &ring = rings[i];
        if (static_cast<double>(ring.west) > east || static_cast<double>(ring.east) < west ||
            static_cast<double>(ring.south) > north || static_cast<double>(ring.north) < south)
            continue;
        cell.rings.push_back(i);
        if (crossed || ring.first > vertices.size() || ring.count > vertices.size() - ring.first || ring.count == 0)
            continue;
        const auto outline = vertices.subspan(ring.first, ring.count);
        const AreaVertex *before = &outline.back();
        for (const AreaVertex &at : outline) {
            if (static_cast<double>(std::max(at.x, before->x)) >= west && static_cast<double>(std::min(at.x, before->x)) <= east &&
                static_cast<double>(std::max(at.y, before->y)) >= south && static_cast<double>(std::min(at.y, before->y)) <= north) {
                crossed = true;
                break;
            }
            before = &at;
        }
    }
    if (!crossed) {
        const double x = std::min((column + 0.5) * kCell, 180.0), y = std::min((row + 0.5) * kCell, 90.0);
        cell.area = index_.areaAt(LatLon::fromDegrees(y, x));
        cell.rings.clear();
    }
    return cell;
}

std::optional<std::uint32_t> AreaCells::areaAt(const LatLon &point) const {
    const double x = point.longitude(), y = point.latitude();
    const int column = static_cast<int>(std::floor(x / kCell)), row = static_cast<int>(std::floor(y / kCell));
    const std::lock_guard lock(mutex_);
    const auto [at, fresh] = cells_.try_emplace(row * 4096 + column);
    if (fresh)
        at->second = cellAt(column, row);
    const Cell &cell = at->second;
    const auto rings = index_.rings_;
    for (std::size_t i = 0; i < cell.rings.size();) { // as AreaIndex does, of the rings near
        const std::uint32_t area = rings[cell.rings[i]].area;
        bool in = false;
        for (; i < cell.rings.size() && rings[cell.rings[i]].area == area; ++i)
            in ^= index_.holds(rings[cell.rings[i]], x, y);
        if (in)
            return area;
    }
    return cell.area;
}

} // namespace zamkan::geo
