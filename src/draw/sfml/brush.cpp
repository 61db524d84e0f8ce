#include "draw/sfml/brush.hpp"
#include <algorithm>
#include <cmath>
#include <numbers>

namespace zamkan::draw {
namespace {

using map::Point;

constexpr double kLongestMitre = 2; // half widths
constexpr unsigned kAcross = 64;    // texels across a line
constexpr unsigned kWidths = 128;   // rows: widths up to 32 pixels; wider ones use the last, a little softer
constexpr double kStep = 0.25;      // pixels of width a row

const sf::Vector2f kFull(kAcross / 2.0F, kWidths - 0.5F);

sf::Vertex at(Point p, sf::Color colour, sf::Vector2f texel = kFull) {
    return {{static_cast<float>(p.x), static_cast<float>(p.y)}, colour, texel};
}

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

void textured(Vertices &out, Box screen, Box texels, sf::Color colour) {
    const sf::Vertex a({screen.x, screen.y}, colour, {texels.x, texels.y});
    const sf::Vertex b({screen.x + screen.width, screen.y}, colour, {texels.x + texels.width, texels.y});
    const sf::Vertex c({screen.x + screen.width, screen.y + screen.height}, colour, {texels.x + texels.width, texels.y + texels.height});
    const sf::Vertex d({screen.x, screen.y + screen.height}, colour, {texels.x, texels.y + texels.height});
    out.insert(out.end(), {a, b, c, a, c, d});
}

sf::Image edgeProfiles() {
    sf::Image image;
    image.create(kAcross, kWidths, sf::Color(255, 255, 255, 0));
    for (unsigned row = 0; row < kWidths; ++row) {
        const double width = (row + 1) * kStep, strength = std::min(width, 1.0), core = std::max(width, 1.0);
        for (unsigned x = 0; x < kAcross; ++x) { // from edge to edge of what is drawn: the width and half a pixel on both sides
            const double off = std::abs((x + 0.5) / kAcross - 0.5) * (core + 1);
            const double coverage = std::clamp(core / 2 + 0.5 - off, 0.0, 1.0) * strength;
            image.setPixel(x, row, sf::Color(255, 255, 255, static_cast<sf::Uint8>(std::lround(255 * coverage))));
        }
    }
    return image;
}

void strokeLine(Vertices &out, std::span<const Point> line, double width, map::Colour colour, bool closed) {
    if (line.size() < 2) return;
    const sf::Color own = toSf(colour);
    const double half = (std::max(width, 1.0) + 1) / 2; // thinner than a pixel: as wide as one, and fainter
    const double row = std::clamp(std::round(width / kStep) - 1, 0.0, kWidths - 1.0);
    const sf::Vector2f left{0, static_cast<float>(row) + 0.5F}, right{static_cast<float>(kAcross), left.y};
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
        if (n > 0)
            quad(out, at({before.x + offset.x * half, before.y + offset.y * half}, own, left),
                 at({here.x + normal.x * half, here.y + normal.y * half}, own, left),
                 at({here.x - normal.x * half, here.y - normal.y * half}, own, right),
                 at({before.x - offset.x * half, before.y - offset.y * half}, own, right));
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
