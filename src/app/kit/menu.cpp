#include "app/kit/menu.hpp"
#include <algorithm>

namespace zamkan::app {

std::string drawMenuLines(Kit &kit, const char *name, const std::vector<MenuLine> &lines, bool stays) {
    if (!ImGui::IsPopupOpen(name))
        return {};
    const float height = kit.px(30), gap = kit.px(9);
    float width = kit.px(160), total = kit.px(8);
    for (const MenuLine &line : lines) {
        width = std::max(width, kit.widthOf(line.text, Type::body) + kit.px(line.ticked ? 52 : 36));
        total += line.id.empty() ? gap : height;
    }
    ImGui::SetNextWindowSize({width, total});
    std::string picked;
    if (!ImGui::BeginPopup(name, ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoScrollbar))
        return picked;
    const ImVec2 origin = ImGui::GetWindowPos();
    float y = origin.y + kit.px(4);
    for (const MenuLine &line : lines) {
        const Rect item{{origin.x + kit.px(4), y}, {origin.x + width - kit.px(4), y + (line.id.empty() ? gap : height)}};
        y = item.max.y;
        if (line.id.empty()) {
            ImGui::GetWindowDrawList()->AddLine({item.min.x, item.centre().y}, {item.max.x, item.centre().y}, kit.theme.line);
            continue;
        }
        const Pressed pressed = kit.press(line.id, item);
        if (pressed.hovered)
            ImGui::GetWindowDrawList()->AddRectFilled(item.min, item.max, kit.theme.accent_wash, kit.px(4));
        Row row(item.shrunk(kit.px(10), 0), kit.rightToLeft(), kit.px(6));
        if (line.ticked)
            kit.text(row.takeEnd(kit.px(14)), "✓", Type::body, kit.theme.accent, Align::end);
        kit.text(row.rest(), line.text, Type::body, kit.theme.ink);
        if (pressed) {
            picked = line.id;
            if (!stays)
                ImGui::CloseCurrentPopup();
        }
    }
    ImGui::EndPopup();
    return picked;
}

} // namespace zamkan::app
