// Whole labels, letters and halo, as pictures in one texture: a name is put together from glyphs once and then copied.
#pragma once
#include "draw/sfml/atlas_texture.hpp"
#include "draw/sfml/brush.hpp"
#include "draw/sfml/glyph_images.hpp"
#include "map/scene.hpp"
#include <SFML/Graphics/RenderTarget.hpp>
#include <string>
#include <unordered_map>
#include <vector>

namespace zamkan::draw {

class LabelAtlas {
public:
    explicit LabelAtlas(GlyphImages &glyphs) : glyphs_(glyphs) {}
    void paint(const std::vector<map::Label> &labels, const Copier &copier, sf::RenderTarget &target);
    void makeRoom(); // starts afresh when little room is left

private:
    struct Cell {
        unsigned u = 0, v = 0, width = 0, height = 0; // texels
        float left = 0, top = 0;                      // of the picture from the block's corner
    };
    [[nodiscard]] const Cell *cellOf(const map::Label &label); // null: no room is left
    void compose(const map::Label &label, const Cell &cell);
    void clear();

    GlyphImages &glyphs_;
    AtlasTexture atlas_{AtlasTexture::For::copying}; // colours multiplied by their alpha
    std::unordered_map<std::string, Cell> cells_;
    Vertices vertices_; // kept for its memory
};

} // namespace zamkan::draw
