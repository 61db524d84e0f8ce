// Marks as small pictures in one texture: each look is rasterised once.
#pragma once
#include "map/scene.hpp"
#include <SFML/Graphics/Texture.hpp>
#include <string>
#include <unordered_map>

namespace zamkan::draw {

class SymbolAtlas {
public:
    SymbolAtlas();
    struct Cell {
        float u = 0, v = 0;
        float side = 0; // width in texels; the mark's point is in the middle
        float high = 0;
    };
    const Cell &cell(const map::Mark &mark);
    [[nodiscard]] const sf::Texture &texture() const { return texture_; }
    void makeRoom(); // as GlyphAtlas::makeRoom

    // A disc of the uncertainty profile, white, in a texture of its own.
    [[nodiscard]] const sf::Texture &halo() const { return halo_; }
    static constexpr unsigned kHaloSide = 256;

private:
    static constexpr unsigned kSide = 1024;
    sf::Texture texture_, halo_;
    std::unordered_map<std::string, Cell> cells_;
    unsigned x_ = 1, y_ = 1, rowHeight_ = 0;
    void clear();
};

} // namespace zamkan::draw
