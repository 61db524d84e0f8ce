// Marks as small pictures in one texture: each look is rasterised once.
#pragma once
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
    // Holds all cells that were asked for.
    [[nodiscard]] const sf::Texture &texture();
    void makeRoom(); // as GlyphAtlas::makeRoom

    // A disc of the uncertainty profile, white, in a texture of its own.
    [[nodiscard]] const sf::Texture &halo() const { return halo_; }
    static constexpr unsigned kHaloSide = 256;

private:
    static constexpr unsigned kSide = 2048;
    sf::Texture texture_, halo_;
    std::vector<sf::Uint8> texels_;              // of the texture
    unsigned dirty_from_ = kSide, dirty_to_ = 0; // rows that the texture does not have yet: an upload makes the driver draw what waits
    std::unordered_map<std::string, Cell> cells_;
    unsigned x_ = 1, y_ = 1, rowHeight_ = 0;
    const Cell &drawn(const map::Mark &mark, std::string key);
    // The shares of a cluster, which has others in each frame while time moves: a white ring, tinted by parts, over the mark
    // without it. Both are there already, so nothing is rasterised.
    const Cell &shared(const map::Mark &mark, std::string key);
    [[nodiscard]] std::optional<Cell> room(unsigned width, unsigned height); // none: full until makeRoom()
    [[nodiscard]] sf::Uint8 *texel(float u, float v) { return &texels_[(static_cast<std::size_t>(v) * kSide + static_cast<std::size_t>(u)) * 4]; }
    void clear();
};

} // namespace zamkan::draw
