#include "draw/sfml/symbol_atlas.hpp"
#include "map/symbol.hpp"
#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>
#include <vector>

namespace zamkan::draw {
namespace {

using map::Point;

double distanceToPolygon(const std::vector<Point> &outline, double scale, Point p) {
    double nearest = std::numeric_limits<double>::max();
    bool inside = false;
    for (std::size_t i = 0, j = outline.size() - 1; i < outline.size(); j = i++) {
        const Point a{outline[j].x * scale, outline[j].y * scale}, b{outline[i].x * scale, outline[i].y * scale};
        const double dx = b.x - a.x, dy = b.y - a.y;
        const double t = std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy), 0.0, 1.0);
        nearest = std::min(nearest, std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy));
        if ((a.y > p.y) != (b.y > p.y) && p.x < dx * (p.y - a.y) / dy + a.x) inside = !inside;
    }
    return inside ? -nearest : nearest;
}

// Signed distance from a point, seen from the mark's own, to the edge of a step's form, negative inside. Rings are whole.
double distanceTo(const map::Step &step, Point at, double radius) {
    if (step.shape == map::Shape::badge)
        return std::hypot(std::max(std::abs(at.x) - (step.reach - step.size), 0.0), at.y) - step.size;
    if (step.shape != map::Shape::circle) return distanceToPolygon(map::outlineOf(step.shape), step.size, at);
    return step.hole <= 0 ? radius - step.size : std::max(radius - step.size, step.hole - radius);
}

// Straight alpha, laid over.
struct Paint {
    double r = 0, g = 0, b = 0, a = 0;
    void lay(map::Colour colour, double coverage) {
        const double alpha = colour.a / 255.0 * coverage, total = alpha + a * (1 - alpha);
        if (total <= 0) return;
        const auto mix = [&](double below, double above) { return (above * alpha + below * a * (1 - alpha)) / total; };
        r = mix(r, colour.r);
        g = mix(g, colour.g);
        b = mix(b, colour.b);
        a = total;
    }
};

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
    for (const auto &[colour, share] : mark.shares) add(colour); // of a ring, which has one
    return key;
}

} // namespace

SymbolAtlas::SymbolAtlas() {
    texture_.create(kSide, kSide);
    clear();
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

void SymbolAtlas::clear() {
    texels_.assign(std::size_t{kSide} * kSide * 4, 0);
    dirty_from_ = 0;
    dirty_to_ = kSide;
    cells_.clear();
    x_ = y_ = 1;
    rowHeight_ = 0;
}

void SymbolAtlas::makeRoom() {
    if (y_ > kSide * 8 / 10) clear();
}

const sf::Texture &SymbolAtlas::texture() {
    if (dirty_from_ < dirty_to_)
        texture_.update(&texels_[std::size_t{dirty_from_} * kSide * 4], kSide, dirty_to_ - dirty_from_, 0, dirty_from_);
    dirty_from_ = kSide;
    dirty_to_ = 0;
    return texture_;
}

const SymbolAtlas::Cell &SymbolAtlas::cell(const map::Mark &mark) {
    if (mark.shares.empty()) return drawn(mark);
    map::Mark plain = mark;
    plain.shares.clear();
    plain.shape = map::Shape::circle;
    plain.hollow = false;
    return drawn(plain);
}

const SymbolAtlas::Cell &SymbolAtlas::ring(const map::Mark &mark) {
    map::Mark whole;
    whole.size = mark.size;
    whole.line = mark.line;
    whole.shape = mark.shape;
    whole.fill = whole.outline = {255, 255, 255, 0};
    whole.shares = {{{255, 255, 255, 255}, 1.0F}};
    return drawn(whole);
}

const SymbolAtlas::Cell &SymbolAtlas::drawn(const map::Mark &mark) {
    std::string key = keyOf(mark);
    if (const auto known = cells_.find(key); known != cells_.end()) return known->second;
    const std::vector<map::Step> steps = map::stepsOf(mark);
    double halfWidth = 1, halfHeight = 1;
    for (const map::Step &step : steps) {
        const double grown = step.size * (step.shape == map::Shape::badge || step.shape == map::Shape::circle ? 1 : 1.3);
        halfHeight = std::max(halfHeight, grown + step.width / 2 + 1);
        halfWidth = std::max(halfWidth, (step.shape == map::Shape::badge ? step.reach : grown) + step.width / 2 + 1);
    }
    const auto width = static_cast<unsigned>(2 * std::ceil(halfWidth)), height = static_cast<unsigned>(2 * std::ceil(halfHeight));
    if (x_ + width + 1 > kSide) {
        x_ = 1;
        y_ += rowHeight_ + 1;
        rowHeight_ = 0;
    }
    Cell cell;
    if (y_ + height + 1 < kSide && width + 2 < kSide) { // else: full until makeRoom()
        for (unsigned y = 0; y < height; ++y)
            for (unsigned x = 0; x < width; ++x) {
                const map::Colour rim = steps.front().colour; // transparent texels have the rim's colour: no dark fringe
                Paint paint{static_cast<double>(rim.r), static_cast<double>(rim.g), static_cast<double>(rim.b), 0};
                const Point at{x + 0.5 - width / 2.0, y + 0.5 - height / 2.0}; // the texel's middle
                const double radius = std::hypot(at.x, at.y);
                for (const map::Step &step : steps) {
                    const double distance = distanceTo(step, at, radius);
                    const double edge = step.width > 0 ? std::abs(distance) - step.width / 2 : distance;
                    if (edge < 0.5) paint.lay(step.colour, std::min(0.5 - edge, 1.0));
                }
                const auto byte = [](double value) { return static_cast<sf::Uint8>(std::lround(std::clamp(value, 0.0, 255.0))); };
                sf::Uint8 *out = &texels_[((std::size_t{y_} + y) * kSide + x_ + x) * 4];
                out[0] = byte(paint.r);
                out[1] = byte(paint.g);
                out[2] = byte(paint.b);
                out[3] = byte(paint.a * 255);
            }
        dirty_from_ = std::min(dirty_from_, y_);
        dirty_to_ = std::max(dirty_to_, y_ + height);
        cell = {static_cast<float>(x_), static_cast<float>(y_), static_cast<float>(width), static_cast<float>(height)};
        x_ += width + 1;
        rowHeight_ = std::max(rowHeight_, height);
    }
    return cells_.emplace(std::move(key), cell).first->second;
}

} // namespace zamkan::draw
