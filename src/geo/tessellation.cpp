#include "geo/tessellation.hpp"
#include "geo/plane_shapes.hpp"
#include "geo/measure.hpp"
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace zamkan::geo {
namespace {

constexpr std::uint32_t kNone = Tessellation::kNone;

// An arc in the direction in which a ring runs along it.
struct Step {
    std::uint32_t arc = 0;
    bool forward = true;
};

struct PlainRing {
    std::vector<std::uint32_t> points;
    double area = 0; // twice, positive counter-clockwise
};

bool inside(const std::vector<PlaneKm> &plane, const PlainRing &ring, const PlaneKm &point) {
    bool odd = false;
    for (std::size_t i = 0, j = ring.points.size() - 1; i < ring.points.size(); j = i++) {
        const PlaneKm &a = plane[ring.points[i]], &b = plane[ring.points[j]];
        if ((a.y > point.y) != (b.y > point.y) && point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x)
            odd = !odd;
    }
    return odd;
}

} // namespace

std::uint32_t Tessellation::groupLeaving(const End &end, std::span<const std::uint32_t> groups) const {
    const Arc &arc = arcs_[end.arc];
    const std::uint32_t left = arc.left == kNone ? kNone : groups[arc.left];
    const std::uint32_t right = arc.right == kNone ? kNone : groups[arc.right];
    return left == right ? kNone : end.outgoing ? left : right;
}

std::vector<Tessellation::Area> Tessellation::areas(std::span<const std::uint32_t> groups) const {
    std::vector<std::uint8_t> walked(arcs_.size() * 2, 0); // [2 arc] forwards, [2 arc + 1] backwards
    std::vector<std::uint32_t> seen(nodes_.empty() ? 0 : nodes_.size() - 1, kNone);
    std::map<std::uint32_t, std::vector<PlainRing>> rings; // by group

    const auto keep = [&](std::uint32_t group, std::span<const Step> steps) {
        PlainRing ring;
        for (const Step &step : steps) {
            const Arc &arc = arcs_[step.arc];
            for (std::uint32_t i = 0; i + 1 < arc.count; ++i)
                ring.points.push_back(step.forward ? arc.first + i : arc.first + arc.count - 1 - i);
        }
        for (std::size_t i = 0, j = ring.points.size() - 1; i < ring.points.size(); j = i++) {
            const PlaneKm &a = plane_[ring.points[j]], &b = plane_[ring.points[i]];
            ring.area += a.x * b.y - b.x * a.y;
        }
        if (ring.points.size() >= 3 && ring.area != 0)
            rings[group].push_back(std::move(ring));
    };

    std::vector<Step> path;
    for (std::uint32_t start = 0; start < arcs_.size() * 2; ++start) {
        if (walked[start])
            continue;
        const std::uint32_t group = groupLeaving({start / 2, start % 2 == 0}, groups);
        if (group == kNone)
            continue;
        path.clear();
        Step step{start / 2, start % 2 == 0};
        // Walks with the group on the left; where the way comes to a node again, what lies between is a ring of its own.
        do {
            walked[step.arc * 2 + (step.forward ? 0 : 1)] = 1;
            const std::uint32_t begin = step.forward ? arcs_[step.arc].from : arcs_[step.arc].to;
            const std::uint32_t node = step.forward ? arcs_[step.arc].to : arcs_[step.arc].from;
            seen[begin] = static_cast<std::uint32_t>(path.size());
            path.push_back(step);
            if (seen[node] != kNone) {
                const std::uint32_t from = seen[node];
                keep(group, std::span(path).subspan(from));
                for (std::size_t i = from; i < path.size(); ++i)
                    seen[path[i].forward ? arcs_[path[i].arc].from : arcs_[path[i].arc].to] = kNone;
                path.resize(from);
            }
            const std::span<const End> ends = endsAt(node);
            std::size_t at = slot_[step.arc * 2 + (step.forward ? 1 : 0)];
            for (std::size_t turn = 0; turn < ends.size(); ++turn) {
                at = at == 0 ? ends.size() - 1 : at - 1; // clockwise: the ground on our left comes first
                if (groupLeaving(ends[at], groups) == group)
                    break;
            }
            step = {ends[at].arc, ends[at].outgoing};
        } while (step.arc * 2 + (step.forward ? 0u : 1u) != start && !walked[step.arc * 2 + (step.forward ? 0 : 1)]);
        for (const Step &one : path)
            seen[one.forward ? arcs_[one.arc].from : arcs_[one.arc].to] = kNone;
    }

    std::vector<Area> out;
    for (auto &[group, found] : rings) {
        Area area;
        area.group = group;
        std::sort(found.begin(), found.end(), [](const PlainRing &a, const PlainRing &b) { return a.area > b.area; });
        std::vector<const PlainRing *> shells;
        const auto positions = [&](const PlainRing &ring) {
            Ring line;
            line.reserve(ring.points.size());
            for (const std::uint32_t point : ring.points)
                line.push_back(points_[point]);
            return line;
        };
        for (const PlainRing &ring : found) {
            if (ring.area > 0) {
                shells.push_back(&ring);
                area.polygons.push_back({{positions(ring)}});
                continue;
            }
            // The smallest shell round it; the middle of an edge lies on no other ring of the group.
            const PlaneKm &a = plane_[ring.points[0]], &b = plane_[ring.points[1]];
            const PlaneKm middle{(a.x + b.x) / 2, (a.y + b.y) / 2};
            for (std::size_t i = shells.size(); i-- > 0;)
                if (shells[i]->area >= -ring.area && inside(plane_, *shells[i], middle)) {
                    area.polygons[i].rings.push_back(positions(ring));
                    break;
                }
        }
        if (!area.polygons.empty())
            out.push_back(std::move(area));
    }
    return out;
}

void Tessellation::finish() {
    std::uint32_t nodes = 0;
    for (const Arc &arc : arcs_)
        nodes = std::max({nodes, arc.from + 1, arc.to + 1});
    nodes_.assign(nodes + 1, 0);
    for (const Arc &arc : arcs_) {
        ++nodes_[arc.from + 1];
        ++nodes_[arc.to + 1];
    }
    std::partial_sum(nodes_.begin(), nodes_.end(), nodes_.begin());
    ends_.resize(arcs_.size() * 2);
    slot_.resize(arcs_.size() * 2);
    std::vector<std::uint32_t> filled(nodes_.begin(), nodes_.end());
    for (std::uint32_t i = 0; i < arcs_.size(); ++i) {
        ends_[filled[arcs_[i].from]++] = {i, true};
        ends_[filled[arcs_[i].to]++] = {i, false};
        arcs_[i].km = lengthKm(pointsOf(arcs_[i]));
    }
    const auto bearing = [&](const End &end) {
        const Arc &arc = arcs_[end.arc];
        const PlaneKm &at = plane_[end.outgoing ? arc.first : arc.first + arc.count - 1];
        const PlaneKm &next = plane_[end.outgoing ? arc.first + 1 : arc.first + arc.count - 2];
        return std::atan2(next.y - at.y, next.x - at.x);
    };
    for (std::uint32_t node = 0; node < nodes; ++node) {
        const auto begin = ends_.begin() + nodes_[node], end = ends_.begin() + nodes_[node + 1];
        std::sort(begin, end, [&](const End &a, const End &b) { return bearing(a) < bearing(b); });
        for (auto it = begin; it != end; ++it)
            slot_[it->arc * 2 + (it->outgoing ? 0 : 1)] = static_cast<std::uint32_t>(it - begin);
    }
    std::vector<std::uint32_t> own(areas_.size());
    std::iota(own.begin(), own.end(), 0u);
    for (const Area &area : areas(own)) {
        double km2 = 0;
        for (const Polygon &polygon : area.polygons)
            for (std::size_t ring = 0; ring < polygon.rings.size(); ++ring)
                km2 += (ring == 0 ? 1 : -1) * geo::areaKm2(std::span(polygon.rings[ring]));
        areas_[area.group] = km2;
    }
}

bool sound(const std::vector<Tessellation::Area> &areas, double km2) {
    const Geos geos;
    Box box;
    for (const auto &area : areas)
        for (const Polygon &polygon : area.polygons)
            for (const LatLon &position : polygon.rings.front())
                box.add(position);
    if (box.empty())
        return true;
    const EqualAreaPlane plane(box.centre());
    std::vector<Geos::Geometry> parts;
    double sum = 0;
    for (const auto &area : areas)
        for (const Polygon &polygon : area.polygons) {
            std::vector<GEOSGeometry *> holes;
            Geos::Geometry outline;
            for (const Ring &ring : polygon.rings) {
                std::vector<PlaneKm> points;
                for (const LatLon &position : ring)
                    points.push_back(plane.at(position));
                if (&ring == &polygon.rings.front())
                    outline = lineOf(geos, points, true);
                else
                    holes.push_back(lineOf(geos, points, true).release());
            }
            parts.push_back(geos.own(
                GEOSGeom_createPolygon_r(geos, outline.release(), holes.data(), static_cast<unsigned>(holes.size()))));
            if (GEOSisValid_r(geos, parts.back().get()) != 1)
                return false;
            double one = 0;
            GEOSArea_r(geos, parts.back().get(), &one);
            sum += one;
        }
    const Geos::Geometry all = collect(geos, std::move(parts), GEOS_MULTIPOLYGON);
    const Geos::Geometry together = geos.own(GEOSUnaryUnion_r(geos, all.get()));
    double whole = 0;
    return together && GEOSArea_r(geos, together.get(), &whole) == 1 && std::abs(sum - whole) <= km2;
}

} // namespace zamkan::geo
