#include "geo/plane_shapes.hpp"
#include "geo/seed_grid.hpp"
#include "geo/tessellation.hpp"
#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>
#include <unordered_map>

namespace zamkan::geo {
namespace {

constexpr std::uint32_t kNone = Tessellation::kNone;
constexpr int kSides = 48;        // of the circle that a reach is
constexpr double kMarginKm = 5;   // of land beyond the farthest reach

PlaneKm onCircle(const PlaneKm &centre, double km, int side) {
    const double angle = 2 * std::numbers::pi * side / kSides;
    return {centre.x + km * std::cos(angle), centre.y + km * std::sin(angle)};
}

// Whether the point lies in the polygon that stands for the circle.
bool within(const PlaneKm &centre, double km, const PlaneKm &point) {
    const double dx = point.x - centre.x, dy = point.y - centre.y;
    const double angle = std::atan2(dy, dx), step = 2 * std::numbers::pi / kSides;
    const double side = std::floor(angle / step) * step + step / 2; // the middle of the side that it lies towards
    return dx * std::cos(side) + dy * std::sin(side) <= km * std::cos(step / 2);
}

// Whether the line from a to b has a part inside the convex ring, whichever way round it runs (Cyrus and Beck).
bool crosses(const std::vector<PlaneKm> &ring, const PlaneKm &a, const PlaneKm &b) {
    double area = 0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i)
        area += ring[i].x * ring[i + 1].y - ring[i + 1].x * ring[i].y;
    const double turn = area > 0 ? 1 : -1;
    double from = 0, to = 1;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const double nx = -(ring[i + 1].y - ring[i].y) * turn, ny = (ring[i + 1].x - ring[i].x) * turn; // inwards
        const double at = nx * (a.x - ring[i].x) + ny * (a.y - ring[i].y), along = nx * (b.x - a.x) + ny * (b.y - a.y);
        if (along == 0) {
            if (at < 0)
                return false;
        } else if (along > 0) {
            from = std::max(from, -at / along);
        } else {
            to = std::min(to, -at / along);
        }
    }
    return from <= to;
}

struct PointHash {
    std::size_t operator()(const PlaneKm &point) const {
        const auto x = std::bit_cast<std::uint64_t>(point.x), y = std::bit_cast<std::uint64_t>(point.y);
        return static_cast<std::size_t>((x * 0x9E3779B97F4A7C15u) ^ (std::rotl(y, 31) * 0xC2B2AE3D27D4EB4Fu));
    }
};

} // namespace

class TessellationMaker {
public:
    explicit TessellationMaker(const Ground &ground) : ground_(ground), plane_(centreOf(ground)) {}

    Tessellation make() {
        place();
        for (std::uint32_t land = 0; land < ground_.lands.size(); ++land)
            lands_.push_back(dryLand(land));
        for (const Geos::Geometry &land : lands_)
            preparedLands_.push_back(geos_.prepare(land));
        for (std::uint32_t land = 0; land < lands_.size(); ++land)
            addCells(land);
        for (const auto &zone : ground_.zones) {
            zones_.push_back(polygonOf(geos_, zone.outline, plane_, low_, high_));
            preparedZones_.push_back(geos_.prepare(zones_.back()));
            lines_.push_back(geos_.own(GEOSBoundary_r(geos_, zones_.back().get())));
            landsUsed_[zone.land] = true;
        }
        for (std::uint32_t land = 0; land < lands_.size(); ++land)
            if (landsUsed_[land])
                lines_.push_back(geos_.own(GEOSBoundary_r(geos_, lands_[land].get())));
        out_.areas_.assign(ground_.seeds.size() + ground_.zones.size(), 0);
        if (!lines_.empty()) {
            addFaces();
            addArcs();
        }
        out_.finish();
        if (!out_.arcs_.empty())
            out_.keepCorners(ground_.seeds, at_);
        return std::move(out_);
    }

    [[nodiscard]] double reached() {
        place();
        double out = 0;
        for (std::uint32_t land = 0; land < ground_.lands.size(); ++land) {
            const Geos::Geometry outline = dryLand(land);
            std::vector<Geos::Geometry> circles;
            for (std::uint32_t seed = 0; seed < ground_.seeds.size(); ++seed)
                if (ground_.seeds[seed].land == land && ground_.seeds[seed].reach_km > 0)
                    circles.push_back(geos_.own(GEOSGeom_createPolygon_r(geos_, circle(seed).release(), nullptr, 0)));
            const Geos::Geometry all = collect(geos_, std::move(circles), GEOS_MULTIPOLYGON);
            const Geos::Geometry round = geos_.own(GEOSUnaryUnion_r(geos_, all.get()));
            const Geos::Geometry cut = geos_.own(GEOSIntersection_r(geos_, round.get(), outline.get()));
            double area = 0;
            GEOSArea_r(geos_, cut.get(), &area);
            out += area;
        }
        return out;
    }

private:
    [[nodiscard]] Geos::Geometry dryLand(std::uint32_t land) {
        Geos::Geometry outline = polygonOf(geos_, ground_.lands[land], plane_, low_, high_);
        if (ground_.water.empty())
            return outline;
        if (!water_)
            water_ = polygonOf(geos_, ground_.water, plane_, low_, high_);
        return geos_.own(GEOSDifference_r(geos_, outline.get(), water_.get()));
    }
    static LatLon centreOf(const Ground &ground) {
        Box box;
        for (const Seed &seed : ground.seeds)
            box.add(seed.position);
        if (ground.seeds.empty())
            for (const auto &zone : ground.zones)
                for (const Polygon &polygon : zone.outline)
                    for (const LatLon &position : polygon.rings.front())
                        box.add(position);
        return box.empty() ? LatLon() : box.centre();
    }

    void place() {
        for (const Seed &seed : ground_.seeds) {
            at_.push_back(plane_.at(seed.position));
            const double km = seed.reach_km + kMarginKm;
            farthest_ = std::max(farthest_, seed.reach_km);
            low_ = {std::min(low_.x, at_.back().x - km), std::min(low_.y, at_.back().y - km)};
            high_ = {std::max(high_.x, at_.back().x + km), std::max(high_.y, at_.back().y + km)};
        }
        for (const auto &zone : ground_.zones)
            for (const Polygon &polygon : zone.outline)
                for (const LatLon &position : polygon.rings.front()) {
                    const PlaneKm at = plane_.at(position);
                    low_ = {std::min(low_.x, at.x - kMarginKm), std::min(low_.y, at.y - kMarginKm)};
                    high_ = {std::max(high_.x, at.x + kMarginKm), std::max(high_.y, at.y + kMarginKm)};
                }
        landsUsed_.assign(ground_.lands.size(), false);
        grids_.resize(ground_.lands.size());
        for (std::uint32_t seed = 0; seed < at_.size(); ++seed)
            grids_[ground_.seeds[seed].land].add(seed, at_[seed], kSquareKm);
    }

    Geos::Geometry circle(std::uint32_t seed) const {
        std::vector<PlaneKm> points;
        for (int side = 0; side < kSides; ++side)
            points.push_back(onCircle(at_[seed], ground_.seeds[seed].reach_km, side));
        return lineOf(geos_, points, true);
    }

    // The borders of the land's cells, and the circles of those that end before they meet another.
    void addCells(std::uint32_t land) {
        std::vector<Geos::Geometry> sites;
        std::vector<std::uint32_t> seeds;
        for (std::uint32_t seed = 0; seed < at_.size(); ++seed)
            if (ground_.seeds[seed].land == land) {
                sites.push_back(geos_.own(GEOSGeom_createPointFromXY_r(geos_, at_[seed].x, at_[seed].y)));
                seeds.push_back(seed);
            }
        const auto reaches = [&](std::uint32_t seed) { return ground_.seeds[seed].reach_km > 0; };
        if (std::none_of(seeds.begin(), seeds.end(), reaches))
            return;
        landsUsed_[land] = true;
        if (seeds.size() == 1) {
            lines_.push_back(circle(seeds.front()));
            return;
        }
        const Geos::Geometry points = collect(geos_, std::move(sites), GEOS_MULTIPOINT);
        const std::vector<PlaneKm> corners{low_, {high_.x, low_.y}, high_, {low_.x, high_.y}};
        const Geos::Geometry box = geos_.own(GEOSGeom_createPolygon_r(geos_, lineOf(geos_, corners, true).release(), nullptr, 0));
        const Geos::Geometry cells = geos_.own(GEOSVoronoiDiagram_r(geos_, points.get(), box.get(), 0, 0));
        if (!cells)
            fail(geos_, "the cells of its places cannot be made");
        for (int i = 0; i < GEOSGetNumGeometries_r(geos_, cells.get()); ++i) {
            const GEOSGeometry *ring = GEOSGetExteriorRing_r(geos_, GEOSGetGeometryN_r(geos_, cells.get(), i));
            std::vector<PlaneKm> corner = pointsOf(ring);
            PlaneKm middle{};
            for (std::size_t k = 0; k + 1 < corner.size(); ++k) {
                middle.x += corner[k].x / static_cast<double>(corner.size() - 1);
                middle.y += corner[k].y / static_cast<double>(corner.size() - 1);
            }
            const SeedGrid::Found found = grids_[land].nearest(middle);
            if (found.seed == kNone || !reaches(found.seed))
                continue;
            const double km = ground_.seeds[found.seed].reach_km;
            lines_.push_back(lineOf(geos_, corner, false));
            if (std::any_of(corner.begin(), corner.end(), [&](const PlaneKm &one) { return !within(found.at, km, one); }))
                addCircle(found.at, km, corner);
        }
    }

    // Those sides of the circle that reach into the cell, whole, so that they cross its border.
    void addCircle(const PlaneKm &centre, double km, const std::vector<PlaneKm> &cell) {
        std::vector<PlaneKm> run;
        const auto finish = [&] {
            if (run.size() > 1)
                lines_.push_back(lineOf(geos_, run, false));
            run.clear();
        };
        for (int side = 0; side < kSides; ++side) {
            const PlaneKm a = onCircle(centre, km, side), b = onCircle(centre, km, (side + 1) % kSides);
            if (!crosses(cell, a, b)) {
                finish();
                continue;
            }
            if (run.empty())
                run.push_back(a);
            run.push_back(b);
        }
        finish();
    }

    std::vector<PlaneKm> pointsOf(const GEOSGeometry *line) const {
        const GEOSCoordSequence *sequence = GEOSGeom_getCoordSeq_r(geos_, line);
        unsigned size = 0;
        GEOSCoordSeq_getSize_r(geos_, sequence, &size);
        std::vector<PlaneKm> out(size);
        for (unsigned i = 0; i < size; ++i)
            GEOSCoordSeq_getXY_r(geos_, sequence, i, &out[i].x, &out[i].y);
        return out;
    }

    [[nodiscard]] bool holds(const Geos::Prepared &area, const PlaneKm &at) const {
        const Geos::Geometry point = geos_.own(GEOSGeom_createPointFromXY_r(geos_, at.x, at.y));
        return GEOSPreparedIntersects_r(geos_, area.get(), point.get()) == 1;
    }

    [[nodiscard]] std::uint32_t pieceAt(const PlaneKm &at) const {
        for (std::uint32_t land = 0; land < preparedLands_.size(); ++land) {
            if (!landsUsed_[land] || !holds(preparedLands_[land], at))
                continue;
            const SeedGrid::Found found = grids_[land].nearest(at, farthest_);
            if (found.seed != kNone) {
                const double km = ground_.seeds[found.seed].reach_km;
                if (km > 0 && within(found.at, km, at))
                    return found.seed;
            }
            for (std::uint32_t zone = 0; zone < preparedZones_.size(); ++zone)
                if (ground_.zones[zone].land == land && holds(preparedZones_[zone], at))
                    return static_cast<std::uint32_t>(ground_.seeds.size()) + zone;
            return kNone;
        }
        return kNone;
    }

    std::uint32_t vertex(const PlaneKm &at) {
        const auto [found, fresh] = vertices_.try_emplace(at, static_cast<std::uint32_t>(corners_.size()));
        if (fresh)
            corners_.push_back(at);
        return found->second;
    }

    void addRing(const GEOSGeometry *ring, bool outer, std::uint32_t piece) {
        std::vector<PlaneKm> points = pointsOf(ring);
        double area = 0;
        for (std::size_t i = 0; i + 1 < points.size(); ++i)
            area += points[i].x * points[i + 1].y - points[i + 1].x * points[i].y;
        if ((area > 0) != outer)
            std::reverse(points.begin(), points.end());
        for (std::size_t i = 0; i + 1 < points.size(); ++i) {
            const std::uint32_t a = vertex(points[i]), b = vertex(points[i + 1]);
            const std::uint64_t key = static_cast<std::uint64_t>(std::min(a, b)) << 32 | std::max(a, b);
            Sides &sides = segments_[key];
            (a < b ? sides.left : sides.right) = piece;
        }
    }

    // Nodes all lines, so that faces are either wholly of a piece or not at all, and notes the pieces beside each segment.
    void addFaces() {
        const Geos::Geometry all = collect(geos_, std::move(lines_), GEOS_GEOMETRYCOLLECTION);
        const Geos::Geometry noded = geos_.own(GEOSUnaryUnion_r(geos_, all.get()));
        if (!noded)
            fail(geos_, "its lines cannot be cut where they cross");
        const GEOSGeometry *list[]{noded.get()};
        const Geos::Geometry faces = geos_.own(GEOSPolygonize_r(geos_, list, 1));
        if (!faces)
            fail(geos_, "its faces cannot be made");
        for (int i = 0; i < GEOSGetNumGeometries_r(geos_, faces.get()); ++i) {
            const GEOSGeometry *face = GEOSGetGeometryN_r(geos_, faces.get(), i);
            const Geos::Geometry point = geos_.own(GEOSPointOnSurface_r(geos_, face));
            PlaneKm at;
            if (!point || GEOSGeomGetX_r(geos_, point.get(), &at.x) != 1 || GEOSGeomGetY_r(geos_, point.get(), &at.y) != 1)
                continue;
            const std::uint32_t piece = pieceAt(at);
            if (piece == kNone)
                continue;
            addRing(GEOSGetExteriorRing_r(geos_, face), true, piece);
            for (int hole = 0; hole < GEOSGetNumInteriorRings_r(geos_, face); ++hole)
                addRing(GEOSGetInteriorRingN_r(geos_, face, hole), false, piece);
        }
    }

    // Strings segments between the same two pieces together.
    void addArcs() {
        struct Way {
            std::uint32_t to;
            std::uint32_t left, right; // of the way from here
            bool taken = false;
        };
        std::erase_if(segments_, [](const auto &entry) { return entry.second.left == entry.second.right; });
        std::vector<std::vector<Way>> ways(corners_.size());
        for (const auto &[key, sides] : segments_) {
            const auto a = static_cast<std::uint32_t>(key >> 32), b = static_cast<std::uint32_t>(key);
            ways[a].push_back({b, sides.left, sides.right});
            ways[b].push_back({a, sides.right, sides.left});
        }
        for (auto &list : ways)
            std::sort(list.begin(), list.end(), [](const Way &a, const Way &b) { return a.to < b.to; });
        const auto pairOf = [](const Way &way) { return std::minmax(way.left, way.right); };
        std::vector<bool> node(corners_.size());
        for (std::size_t i = 0; i < ways.size(); ++i)
            node[i] = !ways[i].empty() && (ways[i].size() != 2 || pairOf(ways[i][0]) != pairOf(ways[i][1]));
        std::unordered_map<std::uint32_t, std::uint32_t> numbers;
        const auto number = [&](std::uint32_t corner) {
            return numbers.try_emplace(corner, static_cast<std::uint32_t>(numbers.size())).first->second;
        };
        const auto take = [&](std::uint32_t from, std::uint32_t to) {
            for (Way &way : ways[from])
                if (way.to == to)
                    way.taken = true;
        };
        const auto walk = [&](std::uint32_t start) {
            for (Way &first : ways[start]) {
                if (first.taken)
                    continue;
                Tessellation::Arc arc;
                arc.first = static_cast<std::uint32_t>(out_.points_.size());
                arc.left = first.left;
                arc.right = first.right;
                std::uint32_t at = start, next = first.to;
                push(at);
                for (;;) {
                    take(at, next);
                    take(next, at);
                    push(next);
                    if (node[next] || next == start)
                        break;
                    const std::uint32_t before = at;
                    at = next;
                    next = ways[at][0].to == before ? ways[at][1].to : ways[at][0].to;
                }
                arc.count = static_cast<std::uint32_t>(out_.points_.size()) - arc.first;
                arc.from = number(start);
                arc.to = number(next);
                out_.arcs_.push_back(arc);
            }
        };
        for (std::uint32_t i = 0; i < ways.size(); ++i)
            if (node[i])
                walk(i);
        for (std::uint32_t i = 0; i < ways.size(); ++i)
            walk(i); // rings that meet nothing
    }

    void push(std::uint32_t corner) {
        out_.points_.push_back(plane_.back(corners_[corner]));
        out_.plane_.push_back(corners_[corner]);
    }

    static constexpr double kSquareKm = 8;
    struct Sides {
        std::uint32_t left = kNone, right = kNone;
    };

    const Ground &ground_;
    EqualAreaPlane plane_;
    Geos geos_; // before what it gives back
    std::vector<PlaneKm> at_;
    PlaneKm low_{1e9, 1e9}, high_{-1e9, -1e9};
    double farthest_ = 0; // reach
    std::vector<SeedGrid> grids_;
    std::vector<bool> landsUsed_;
    Geos::Geometry water_;
    std::vector<Geos::Geometry> lands_, zones_, lines_;
    std::vector<Geos::Prepared> preparedLands_, preparedZones_;
    std::unordered_map<PlaneKm, std::uint32_t, PointHash> vertices_;
    std::vector<PlaneKm> corners_;
    std::unordered_map<std::uint64_t, Sides> segments_;
    Tessellation out_;
};

Tessellation Tessellation::of(const Ground &ground) { return TessellationMaker(ground).make(); }

double reachedKm2(const Ground &ground) { return TessellationMaker(ground).reached(); }

} // namespace zamkan::geo
