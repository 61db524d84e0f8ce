#include "draw/sfml/glyph_atlas.hpp"
#include <algorithm>
#include <cmath>
#include <cstring>

namespace zamkan::draw {

GlyphAtlas::GlyphAtlas(GlyphImages &images) : images_(images) { std::memset(atlas_.corner(), 255, 4); }

void GlyphAtlas::makeRoom() {
    if (!atlas_.nearlyFull() && runs_.size() < kMostRuns) return;
    atlas_.clear();
    glyphs_.clear();
    runs_.clear();
}

const AtlasGlyph &GlyphAtlas::glyph(const lettering::Glyph &glyph, float size) {
    const GlyphImages::Key key = GlyphImages::keyOf(glyph, size, 0);
    if (const auto known = glyphs_.find(key); known != glyphs_.end()) return known->second;
    const lettering::GlyphImage &image = images_.of(glyph, size);
    AtlasGlyph cell;
    const auto width = static_cast<unsigned>(image.width), height = static_cast<unsigned>(image.height);
    std::optional<AtlasTexture::Place> place;
    if (width > 0 && height > 0) place = atlas_.room(width, height); // none: full until makeRoom()
    if (place) {
        for (unsigned y = 0; y < height; ++y) {
            sf::Uint8 *texel = atlas_.texel(place->x, place->y + y);
            for (unsigned x = 0; x < width; ++x, texel += 4) {
                texel[0] = texel[1] = texel[2] = 255;
                texel[3] = image.alpha[std::size_t{y} * width + x];
            }
        }
        cell = {static_cast<float>(place->x), static_cast<float>(place->y), static_cast<float>(width), static_cast<float>(height), static_cast<float>(image.left),
                static_cast<float>(image.top)};
    }
    return glyphs_.emplace(key, cell).first->second;
}

AtlasGlyph GlyphAtlas::composed(std::span<const lettering::Glyph> glyphs, float size) {
    const auto each = [&](const auto &use) {
        for (const lettering::Glyph &glyph : glyphs) {
            const lettering::GlyphImage &image = images_.of(glyph, size);
            if (image.width > 0 && image.height > 0)
                use(image, static_cast<int>(GlyphImages::split(glyph.x).first) + image.left, static_cast<int>(std::lround(glyph.y)) - image.top);
        }
    };
    int left = INT32_MAX, top = INT32_MAX, right = INT32_MIN, bottom = INT32_MIN;
    each([&](const lettering::GlyphImage &image, int x, int y) {
        left = std::min(left, x);
        top = std::min(top, y);
        right = std::max(right, x + image.width);
        bottom = std::max(bottom, y + image.height);
    });
    if (right <= left) return {};
    const auto width = static_cast<unsigned>(right - left), height = static_cast<unsigned>(bottom - top);
    const auto place = atlas_.room(width, height);
    if (!place) return {};
    for (unsigned y = 0; y < height; ++y)
        for (unsigned x = 0; x < width; ++x) {
            sf::Uint8 *texel = atlas_.texel(place->x + x, place->y + y);
            texel[0] = texel[1] = texel[2] = 255;
            texel[3] = 0;
        }
    each([&](const lettering::GlyphImage &image, int x, int y) {
        for (int row = 0; row < image.height; ++row) {
            sf::Uint8 *texel = atlas_.texel(place->x + static_cast<unsigned>(x - left), place->y + static_cast<unsigned>(y - top + row));
            for (int column = 0; column < image.width; ++column, texel += 4) {
                const unsigned alpha = image.alpha[static_cast<std::size_t>(row * image.width + column)];
                texel[3] = static_cast<sf::Uint8>(alpha + (texel[3] * (255 - alpha) + 127) / 255);
            }
        }
    });
    return {static_cast<float>(place->x), static_cast<float>(place->y), static_cast<float>(width), static_cast<float>(height), static_cast<float>(left), static_cast<float>(top)};
}

const AtlasGlyph *GlyphAtlas::run(std::span<const lettering::Glyph> glyphs, float size) {
    std::uint64_t hash = glyphs.size();
    const GlyphImages::Hash hashOf;
    for (const lettering::Glyph &glyph : glyphs) {
        const auto place = static_cast<std::uint64_t>(static_cast<std::int64_t>(GlyphImages::split(glyph.x).first) * 65536 + std::lround(glyph.y));
        hash = (hash ^ hashOf(GlyphImages::keyOf(glyph, size, 0))) * 0x9E3779B97F4A7C15ULL;
        hash = (hash ^ hash >> 29 ^ place) * 0xBF58476D1CE4E5B9ULL;
        hash ^= hash >> 32;
    }
    Run &run = runs_[hash];
    if (run.cell.width <= 0 && ++run.asked == kOften) run.cell = composed(glyphs, size);
    return run.cell.width > 0 ? &run.cell : nullptr;
}

} // namespace zamkan::draw
