// Glyphs in one texture, for what puts text together letter by letter: the panels.
#pragma once
#include "draw/sfml/glyph_images.hpp"
#include <SFML/Graphics/Texture.hpp>
#include <unordered_map>

namespace zamkan::draw {

// A cell of the texture, in texels; left and top are the cell's place relative to the pen at a whole pixel.
struct AtlasGlyph {
    float u = 0, v = 0, width = 0, height = 0, left = 0, top = 0;
};

// White texels with the coverage as alpha. Glyphs are put in when first asked for.
class GlyphAtlas {
public:
    explicit GlyphAtlas(GlyphImages &images);
    const AtlasGlyph &glyph(const lettering::Glyph &glyph, float size);
    [[nodiscard]] const sf::Texture &texture() const { return texture_; }
    // Starts afresh when little room is left; everything handed out before is void then.
    void makeRoom();

    static constexpr unsigned kSide = 2048;

private:
    GlyphImages &images_;
    sf::Texture texture_;
    std::unordered_map<GlyphImages::Key, AtlasGlyph, GlyphImages::Hash> glyphs_;
    unsigned x_ = 1, y_ = 1, rowHeight_ = 0;
    void clear();
};

} // namespace zamkan::draw
