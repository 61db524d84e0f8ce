#include "map/note_picture.hpp"
#include <algorithm>
#include <cmath>

namespace zamkan::map {
namespace {

constexpr int kCirclePieces = 96;
constexpr float kLine = 2.4F; // pixels
constexpr float kLetters = 14;

// Onto the copy of the world that the view is on.
Point screenOf(const geo::LatLon &position, const View &view) { return view.viewport.toScreen(position); }

bool far(Point at, const Viewport &viewport) {
    const double beyond = 3 * std::max(viewport.width(), viewport.height());
    return at.x < -beyond || at.y < -beyond || at.x > viewport.width() + beyond || at.y > viewport.height() + beyond;
}

double distanceTo(Point p, Point a, Point b) {
    const double dx = b.x - a.x, dy = b.y - a.y, length = dx * dx + dy * dy;
    const double t = length > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0.0, 1.0) : 0;
    return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

// The colour dark enough, or on a dark map light enough, to be read.
Colour inkOf(Colour colour, const Theme &theme) {
    return blend(colour, theme.dark ? Colour{255, 255, 255, 255} : Colour{20, 20, 20, 255}, 0.25);
}

template <typename Each> void eachEdge(const NoteShape &shape, Each each) {
    for (std::size_t i = 0; i + 1 < shape.line.size(); ++i) each(shape.line[i], shape.line[i + 1]);
    if (shape.closed && shape.line.size() > 2) each(shape.line.back(), shape.line.front());
    for (std::size_t i = 0; i + 1 < shape.barbs.size(); ++i) each(shape.barbs[i], shape.barbs[i + 1]);
}

} // namespace

NoteShape shapeOf(const Note &note, const View &view, const Theme &theme, lettering::Letterer &letterer) {
    NoteShape out;
    const double ratio = static_cast<double>(view.pixel_ratio);
    const Point at = screenOf(note.at, view);
    Point words = at; // the middle of the words
    if (note.kind == NoteKind::arrow) {
        Point to = screenOf(note.to, view);
        out.line = {at, to};
        const double length = std::hypot(to.x - at.x, to.y - at.y);
        if (length > 1) {
            const Point along{(to.x - at.x) / length, (to.y - at.y) / length};
            const double barb = std::min(14 * ratio, length * 0.6);
            const auto back = [&](double side) { return Point{to.x - along.x * barb - along.y * barb * side, to.y - along.y * barb + along.x * barb * side}; };
            out.barbs = {back(0.5), to, back(-0.5)};
            words = {at.x - along.x * 4 * ratio, at.y - along.y * 4 * ratio};
        }
    }
    if (note.kind == NoteKind::circle) {
        out.closed = true;
        for (int i = 0; i < kCirclePieces; ++i) out.line.push_back(screenOf(geo::destination(note.at, 360.0 * i / kCirclePieces, note.radius_km), view));
        for (const Point &p : out.line) words.y = std::min(words.y, p.y);
    }
    if (note.text.empty()) return out;
    Caption caption{note.text, {std::round(kLetters * view.pixel_ratio * 2) / 2, lettering::Weight::bold}, inkOf(theme.colourOfLayer(note.colour), theme),
                    theme.name_halo, 2.6F * view.pixel_ratio};
    const float widest = 260 * view.pixel_ratio;
    const lettering::Block *block = &letterer.layout(caption.text, caption.style, 0, caption.direction);
    double left = 0, wide = static_cast<double>(block->width); // of the letters in the block
    if (block->width > widest || caption.text.find('\n') != std::string::npos) {
        caption.wrap = widest;
        block = &letterer.layout(caption.text, caption.style, caption.wrap, caption.direction);
        float from = widest, to = 0;
        for (const lettering::Line &line : block->lines) from = std::min(from, line.left), to = std::max(to, line.right);
        left = static_cast<double>(from);
        wide = static_cast<double>(std::max(to - from, 0.0F));
    }
    const double high = static_cast<double>(block->height);
    Point corner{words.x - wide / 2, words.y - high / 2};
    if (note.kind == NoteKind::circle) corner.y = words.y - high - 3 * ratio;
    if (note.kind == NoteKind::arrow) { // beside the tail, away from the tip
        const Point to = screenOf(note.to, view);
        const double dx = at.x - to.x, dy = at.y - to.y;
        corner = std::abs(dx) > std::abs(dy) ? Point{dx > 0 ? words.x + 3 * ratio : words.x - wide - 3 * ratio, words.y - high / 2}
                                             : Point{words.x - wide / 2, dy > 0 ? words.y + 2 * ratio : words.y - high - 2 * ratio};
    }
    corner = {std::round(corner.x), std::round(corner.y)};
    out.words = PlacedCaption{caption, {std::round(corner.x - left), corner.y}};
    out.box = {corner.x, corner.y, corner.x + wide, corner.y + high};
    return out;
}

void addNotes(const View &view, const Theme &theme, lettering::Letterer &letterer, std::vector<Picture::Stroke> &lines,
              std::vector<PlacedCaption> &words, std::vector<Rect> &taken) {
    if (!view.notes) return;
    for (const Note &note : *view.notes) {
        const NoteShape shape = shapeOf(note, view, theme, letterer);
        const Colour colour = theme.colourOfLayer(note.colour);
        for (const bool behind : {true, false})
            eachEdge(shape, [&](Point a, Point b) {
                if (far(a, view.viewport) || far(b, view.viewport)) return;
                lines.push_back({a, b, behind ? theme.name_halo : colour, (behind ? kLine + 2.2F : kLine) * view.pixel_ratio});
            });
        if (!shape.words || far(shape.words->at, view.viewport)) continue;
        words.push_back(*shape.words);
        taken.push_back(shape.box);
    }
}

Rect boxOf(const Note &note, const View &view, const Theme &theme, lettering::Letterer &letterer) {
    const NoteShape shape = shapeOf(note, view, theme, letterer);
    if (shape.words) return shape.box;
    if (shape.line.empty()) {
        const Point at = view.viewport.toScreen(note.at);
        return {at.x, at.y, at.x, at.y};
    }
    Rect box{1e9, 1e9, -1e9, -1e9};
    for (const Point &p : shape.line) box = {std::min(box.left, p.x), std::min(box.top, p.y), std::max(box.right, p.x), std::max(box.bottom, p.y)};
    return box;
}

std::optional<std::size_t> noteAt(const View &view, const Theme &theme, lettering::Letterer &letterer, Point pixel, double reach) {
    if (!view.notes) return std::nullopt;
    for (std::size_t i = view.notes->size(); i-- > 0;) {
        const NoteShape shape = shapeOf((*view.notes)[i], view, theme, letterer);
        const Rect box = shape.box.grown(reach / 2);
        bool hit = shape.words && pixel.x >= box.left && pixel.x <= box.right && pixel.y >= box.top && pixel.y <= box.bottom;
        eachEdge(shape, [&](Point a, Point b) { hit = hit || distanceTo(pixel, a, b) <= reach; });
        if (hit) return i;
    }
    return std::nullopt;
}

} // namespace zamkan::map
