// Whole labels, letters and halo, as pictures in one texture: a name is put together from glyphs once and then copied.
#pragma once
#include "draw/sfml/brush.hpp"
#include "draw/sfml/glyph_images.hpp"
#include "map/scene.hpp"
#include <SFML/Graphics/RenderTarget.hpp>
#include <SFML/Graphics/Texture.hpp>
#include <string>
#include <unordered_map>
#include <vector>

namespace zamkan::draw {

class LabelAtlas {
public:
    explicit LabelAtlas(GlyphImages &glyphs);
    void paint(const std::vector<map::Label> &labels, sf::RenderTarget &target);
    void makeRoom(); // starts afresh when little room is left

private:
    static constexpr unsigned kSide = 2048;
    struct Cell {
        unsigned u = 0, v = 0, width = 0, height = 0; // texels
        float left = 0, top = 0;                      // of the picture from the block's corner
    };
    [[nodiscard]] const Cell *cellOf(const map::Label &label); // null: no room is left
    void compose(const map::Label &label, const Cell &cell);
    void clear();

    GlyphImages &glyphs_;
    sf::Texture texture_;                        // colours multiplied by their alpha
    std::vector<sf::Uint8> texels_;              // of it
    unsigned dirty_from_ = kSide, dirty_to_ = 0; // rows that the texture does not have yet
    std::unordered_map<std::string, Cell> cells_;
    unsigned x_ = 1, y_ = 1, rowHeight_ = 0;
    Vertices vertices_; // kept for its memory
};

} // namespace zamkan::draw
