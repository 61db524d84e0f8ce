#include "draw/sfml/symbol_atlas.hpp"
#include "map/symbol.hpp"
#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>
#include <numbers>
#include <vector>

namespace zamkan::draw {
namespace {

using map::Point;

double lengthOf(double x, double y) { return std::sqrt(x * x + y * y); } // a few pixels: std::hypot guards against what cannot be

double distanceToPolygon(const std::vector<Point> &outline, double scale, Point p) {
    double nearest = std::numeric_limits<double>::max();
    bool inside = false;
    for (std::size_t i = 0, j = outline.size() - 1; i < outline.size(); j = i++) {
        const Point a{outline[j].x * scale, outline[j].y * scale}, b{outline[i].x * scale, outline[i].y * scale};
        const double dx = b.x - a.x, dy = b.y - a.y;
        const double t = std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy), 0.0, 1.0);
        nearest = std::min(nearest, lengthOf(p.x - a.x - t * dx, p.y - a.y - t * dy));
        if ((a.y > p.y) != (b.y > p.y) && p.x < dx * (p.y - a.y) / dy + a.x) inside = !inside;
    }
    return inside ? -nearest : nearest;
}

// Signed distance from a point, seen from the mark's own, to the edge of a step's form, negative inside. Rings are whole.
double distanceTo(const map::Step &step, Point at, double radius) {
    if (step.shape == map::Shape::badge)
        return lengthOf(std::max(std::abs(at.x) - (step.reach - step.size), 0.0), at.y) - step.size;
    if (step.shape != map::Shape::circle) return distanceToPolygon(map::outlineOf(step.shape), step.size, at);
    return step.hole <= 0 ? radius - step.size : std::max(radius - step.size, step.hole - radius);
}

// A colour multiplied by its alpha, laid over.
struct Paint {
    double r = 0, g = 0, b = 0, a = 0;
    void lay(map::Colour colour, double coverage) {
        const double alpha = colour.a / 255.0 * coverage;
        r = colour.r * alpha + r * (1 - alpha);
        g = colour.g * alpha + g * (1 - alpha);
        b = colour.b * alpha + b * (1 - alpha);
        a = alpha + a * (1 - alpha);
    }
    void write(sf::Uint8 *texel) const {
        const auto byte = [](double value) { return static_cast<sf::Uint8>(std::clamp(value, 0.0, 255.0) + 0.5); };
        texel[0] = byte(r);
        texel[1] = byte(g);
        texel[2] = byte(b);
        texel[3] = byte(a * 255);
    }
};

constexpr int kTurns = 256; // that a ring is parted into
// In which of them a texel lies, by its distance from the middle.
std::size_t turnOf(int x, int y) {
    constexpr int kHalf = 64;
    static const std::vector<std::uint8_t> table = [] {
        std::vector<std::uint8_t> turns;
        for (int row = -kHalf; row < kHalf; ++row)
            for (int column = -kHalf; column < kHalf; ++column) {
                const double turn = std::atan2(column + 0.5, -(row + 0.5)) / (2 * std::numbers::pi);
                turns.push_back(static_cast<std::uint8_t>((turn < 0 ? turn + 1 : turn) * kTurns));
            }
        return turns;
    }();
    x = std::clamp(x, -kHalf, kHalf - 1);
    y = std::clamp(y, -kHalf, kHalf - 1);
    return table[static_cast<std::size_t>((y + kHalf) * 2 * kHalf + x + kHalf)];
}

std::string keyOf(const map::Mark &mark) {
    std::string key;
    const auto add = [&](const auto &value) {
        std::array<char, sizeof value> bytes{};
        std::memcpy(bytes.data(), &value, sizeof value);
        key.append(bytes.data(), bytes.size());
    };
    add(static_cast<std::int16_t>(std::lround(mark.size * 4)));
    add(static_cast<std::int16_t>(std::lround(mark.reach * 2)));
    add(static_cast<std::int16_t>(std::lround(mark.line * 8)));
    add(mark.shape);
    add(mark.fill);
    add(mark.outline);
    add(static_cast<std::uint8_t>((mark.hollow ? 1 : 0) | (mark.selected ? 2 : 0) | (mark.hovered ? 4 : 0)));
    if (mark.selected || mark.hovered) add(mark.ring);
    float to = 0;
    for (const auto &[colour, share] : mark.shares) {
        add(colour);
        add(static_cast<std::uint8_t>(std::lround((to += share) * (kTurns - 1))));
    }
    return key;
}

} // namespace

SymbolAtlas::SymbolAtlas() {
    std::vector<sf::Uint8> texels(std::size_t{kHaloSide} * kHaloSide * 4, 255);
    const double middle = kHaloSide / 2.0;
    for (unsigned y = 0; y < kHaloSide; ++y)
        for (unsigned x = 0; x < kHaloSide; ++x) {
            const double radius = std::hypot(x + 0.5 - middle, y + 0.5 - middle) / (middle - 1);
            texels[(std::size_t{y} * kHaloSide + x) * 4 + 3] =
                static_cast<sf::Uint8>(std::lround(255 * (radius > 1 ? 0 : map::haloProfile(radius))));
        }
    halo_.create(kHaloSide, kHaloSide);
    halo_.update(texels.data());
    halo_.setSmooth(true);
}

void SymbolAtlas::makeRoom() {
    if (!atlas_.nearlyFull()) return;
    atlas_.clear();
    cells_.clear();
}

std::optional<SymbolAtlas::Cell> SymbolAtlas::room(unsigned width, unsigned height) {
    const auto place = atlas_.room(width, height);
    if (!place) return std::nullopt;
    return Cell{static_cast<float>(place->x), static_cast<float>(place->y), static_cast<float>(width), static_cast<float>(height)};
}

const SymbolAtlas::Cell &SymbolAtlas::cell(const map::Mark &mark) {
    std::string key = keyOf(mark);
    if (const auto known = cells_.find(key); known != cells_.end()) return known->second;
    return mark.shares.size() < 2 ? drawn(mark, std::move(key)) : shared(mark, std::move(key));
}

const SymbolAtlas::Cell &SymbolAtlas::shared(const map::Mark &mark, std::string key) {
    map::Mark plain = mark, ring;
    plain.shares.clear();
    plain.shape = map::Shape::circle;
    plain.hollow = false;
    ring.size = mark.size;
    ring.line = mark.line;
    ring.shape = mark.shape;
    ring.fill = ring.outline = {255, 255, 255, 0};
    ring.shares = {{{255, 255, 255, 255}, 1.0F}};
    const Cell under = cell(plain), mask = cell(ring);
    std::optional<Cell> own;
    if (under.side > 0 && mask.side > 0) own = room(static_cast<unsigned>(under.side), static_cast<unsigned>(under.high));
    if (!own) return cells_.emplace(std::move(key), Cell()).first->second;
    std::array<map::Colour, kTurns> parts{}; // by turn, clockwise from the top
    float to = 0;
    std::size_t next = 0;
    for (const auto &[colour, share] : mark.shares) {
        to += share;
        for (; next < std::min<std::size_t>(static_cast<std::size_t>(std::lround(to * kTurns)), kTurns); ++next) parts[next] = colour;
    }
    for (; next < kTurns; ++next) parts[next] = mark.shares.back().first;
    const int wide = static_cast<int>(under.side), high = static_cast<int>(under.high), inset = (wide - static_cast<int>(mask.side)) / 2;
    for (int y = 0; y < high; ++y) {
        std::memcpy(texel(own->u, own->v + static_cast<float>(y)), texel(under.u, under.v + static_cast<float>(y)), static_cast<std::size_t>(wide) * 4);
        if (y < inset || y >= high - inset) continue;
        sf::Uint8 *out = texel(own->u + static_cast<float>(inset), own->v + static_cast<float>(y));
        const sf::Uint8 *cover = texel(mask.u, mask.v + static_cast<float>(y - inset));
        for (int x = inset; x < wide - inset; ++x, out += 4, cover += 4) {
            if (cover[3] == 0) continue;
            const map::Colour part = parts[turnOf(x - wide / 2, y - high / 2)];
            if (out[3] == 255 && part.a == 255) { // most of it
                const unsigned over = cover[3];
                const auto mix = [&](sf::Uint8 &below, unsigned above) { below = static_cast<sf::Uint8>((above * over + below * (255 - over) + 127) / 255); };
                mix(out[0], part.r);
                mix(out[1], part.g);
                mix(out[2], part.b);
                continue;
            }
            Paint paint{static_cast<double>(out[0]), static_cast<double>(out[1]), static_cast<double>(out[2]), out[3] / 255.0};
            paint.lay(part, cover[3] / 255.0);
            paint.write(out);
        }
    }
    return cells_.emplace(std::move(key), *own).first->second;
}

const SymbolAtlas::Cell &SymbolAtlas::drawn(const map::Mark &mark, std::string key) {
    const std::vector<map::Step> steps = map::stepsOf(mark);
    double halfWidth = 1, halfHeight = 1;
    for (const map::Step &step : steps) {
        const double grown = step.size * (step.shape == map::Shape::badge || step.shape == map::Shape::circle ? 1 : 1.3);
        halfHeight = std::max(halfHeight, grown + step.width / 2 + 1);
        halfWidth = std::max(halfWidth, (step.shape == map::Shape::badge ? step.reach : grown) + step.width / 2 + 1);
    }
    const auto width = static_cast<unsigned>(2 * std::ceil(halfWidth)), height = static_cast<unsigned>(2 * std::ceil(halfHeight));
    const std::optional<Cell> cell = room(width, height);
    for (unsigned y = 0; cell && y < height; ++y)
        for (unsigned x = 0; x < width; ++x) {
            Paint paint;
            const Point at{x + 0.5 - width / 2.0, y + 0.5 - height / 2.0}; // the texel's middle
            const double radius = lengthOf(at.x, at.y);
            for (const map::Step &step : steps) {
                const double distance = distanceTo(step, at, radius);
                const double edge = step.width > 0 ? std::abs(distance) - step.width / 2 : distance;
                if (edge < 0.5) paint.lay(step.colour, std::min(0.5 - edge, 1.0));
            }
            paint.write(texel(cell->u + static_cast<float>(x), cell->v + static_cast<float>(y)));
        }
    return cells_.emplace(std::move(key), cell.value_or(Cell())).first->second;
}

} // namespace zamkan::draw
