// Letters and their halos as rasters, each made once.
#pragma once
#include "lettering/lettering.hpp"
#include <cstdint>
#include <unordered_map>
#include <utility>

namespace zamkan::draw {

class GlyphImages {
public:
    explicit GlyphImages(const lettering::Letterer &letterer) : letterer_(letterer) {}
    // Made at quarter pixels of glyph.x, so that joined letters meet. `outline` in pixels: the letter made thicker on all
    // sides by so much; 0: the letter itself. Valid until makeRoom().
    const lettering::GlyphImage &of(const lettering::Glyph &glyph, float size, float outline = 0);
    void makeRoom(); // starts afresh when there are very many

    // The pen's whole pixel and the quarter that is left of x.
    [[nodiscard]] static std::pair<float, int> split(float x);
    struct Key {
        std::uint32_t glyph;
        std::uint16_t face, size; // size in quarter pixels
        std::uint8_t phase, outline; // both in quarters of a pixel
        bool operator==(const Key &) const = default;
    };
    struct Hash {
        std::size_t operator()(const Key &key) const;
    };
    [[nodiscard]] static Key keyOf(const lettering::Glyph &glyph, float size, float outline);

private:
    const lettering::Letterer &letterer_;
    std::unordered_map<Key, lettering::GlyphImage, Hash> images_;
};

} // namespace zamkan::draw
