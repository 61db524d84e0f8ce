#include "map/screen_geometry.hpp"
#include "geo/projection.hpp"
#include <algorithm>
#include <cmath>

namespace zamkan::map {
namespace {

constexpr double kMargin = 96; // pixels round the view that are kept, so that wide strokes do not end in sight

struct Frame {
    double left, top, right, bottom;
    explicit Frame(const Viewport &viewport)
        : left(-kMargin), top(-kMargin), right(viewport.width() + kMargin), bottom(viewport.height() + kMargin) {}
    // On which sides of the frame a point lies; 0: inside.
    [[nodiscard]] int sidesOf(Point p) const {
        return (p.x < left ? 1 : 0) | (p.x > right ? 2 : 0) | (p.y < top ? 4 : 0) | (p.y > bottom ? 8 : 0);
    }
    [[nodiscard]] bool holds(Point p) const { return sidesOf(p) == 0; }
};

// World to pixels for one copy of the world.
class ToScreen {
public:
    ToScreen(const Viewport &viewport, int copy) : viewport_(viewport.projection() ? &viewport : nullptr), copy_(copy), scale_(viewport.scale()) {
        const Point middle = project(viewport.centre());
        dx_ = viewport.width() / 2 + (copy - middle.x) * scale_;
        dy_ = viewport.height() / 2 - middle.y * scale_;
    }
    Point operator()(Point world) const {
        if (viewport_) return viewport_->toScreen(Point{world.x + copy_, world.y});
        return {dx_ + world.x * scale_, dy_ + world.y * scale_};
    }

private:
    const Viewport *viewport_; // null: Mercator
    int copy_;
    double scale_, dx_, dy_;
};

// What is straight in Mercator is bent in another projection: long edges get points in between.
class Bent {
public:
    explicit Bent(const Viewport &viewport) : scale_(viewport.projection() ? viewport.scale() : 0) {}
    // The same vertices, or more of them.
    std::span<const Point> operator()(std::span<const Point> path, bool closed) {
        if (scale_ <= 0 || path.size() < 2) return path;
        constexpr double longest = 12, degree = 1.0 / 360; // pixels; what is longer than a degree is bent in any case
        points_.clear();
        const std::size_t edges = closed ? path.size() : path.size() - 1;
        for (std::size_t i = 0; i < edges; ++i) {
            const Point a = path[i], b = path[(i + 1) % path.size()];
            const double length = std::hypot(b.x - a.x, b.y - a.y);
            const int pieces = std::clamp(static_cast<int>(std::ceil(std::min(length * scale_ / longest, length / degree))), 1, 720);
            for (int k = 0; k < pieces; ++k) {
                const double share = static_cast<double>(k) / pieces;
                points_.push_back({a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share});
            }
        }
        if (!closed) points_.push_back(path.back());
        return points_;
    }

private:
    double scale_;
    std::vector<Point> points_;
};

// The part of a segment inside the frame (Liang and Barsky); false when there is none.
bool clipSegment(const Frame &frame, Point &a, Point &b) {
    const double dx = b.x - a.x, dy = b.y - a.y;
    double enter = 0, leave = 1;
    const auto side = [&](double towards, double room) {
        if (towards == 0) return room >= 0;
        const double t = room / towards;
        if (towards < 0) enter = std::max(enter, t);
        else leave = std::min(leave, t);
        return enter <= leave;
    };
    if (!side(-dx, a.x - frame.left) || !side(dx, frame.right - a.x) || !side(-dy, a.y - frame.top) ||
        !side(dy, frame.bottom - a.y))
        return false;
    const Point start = a;
    a = {start.x + enter * dx, start.y + enter * dy};
    b = {start.x + leave * dx, start.y + leave * dy};
    return true;
}

// Sutherland and Hodgman: a ring cut at the four sides in turn.
void clipRing(const Frame &frame, std::vector<Point> &ring, std::vector<Point> &scratch) {
    for (int side = 0; side < 4 && !ring.empty(); ++side) {
        const auto depth = [&](Point p) { // positive inside
            return side == 0 ? p.x - frame.left : side == 1 ? frame.right - p.x : side == 2 ? p.y - frame.top : frame.bottom - p.y;
        };
        scratch.clear();
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            const double before = depth(ring[j]), here = depth(ring[i]);
            if ((before >= 0) != (here >= 0)) {
                const double t = before / (before - here);
                scratch.push_back({ring[j].x + t * (ring[i].x - ring[j].x), ring[j].y + t * (ring[i].y - ring[j].y)});
            }
            if (here >= 0) scratch.push_back(ring[i]);
        }
        ring.swap(scratch);
    }
}

bool farEnough(Point a, Point b, double finest) { return std::abs(a.x - b.x) + std::abs(a.y - b.y) >= finest; }

} // namespace

double baseMargin(const Viewport &viewport) { return 0.21 * std::max(viewport.width(), viewport.height()) + 8; }

void forEachLine(const Lines &lines, const Viewport &viewport, const VisitPath &visit, double finest) {
    const Frame frame(viewport);
    std::vector<Point> path;
    Bent bent(viewport);
    const auto flush = [&] {
        if (path.size() > 1) visit(path);
        path.clear();
    };
    for (const int copy : seenCopies(viewport, lines.bounds)) {
        const ToScreen toScreen(viewport, copy);
        for (std::size_t i = 0; i + 1 < lines.starts.size(); ++i) {
            const std::span<const Point> line = bent(std::span(lines.vertices).subspan(lines.starts[i], lines.starts[i + 1] - lines.starts[i]), false);
            if (line.empty()) continue;
            Point before = toScreen(line[0]);
            for (std::size_t v = 1; v < line.size(); ++v) {
                const Point here = toScreen(line[v]);
                const bool last = v + 1 == line.size();
                if (!last && !farEnough(before, here, finest)) continue;
                const int a = frame.sidesOf(before), b = frame.sidesOf(here);
                if ((a & b) != 0) {
                    flush();
                } else if ((a | b) == 0) {
                    if (path.empty()) path.push_back(before);
                    path.push_back(here);
                } else {
                    Point from = before, to = here;
                    if (clipSegment(frame, from, to)) {
                        if (path.empty()) path.push_back(from);
                        path.push_back(to);
                        if (b != 0) flush();
                    } else {
                        flush();
                    }
                }
                before = here;
            }
            flush();
        }
    }
}

void forEachRing(const Lines &rings, const Viewport &viewport, const VisitPath &visit, double finest) {
    const Frame frame(viewport);
    std::vector<Point> ring, scratch;
    Bent bent(viewport);
    for (const int copy : seenCopies(viewport, rings.bounds, kMargin)) {
        const ToScreen toScreen(viewport, copy);
        for (std::size_t i = 0; i + 1 < rings.starts.size(); ++i) {
            ring.clear();
            int together = 15, any = 0;
            for (const Point world : bent(std::span(rings.vertices).subspan(rings.starts[i], rings.starts[i + 1] - rings.starts[i]), true)) {
                const Point p = toScreen(world);
                const int sides = frame.sidesOf(p);
                together &= sides;
                any |= sides;
                if (ring.empty() || farEnough(ring.back(), p, finest)) ring.push_back(p);
            }
            if (together != 0 || ring.size() < 3) continue;
            if (any != 0) clipRing(frame, ring, scratch);
            if (ring.size() >= 3) visit(ring);
        }
    }
}

void appendTriangles(const Mesh &mesh, const Viewport &viewport, std::vector<Point> &into) {
    const Frame frame(viewport);
    constexpr double tooFar = 30'000; // single precision keeps pixels up to here
    std::vector<Point> ring, scratch;
    for (const int copy : seenCopies(viewport, mesh.bounds)) {
        const ToScreen toScreen(viewport, copy);
        for (std::size_t i = 0; i + 2 < mesh.vertices.size(); i += 3) {
            const Point a = toScreen(mesh.vertices[i]), b = toScreen(mesh.vertices[i + 1]), c = toScreen(mesh.vertices[i + 2]);
            if ((frame.sidesOf(a) & frame.sidesOf(b) & frame.sidesOf(c)) != 0) continue;
            const auto distant = [&](Point p) { return std::abs(p.x) > tooFar || std::abs(p.y) > tooFar; };
            if (!distant(a) && !distant(b) && !distant(c)) {
                into.insert(into.end(), {a, b, c});
                continue;
            }
            ring = {a, b, c};
            clipRing(frame, ring, scratch);
            for (std::size_t k = 2; k < ring.size(); ++k) into.insert(into.end(), {ring[0], ring[k - 1], ring[k]});
        }
    }
}

std::vector<int> seenCopies(const Viewport &viewport, const Bounds &bounds, double marginPixels) {
    std::vector<int> copies;
    if (bounds.least.x > bounds.most.x) return copies;
    const Seen seen = viewport.seen(marginPixels);
    if (bounds.most.y < seen.least.y || bounds.least.y > seen.most.y) return copies;
    int first = static_cast<int>(std::ceil(seen.least.x - bounds.most.x)), last = static_cast<int>(std::floor(seen.most.x - bounds.least.x));
    if (viewport.projection()) { // round a pole the same stretch would be seen twice
        if (!viewport.projection()->roundTheWorld()) first = std::max(first, 0);
        last = std::min(last, viewport.projection()->roundTheWorld() ? first : 0);
    }
    for (int k = first; k <= last; ++k) copies.push_back(k);
    return copies;
}

std::pair<double, double> LineLayer::dash() const {
    const auto pixels = static_cast<double>(width);
    return {2.6 * pixels + 0.6, 2.2 * pixels + 1};
}

} // namespace zamkan::map
