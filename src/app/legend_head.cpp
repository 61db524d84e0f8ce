#include "app/legend_head.hpp"
#include <algorithm>
#include <array>

namespace zamkan::app {

namespace {
constexpr const char *kMenu = "legend head menu";
constexpr std::array<std::string_view, 3> kSettings{"colour_by", "marks", "trails"};

void drawChoices(Kit &kit, const session::Session &session, Rect line, Outcome &outcome) {
    for (const std::string_view id : kSettings) {
        const auto &all = session.settings.all();
        const auto setting = std::find_if(all.begin(), all.end(), [&](const session::Setting &known) { return known.id == id; });
        if (setting == all.end())
            continue;
        Row row(line.shrunk(kit.px(12), kit.px(5)), kit.rightToLeft(), kit.px(4));
        kit.text(row.take(kit.px(126)), kit.words("setting." + setting->id), Type::small, kit.theme.quiet);
        for (const std::string &choice : setting->choices) {
            const std::string &name = kit.words("choice." + choice);
            if (kit.chip("legend." + setting->id + "." + choice, row.take(kit.widthOf(name, Type::small) + kit.px(18)), name, setting->value == choice))
                outcome.act(session::ChangeSetting{setting->id, choice});
        }
        const float height = line.height();
        line.min.y += height;
        line.max.y += height;
    }
}
} // namespace

void drawLegendHead(Kit &kit, const session::Session &session, const map::Picture &picture, float shift, Outcome &outcome) {
    if (!picture.legend_head)
        return;
    const map::Picture::Panel &panel = *picture.legend_head;
    const Rect head{{static_cast<float>(panel.left) + shift, static_cast<float>(panel.top)}, {static_cast<float>(panel.right) + shift, static_cast<float>(panel.bottom)}};
    ImGui::SetNextWindowPos(head.min);
    ImGui::SetNextWindowSize({std::max(1.0F, head.width()), std::max(1.0F, head.height())});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
    ImGui::Begin("legend head", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                                             ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoFocusOnAppearing |
                                             ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBringToFrontOnFocus);
    ImGui::PopStyleVar();
    const Pressed pressed = kit.press("legend.head", head);
    const bool open = ImGui::IsPopupOpen(kMenu);
    ImDrawList *list = ImGui::GetWindowDrawList();
    if (pressed.hovered || open)
        list->AddRectFilled(head.min, head.max, faded(kit.theme.accent, 0.13F), kit.px(4));
    if (pressed.hovered) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        if (!open)
            kit.tip(kit.words("legend_head.tip"));
    }
    const ImVec2 tip{kit.rightToLeft() && panel.left > picture.viewport.width() / 2 ? head.min.x + kit.px(11) : head.max.x - kit.px(11), head.centre().y + kit.px(2.5F)};
    list->AddLine({tip.x - kit.px(3.5F), tip.y - kit.px(3.5F)}, tip, kit.theme.quiet, kit.px(1.4F));
    list->AddLine(tip, {tip.x + kit.px(3.5F), tip.y - kit.px(3.5F)}, kit.theme.quiet, kit.px(1.4F));
    if (pressed)
        ImGui::OpenPopup(kMenu);
    const float line = kit.px(34), width = kit.px(430), height = line * kSettings.size() + kit.px(10);
    const float start = kit.rightToLeft() ? head.max.x - width : head.min.x;
    ImGui::SetNextWindowPos({std::clamp(start, 0.0F, std::max(0.0F, ImGui::GetIO().DisplaySize.x - width)), head.max.y + kit.px(3)});
    ImGui::SetNextWindowSize({width, height});
    if (ImGui::BeginPopup(kMenu, ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoScrollbar)) {
        const ImVec2 origin = ImGui::GetWindowPos();
        drawChoices(kit, session, {{origin.x, origin.y + kit.px(5)}, {origin.x + width, origin.y + kit.px(5) + line}}, outcome);
        ImGui::EndPopup();
    }
    ImGui::End();
}

} // namespace zamkan::app
