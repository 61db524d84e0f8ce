#include "app/kit/icons.hpp"
#include <array>
#include <cmath>

namespace zamkan::app {

namespace {
// A pen in units of half the icon's size, y down.
struct Pen {
    ImDrawList *list;
    ImVec2 centre;
    float half;
    ImU32 colour;

    [[nodiscard]] ImVec2 at(float x, float y) const { return {centre.x + x * half, centre.y + y * half}; }
    [[nodiscard]] float width() const { return half * 0.2F < 1.2F ? 1.2F : half * 0.2F; }
    void triangle(float tip, float base) const { // pointing along x
        list->AddTriangleFilled(at(base, -0.8F), at(tip, 0), at(base, 0.8F), colour);
    }
    void bar(float left, float right) const { list->AddRectFilled(at(left, -0.8F), at(right, 0.8F), colour); }
    void line(float x0, float y0, float x1, float y1) const {
        list->AddLine(at(x0, y0), at(x1, y1), colour, width());
    }
    void box(float x0, float y0, float x1, float y1) const {
        list->AddRect(at(x0, y0), at(x1, y1), colour, half * 0.15F, 0, width());
    }
    void arc(float x, float y, float radius, float from, float to) const {
        list->PathArcTo(at(x, y), radius * half, from, to, 20);
        list->PathStroke(colour, 0, width());
    }
};

void drawLoop(const Pen &pen) {
    pen.arc(0, 0, 0.75F, -0.6F, 4.6F);
    pen.list->AddTriangleFilled(pen.at(0.25F, -0.62F), pen.at(0.95F, -0.75F), pen.at(0.72F, -0.08F), pen.colour);
}

void drawFolder(const Pen &pen) {
    const std::array<ImVec2, 6> outline{pen.at(-0.9F, -0.65F), pen.at(-0.2F, -0.65F), pen.at(0.05F, -0.4F),
                                        pen.at(0.9F, -0.4F),   pen.at(0.9F, 0.7F),    pen.at(-0.9F, 0.7F)};
    pen.list->AddPolyline(outline.data(), static_cast<int>(outline.size()), pen.colour, ImDrawFlags_Closed,
                          pen.width());
}

void drawPage(const Pen &pen, bool table) {
    pen.box(-0.65F, -0.85F, 0.65F, 0.85F);
    for (const float y : {-0.35F, 0.05F, 0.45F})
        pen.line(table ? -0.65F : -0.35F, y, table ? 0.65F : 0.35F, y);
    if (table)
        pen.line(-0.1F, -0.85F, -0.1F, 0.85F);
}
} // namespace

void drawIcon(ImDrawList *list, Icon icon, ImVec2 centre, float size, ImU32 colour) {
    const Pen pen{list, {std::round(centre.x), std::round(centre.y)}, size / 2, colour};
    switch (icon) {
    case Icon::play:
        pen.triangle(0.85F, -0.6F);
        break;
    case Icon::pause:
        pen.bar(-0.65F, -0.2F);
        pen.bar(0.2F, 0.65F);
        break;
    case Icon::step_forward:
        pen.triangle(0.3F, -0.7F);
        pen.bar(0.4F, 0.65F);
        break;
    case Icon::step_back:
        pen.triangle(-0.3F, 0.7F);
        pen.bar(-0.65F, -0.4F);
        break;
    case Icon::to_start:
        pen.bar(-0.95F, -0.75F);
        pen.triangle(-0.75F, 0.05F);
        pen.triangle(0.05F, 0.85F);
        break;
    case Icon::to_end:
        pen.bar(0.75F, 0.95F);
        pen.triangle(0.75F, -0.05F);
        pen.triangle(-0.05F, -0.85F);
        break;
    case Icon::once:
        pen.line(-0.9F, 0, 0.5F, 0);
        pen.line(0.1F, -0.45F, 0.55F, 0);
        pen.line(0.1F, 0.45F, 0.55F, 0);
        pen.line(0.85F, -0.6F, 0.85F, 0.6F);
        break;
    case Icon::loop:
        drawLoop(pen);
        break;
    case Icon::bounce:
        pen.line(-0.85F, 0, 0.85F, 0);
        for (const float side : {-1.0F, 1.0F}) {
            pen.line(side * 0.45F, -0.42F, side * 0.88F, 0);
            pen.line(side * 0.45F, 0.42F, side * 0.88F, 0);
        }
        break;
    case Icon::search:
        pen.arc(-0.15F, -0.15F, 0.55F, 0, 6.3F);
        pen.line(0.28F, 0.28F, 0.85F, 0.85F);
        break;
    case Icon::close:
        pen.line(-0.55F, -0.55F, 0.55F, 0.55F);
        pen.line(0.55F, -0.55F, -0.55F, 0.55F);
        break;
    case Icon::chevron:
        pen.line(-0.5F, -0.25F, 0, 0.3F);
        pen.line(0.5F, -0.25F, 0, 0.3F);
        break;
    case Icon::up:
        pen.line(0, -0.75F, 0, 0.8F);
        pen.line(0, -0.75F, -0.5F, -0.2F);
        pen.line(0, -0.75F, 0.5F, -0.2F);
        break;
    case Icon::home:
        pen.line(-0.9F, 0, 0, -0.8F);
        pen.line(0.9F, 0, 0, -0.8F);
        pen.box(-0.6F, -0.2F, 0.6F, 0.8F);
        break;
    case Icon::folder:
        drawFolder(pen);
        break;
    case Icon::article:
        drawPage(pen, false);
        break;
    case Icon::table:
        drawPage(pen, true);
        break;
    case Icon::picture:
        pen.box(-0.9F, -0.6F, 0.9F, 0.75F);
        pen.arc(0, 0.08F, 0.35F, 0, 6.3F);
        pen.line(-0.35F, -0.8F, 0.35F, -0.8F);
        break;
    case Icon::warning:
        list->AddTriangle(pen.at(0, -0.85F), pen.at(0.9F, 0.75F), pen.at(-0.9F, 0.75F), colour, pen.width());
        pen.line(0, -0.3F, 0, 0.25F);
        pen.line(0, 0.42F, 0, 0.55F);
        break;
    case Icon::pencil:
        pen.line(-0.8F, 0.8F, -0.6F, 0.2F);
        pen.line(-0.6F, 0.2F, 0.45F, -0.85F);
        pen.line(0.45F, -0.85F, 0.85F, -0.45F);
        pen.line(0.85F, -0.45F, -0.2F, 0.6F);
        pen.line(-0.2F, 0.6F, -0.8F, 0.8F);
        break;
    case Icon::grip:
        for (const float x : {-0.3F, 0.3F})
            for (const float y : {-0.6F, 0.0F, 0.6F})
                list->AddCircleFilled(pen.at(x, y), pen.half * 0.16F, colour, 8);
        break;
    case Icon::filter:
        pen.line(-0.85F, -0.7F, 0.85F, -0.7F);
        pen.line(-0.85F, -0.7F, -0.15F, 0.1F);
        pen.line(0.85F, -0.7F, 0.15F, 0.1F);
        pen.line(-0.15F, 0.1F, -0.15F, 0.85F);
        pen.line(0.15F, 0.1F, 0.15F, 0.6F);
        pen.line(-0.15F, 0.85F, 0.15F, 0.6F);
        break;
    case Icon::rows:
        for (const float y : {-0.6F, 0.0F, 0.6F})
            pen.line(-0.85F, y, 0.85F, y);
        break;
    case Icon::more:
        for (const float x : {-0.7F, 0.0F, 0.7F})
            pen.list->AddCircleFilled(pen.at(x, 0), pen.half * 0.2F, pen.colour, 12);
        break;
    case Icon::pin:
        pen.list->AddCircle(pen.at(0, -0.3F), pen.half * 0.5F, pen.colour, 20, pen.half * 0.2F);
        pen.line(-0.4F, 0.05F, 0, 0.9F);
        pen.line(0.4F, 0.05F, 0, 0.9F);
        break;
    case Icon::calendar:
        pen.box(-0.8F, -0.65F, 0.8F, 0.85F);
        pen.line(-0.8F, -0.2F, 0.8F, -0.2F);
        pen.line(-0.4F, -0.95F, -0.4F, -0.5F);
        pen.line(0.4F, -0.95F, 0.4F, -0.5F);
        pen.line(-0.4F, 0.25F, -0.1F, 0.25F);
        pen.line(0.1F, 0.25F, 0.4F, 0.25F);
        break;
    case Icon::plus:
        pen.line(-0.7F, 0, 0.7F, 0);
        pen.line(0, -0.7F, 0, 0.7F);
        break;
    case Icon::flag:
        pen.line(-0.55F, -0.85F, -0.55F, 0.9F);
        pen.list->AddTriangleFilled(pen.at(-0.45F, -0.85F), pen.at(0.8F, -0.4F), pen.at(-0.45F, 0.05F), pen.colour);
        break;
    case Icon::halves: // one picture with a bar through it
        pen.box(-0.85F, -0.65F, 0.85F, 0.65F);
        pen.list->AddRectFilled(pen.at(0, -0.65F), pen.at(0.85F, 0.65F), pen.colour);
        pen.line(0, -0.95F, 0, 0.95F);
        break;
    case Icon::beside: // two of them
        pen.box(-0.9F, -0.65F, -0.12F, 0.65F);
        pen.box(0.12F, -0.65F, 0.9F, 0.65F);
        break;
    case Icon::fit:
        for (const float x : {-1.0F, 1.0F})
            for (const float y : {-1.0F, 1.0F}) {
                pen.line(x * 0.8F, y * 0.8F, x * 0.35F, y * 0.8F);
                pen.line(x * 0.8F, y * 0.8F, x * 0.8F, y * 0.35F);
            }
        break;
    }
}

} // namespace zamkan::app
