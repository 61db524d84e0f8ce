// A texture that small pictures are laid into row by row, and its texels: uploaded together before it is drawn with.
#pragma once
#include "draw/sfml/copier.hpp"
#include <SFML/Graphics/Texture.hpp>
#include <cstdint>
#include <optional>
#include <vector>

namespace zamkan::draw {

class AtlasTexture {
public:
    static constexpr unsigned kSide = 2048;
    // Texels that a Copier copies lie in the window's order.
    enum class For : std::uint8_t { copying, tinting };
    explicit AtlasTexture(For use);

    struct Place {
        unsigned x = 0, y = 0;
    };
    // For a picture of that size, whose texels hold anything; none: it is full.
    [[nodiscard]] std::optional<Place> room(unsigned width, unsigned height);
    [[nodiscard]] sf::Uint8 *texel(unsigned x, unsigned y) { return &texels_[(std::size_t{y} * kSide + x) * 4]; } // red, green, blue, alpha
    [[nodiscard]] sf::Uint8 *corner() { // the texel at the top left: of no picture, kept by clear()
        soil(0, 0, 1, 1);
        return texel(0, 0);
    }
    [[nodiscard]] bool nearlyFull() const { return y_ > kSide * 8 / 10; }
    void clear(); // all room is free again; what is between pictures is never drawn

    // With all that was laid in: one upload for all that is new.
    [[nodiscard]] const sf::Texture &texture();
    [[nodiscard]] unsigned name() const { return texture_.getNativeHandle(); }

private:
    sf::Texture texture_;
    std::vector<sf::Uint8> texels_;
    unsigned x_ = 1, y_ = 1, row_height_ = 0;
    TexelBox dirty_{0, 0, 0, 0}; // what the texture does not have yet
    void soil(unsigned x, unsigned y, unsigned width, unsigned height);
};

} // namespace zamkan::draw
