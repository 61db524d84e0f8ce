// Marks as small pictures in one texture: each look is rasterised once.
#pragma once
#include "draw/sfml/atlas_texture.hpp"
#include "map/scene.hpp"
#include <SFML/Graphics/Texture.hpp>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

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
    // Holds all cells that were asked for; colours multiplied by their alpha.
    [[nodiscard]] const sf::Texture &texture() { return atlas_.texture(); }
    void makeRoom(); // as GlyphAtlas::makeRoom

    // A disc of the uncertainty profile, white, in a texture of its own.
    [[nodiscard]] const sf::Texture &halo() const { return halo_; }
    static constexpr unsigned kHaloSide = 256;

private:
    AtlasTexture atlas_{AtlasTexture::For::copying};
    sf::Texture halo_;
    std::unordered_map<std::string, Cell> cells_;
    const Cell &drawn(const map::Mark &mark, std::string key);
    // The shares of a cluster, which has others in each frame while time moves: a white ring, tinted by parts, over the mark
    // without it. Both are there already, so nothing is rasterised.
    const Cell &shared(const map::Mark &mark, std::string key);
    [[nodiscard]] std::optional<Cell> room(unsigned width, unsigned height); // none: full until makeRoom()
    [[nodiscard]] sf::Uint8 *texel(float u, float v) { return atlas_.texel(static_cast<unsigned>(u), static_cast<unsigned>(v)); }
};

} // namespace zamkan::draw
