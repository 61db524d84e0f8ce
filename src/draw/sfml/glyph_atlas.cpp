#include "draw/sfml/glyph_atlas.hpp"

namespace zamkan::draw {

void GlyphAtlas::makeRoom() {
    if (!atlas_.nearlyFull()) return;
    atlas_.clear();
    glyphs_.clear();
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

} // namespace zamkan::draw
