#include "app/panels/timeline.hpp"
#include "app/platform/still_panes.hpp"
#include <algorithm>

namespace zamkan::app {

Layout layOut(const Kit &kit, const session::Session &session, float width, float height, float sideWidth) {
    Layout layout;
    const float bar = session.panels ? kit.px(42) : 0;
    const float bottom = session.panels ? kit.px(showsLanes(session) ? 134 + kLanesHeight : 134) : 0;
    const float side = session.panels ? std::min(kit.px(sideWidth), width * 0.6F) : 0;
    layout.bar = {{0, 0}, {width, bar}};
    layout.bottom = {{0, height - bottom}, {width, height}};
    // The side panel stands where reading a line ends.
    const bool left = kit.rightToLeft();
    layout.side = {{left ? 0 : width - side, bar}, {left ? side : width, height - bottom}};
    layout.map = {{left ? side : 0, bar}, {left ? width : width - side, height - bottom}};
    return layout;
}

void beginPane(const char *name, const Rect &where) {
    ImGui::SetNextWindowPos(where.min);
    ImGui::SetNextWindowSize({std::max(1.0F, where.width()), std::max(1.0F, where.height())});
    constexpr ImGuiWindowFlags kFlags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                        ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoScrollWithMouse |
                                        ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoNav |
                                        ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoBackground;
    ImGui::Begin(name, nullptr, kFlags);
    fillPane(ImGui::GetColorU32(ImGuiCol_WindowBg));
}

DialogFrame beginDialog(Kit &kit, const char *name, std::string_view title, float width, float height) {
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    width = std::min(width, screen.x - kit.px(24));
    height = std::min(height, screen.y - kit.px(24));
    const Rect where{{(screen.x - width) / 2, (screen.y - height) / 2}, {(screen.x + width) / 2, (screen.y + height) / 2}};
    ImGui::GetBackgroundDrawList()->AddRectFilled({0, 0}, screen, IM_COL32(20, 18, 14, 70));
    // ImGui closes lists over a window that does not hold them when that window is focused.
    if (!ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup))
        ImGui::SetNextWindowFocus();
    ImGui::SetNextWindowPos(where.min);
    ImGui::SetNextWindowSize({width, height});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, kit.px(8));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1.0F);
    ImGui::Begin(name, nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                    ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoScrollWithMouse);
    ImGui::PopStyleVar(2);
    kit.note(name, where);
    Row row({{where.min.x + kit.px(20), where.min.y + kit.px(14)}, {where.max.x - kit.px(14), where.min.y + kit.px(48)}},
            kit.rightToLeft(), kit.px(8));
    const Rect close = row.takeEnd(kit.px(34));
    kit.keys.enter(KeyFocus::Layer::dialog);
    kit.text(row.rest(), title, Type::heading, kit.theme.ink);
    return {{{where.min.x + kit.px(20), where.min.y + kit.px(58)}, {where.max.x - kit.px(20), where.max.y - kit.px(18)}},
            true, name, close};
}

void endDialog(Kit &kit, DialogFrame &frame) {
    if (kit.iconButton(std::string(frame.name) + ".close", frame.close, Icon::close, {}))
        frame.open = false;
    kit.keys.leave();
    ImGui::End();
}

} // namespace zamkan::app
