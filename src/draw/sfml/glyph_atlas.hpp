// Letters in one texture, for what puts text together by itself: the panels. Text that is drawn again and again becomes one
// picture a line.
#pragma once
#include "draw/sfml/atlas_texture.hpp"
#include "draw/sfml/glyph_images.hpp"
#include <cstdint>
#include <span>
#include <unordered_map>

namespace zamkan::draw {

// A cell of the texture, in texels; left and top are the cell's place relative to the pen at a whole pixel, of a run to
// its block.
struct AtlasGlyph {
    float u = 0, v = 0, width = 0, height = 0, left = 0, top = 0;
};

// White texels with the coverage as alpha. Glyphs are put in when first asked for.
class GlyphAtlas {
public:
    explicit GlyphAtlas(GlyphImages &images);
    const AtlasGlyph &glyph(const lettering::Glyph &glyph, float size);
    // Glyphs of one line as one picture; null while they were asked for only a few times, or fit nowhere.
    const AtlasGlyph *run(std::span<const lettering::Glyph> glyphs, float size);
    [[nodiscard]] const sf::Texture &texture() { return atlas_.texture(); }
    [[nodiscard]] unsigned textureName() const { return atlas_.name(); }
    // The middle of a texel that is white through and through.
    static constexpr float kWhite = 0.5F;
    // Starts afresh when little room is left; everything handed out before is void then.
    void makeRoom();

private:
    struct Run {
        AtlasGlyph cell; // without width: not put together yet
        int asked = 0;
    };
    static constexpr int kOften = 4;              // times that glyphs are drawn one by one
    static constexpr std::size_t kMostRuns = 20'000; // known ones, drawn or not
    [[nodiscard]] AtlasGlyph composed(std::span<const lettering::Glyph> glyphs, float size);

    GlyphImages &images_;
    // In its own order: in the window's, llvmpipe 22.3 leaves out whatever is tinted by a colour in some tiles of the window.
    AtlasTexture atlas_{AtlasTexture::For::tinting};
    std::unordered_map<GlyphImages::Key, AtlasGlyph, GlyphImages::Hash> glyphs_;
    std::unordered_map<std::uint64_t, Run> runs_; // by what they are made of
};

} // namespace zamkan::draw
