#include "geo/tessellation.hpp"
#include "geo/border_corners.hpp"
#include "geo/measure.hpp"
#include "geo/plane_shapes.hpp"
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>
#include <tuple>

namespace zamkan::geo {
namespace {

constexpr std::uint32_t kNone = Tessellation::kNone;

// An arc in the direction in which a ring runs along it.
struct Step {
    std::uint32_t arc = 0;
    bool forward = true;
};

bool inside(const std::vector<PlaneKm> &plane, const std::vector<std::uint32_t> &ring, const PlaneKm &point) {
    bool odd = false;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        const PlaneKm &a = plane[ring[i]], &b = plane[ring[j]];
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

std::vector<std::uint8_t> Tessellation::borderEnds(std::span<const std::uint32_t> groups) const {
    std::vector<std::uint8_t> out(nodes_.empty() ? 0 : nodes_.size() - 1, 0);
    for (const Arc &arc : arcs_)
        if ((arc.left == kNone ? kNone : groups[arc.left]) != (arc.right == kNone ? kNone : groups[arc.right]))
            for (const std::uint32_t node : {arc.from, arc.to})
                out[node] = static_cast<std::uint8_t>(std::min(out[node] + 1, 3));
    return out;
}

void Tessellation::add(Way &way, std::uint32_t number, bool forward, bool bends, bool nodeBends) const {
    const Arc &arc = arcs_[number];
    for (std::uint32_t i = 0; i + 1 < arc.count; ++i) {
        way.points.push_back(forward ? arc.first + i : arc.first + arc.count - 1 - i);
        way.bends.push_back(i == 0 ? nodeBends : bends);
    }
}

std::vector<LatLon> Tessellation::positions(const Way &way) const {
    const std::size_t size = way.points.size();
    std::vector<LatLon> out;
    constexpr std::size_t kOfCurve = 5;
    out.reserve(corners_ && !way.bends.empty() ? size * kOfCurve : size);
    const auto push = [&](const LatLon &position) {
        if (out.empty() || !(out.back() == position))
            out.push_back(position);
    };
    const auto corner = [&](std::size_t i) { return BorderCorners::Corner{plane_[way.points[i]], points_[way.points[i]]}; };
    for (std::size_t i = 0; i < size; ++i) {
        const bool bends = corners_ && !way.bends.empty() && way.bends[i] && slack_[way.points[i]] > 0 && (way.ring || (i > 0 && i + 1 < size));
        const auto curve = bends ? corners_->curve(corner(i == 0 ? size - 1 : i - 1), corner(i), corner(i + 1 == size ? 0 : i + 1),
                                                   slack_[way.points[i]])
                                 : std::nullopt;
        if (curve)
            std::for_each(curve->begin(), curve->end(), push);
        else
            push(points_[way.points[i]]);
    }
    if (way.ring && out.size() > 1 && out.front() == out.back())
        out.pop_back();
    return out;
}

std::vector<Tessellation::Area> Tessellation::areas(std::span<const std::uint32_t> groups, Borders borders) const {
    struct PlainRing {
        Way way;
        double area = 0; // twice, positive counter-clockwise
    };
    const std::vector<std::uint8_t> meeting = borders == Borders::rounded ? borderEnds(groups) : std::vector<std::uint8_t>();
    std::vector<std::uint8_t> walked(arcs_.size() * 2, 0); // [2 arc] forwards, [2 arc + 1] backwards
    std::vector<std::uint32_t> seen(nodes_.empty() ? 0 : nodes_.size() - 1, kNone);
    std::map<std::uint32_t, std::vector<PlainRing>> rings; // by group

    const auto keep = [&](std::uint32_t group, std::span<const Step> steps) {
        PlainRing ring;
        ring.way.ring = true;
        for (const Step &step : steps) {
            const Arc &arc = arcs_[step.arc];
            const std::uint32_t other = step.forward ? arc.right : arc.left;
            const bool bends = !meeting.empty() && other != kNone && groups[other] != kNone;
            add(ring.way, step.arc, step.forward, bends, bends && meeting[step.forward ? arc.from : arc.to] == 2);
        }
        const std::vector<std::uint32_t> &points = ring.way.points;
        for (std::size_t i = 0, j = points.size() - 1; i < points.size(); j = i++) {
            const PlaneKm &a = plane_[points[j]], &b = plane_[points[i]];
            ring.area += a.x * b.y - b.x * a.y;
        }
        if (points.size() >= 3 && ring.area != 0)
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
        for (const PlainRing &ring : found) {
            if (ring.area > 0) {
                shells.push_back(&ring);
                area.polygons.push_back({{positions(ring.way)}});
                continue;
            }
            // The smallest shell round it; the middle of an edge lies on no other ring of the group.
            const PlaneKm &a = plane_[ring.way.points[0]], &b = plane_[ring.way.points[1]];
            const PlaneKm middle{(a.x + b.x) / 2, (a.y + b.y) / 2};
            for (std::size_t i = shells.size(); i-- > 0;)
                if (shells[i]->area >= -ring.area && inside(plane_, shells[i]->way.points, middle)) {
                    area.polygons[i].rings.push_back(positions(ring.way));
                    break;
                }
        }
        if (!area.polygons.empty())
            out.push_back(std::move(area));
    }
    return out;
}

std::vector<Tessellation::Line> Tessellation::lines(std::span<const std::uint32_t> groups, Borders borders) const {
    const std::vector<std::uint8_t> meeting = borderEnds(groups);
    const auto pairOf = [&](std::uint32_t arc) {
        const auto of = [&](std::uint32_t piece) { return piece == kNone ? kNone : groups[piece]; };
        return std::minmax({of(arcs_[arc].left), of(arcs_[arc].right)});
    };
    const auto shown = [&](std::uint32_t arc) {
        const auto [a, b] = pairOf(arc);
        return a != b && b != kNone;
    };
    std::vector<bool> taken(arcs_.size());
    const auto next = [&](const Step &step) -> std::optional<Step> { // where nothing else meets it
        const std::uint32_t node = step.forward ? arcs_[step.arc].to : arcs_[step.arc].from;
        if (meeting[node] != 2)
            return std::nullopt;
        for (const End &end : endsAt(node))
            if (end.arc != step.arc && shown(end.arc) && !taken[end.arc])
                return Step{end.arc, end.outgoing};
        return std::nullopt;
    };
    std::vector<Line> out;
    for (std::uint32_t arc = 0; arc < arcs_.size(); ++arc) {
        if (taken[arc] || !shown(arc))
            continue;
        taken[arc] = true;
        std::vector<Step> steps;
        for (std::optional<Step> step = next({arc, false}); step; step = next(*step)) {
            taken[step->arc] = true;
            steps.push_back({step->arc, !step->forward});
        }
        std::reverse(steps.begin(), steps.end());
        steps.push_back({arc, true});
        for (std::optional<Step> step = next({arc, true}); step; step = next(*step)) {
            taken[step->arc] = true;
            steps.push_back(*step);
        }
        const auto endOf = [&](const Step &step, bool last) { return step.forward == last ? arcs_[step.arc].to : arcs_[step.arc].from; };
        Way way;
        way.ring = endOf(steps.front(), false) == endOf(steps.back(), true) && meeting[endOf(steps.back(), true)] <= 2;
        for (const Step &step : steps)
            add(way, step.arc, step.forward, true, true);
        if (!way.ring) {
            const Arc &last = arcs_[steps.back().arc];
            way.points.push_back(steps.back().forward ? last.first + last.count - 1 : last.first);
            way.bends.push_back(false);
        }
        if (borders == Borders::exact)
            way.bends.clear();
        Line line;
        std::tie(line.a, line.b) = pairOf(arc);
        line.points = positions(way);
        if (way.ring)
            line.points.push_back(line.points.front());
        out.push_back(std::move(line));
    }
    return out;
}

void Tessellation::keepCorners(std::span<const Seed> seeds, std::span<const PlaneKm> at) {
    constexpr double kOfTheWay = 0.25; // to the seed
    struct Free {
        std::uint32_t land = kNone;
        double km = std::numeric_limits<double>::infinity(); // to the nearest seed beside
        bool fixed = false;
    };
    const auto meet = [&](Free &free, std::uint32_t piece, const PlaneKm &point) {
        if (piece >= seeds.size()) { // nobody's, or a zone's
            free.fixed = true;
            return;
        }
        free.fixed = free.fixed || (free.land != kNone && free.land != seeds[piece].land);
        free.land = seeds[piece].land;
        free.km = std::min(free.km, std::hypot(at[piece].x - point.x, at[piece].y - point.y));
    };
    const auto slackOf = [&](const Free &free) { return free.fixed ? 0.0F : static_cast<float>(kOfTheWay * free.km); };
    std::vector<PlaneKm> points(at.begin(), at.end());
    std::vector<Free> nodes(nodes_.size() - 1);
    slack_.assign(points_.size(), 0);
    for (const Arc &arc : arcs_) {
        for (std::uint32_t i = 0; i < arc.count; ++i) {
            const PlaneKm &point = plane_[arc.first + i];
            const bool first = i == 0, last = i + 1 == arc.count;
            Free own;
            Free &free = first ? nodes[arc.from] : last ? nodes[arc.to] : own;
            meet(free, arc.left, point);
            meet(free, arc.right, point);
            if (!first && !last)
                slack_[arc.first + i] = slackOf(own);
            points.push_back(point);
        }
    }
    for (const Arc &arc : arcs_) { // once all that meet at a node are known
        slack_[arc.first] = slackOf(nodes[arc.from]);
        slack_[arc.first + arc.count - 1] = slackOf(nodes[arc.to]);
    }
    auto corners = std::make_shared<BorderCorners>();
    corners->keep(std::move(points));
    corners_ = std::move(corners);
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
