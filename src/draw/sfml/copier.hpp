// What software GL does several times as fast as anything else: copying texels as they are, out of textures whose colours lie
// as the window's do. On a graphics card it is as good as any other way.
#pragma once
#include <SFML/Graphics/RenderStates.hpp>
#include <SFML/Graphics/Shader.hpp>
#include <SFML/Graphics/Texture.hpp>

namespace zamkan::draw {

// Gives a texture room of the same size anew, in the window's order of colours. What it held is lost.
void takeWindowOrder(const sf::Texture &texture);

// Uploads a rectangle of texels (red, green, blue, alpha) that lie in rows of `stride` texels. Unlike sf::Texture::update() it
// makes nothing wait that was drawn before.
struct TexelBox {
    unsigned left, top, width, height;
};
void upload(const sf::Texture &texture, const TexelBox &box, const sf::Uint8 *texels, unsigned stride);

// How vertices of white are drawn with a texture. Colours of textures are multiplied by their alpha.
class Copier {
public:
    Copier();
    [[nodiscard]] sf::RenderStates instead(const sf::Texture &texture) const; // of what was there
    [[nodiscard]] sf::RenderStates over(const sf::Texture &texture) const;
    // As over(), by the vertices' colour: red, green and blue are to be its alpha.
    [[nodiscard]] static sf::RenderStates faded(const sf::Texture &texture);

private:
    sf::Shader program_;
};

} // namespace zamkan::draw
