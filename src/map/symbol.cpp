#include "map/symbol.hpp"
#include <algorithm>
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

std::vector<Step> stepsOf(const Mark &mark) {
    std::vector<Step> steps;
    const auto size = static_cast<double>(mark.size), line = static_cast<double>(mark.line);
    const bool round = mark.shape == Shape::circle || mark.shape == Shape::ring || !mark.shares.empty();
    const Shape shape = round ? Shape::circle : mark.shape;
    const auto form = [&](double grown) {
        Step step;
        step.shape = shape;
        step.size = size + grown;
        step.reach = static_cast<double>(mark.reach) + grown;
        return step;
    };
    const auto fill = [&](Step step, Colour colour) {
        step.colour = colour;
        steps.push_back(step);
    };
    const auto stroke = [&](Step step, Colour colour, double width) {
        step.colour = colour;
        step.width = width;
        steps.push_back(step);
    };
    const double ring = line * 1.5; // of a hollow mark, in its party's colour
    if (mark.selected) stroke(form(line * 2.6), mark.ring, line * 1.7);
    if (mark.hovered && !mark.selected) stroke(form(line * 2.2), mark.ring, line * 1.2);
    if (!mark.shares.empty()) {
        float from = 0;
        stroke(form(0), mark.outline, line * 1.6);
        for (const auto &[colour, share] : mark.shares) {
            Step step = form(0);
            step.from = from;
            step.to = from += share;
            step.hole = mark.shape == Shape::ring ? size - line * 2.6 : size * 0.68;
            fill(step, colour);
        }
        Step inside = form(-size * 0.32);
        fill(inside, mark.fill);
    } else if (mark.hollow || mark.shape == Shape::ring) {
        stroke(form(0), mark.outline, ring + line * 1.6);
        Colour ground = mark.outline;
        ground.a = 170;
        fill(form(0), ground);
        stroke(form(0), mark.fill, ring);
        if (mark.shape == Shape::ring) fill(form(-size * 0.62), mark.fill);
    } else {
        stroke(form(0), mark.outline, line * 1.6);
        fill(form(0), mark.fill);
    }
    return steps;
}

double haloProfile(double radius) {
    const double t = std::clamp((radius - 0.62) / 0.38, 0.0, 1.0);
    return 1 - t * t * (3 - 2 * t);
}

const Mark *markAt(const Picture &picture, Point pixel, double reach) {
    for (const std::vector<Mark> *marks : {&picture.marks, &picture.rings}) // topmost first
        for (auto mark = marks->rbegin(); mark != marks->rend(); ++mark) {
            if (mark->rows.empty()) continue; // on its way out
            const double halfHeight = static_cast<double>(mark->size);
            const double halfWidth = mark->shape == Shape::badge ? static_cast<double>(mark->reach) : halfHeight;
            if (std::abs(pixel.x - mark->at.x) <= halfWidth + reach && std::abs(pixel.y - mark->at.y) <= halfHeight + reach)
                return &*mark;
        }
    return nullptr;
}

} // namespace zamkan::map
