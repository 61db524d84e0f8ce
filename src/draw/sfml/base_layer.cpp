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

void drawLines(const map::LineLayer &layer, const map::Viewport &viewport, Vertices &out) {
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

BaseLayer::Place BaseLayer::placeOf(const map::Viewport &texture, const map::Viewport &view) {
    Place place{};
    place.stretch = view.scale() / texture.scale();
    const map::Point middle = view.toScreen(texture.centre());
    const double wide = texture.width() * place.stretch, high = texture.height() * place.stretch;
    place.left = middle.x - wide / 2;
    place.top = middle.y - high / 2;
    place.spare = std::min({-place.left, -place.top, place.left + wide - view.width(), place.top + high - view.height()});
    place.covers = place.spare >= -0.01;
    const bool whole = std::abs(place.left - std::round(place.left)) < 0.02 && std::abs(place.top - std::round(place.top)) < 0.02;
    place.sharp = place.covers && whole && std::abs(place.stretch - 1) < 1e-12; // same scale, shifted by whole pixels
    return place;
}

void BaseLayer::begin(const map::Picture &picture) {
    const map::Viewport &view = picture.viewport;
    const auto margin = [](double size) { return 2 * std::ceil(size * kMargin / 2); };
    const double wide = view.width() + 2 * margin(view.width()), high = view.height() + 2 * margin(view.height());
    const std::size_t hidden = 1 - shown_;
    if (const sf::Vector2u size(static_cast<unsigned>(wide), static_cast<unsigned>(high)); sizes_[hidden] != size) {
        textures_[hidden].create(size.x, size.y);
        takeWindowOrder(textures_[hidden].getTexture());
        sizes_[hidden] = size;
    }
    coming_ = Coming{view.resized(wide, high), contentOf(picture), picture.shores, picture.lines, picture.fills, 0};
    textures_[hidden].clear(toSf(picture.background));
}

bool BaseLayer::advance(const sf::Texture &edges, const Slice &slice) {
    const sf::Clock started;
    Coming &all = *coming_;
    sf::RenderTexture &texture = textures_[1 - shown_];
    std::size_t drawn = 0; // vertices
    const auto flush = [&](const sf::Texture *with) {
        drawn += vertices_.size();
        if (!vertices_.empty()) texture.draw(vertices_.data(), vertices_.size(), sf::Triangles, sf::RenderStates(with));
        vertices_.clear();
    };
    const std::size_t shores = all.shores.size(), fills = shores + all.fills.size(), count = fills + all.lines.size();
    vertices_.clear();
    const auto room = [&] { return drawn + vertices_.size() < slice.vertices && static_cast<float>(started.getElapsedTime().asMicroseconds()) < 1000 * slice.milliseconds; };
    for (; all.done < count && room(); ++all.done) {
        if (all.done == shores) flush(&edges);
        if (all.done == fills) flush(nullptr);
        if (all.done >= shores && all.done < fills) {
            const map::FillLayer &layer = all.fills[all.done - shores];
            triangles_.clear();
            map::appendTriangles(*layer.mesh, all.viewport, triangles_);
            const sf::Color colour = toSf(layer.colour);
            for (const map::Point &p : triangles_)
                vertices_.emplace_back(sf::Vector2f(static_cast<float>(p.x), static_cast<float>(p.y)), colour);
        } else {
            drawLines(all.done < shores ? all.shores[all.done] : all.lines[all.done - fills], all.viewport, vertices_);
        }
    }
    const bool filled = all.done > shores && all.done <= fills; // what is left is of them
    flush(filled ? nullptr : &edges);
    texture.display();
    if (all.done < count) return false;
    shown_ = 1 - shown_;
    viewport_ = all.viewport;
    content_ = all.content;
    coming_.reset();
    since_.restart();
    return true;
}

void BaseLayer::paint(const map::Picture &picture, const sf::Texture &edges, const Copier &copier, sf::RenderTarget &target) {
    const map::Viewport &view = picture.viewport;
    const std::uint64_t content = contentOf(picture);
    if (coming_ && (coming_->content != content || !placeOf(coming_->viewport, view).covers)) coming_.reset();
    const bool still = seen_ && *seen_ == view;
    const std::optional<Place> now = viewport_ && content_ == content ? std::optional(placeOf(*viewport_, view)) : std::nullopt;
    if (!now || !now->covers) {
        if (!coming_) begin(picture);
        advance(edges, kWhole);
    } else {
        const bool edge = now->spare < kLeast * std::min(view.width(), view.height());
        const bool wider = seen_ && view.scale() < seen_->scale(); // the texture's edges come in fast
        const bool stretched = !now->sharp && (wider || since_.getElapsedTime().asMilliseconds() >= kPatience);
        if (!coming_ && (stretched || (edge && !still))) begin(picture);
        if (coming_) advance(edges, still ? kStanding : wider ? kWidening : kMoving);
    }
    seen_ = view;
    const Place place = placeOf(*viewport_, view);
    sharp_ = place.sharp;
    sf::RenderTexture &texture = textures_[shown_];
    texture.setSmooth(!sharp_);
    const auto wide = static_cast<float>(viewport_->width()), high = static_cast<float>(viewport_->height()), by = static_cast<float>(place.stretch);
    const auto x = static_cast<float>(sharp_ ? std::round(place.left) : place.left), y = static_cast<float>(sharp_ ? std::round(place.top) : place.top);
    // What is seen of it and no more: two triangles, which the driver takes for the rectangle that they are.
    const float left = std::max(x, 0.0F), top = std::max(y, 0.0F);
    const float right = std::min(x + wide * by, static_cast<float>(view.width())), bottom = std::min(y + high * by, static_cast<float>(view.height()));
    vertices_.clear();
    textured(vertices_, {left, top, right - left, bottom - top}, {(left - x) / by, (top - y) / by, (right - left) / by, (bottom - top) / by}, sf::Color::White);
    target.draw(vertices_.data(), vertices_.size(), sf::Triangles, copier.instead(texture.getTexture()));
}

} // namespace zamkan::draw
