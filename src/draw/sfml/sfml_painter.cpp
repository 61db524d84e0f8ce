#include "draw/sfml/sfml_painter.hpp"
#include "draw/sfml/base_layer.hpp"
#include "draw/sfml/brush.hpp"
#include "draw/sfml/glyph_atlas.hpp"
#include "draw/sfml/label_atlas.hpp"
#include "draw/sfml/symbol_atlas.hpp"
#include "map/screen_geometry.hpp"
#include <SFML/Graphics/RenderStates.hpp>
#include <algorithm>
#include <cmath>
#include <span>

namespace zamkan::draw {
namespace {

void draw(sf::RenderTarget &target, Vertices &vertices, const sf::RenderStates &states) {
    if (!vertices.empty()) target.draw(vertices.data(), vertices.size(), sf::Triangles, states);
    vertices.clear();
}
void draw(sf::RenderTarget &target, Vertices &vertices, const sf::Texture *texture = nullptr) { draw(target, vertices, sf::RenderStates(texture)); }

sf::Uint8 strengthOf(float opacity) { return static_cast<sf::Uint8>(std::lround(255 * opacity)); }

} // namespace

struct SfmlPainter::State {
    explicit State(const lettering::Letterer &letterer) : images(letterer) {
        edges.loadFromImage(edgeProfiles());
        edges.setSmooth(true);
    }
    sf::Texture edges;
    Copier copier;
    BaseLayer base;
    sf::Texture warmth; // the density that was painted last
    std::uint64_t warm = 0;
    GlyphImages images;
    GlyphAtlas glyphs{images};
    LabelAtlas labels{images};
    SymbolAtlas symbols;
    Vertices vertices, faded; // kept for their memory
    std::vector<map::Point> triangles;
    std::vector<Quad> quads;

    // Marks that come or go under those that stand.
    void marks(const std::vector<map::Mark> &marks, sf::RenderTarget &target) {
        faded.clear();
        for (const map::Mark &mark : marks) {
            const SymbolAtlas::Cell &cell = symbols.cell(mark);
            if (cell.side <= 0) continue;
            const float x = std::round(static_cast<float>(mark.at.x)), y = std::round(static_cast<float>(mark.at.y));
            const sf::Uint8 strength = strengthOf(mark.opacity);
            textured(strength < 255 ? faded : vertices, {x - cell.side / 2, y - cell.high / 2, cell.side, cell.high},
                     {cell.u, cell.v, cell.side, cell.high}, sf::Color(strength, strength, strength, strength));
        }
        draw(target, faded, Copier::faded(symbols.texture()));
        draw(target, vertices, copier.over(symbols.texture()));
    }

    void heat(const map::Heat &heat, sf::RenderTarget &target) {
        if (warm != heat.key) {
            if (warmth.getSize() != sf::Vector2u(heat.width, heat.height)) warmth.create(heat.width, heat.height);
            warmth.update(heat.texels->data());
            warmth.setSmooth(true);
            warm = heat.key;
        }
        const auto left = static_cast<float>(heat.left), top = static_cast<float>(heat.top);
        textured(vertices, {left, top, static_cast<float>(heat.right) - left, static_cast<float>(heat.bottom) - top},
                 {0, 0, static_cast<float>(heat.width), static_cast<float>(heat.height)}, sf::Color::White);
        draw(target, vertices, &warmth);
    }

    void strokes(const std::vector<map::Picture::Stroke> &strokes) {
        for (const map::Picture::Stroke &stroke : strokes) {
            const map::Point ends[] = {stroke.from, stroke.to};
            strokeLine(vertices, ends, static_cast<double>(stroke.width), stroke.colour);
        }
    }

    void halos(const std::vector<map::Mark> &marks, sf::RenderTarget &target) {
        constexpr float side = SymbolAtlas::kHaloSide;
        for (const map::Mark &mark : marks) {
            if (mark.halo <= 0) continue;
            const auto x = static_cast<float>(mark.at.x), y = static_cast<float>(mark.at.y);
            const float grown = mark.halo * side / (side - 2);
            sf::Color tint = toSf(mark.halo_tint);
            tint.a = static_cast<sf::Uint8>(static_cast<float>(tint.a) * mark.opacity);
            textured(vertices, {x - grown, y - grown, 2 * grown, 2 * grown}, {0, 0, side, side}, tint);
        }
        draw(target, vertices, &symbols.halo());
    }

    void furniture(const map::Picture &picture, sf::RenderTarget &target) {
        for (const map::Picture::Panel &panel : picture.panels)
            fillConvex(vertices, roundedRectangle(panel.left, panel.top, panel.right, panel.bottom, panel.radius), panel.fill);
        draw(target, vertices);
        for (const map::Picture::Panel &panel : picture.panels)
            strokeLine(vertices, roundedRectangle(panel.left, panel.top, panel.right, panel.bottom, panel.radius), 1, panel.outline, true);
        strokes(picture.strokes);
        draw(target, vertices, &edges);
        halos(picture.symbols, target);
        marks(picture.symbols, target);
        labels.paint(picture.captions, copier, target);
    }
};

SfmlPainter::SfmlPainter(const lettering::Letterer &letterer) : state_(std::make_unique<State>(letterer)) {}
SfmlPainter::~SfmlPainter() = default;

void SfmlPainter::paint(const map::Picture &picture, sf::RenderTarget &target) {
    paint(picture, target, {0, static_cast<float>(picture.viewport.width()), 0});
}

void SfmlPainter::paint(const map::Picture &picture, sf::RenderTarget &target, const Part &part) {
    State &state = *state_;
    state.images.makeRoom();
    state.glyphs.makeRoom();
    state.labels.makeRoom();
    state.symbols.makeRoom();
    const sf::View before = target.getView();
    const auto height = static_cast<float>(picture.viewport.height());
    sf::View view(sf::FloatRect(part.left - part.origin, 0, part.width, height));
    const auto size = target.getSize(); // a picture smaller than the target stands at its top left
    view.setViewport({part.left / static_cast<float>(size.x), 0, part.width / static_cast<float>(size.x), height / static_cast<float>(size.y)});
    target.setView(view);
    state.base.paint(picture, state.edges, state.copier, target);
    for (const map::FillLayer &wash : picture.washes) {
        state.triangles.clear();
        map::appendTriangles(*wash.mesh, picture.viewport, state.triangles);
        for (const map::Point &p : state.triangles)
            state.vertices.emplace_back(sf::Vector2f(static_cast<float>(p.x), static_cast<float>(p.y)), toSf(wash.colour));
    }
    draw(target, state.vertices);
    if (picture.heat) state.heat(*picture.heat, target);
    state.marks(picture.towns, target);
    state.halos(picture.marks, target);
    state.strokes(picture.threads);
    draw(target, state.vertices, &state.edges);
    state.marks(picture.rings, target);
    state.marks(picture.marks, target);
    state.strokes(picture.drawings);
    draw(target, state.vertices, &state.edges);
    state.labels.paint(picture.labels, state.copier, target);
    state.furniture(picture, target);
    target.setView(before);
}

bool SfmlPainter::sharp() const { return state_->base.sharp(); }

const std::vector<SfmlPainter::Quad> &SfmlPainter::quads(const lettering::Block &block) {
    State &state = *state_;
    state.quads.clear();
    const auto add = [&](const AtlasGlyph &cell, float x, float y) {
        constexpr float side = AtlasTexture::kSide;
        if (cell.width > 0)
            state.quads.push_back({x, y, x + cell.width, y + cell.height, cell.u / side, cell.v / side, (cell.u + cell.width) / side, (cell.v + cell.height) / side});
    };
    std::span<const lettering::Glyph> rest(block.glyphs);
    for (const lettering::Line &place : block.lines) {
        const auto end = std::find_if(rest.begin(), rest.end(), [&](const lettering::Glyph &glyph) { return glyph.y > place.bottom; });
        const auto line = rest.first(static_cast<std::size_t>(end - rest.begin()));
        rest = rest.subspan(line.size());
        if (line.empty()) continue;
        if (const AtlasGlyph *run = state.glyphs.run(line, block.style.size)) {
            add(*run, run->left, run->top);
            continue;
        }
        for (const lettering::Glyph &glyph : line) {
            const AtlasGlyph &cell = state.glyphs.glyph(glyph, block.style.size);
            add(cell, GlyphImages::split(glyph.x).first + cell.left, std::round(glyph.y) - cell.top);
        }
    }
    return state.quads;
}

float SfmlPainter::whiteTexel() const { return GlyphAtlas::kWhite / AtlasTexture::kSide; }

unsigned SfmlPainter::atlasTexture() const { return state_->glyphs.textureName(); }

void SfmlPainter::uploadAtlas() { static_cast<void>(state_->glyphs.texture()); }

} // namespace zamkan::draw
