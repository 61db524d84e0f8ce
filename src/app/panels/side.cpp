#include "app/kit/tabs.hpp"
#include "app/panels/agreement.hpp"
#include "app/panels/panels.hpp"
#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace zamkan::app {

namespace {
constexpr std::array<std::string_view, 7> kTabs{"source", "events", "layers", "areas", "remarks", "changes", "agreement"};

void drawSideTabs(Kit &kit, const session::Session &session, const Rect &strip, Outcome &outcome) {
    std::vector<TabShown> tabs;
    std::vector<session::Tab> which;
    const auto count = [&](session::Tab tab) -> std::size_t {
        switch (tab) {
        case session::Tab::events: return session.listed.size();
        case session::Tab::layers: return session.sources.size() > 1 ? session.sources.size() : 0;
        case session::Tab::remarks: return session.remarks.size();
        default: return 0;
        }
    };
    for (std::size_t i = 0; i < kTabs.size(); ++i) {
        const auto tab = static_cast<session::Tab>(i);
        if ((tab == session::Tab::changes && !session.comparison) || (tab == session::Tab::agreement && session.sources.size() < 2 && session.tab != tab))
            continue;
        const std::string id = "tab." + std::string(kTabs[i]);
        tabs.push_back({id, kit.words(id), count(tab), session.tab == tab});
        which.push_back(tab);
    }
    if (const auto pressed = drawTabs(kit, strip, tabs))
        outcome.act(session::ShowTab{which[*pressed]});
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
    drawSideTabs(kit, session, {where.min, {where.max.x, where.min.y + tabs}}, outcome);
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
    case session::Tab::areas:
        drawAreas(kit, session, body, state.areas, outcome);
        break;
    case session::Tab::remarks:
        drawRemarks(kit, session, body, outcome);
        break;
    case session::Tab::changes:
        drawChanges(kit, session, body, state.changes, outcome);
        break;
    case session::Tab::agreement:
        if (!state.agreement)
            state.agreement = std::make_shared<AgreementState>();
        drawAgreement(kit, session, body, *state.agreement, outcome);
        break;
    }
    drawEdge(kit, where, state);
    ImGui::End();
}

} // namespace zamkan::app
