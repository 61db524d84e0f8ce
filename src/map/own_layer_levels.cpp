#include "map/own_layer_levels.hpp"
#include "base/spread.hpp"
#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <unordered_set>

namespace zamkan::map {
namespace {

using Path = OwnShapes::Path;
using geo::PlanePoint;

constexpr std::size_t kSmall = 20'000;      // vertices: so few need no levels
constexpr std::size_t kFewPoints = 4'000;   // likewise
constexpr std::size_t kPieceVertices = 5'000;
constexpr double kStep = 2;                 // zooms a level
constexpr double kDeepest = 16;             // from here on as it is
constexpr double kWorldPixels = 256;        // at zoom 0
constexpr double kGridPixels = 0.5;         // at the deepest zoom of a level
constexpr double kDotPixels = 8;            // between two dots there

// World units; 0: no grid.
double gridFor(double zoom) { return kGridPixels / (kWorldPixels * std::exp2(zoom + kStep)); }

struct Hash {
    std::size_t operator()(const std::pair<std::int64_t, std::int64_t> &cell) const {
        return static_cast<std::size_t>(static_cast<std::uint64_t>(cell.first) * 0x9E3779B97F4A7C15ULL ^
                                        static_cast<std::uint64_t>(cell.second) * 0xC2B2AE3D27D4EB4FULL);
    }
};

PlanePoint snapped(const PlanePoint &p, double grid) { return {std::round(p.x / grid) * grid, std::round(p.y / grid) * grid}; }

Path snapped(const Path &path, double grid) {
    if (grid <= 0) return path;
    Path out;
    for (const PlanePoint &p : path)
        if (const PlanePoint at = snapped(p, grid); out.empty() || !(out.back() == at)) out.push_back(at);
    return out;
}

double twiceAreaOf(const Path &ring) {
    double sum = 0;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) sum += ring[j].x * ring[i].y - ring[i].x * ring[j].y;
    return sum;
}

// The square of the grid that a ring which vanished stood in.
Path leastSquare(const Path &ring, double grid, bool positive) {
    const double x = std::floor(ring.front().x / grid) * grid, y = std::floor(ring.front().y / grid) * grid;
    Path square{{x, y}, {x + grid, y}, {x + grid, y + grid}, {x, y + grid}};
    if ((twiceAreaOf(square) > 0) != positive) std::reverse(square.begin(), square.end());
    return square;
}

struct Simple { // an area on the grid
    std::vector<Path> rings;
    bool whole = true; // not one of the squares that stand for what is too small
    Point middle;
};

std::optional<Simple> simplified(const OwnShapes::Area &area, double grid) {
    Simple out;
    const Path &outer = area.rings.front();
    out.middle = {outer.front().x, outer.front().y};
    for (std::size_t i = 0; i < area.rings.size(); ++i) {
        Path ring = snapped(area.rings[i], grid);
        if (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
        if (ring.size() >= 3 && twiceAreaOf(ring) != 0) {
            out.rings.push_back(std::move(ring));
        } else if (i == 0) {
            if (grid <= 0) return std::nullopt;
            out.rings.push_back(leastSquare(outer, grid, twiceAreaOf(outer) > 0));
            out.whole = false;
            break;
        }
    }
    return out;
}

void append(Lines &lines, const Path &path) {
    std::vector<Point> points;
    points.reserve(path.size());
    for (const PlanePoint &p : path) points.push_back({p.x, p.y});
    lines.add(points.data(), points.data() + points.size());
}

// Each edge of the rings once, though two neighbours have it.
class Edges {
public:
    explicit Edges(Lines &out) : out_(out) {}
    void add(const Path &ring) {
        std::vector<Point> run;
        const auto flush = [&] {
            if (run.size() > 1) out_.add(run.data(), run.data() + run.size());
            run.clear();
        };
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const PlanePoint &a = ring[i], &b = ring[(i + 1) % ring.size()];
            if (!seen_.insert(keyOf(a, b)).second) {
                flush();
                continue;
            }
            if (run.empty()) run.push_back({a.x, a.y});
            run.push_back({b.x, b.y});
        }
        flush();
    }

private:
    static std::pair<std::int64_t, std::int64_t> keyOf(const PlanePoint &a, const PlanePoint &b) {
        constexpr double fine = 0x1p31; // 2 cm at the equator
        const auto one = [&](const PlanePoint &p) {
            return static_cast<std::int64_t>(std::llround(p.x * fine)) * 4'294'967'311LL ^ static_cast<std::int64_t>(std::llround(p.y * fine));
        };
        const std::int64_t first = one(a), second = one(b);
        return {std::min(first, second), std::max(first, second)};
    }
    Lines &out_;
    std::unordered_set<std::pair<std::int64_t, std::int64_t>, Hash> seen_;
};

// Which piece of a level something near a point belongs to.
class Cells {
public:
    Cells(const Bounds &bounds, std::size_t vertices) : bounds_(bounds) {
        const double wide = std::max(bounds.most.x - bounds.least.x, 1e-12), high = std::max(bounds.most.y - bounds.least.y, 1e-12);
        const double pieces = std::clamp(static_cast<double>(vertices) / static_cast<double>(kPieceVertices), 1.0, 4096.0);
        const double side = std::sqrt(wide * high / pieces);
        columns_ = static_cast<std::size_t>(std::clamp(std::ceil(wide / side), 1.0, 512.0));
        rows_ = static_cast<std::size_t>(std::clamp(std::ceil(high / side), 1.0, 512.0));
    }
    [[nodiscard]] std::size_t count() const { return columns_ * rows_; }
    [[nodiscard]] std::size_t of(Point p) const {
        return cell(p.y, bounds_.least.y, bounds_.most.y, rows_) * columns_ + cell(p.x, bounds_.least.x, bounds_.most.x, columns_);
    }

private:
    static std::size_t cell(double value, double least, double most, std::size_t count) {
        const double share = most > least ? (value - least) / (most - least) : 0;
        return std::min(static_cast<std::size_t>(std::max(share, 0.0) * static_cast<double>(count)), count - 1);
    }
    Bounds bounds_;
    std::size_t columns_ = 1, rows_ = 1;
};

Bounds boundsOf(const OwnShapes &shapes) {
    Bounds bounds;
    const auto add = [&](const Path &path) {
        for (const PlanePoint &p : path) bounds.add(Point{p.x, p.y});
    };
    for (const OwnShapes::Area &area : shapes.areas) add(area.rings.front());
    for (const Path &line : shapes.lines) add(line);
    return bounds;
}

// The small squares of many small areas say the same thing again and again: once is enough.
std::vector<Simple> simplified(const OwnShapes &shapes, double grid) {
    std::vector<Simple> areas;
    std::unordered_set<std::pair<std::int64_t, std::int64_t>, Hash> squares;
    for (const OwnShapes::Area &area : shapes.areas) {
        std::optional<Simple> simple = simplified(area, grid);
        if (!simple) continue;
        if (!simple->whole) {
            const PlanePoint &corner = simple->rings.front().front();
            if (!squares.emplace(std::llround(corner.x / grid), std::llround(corner.y / grid)).second) continue;
        }
        areas.push_back(std::move(*simple));
    }
    return areas;
}

OwnLayer::Level levelOf(const std::vector<Simple> &areas, const std::vector<Path> &lines, const Bounds &bounds, std::size_t vertices) {
    OwnLayer::Level level;
    const Cells cells(bounds, vertices);
    std::vector<std::vector<std::size_t>> areasOf(cells.count());
    std::vector<std::vector<std::size_t>> linesOf(cells.count());
    for (std::size_t i = 0; i < areas.size(); ++i) areasOf[cells.of(areas[i].middle)].push_back(i);
    for (std::size_t i = 0; i < lines.size(); ++i) linesOf[cells.of({lines[i].front().x, lines[i].front().y})].push_back(i);
    struct Piece {
        std::shared_ptr<const Mesh> mesh;
        std::shared_ptr<const LineChunk> outline, line;
    };
    std::vector<Piece> pieces(cells.count());
    spread(cells.count(), threadsFor(0), [&](std::size_t cell, unsigned) {
        if (!areasOf[cell].empty()) {
            Mesh mesh;
            LineChunk outline;
            mesh.merged = true;
            std::vector<Path> rings;
            Edges edges(outline.lines);
            for (const std::size_t area : areasOf[cell])
                for (const Path &ring : areas[area].rings) {
                    append(mesh.rings, ring);
                    if (areas[area].whole) edges.add(ring);
                    rings.push_back(ring);
                }
            mesh.bounds = mesh.rings.bounds;
            for (const PlanePoint &p : geo::mergedTriangles(rings)) mesh.vertices.push_back({p.x, p.y});
            pieces[cell].mesh = std::make_shared<const Mesh>(std::move(mesh));
            if (!outline.lines.vertices.empty()) pieces[cell].outline = std::make_shared<const LineChunk>(std::move(outline));
        }
        if (!linesOf[cell].empty()) {
            LineChunk chunk;
            for (const std::size_t line : linesOf[cell]) append(chunk.lines, lines[line]);
            pieces[cell].line = std::make_shared<const LineChunk>(std::move(chunk));
        }
    });
    for (Piece &piece : pieces) {
        if (piece.mesh) level.areas.push_back(std::move(piece.mesh));
        if (piece.outline) level.outlines.push_back(std::move(piece.outline));
        if (piece.line) level.lines.push_back(std::move(piece.line));
    }
    return level;
}

std::size_t verticesOf(const std::vector<Simple> &areas, const std::vector<Path> &lines) {
    std::size_t count = 0;
    for (const Simple &area : areas)
        for (const Path &ring : area.rings) count += ring.size();
    for (const Path &line : lines) count += line.size();
    return count;
}

std::vector<Point> thinned(const std::vector<Point> &points, double grid) {
    if (grid <= 0 || points.size() <= kFewPoints) return points;
    std::vector<Point> out;
    std::unordered_set<std::pair<std::int64_t, std::int64_t>, Hash> taken;
    for (const Point &p : points)
        if (taken.emplace(std::llround(p.x / grid), std::llround(p.y / grid)).second) out.push_back(p);
    return out;
}

} // namespace

std::size_t OwnShapes::vertices() const {
    std::size_t count = 0;
    for (const Area &area : areas)
        for (const Path &ring : area.rings) count += ring.size();
    for (const Path &line : lines) count += line.size();
    return count;
}

std::vector<OwnLayer::Level> levelsOf(const OwnShapes &shapes) {
    const Bounds bounds = boundsOf(shapes);
    const std::size_t whole = shapes.vertices();
    const bool few = whole <= kSmall && shapes.points.size() <= kFewPoints;
    std::vector<OwnLayer::Level> levels;
    std::size_t before = std::numeric_limits<std::size_t>::max();
    for (double zoom = 0; !few && zoom < kDeepest; zoom += kStep) {
        const double grid = gridFor(zoom);
        const std::vector<Simple> areas = simplified(shapes, grid);
        std::vector<Path> lines;
        for (const Path &line : shapes.lines)
            if (Path simple = snapped(line, grid); simple.size() > 1) lines.push_back(std::move(simple));
        std::vector<Point> points = thinned(shapes.points, grid * kDotPixels / kGridPixels);
        const std::size_t vertices = verticesOf(areas, lines), now = vertices + points.size();
        if (now * 4 > (whole + shapes.points.size()) * 3) { // hardly less than all of it
            levels.push_back({});
            levels.back().zoom = zoom;
            break;
        }
        if (!levels.empty() && now == before) continue;
        before = now;
        levels.push_back(levelOf(areas, lines, bounds, vertices));
        levels.back().zoom = zoom;
        levels.back().points = std::move(points);
    }
    const bool unfinished = !levels.empty() && levels.back().areas.empty() && levels.back().lines.empty() && levels.back().points.empty();
    const double last = unfinished ? levels.back().zoom : few ? 0 : kDeepest;
    if (unfinished) levels.pop_back();
    levels.push_back(levelOf(simplified(shapes, 0), shapes.lines, bounds, whole));
    levels.back().zoom = last;
    levels.back().points = shapes.points;
    return levels;
}

} // namespace zamkan::map
