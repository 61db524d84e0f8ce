// Paints a picture into an SFML window (OpenGL).
#pragma once
#include "lettering/lettering.hpp"
#include "map/scene.hpp"
#include <SFML/Graphics/RenderTarget.hpp>
#include <memory>

namespace zamkan::draw {

class SfmlPainter {
public:
    explicit SfmlPainter(const lettering::Letterer &letterer);
    ~SfmlPainter();

    // The base map is kept as a texture while viewport, theme and size stand still.
    // While it moves, the texture may be drawn shifted and stretched for a moment.
    void paint(const map::Picture &picture, sf::RenderTarget &target);
    // A part of the target alone, from `left` on and `width` wide; the picture's own left edge stands at `origin`. In pixels.
    struct Part { float left = 0, width = 0, origin = 0; };
    void paint(const map::Picture &picture, sf::RenderTarget &target, const Part &part);
    // False when the last paint() stretched the base map: paint again, even if nothing changes any more.
    [[nodiscard]] bool sharp() const;

    // The glyph atlas is shared with ImGui: draws a block at (x, y) with a colour, as quads by a callback. Before they are
    // drawn, uploadAtlas() gives the texture what was asked for.
    struct Quad { float x0, y0, x1, y1, u0, v0, u1, v1; }; // u, v in 0..1
    [[nodiscard]] const std::vector<Quad> &quads(const lettering::Block &block); // relative to the block's top left,
        // which stands on whole pixels; valid until the next call
    [[nodiscard]] unsigned atlasTexture() const; // OpenGL name, always the same
    void uploadAtlas();
    [[nodiscard]] float whiteTexel() const;      // u and v of a place in it that is white: for all that has no picture

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace zamkan::draw
