#include "map/scene.hpp"
#include <cmath>
#include <numbers>

namespace zamkan::map {
namespace {

std::vector<Point> star() {
    std::vector<Point> points;
    for (int i = 0; i < 10; ++i) {
        const double angle = std::numbers::pi * (i / 5.0 - 0.5), radius = i % 2 == 0 ? 1.2 : 0.54;
        points.push_back({radius * std::cos(angle), radius * std::sin(angle)});
    }
    return points;
}

// An upright cross turned by 45°: two crossed swords, seen small.
std::vector<Point> saltire() {
    constexpr double arm = 1.22, half = 0.36;
    const std::vector<Point> upright{{-half, -arm}, {half, -arm}, {half, -half}, {arm, -half},
                                     {arm, half},   {half, half}, {half, arm},   {-half, arm},
                                     {-half, half}, {-arm, half}, {-arm, -half}, {-half, -half}};
    std::vector<Point> points;
    for (const Point &p : upright)
        points.push_back({(p.x - p.y) * std::numbers::sqrt2 / 2, (p.x + p.y) * std::numbers::sqrt2 / 2});
    return points;
}

} // namespace

// Drawn so that all shapes of one size look equally heavy: what has less area reaches farther out.
const std::vector<Point> &outlineOf(Shape shape) {
    static const std::vector<Point> none;
    static const std::vector<Point> triangle{{0, -1.2}, {1.14, 0.8}, {-1.14, 0.8}};
    static const std::vector<Point> square{{-0.88, -0.88}, {0.88, -0.88}, {0.88, 0.88}, {-0.88, 0.88}};
    static const std::vector<Point> diamond{{0, -1.25}, {1.25, 0}, {0, 1.25}, {-1.25, 0}};
    static const std::vector<Point> crossed = saltire(), fivePointed = star();
    switch (shape) {
    case Shape::triangle: return triangle;
    case Shape::square: return square;
    case Shape::diamond: return diamond;
    case Shape::cross: return crossed;
    case Shape::star: return fivePointed;
    case Shape::circle:
    case Shape::ring:
    case Shape::badge: break;
    }
    return none;
}

std::vector<int> seenCopies(const Viewport &viewport, const Bounds &bounds, double marginPixels) {
    std::vector<int> copies;
    if (bounds.least.x > bounds.most.x) return copies;
    const Point middle = project(viewport.centre());
    const double halfX = (viewport.width() / 2 + marginPixels) / viewport.scale();
    const double halfY = (viewport.height() / 2 + marginPixels) / viewport.scale();
    if (bounds.most.y < middle.y - halfY || bounds.least.y > middle.y + halfY) return copies;
    const int first = static_cast<int>(std::ceil(middle.x - halfX - bounds.most.x));
    const int last = static_cast<int>(std::floor(middle.x + halfX - bounds.least.x));
    for (int k = first; k <= last; ++k) copies.push_back(k);
    return copies;
}

const Mark *markAt(const Picture &picture, Point pixel, double reach) {
    for (auto mark = picture.marks.rbegin(); mark != picture.marks.rend(); ++mark) {
        const double halfHeight = static_cast<double>(mark->size);
        const double halfWidth = mark->shape == Shape::badge ? static_cast<double>(mark->reach) : halfHeight;
        if (std::abs(pixel.x - mark->at.x) <= halfWidth + reach && std::abs(pixel.y - mark->at.y) <= halfHeight + reach)
            return &*mark;
    }
    return nullptr;
}

} // namespace zamkan::map
