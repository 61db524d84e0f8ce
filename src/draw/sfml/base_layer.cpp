#include "draw/sfml/base_layer.hpp"
#include "draw/sfml/brush.hpp"
#include "map/screen_geometry.hpp"
#include <algorithm>
#include <cmath>

namespace zamkan::draw {
namespace {

constexpr double kFinestInWindow = 0.7; // pixels; the edge is a pixel soft anyway

// Which geometry in which colours, whatever is seen of it.
std::uint64_t contentOf(const map::Picture &picture) {
    std::uint64_t hash = 1469598103934665603ULL;
    const auto add = [&](std::uint64_t value) { hash = (hash ^ value) * 1099511628211ULL; };
    const auto colour = [&](map::Colour c) {
        add(std::uint64_t{c.r} << 24 | std::uint64_t{c.g} << 16 | std::uint64_t{c.b} << 8 | c.a);
    };
    colour(picture.background);
    if (!picture.fills.empty()) colour(picture.fills.front().colour);
    if (!picture.lines.empty()) {
        colour(picture.lines.back().colour);
        add(static_cast<std::uint64_t>(std::lround(picture.lines.back().width * 16)));
    }
    add(picture.own);
    return hash;
}

void drawLines(const std::vector<map::LineLayer> &layers, const map::Viewport &viewport, Vertices &out) {
    for (const map::LineLayer &layer : layers)
        map::forEachLine(
            *layer.lines, viewport,
            [&](std::span<const map::Point> line) {
                const auto width = static_cast<double>(layer.width);
                if (layer.dashed) strokeDashed(out, line, width, layer.colour, layer.dash().first, layer.dash().second);
                else strokeLine(out, line, width, layer.colour);
            },
            kFinestInWindow);
}

} // namespace

void BaseLayer::render(const map::Picture &picture, const sf::Texture &edges) {
    const map::Viewport &view = picture.viewport;
    const auto margin = [](double size) { return 2 * std::ceil(size * static_cast<double>(kMargin) / 2) * 2 / 2; };
    const double wide = view.width() + 2 * margin(view.width()), high = view.height() + 2 * margin(view.height());
    const auto width = static_cast<unsigned>(wide), height = static_cast<unsigned>(high);
    if (width != width_ || height != height_) {
        texture_.create(width, height);
        takeWindowOrder(texture_.getTexture());
        width_ = width;
        height_ = height;
    }
    viewport_ = view.resized(wide, high);
    content_ = contentOf(picture);

    const sf::Clock started;
    Vertices vertices;
    const auto flush = [&](const sf::Texture *texture) {
        if (!vertices.empty()) texture_.draw(vertices.data(), vertices.size(), sf::Triangles, sf::RenderStates(texture));
        vertices.clear();
    };
    texture_.clear(toSf(picture.background));
    drawLines(picture.shores, *viewport_, vertices);
    flush(&edges);
    std::vector<map::Point> triangles;
    for (const map::FillLayer &layer : picture.fills) {
        triangles.clear();
        map::appendTriangles(*layer.mesh, *viewport_, triangles);
        const sf::Color colour = toSf(layer.colour);
        for (const map::Point &p : triangles)
            vertices.emplace_back(sf::Vector2f(static_cast<float>(p.x), static_cast<float>(p.y)), colour);
    }
    flush(nullptr);
    drawLines(picture.lines, *viewport_, vertices);
    flush(&edges);
    texture_.display();
    cost_ = started.getElapsedTime().asMilliseconds();
    since_.restart();
}

void BaseLayer::paint(const map::Picture &picture, const sf::Texture &edges, const Copier &copier, sf::RenderTarget &target) {
    const map::Viewport &view = picture.viewport;
    // Where the texture's edges are on the screen now.
    const auto place = [&](double &left, double &top, double &stretch) {
        stretch = view.scale() / viewport_->scale();
        const map::Point middle = view.toScreen(viewport_->centre());
        left = middle.x - viewport_->width() / 2 * stretch;
        top = middle.y - viewport_->height() / 2 * stretch;
    };
    double left = 0, top = 0, stretch = 1;
    const auto usable = [&] { // sharp: same scale, shifted by whole pixels
        place(left, top, stretch);
        const bool sameScale = std::abs(stretch - 1) < 1e-12;
        const bool whole = std::abs(left - std::round(left)) < 0.02 && std::abs(top - std::round(top)) < 0.02;
        const bool covers = left <= 0.01 && top <= 0.01 && left + viewport_->width() * stretch >= view.width() - 0.01 &&
                            top + viewport_->height() * stretch >= view.height() - 0.01;
        sharp_ = sameScale && whole && covers;
        return covers;
    };
    const bool fresh = viewport_ && content_ == contentOf(picture);
    const bool enough = fresh && usable();
    if (!fresh || (!sharp_ && since_.getElapsedTime().asMilliseconds() >= std::max(kPatience, 3 * cost_)) || !enough) {
        if (!fresh || !enough || !sharp_) render(picture, edges);
        place(left, top, stretch);
        sharp_ = true;
    }
    texture_.setSmooth(!sharp_);
    const auto wide = static_cast<float>(viewport_->width()), high = static_cast<float>(viewport_->height()), by = static_cast<float>(stretch);
    const float x = static_cast<float>(sharp_ ? std::round(left) : left), y = static_cast<float>(sharp_ ? std::round(top) : top);
    // What is seen of it and no more: two triangles, which the driver takes for the rectangle that they are.
    Vertices vertices;
    const Box seen{0, 0, static_cast<float>(view.width()), static_cast<float>(view.height())};
    const Box shown{std::max(x, seen.x), std::max(y, seen.y), 0, 0};
    const float right = std::min(x + wide * by, seen.width), bottom = std::min(y + high * by, seen.height);
    textured(vertices, {shown.x, shown.y, right - shown.x, bottom - shown.y}, {(shown.x - x) / by, (shown.y - y) / by, (right - shown.x) / by, (bottom - shown.y) / by},
             sf::Color::White);
    target.draw(vertices.data(), vertices.size(), sf::Triangles, copier.instead(texture_.getTexture()));
}

} // namespace zamkan::draw
