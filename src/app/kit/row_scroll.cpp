#include "app/kit/row_scroll.hpp"
#include <algorithm>
#include <string>

namespace zamkan::app {

Rect scrollRows(Kit &kit, std::string_view id, const Rect &where, std::size_t rows, float height, RowScroll &state) {
    const double inSight = static_cast<double>(where.height() / height);
    const double most = std::max(0.0, static_cast<double>(rows) - inSight);
    const ImGuiIO &io = ImGui::GetIO();
    if (where.contains(io.MousePos) && ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows | ImGuiHoveredFlags_AllowWhenBlockedByActiveItem))
        state.top -= static_cast<double>(io.MouseWheel) * 3;
    Row row(where, kit.rightToLeft(), 0);
    const Rect bar = row.takeEnd(kit.px(12));
    if (most > 0) {
        const double track = static_cast<double>(bar.height());
        const double thumb = std::clamp(track * inSight / static_cast<double>(rows), static_cast<double>(kit.px(28)), track);
        const Pressed pressed = kit.press(std::string(id) + ".scroll", bar);
        const double pointer = static_cast<double>(io.MousePos.y - bar.min.y);
        const double at = (track - thumb) * std::clamp(state.top / most, 0.0, 1.0);
        if (ImGui::IsItemActivated()) {
            state.dragging = true;
            state.grabbed = pointer >= at && pointer < at + thumb ? pointer - at : thumb / 2;
        }
        if (!pressed.held)
            state.dragging = false;
        if (state.dragging && track > thumb)
            state.top = (pointer - state.grabbed) / (track - thumb) * most;
        state.top = std::clamp(state.top, 0.0, most);
        const auto from = bar.min.y + static_cast<float>((track - thumb) * state.top / most);
        ImGui::GetWindowDrawList()->AddRectFilled({bar.min.x + kit.px(3), from}, {bar.max.x - kit.px(3), from + static_cast<float>(thumb)},
                                                  pressed.hovered || state.dragging ? kit.theme.quiet : kit.theme.line, kit.px(3));
    }
    state.top = std::clamp(state.top, 0.0, most);
    return row.rest();
}

void scrollTo(RowScroll &state, std::size_t row, std::size_t rows, float rowsInSight) {
    const auto at = static_cast<double>(row), sight = static_cast<double>(rowsInSight);
    if (at < state.top)
        state.top = at;
    else if (at + 1 > state.top + sight)
        state.top = at + 1 - sight;
    else
        return;
    state.top = std::clamp(state.top, 0.0, std::max(0.0, static_cast<double>(rows) - sight));
}

} // namespace zamkan::app
