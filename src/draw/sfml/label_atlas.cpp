#include "draw/sfml/label_atlas.hpp"
#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace zamkan::draw {
namespace {

// What a label looks like, in bytes.
std::string keyOf(const map::Label &label) {
    std::string key(label.text);
    const auto add = [&](const auto &value) {
        std::array<char, sizeof value> bytes{};
        std::memcpy(bytes.data(), &value, sizeof value);
        key.append(bytes.data(), bytes.size());
    };
    add(label.block->style.size);
    add(label.block->style.weight);
    add(label.block->width); // one text may be wrapped or not
    add(label.block->height);
    add(label.block->rightToLeft);
    add(label.colour);
    add(label.outline);
    add(label.outline_width);
    return key;
}

// Calls use(image, left, top) for the letters of a label, from the block's corner.
template <typename Use> void eachLetter(GlyphImages &glyphs, const map::Label &label, float outline, const Use &use) {
    for (const lettering::Glyph &glyph : label.block->glyphs) {
        const lettering::GlyphImage &image = glyphs.of(glyph, label.block->style.size, outline);
        if (image.width <= 0 || image.height <= 0) continue;
        use(image, static_cast<int>(GlyphImages::split(glyph.x).first) + image.left, static_cast<int>(std::lround(glyph.y)) - image.top);
    }
}

} // namespace

void LabelAtlas::clear() {
    atlas_.clear();
    cells_.clear();
}

void LabelAtlas::makeRoom() {
    if (atlas_.nearlyFull()) clear();
}

// All halos under all letters, each laid over what is there.
void LabelAtlas::compose(const map::Label &label, const Cell &cell) {
    for (unsigned row = 0; row < cell.height; ++row) std::memset(atlas_.texel(cell.u, cell.v + row), 0, std::size_t{cell.width} * 4);
    const auto lay = [&](float outline, map::Colour colour) {
        eachLetter(glyphs_, label, outline, [&](const lettering::GlyphImage &image, int left, int top) {
            left -= static_cast<int>(cell.left);
            top -= static_cast<int>(cell.top);
            for (int y = 0; y < image.height; ++y)
                for (int x = 0; x < image.width; ++x) {
                    const unsigned alpha = image.alpha[static_cast<std::size_t>(y * image.width + x)] * unsigned{colour.a} / 255;
                    const int column = left + x, row = top + y;
                    if (alpha == 0 || column < 0 || row < 0 || column >= static_cast<int>(cell.width) || row >= static_cast<int>(cell.height)) continue;
                    sf::Uint8 *texel = atlas_.texel(cell.u + static_cast<unsigned>(column), cell.v + static_cast<unsigned>(row));
                    const auto over = [&](sf::Uint8 &channel, unsigned value) { channel = static_cast<sf::Uint8>((value * alpha + channel * (255 - alpha) + 127) / 255); };
                    over(texel[0], colour.r);
                    over(texel[1], colour.g);
                    over(texel[2], colour.b);
                    over(texel[3], 255);
                }
        });
    };
    if (label.outline.a > 0) lay(label.outline_width, label.outline);
    lay(0, label.colour);
}

const LabelAtlas::Cell *LabelAtlas::cellOf(const map::Label &label) {
    std::string key = keyOf(label);
    if (const auto known = cells_.find(key); known != cells_.end()) return &known->second;
    int left = 0, top = 0, right = 1, bottom = 1;
    eachLetter(glyphs_, label, label.outline.a > 0 ? label.outline_width : 0, [&](const lettering::GlyphImage &image, int x, int y) {
        left = std::min(left, x);
        top = std::min(top, y);
        right = std::max(right, x + image.width);
        bottom = std::max(bottom, y + image.height);
    });
    // Longer than the texture is wide, and so than any window: cut.
    const unsigned width = std::min(static_cast<unsigned>(right - left), AtlasTexture::kSide - 2), height = std::min(static_cast<unsigned>(bottom - top), AtlasTexture::kSide / 2);
    const auto place = atlas_.room(width, height);
    if (!place) return nullptr;
    const Cell cell{place->x, place->y, width, height, static_cast<float>(left), static_cast<float>(top)};
    compose(label, cell);
    return &cells_.emplace(std::move(key), cell).first->second;
}

void LabelAtlas::paint(const std::vector<map::Label> &labels, const Copier &copier, sf::RenderTarget &target) {
    for (bool again = false;; again = true) {
        vertices_.clear();
        bool full = false;
        for (const map::Label &label : labels) {
            if (!label.block) continue;
            const Cell *cell = cellOf(label);
            if (!cell) {
                full = true;
                continue;
            }
            const float x = std::round(static_cast<float>(label.at.x)) + cell->left, y = std::round(static_cast<float>(label.at.y)) + cell->top;
            const auto wide = static_cast<float>(cell->width), high = static_cast<float>(cell->height);
            textured(vertices_, {x, y, wide, high}, {static_cast<float>(cell->u), static_cast<float>(cell->v), wide, high}, sf::Color::White);
        }
        if (!full || again) break;
        clear(); // of the labels of earlier frames
    }
    if (!vertices_.empty()) target.draw(vertices_.data(), vertices_.size(), sf::Triangles, copier.over(atlas_.texture()));
}

} // namespace zamkan::draw
