// Glyphs and their outlines in one texture.
#pragma once
#include "lettering/lettering.hpp"
#include <SFML/Graphics/Texture.hpp>
#include <SFML/Graphics/Vertex.hpp>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace zamkan::draw {

// A cell of the texture, in texels; left and top are the cell's place relative to the pen at a whole pixel.
struct AtlasGlyph {
    float u = 0, v = 0, width = 0, height = 0, left = 0, top = 0;
};

// White texels with the coverage as alpha. Glyphs are rasterised when first asked for, at quarter pixels, so that
// joined letters meet.
class GlyphAtlas {
public:
    explicit GlyphAtlas(const lettering::Letterer &letterer);
    // `outline` in pixels: the letter made thicker on all sides by so much; 0: the letter itself.
    const AtlasGlyph &glyph(const lettering::Glyph &glyph, float x, float size, float outline);
    [[nodiscard]] const sf::Texture &texture() const { return texture_; }
    // Starts afresh when little room is left; everything handed out before is void then.
    void makeRoom();

    static constexpr unsigned kSide = 2048;
    // The pen's whole pixel and the quarter that is left of x.
    [[nodiscard]] static std::pair<float, int> split(float x);

private:
    const lettering::Letterer &letterer_;
    sf::Texture texture_;
    struct Key {
        std::uint32_t glyph;
        std::uint16_t face, size; // size in quarter pixels
        std::uint8_t phase, outline; // both in quarters of a pixel
        bool operator==(const Key &) const = default;
    };
    struct Hash {
        std::size_t operator()(const Key &key) const;
    };
    std::unordered_map<Key, AtlasGlyph, Hash> glyphs_;
    unsigned x_ = 1, y_ = 1, rowHeight_ = 0;
    void clear();
};

} // namespace zamkan::draw
