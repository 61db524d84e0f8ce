#include "map/own_picture.hpp"
#include "map/screen_geometry.hpp"
#include <algorithm>
#include <cmath>

namespace zamkan::map {
namespace {

constexpr std::size_t kNames = 160;     // at most on 1280 × 800 pixels
constexpr std::uint8_t kWash = 64;      // alpha of areas
constexpr double kLeastOutline = 4;     // pixels: areas that are narrower have none, so that they do not become a blot
constexpr double kWholeOutline = 14;    // likewise: from here on it is as strong as it gets

double zoomOf(const View &view) { return view.viewport.zoom() - std::log2(static_cast<double>(view.pixel_ratio)); }

Colour faded(Colour colour, double share) {
    colour.a = static_cast<std::uint8_t>(std::clamp(share, 0.0, 1.0) * 255);
    return colour;
}

} // namespace

void addOwnGround(const View &view, const Theme &theme, Picture &picture) {
    picture.own = 0;
    const auto note = [&](std::uint64_t value) { picture.own = (picture.own ^ value) * 1099511628211ULL + 1; };
    const double zoom = zoomOf(view);
    const float ratio = view.pixel_ratio;
    for (const OwnDrawn &own : view.own) {
        const OwnLayer::Level &level = own.layer->level(zoom);
        const Colour colour = theme.colourOfLayer(own.colour);
        note(own.layer->key);
        note(own.colour % theme.layers.size());
        const auto seen = [&](const Bounds &bounds) { return !seenCopies(view.viewport, bounds, baseMargin(view.viewport)).empty(); };
        Colour wash = colour;
        wash.a = kWash;
        for (const auto &mesh : level.areas)
            if (seen(mesh->bounds)) picture.fills.push_back({mesh, wash});
        const double wide = own.layer->typical * view.viewport.scale() / static_cast<double>(ratio);
        const double strength = (wide - kLeastOutline) / (kWholeOutline - kLeastOutline);
        if (strength > 0)
            for (const auto &chunk : level.outlines)
                if (seen(chunk->lines.bounds)) picture.lines.push_back({{chunk, &chunk->lines}, faded(colour, 0.25 + 0.6 * strength), 1.1F * ratio});
        for (const auto &chunk : level.lines)
            if (seen(chunk->lines.bounds)) picture.lines.push_back({{chunk, &chunk->lines}, colour, 1.7F * ratio});
    }
}

void addOwnDots(const View &view, const Theme &theme, std::vector<Mark> &dots) {
    const double zoom = zoomOf(view);
    for (const OwnDrawn &own : view.own) {
        const std::vector<Point> &points = own.layer->level(zoom).points;
        if (points.empty()) continue;
        Mark dot;
        dot.fill = theme.colourOfLayer(own.colour);
        dot.outline = theme.land;
        dot.size = static_cast<float>(std::clamp(1.6 + zoom * 0.16, 1.8, 3.4)) * view.pixel_ratio;
        dot.line = 0.7F * view.pixel_ratio;
        for (const Point &point : points) {
            Bounds here;
            here.add(point);
            for (const int copy : seenCopies(view.viewport, here)) {
                const Point at = view.viewport.toScreen(Point{point.x + copy, point.y});
                dot.at = {std::round(at.x), std::round(at.y)};
                dots.push_back(dot);
            }
        }
    }
}

void addOwnNames(const View &view, const Theme &theme, std::vector<NameRequest> &requests) {
    const double ratio = static_cast<double>(view.pixel_ratio), scale = view.viewport.scale();
    const double screens = view.viewport.width() * view.viewport.height() / (ratio * ratio) / (1280 * 800);
    const auto most = static_cast<std::size_t>(static_cast<double>(kNames) * std::max(screens, 1.0));
    for (auto own = view.own.rbegin(); own != view.own.rend(); ++own) { // the topmost first
        if (!own->label) continue;
        const OwnLayer &layer = *own->layer;
        struct Candidate {
            std::size_t feature;
            Point at;
            float room;
        };
        std::vector<Candidate> candidates;
        for (std::size_t i = 0; i < layer.features(); ++i) {
            const OwnLayer::Spot &spot = layer.spots[i];
            const bool point = spot.room <= 0;
            if ((!point && static_cast<double>(spot.room) * scale < 8 * ratio) || layer.value(i, *own->label).empty()) continue;
            Bounds here;
            here.add(spot.at);
            for (const int copy : seenCopies(view.viewport, here, 0)) candidates.push_back({i, view.viewport.toScreen(Point{spot.at.x + copy, spot.at.y}), spot.room});
        }
        std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate &a, const Candidate &b) { return a.room > b.room; });
        if (candidates.size() > most) candidates.resize(most);
        const Colour ink = blend(theme.event_name, theme.colourOfLayer(own->colour), 0.45);
        for (const Candidate &one : candidates) {
            NameRequest request;
            request.id = layer.key * 1'000'003 + one.feature;
            request.at = one.at;
            request.lines.push_back({std::string(layer.value(one.feature, *own->label)),
                                     {std::round(11.5F * view.pixel_ratio * 2) / 2, lettering::Weight::regular}, ink, theme.name_halo, 2 * view.pixel_ratio});
            if (one.room > 0) request.widest = std::max(static_cast<double>(one.room) * scale * 2.2, 60 * ratio);
            else request.clearance = 6 * ratio;
            requests.push_back(std::move(request));
        }
    }
}

} // namespace zamkan::map
