#include "draw/sfml/glyph_atlas.hpp"
#include <algorithm>
#include <vector>

namespace zamkan::draw {

GlyphAtlas::GlyphAtlas(GlyphImages &images) : images_(images) {
    texture_.create(kSide, kSide);
    clear();
}

void GlyphAtlas::clear() {
    const std::vector<sf::Uint8> blank([] {
        std::vector<sf::Uint8> texels(std::size_t{kSide} * kSide * 4, 255);
        for (std::size_t i = 3; i < texels.size(); i += 4) texels[i] = 0;
        return texels;
    }());
    texture_.update(blank.data());
    glyphs_.clear();
    x_ = y_ = 1;
    rowHeight_ = 0;
}

void GlyphAtlas::makeRoom() {
    if (y_ > kSide * 9 / 10) clear();
}

const AtlasGlyph &GlyphAtlas::glyph(const lettering::Glyph &glyph, float size) {
    const GlyphImages::Key key = GlyphImages::keyOf(glyph, size, 0);
    if (const auto known = glyphs_.find(key); known != glyphs_.end()) return known->second;
    const lettering::GlyphImage &image = images_.of(glyph, size);
    AtlasGlyph cell;
    const auto width = static_cast<unsigned>(image.width), height = static_cast<unsigned>(image.height);
    if (x_ + width + 1 > kSide) {
        x_ = 1;
        y_ += rowHeight_ + 1;
        rowHeight_ = 0;
    }
    if (width > 0 && height > 0 && y_ + height + 1 < kSide && width + 2 < kSide) { // else: full until makeRoom()
        std::vector<sf::Uint8> texels(std::size_t{width} * height * 4, 255);
        for (std::size_t i = 0; i < image.alpha.size(); ++i) texels[i * 4 + 3] = image.alpha[i];
        texture_.update(texels.data(), width, height, x_, y_);
        cell = {static_cast<float>(x_), static_cast<float>(y_), static_cast<float>(width), static_cast<float>(height),
                static_cast<float>(image.left), static_cast<float>(image.top)};
        x_ += width + 1;
        rowHeight_ = std::max(rowHeight_, height);
    }
    return glyphs_.emplace(key, cell).first->second;
}

} // namespace zamkan::draw
