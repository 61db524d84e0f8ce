#include "draw/sfml/copier.hpp"
#include <SFML/OpenGL.hpp>

namespace zamkan::draw {
namespace {

const sf::BlendMode kOver(sf::BlendMode::One, sf::BlendMode::OneMinusSrcAlpha); // of colours that are multiplied by their alpha

// SFML remembers which texture it bound last.
class Bound {
public:
    explicit Bound(const sf::Texture &texture) {
        glGetIntegerv(GL_TEXTURE_BINDING_2D, &before_);
        glBindTexture(GL_TEXTURE_2D, texture.getNativeHandle());
    }
    ~Bound() { glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(before_)); }
    Bound(const Bound &) = delete;
    Bound &operator=(const Bound &) = delete;

private:
    GLint before_ = 0;
};

} // namespace

void takeWindowOrder(const sf::Texture &texture) {
    const Bound bound(texture);
    // Without a size in the format's name the driver takes the order in which texels come.
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, static_cast<GLsizei>(texture.getSize().x), static_cast<GLsizei>(texture.getSize().y), 0, GL_BGRA,
                 GL_UNSIGNED_INT_8_8_8_8_REV, nullptr);
}

void upload(const sf::Texture &texture, const TexelBox &box, const sf::Uint8 *texels, unsigned stride) {
    const Bound bound(texture);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, static_cast<GLint>(stride));
    glTexSubImage2D(GL_TEXTURE_2D, 0, static_cast<GLint>(box.left), static_cast<GLint>(box.top), static_cast<GLsizei>(box.width), static_cast<GLsizei>(box.height),
                    GL_RGBA, GL_UNSIGNED_BYTE, texels);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
}

Copier::Copier() {
    if (program_.loadFromMemory("uniform sampler2D source;\nvoid main() { gl_FragColor = texture2D(source, gl_TexCoord[0].xy); }\n", sf::Shader::Fragment))
        program_.setUniform("source", sf::Shader::CurrentTexture);
}

sf::RenderStates Copier::instead(const sf::Texture &texture) const {
    sf::RenderStates states = over(texture);
    states.blendMode = sf::BlendNone;
    return states;
}

sf::RenderStates Copier::over(const sf::Texture &texture) const {
    sf::RenderStates states = faded(texture);
    if (program_.getNativeHandle() != 0) states.shader = &program_; // without it: the same, slower
    return states;
}

sf::RenderStates Copier::faded(const sf::Texture &texture) {
    sf::RenderStates states(&texture);
    states.blendMode = kOver;
    return states;
}

} // namespace zamkan::draw
