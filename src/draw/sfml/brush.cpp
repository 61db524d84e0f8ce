#include "draw/sfml/brush.hpp"
#include <algorithm>
#include <cmath>
#include <numbers>

namespace zamkan::draw {
namespace {

using map::Point;

constexpr double kLongestMitre = 2; // half widths

sf::Vertex at(Point p, sf::Color colour) { return {{static_cast<float>(p.x), static_cast<float>(p.y)}, colour}; }

void quad(Vertices &out, const sf::Vertex &a, const sf::Vertex &b, const sf::Vertex &c, const sf::Vertex &d) {
    out.push_back(a);
    out.push_back(b);
    out.push_back(c);
    out.push_back(a);
    out.push_back(c);
    out.push_back(d);
}

Point normalOf(Point a, Point b) {
    const double dx = b.x - a.x, dy = b.y - a.y, length = std::hypot(dx, dy);
    return length > 0 ? Point{-dy / length, dx / length} : Point{0, 0};
}

Point mitre(Point before, Point after) {
    const double x = before.x + after.x, y = before.y + after.y, length = x * x + y * y;
    if (length < 1e-6) return after;
    const double scale = std::min(2 / length, kLongestMitre / std::sqrt(length));
    return {x * scale, y * scale};
}

} // namespace

void strokeLine(Vertices &out, std::span<const Point> line, double width, map::Colour colour, bool closed) {
    if (line.size() < 2) return;
    sf::Color core = toSf(colour);
    double inner = (width - 1) / 2, outer = (width + 1) / 2;
    if (inner < 0) { // thinner than a pixel: as wide as one, and fainter
        core.a = static_cast<sf::Uint8>(core.a * std::clamp(width, 0.0, 1.0));
        inner = 0;
        outer = 1;
    }
    sf::Color clear = core;
    clear.a = 0;
    const std::size_t count = line.size();
    Point before{}, offset{};
    const std::size_t last = closed ? count + 1 : count;
    for (std::size_t n = 0; n < last; ++n) {
        const Point here = line[n % count];
        Point normal;
        if (closed) {
            normal = mitre(normalOf(line[(n + count - 1) % count], here), normalOf(here, line[(n + 1) % count]));
        } else if (n == 0) {
            normal = normalOf(here, line[1]);
        } else if (n + 1 == count) {
            normal = normalOf(line[n - 1], here);
        } else {
            normal = mitre(normalOf(line[n - 1], here), normalOf(here, line[n + 1]));
        }
        if (n > 0) {
            const auto side = [](Point p, Point direction, double by) {
                return Point{p.x + direction.x * by, p.y + direction.y * by};
            };
            quad(out, at(side(before, offset, outer), clear), at(side(here, normal, outer), clear),
                 at(side(here, normal, inner), core), at(side(before, offset, inner), core));
            if (inner > 0)
                quad(out, at(side(before, offset, inner), core), at(side(here, normal, inner), core),
                     at(side(here, normal, -inner), core), at(side(before, offset, -inner), core));
            quad(out, at(side(before, offset, -inner), core), at(side(here, normal, -inner), core),
                 at(side(here, normal, -outer), clear), at(side(before, offset, -outer), clear));
        }
        before = here;
        offset = normal;
    }
}

void strokeDashed(Vertices &out, std::span<const Point> line, double width, map::Colour colour, double dash, double gap) {
    std::vector<Point> piece;
    double left = dash; // of the present dash or gap
    bool drawing = true;
    if (line.empty()) return;
    piece.push_back(line[0]);
    for (std::size_t i = 1; i < line.size(); ++i) {
        Point from = line[i - 1];
        double length = std::hypot(line[i].x - from.x, line[i].y - from.y);
        while (length > left) {
            const double t = left / length;
            from = {from.x + (line[i].x - from.x) * t, from.y + (line[i].y - from.y) * t};
            length -= left;
            if (drawing) {
                piece.push_back(from);
                strokeLine(out, piece, width, colour);
            }
            piece.assign(1, from);
            drawing = !drawing;
            left = drawing ? dash : gap;
        }
        left -= length;
        if (drawing) piece.push_back(line[i]);
    }
    if (drawing) strokeLine(out, piece, width, colour);
}

void fillConvex(Vertices &out, const std::vector<Point> &outline, map::Colour colour) {
    const std::size_t count = outline.size();
    if (count < 3) return;
    double area = 0;
    for (std::size_t i = 0, j = count - 1; i < count; j = i++)
        area += outline[j].x * outline[i].y - outline[i].x * outline[j].y;
    const double inwards = area > 0 ? 0.5 : -0.5;
    std::vector<Point> inner(count), outer(count);
    for (std::size_t i = 0; i < count; ++i) {
        const Point normal = mitre(normalOf(outline[(i + count - 1) % count], outline[i]),
                                   normalOf(outline[i], outline[(i + 1) % count]));
        inner[i] = {outline[i].x + normal.x * inwards, outline[i].y + normal.y * inwards};
        outer[i] = {outline[i].x - normal.x * inwards, outline[i].y - normal.y * inwards};
    }
    const sf::Color core = toSf(colour);
    sf::Color clear = core;
    clear.a = 0;
    for (std::size_t i = 1; i + 1 < count; ++i) {
        out.push_back(at(inner[0], core));
        out.push_back(at(inner[i], core));
        out.push_back(at(inner[i + 1], core));
    }
    for (std::size_t i = 0, j = count - 1; i < count; j = i++)
        quad(out, at(inner[j], core), at(inner[i], core), at(outer[i], clear), at(outer[j], clear));
}

std::vector<Point> roundedRectangle(double left, double top, double right, double bottom, double radius) {
    std::vector<Point> outline;
    const auto corner = [&](double x, double y, double start) {
        const int steps = radius > 0 ? 6 : 0;
        for (int i = 0; i <= steps; ++i) {
            const double angle = start + (steps ? std::numbers::pi / 2 * i / steps : 0);
            outline.push_back({x + radius * std::cos(angle), y + radius * std::sin(angle)});
        }
    };
    const double quarter = std::numbers::pi / 2;
    corner(right - radius, top + radius, -quarter);
    corner(right - radius, bottom - radius, 0);
    corner(left + radius, bottom - radius, quarter);
    corner(left + radius, top + radius, 2 * quarter);
    return outline;
}

} // namespace zamkan::draw
