#include "app/kit/ink.hpp"
#include <algorithm>
#include <cmath>

namespace zamkan::app {

namespace {
constexpr std::string_view kEllipsis = "…";

bool startsLetter(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }
} // namespace

const lettering::Block &Ink::fitted(std::string_view utf8, const lettering::Style &style, float width) {
    const lettering::Block &whole = layout(utf8, style);
    constexpr float kRounding = 0.75F; // a width that went through pixels and back
    if (whole.width <= width + kRounding || whole.lines.empty())
        return whole;
    const float room = std::max(0.0F, width - style.size);
    const float edge = whole.rightToLeft ? whole.width - room : room;
    std::size_t cut = std::min<std::size_t>(whole.byteAt(edge, whole.height / 2), utf8.size());
    while (cut > 0 && cut < utf8.size() && !startsLetter(utf8[cut]))
        --cut;
    return layout(std::string(utf8.substr(0, cut)).append(kEllipsis), style);
}

void Ink::draw(ImDrawList *list, const lettering::Block &block, ImVec2 at, ImU32 colour) {
    const auto &quads = painter_.quads(block);
    if (quads.empty())
        return;
    const float x = std::round(at.x), y = std::round(at.y);
    const float top = list->GetClipRectMin().y - y, bottom = list->GetClipRectMax().y - y;
    const auto visible = [&](const draw::SfmlPainter::Quad &quad) { return quad.y1 > top && quad.y0 < bottom; };
    const auto count = static_cast<int>(std::count_if(quads.begin(), quads.end(), visible));
    if (count == 0)
        return;
    list->PrimReserve(count * 6, count * 4);
    for (const auto &quad : quads)
        if (visible(quad))
            list->PrimRectUV({x + quad.x0, y + quad.y0}, {x + quad.x1, y + quad.y1}, {quad.u0, quad.v0},
                             {quad.u1, quad.v1}, colour);
}

} // namespace zamkan::app
