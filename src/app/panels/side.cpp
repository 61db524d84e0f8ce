#include "app/panels/panels.hpp"
#include <algorithm>
#include <array>
#include <cmath>

namespace zamkan::app {

namespace {
constexpr std::array<std::string_view, 5> kTabs{"source", "events", "layers", "remarks", "changes"};

void drawTabs(Kit &kit, const session::Session &session, const Rect &strip, Outcome &outcome) {
    Row row(strip.shrunk(kit.px(12), 0), kit.rightToLeft(), kit.px(2));
    ImDrawList *list = ImGui::GetWindowDrawList();
    list->AddLine({strip.min.x, strip.max.y - 1}, {strip.max.x, strip.max.y - 1}, kit.theme.line);
    for (std::size_t i = 0; i < kTabs.size(); ++i) {
        if (i == 4 && !session.comparison)
            continue;
        const std::string id = "tab." + std::string(kTabs[i]);
        std::string name = kit.words(id);
        if (i == 1 && !session.listed.empty())
            name += "  " + std::to_string(session.listed.size());
        if (i == 2 && session.sources.size() > 1)
            name += "  " + std::to_string(session.sources.size());
        if (i == 3 && !session.remarks.empty())
            name += "  " + std::to_string(session.remarks.size());
        const bool on = static_cast<std::size_t>(session.tab) == i;
        const Rect where = row.take(kit.widthOf(name, on ? Type::strong : Type::body) + kit.px(session.comparison ? 13 : 24)); // five of them stand closer
        const Pressed pressed = kit.press(id, where);
        kit.text(where, name, on ? Type::strong : Type::body,
                 on || pressed.hovered ? kit.theme.ink : kit.theme.quiet, Align::middle);
        if (on)
            list->AddRectFilled({where.min.x + kit.px(6), where.max.y - kit.px(3)}, {where.max.x - kit.px(6), where.max.y},
                                kit.theme.accent, kit.px(1.5F));
        if (pressed)
            outcome.act(session::ShowTab{static_cast<session::Tab>(i)});
    }
}

// The panel's inner edge, to drag.
void drawEdge(Kit &kit, const Rect &where, SideState &state) {
    const float x = kit.rightToLeft() ? where.max.x : where.min.x;
    const Rect edge{{x - kit.px(kit.rightToLeft() ? 5 : 2), where.min.y}, {x + kit.px(kit.rightToLeft() ? 2 : 5), where.max.y}};
    const Pressed pressed = kit.press("side.edge", edge, false);
    if (pressed.hovered || pressed.held)
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    if (pressed.held)
        state.width = std::clamp(std::abs((kit.rightToLeft() ? where.min.x : where.max.x) - ImGui::GetIO().MousePos.x) / kit.theme.scale, 260.0F, 900.0F);
    const float line = kit.rightToLeft() ? x - 1 : x;
    ImGui::GetWindowDrawList()->AddLine({line, where.min.y}, {line, where.max.y},
                                        pressed.hovered || pressed.held ? kit.theme.accent : kit.theme.line,
                                        pressed.hovered || pressed.held ? kit.px(2) : 1.0F);
}
} // namespace

void drawSide(Kit &kit, const session::Session &session, const Rect &where, SideState &state, Outcome &outcome) {
    beginPane("side", where);
    kit.note("side", where);
    const float tabs = kit.px(42);
    drawTabs(kit, session, {where.min, {where.max.x, where.min.y + tabs}}, outcome);
    const float inset = kit.px(6); // for the edge
    const Rect body{{where.min.x + (kit.rightToLeft() ? 0 : inset), where.min.y + tabs}, {where.max.x - (kit.rightToLeft() ? inset : 0), where.max.y}};
    switch (session.tab) {
    case session::Tab::source:
        drawSource(kit, session, body, state.article, outcome);
        break;
    case session::Tab::events:
        drawEvents(kit, session, body, state, outcome);
        break;
    case session::Tab::layers:
        drawLayers(kit, session, body, state.layers, outcome);
        break;
    case session::Tab::remarks:
        drawRemarks(kit, session, body, outcome);
        break;
    case session::Tab::changes:
        drawChanges(kit, session, body, state.changes, outcome);
        break;
    }
    drawEdge(kit, where, state);
    ImGui::End();
}

} // namespace zamkan::app
