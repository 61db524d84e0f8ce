#include "app/panels/panels.hpp"
#include <algorithm>

namespace zamkan::app {

namespace {
// A small card; its height.
float drawToast(Kit &kit, const session::Toast &toast, ImVec2 bottomLeft, float width, Outcome &outcome) {
    const std::string text = (toast.about.empty() ? "" : lettering::isolated(toast.about) + ": ") + kit.wording->with(toast.key, toast.values);
    const float pad = kit.px(12), buttons = kit.px(30);
    const bool asks = !toast.columns_of.empty(), copies = !toast.copy.empty() || asks, mirrored = kit.rightToLeft();
    const float textWidth = width - pad * 2 - buttons;
    const lettering::Block &block = kit.ink.layout(text, kit.style(Type::body), textWidth);
    const float height = block.height + pad * 1.4F + (copies ? kit.px(36) : 0);
    const Rect card{{bottomLeft.x, bottomLeft.y - height}, {bottomLeft.x + width, bottomLeft.y}};
    const std::string name = "toast." + std::to_string(toast.id);
    ImGui::PushStyleColor(ImGuiCol_WindowBg, kit.theme.raised);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, kit.px(6));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1.0F);
    beginPane(name.c_str(), card);
    ImGui::PopStyleVar(2);
    ImGui::PopStyleColor();
    kit.note("toast", card);
    const ImU32 colour = toast.severity == Severity::error ? kit.theme.error
                         : toast.severity == Severity::warning ? kit.theme.warning : kit.theme.accent;
    ImGui::GetWindowDrawList()->AddRectFilled({mirrored ? card.max.x - kit.px(3) : card.min.x, card.min.y + kit.px(6)},
                                              {mirrored ? card.max.x : card.min.x + kit.px(3), card.max.y - kit.px(6)}, colour);
    kit.ink.draw(ImGui::GetWindowDrawList(), block, {mirrored ? card.max.x - pad - block.width : card.min.x + pad, card.min.y + pad * 0.7F}, kit.theme.ink);
    const float end = mirrored ? card.min.x + kit.px(4) : card.max.x - kit.px(30);
    if (kit.iconButton(name + ".close", {{end, card.min.y + kit.px(4)}, {end + kit.px(26), card.min.y + kit.px(30)}}, Icon::close, {}))
        outcome.act(session::DismissToast{toast.id});
    if (copies) {
        const std::string_view button = asks ? "toast.columns" : "toast.copy";
        Row row({{card.min.x + pad, card.max.y - kit.px(38)}, {card.max.x - pad, card.max.y - kit.px(10)}}, mirrored, 0);
        if (kit.textButton(button, row.take(kit.widthOf(kit.words(button), Type::body) + kit.px(26)), kit.words(button))) {
            if (asks) {
                outcome.act(session::AskColumns{toast.columns_of, {}});
                outcome.act(session::DismissToast{toast.id});
            } else {
                outcome.ask(CopyText{toast.copy});
            }
        }
    }
    ImGui::End();
    return height;
}
} // namespace

void drawToasts(Kit &kit, const session::Session &session, const Rect &map, float legend, bool loading,
                Outcome &outcome) {
    const float width = std::min(kit.px(440), map.width() - kit.px(32));
    if (width < kit.px(120))
        return;
    const float left = map.min.x + (map.width() - width) / 2;
    float bottom = map.max.y - kit.px(18);
    constexpr std::size_t kMost = 4;
    std::size_t shown = 0;
    for (auto toast = session.toasts.rbegin(); toast != session.toasts.rend() && shown < kMost; ++toast, ++shown)
        bottom -= drawToast(kit, *toast, {left, bottom}, width, outcome) + kit.px(8);

    const std::string_view line = loading ? "window.loading" : session.sample ? "window.how_to_open" : "";
    if (line.empty())
        return;
    const std::string &text = kit.words(line);
    const float wide = kit.widthOf(text, Type::small) + kit.px(28);
    const bool mirrored = kit.rightToLeft();
    const float from = mirrored ? map.min.x : std::max(map.min.x, legend), to = mirrored ? map.max.x - legend : map.max.x;
    const float middle = (from + to) / 2;
    if (wide > to - from)
        return;
    const Rect pill{{middle - wide / 2, map.min.y + kit.px(12)}, {middle + wide / 2, map.min.y + kit.px(38)}};
    ImDrawList *list = ImGui::GetBackgroundDrawList();
    list->AddRectFilled(pill.min, pill.max, faded(kit.theme.panel, 0.92F), pill.height() / 2);
    list->AddRect(pill.min, pill.max, kit.theme.line, pill.height() / 2);
    const lettering::Block &block = kit.ink.layout(text, kit.style(Type::small));
    kit.ink.draw(list, block, {pill.centre().x - block.width / 2, pill.centre().y - block.height / 2}, kit.theme.quiet);
}

} // namespace zamkan::app
