// Glyphs in one texture, for what puts text together letter by letter: the panels.
#pragma once
#include "draw/sfml/atlas_texture.hpp"
#include "draw/sfml/glyph_images.hpp"
#include <unordered_map>

namespace zamkan::draw {

// A cell of the texture, in texels; left and top are the cell's place relative to the pen at a whole pixel.
struct AtlasGlyph {
    float u = 0, v = 0, width = 0, height = 0, left = 0, top = 0;
};

// White texels with the coverage as alpha. Glyphs are put in when first asked for.
class GlyphAtlas {
public:
    explicit GlyphAtlas(GlyphImages &images) : images_(images) {}
    const AtlasGlyph &glyph(const lettering::Glyph &glyph, float size);
    [[nodiscard]] const sf::Texture &texture() { return atlas_.texture(); }
    // Starts afresh when little room is left; everything handed out before is void then.
    void makeRoom();

private:
    GlyphImages &images_;
    AtlasTexture atlas_;
    std::unordered_map<GlyphImages::Key, AtlasGlyph, GlyphImages::Hash> glyphs_;
};

} // namespace zamkan::draw
