// Text on ImGui's draw lists through the letterer and the painter's glyph atlas: joined, ordered, the same as on the
// map.
#pragma once
#include "draw/sfml/sfml_painter.hpp"
#include "lettering/lettering.hpp"
#include <imgui.h>
#include <string>
#include <string_view>

namespace zamkan::app {

class Ink {
public:
    Ink(lettering::Letterer &letterer, draw::SfmlPainter &painter) : letterer_(letterer), painter_(painter) {}

    // Valid until the frame's end.
    const lettering::Block &layout(std::string_view utf8, const lettering::Style &style, float wrap = 0,
                                   lettering::Direction direction = lettering::Direction::automatic) {
        return letterer_.layout(utf8, style, wrap, direction);
    }
    // What fits into `width` on one line: the text, or its beginning with an ellipsis.
    const lettering::Block &fitted(std::string_view utf8, const lettering::Style &style, float width);

    // The block's top left at `at`, in the texture that the list has by itself (ImguiBackend::shareTexture); lines outside the list's clip rectangle cost nothing.
    void draw(ImDrawList *list, const lettering::Block &block, ImVec2 at, ImU32 colour);

private:
    lettering::Letterer &letterer_;
    draw::SfmlPainter &painter_;
};

} // namespace zamkan::app
