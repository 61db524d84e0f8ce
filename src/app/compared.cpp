#include "app/compared.hpp"
#include "session/dates.hpp"
#include <algorithm>
#include <cmath>

namespace zamkan::app {

namespace {
void drawPlate(Kit &kit, ImDrawList *list, float x, float y, bool endsThere, const std::string &text) {
    const float width = kit.widthOf(text, Type::strong) + kit.px(20), height = kit.px(28);
    const float left = std::round(endsThere ? x - width : x);
    const Rect plate{{left, y}, {left + width, y + height}};
    list->AddRectFilled(plate.min, plate.max, faded(kit.theme.raised, 0.95F), kit.px(5));
    list->AddRect(plate.min, plate.max, kit.theme.line, kit.px(5));
    kit.text(plate, text, Type::strong, kit.theme.ink, Align::middle);
}
} // namespace

Compared comparedIn(const session::Comparison &comparison, const Rect &map) {
    const bool swipe = comparison.as == session::CompareAs::swipe;
    const float share = swipe ? static_cast<float>(comparison.divider) : 0.5F;
    const float bar = std::round(map.min.x + map.width() * share);
    return {{map.min, {bar, map.max.y}}, {{bar, map.min.y}, map.max}, swipe ? 0 : bar - map.min.x};
}

void drawCompared(Kit &kit, const session::Session &session, const Rect &map, Outcome &outcome) {
    const session::Comparison &comparison = *session.comparison;
    const Compared parts = comparedIn(comparison, map);
    const float bar = parts.later.min.x;
    ImGui::SetNextWindowPos(map.min);
    ImGui::SetNextWindowSize({std::max(1.0F, map.width()), std::max(1.0F, map.height())});
    ImGui::Begin("compared", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoInputs | ImGuiWindowFlags_NoBackground |
                                          ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoFocusOnAppearing |
                                          ImGuiWindowFlags_NoBringToFrontOnFocus);
    ImDrawList *list = ImGui::GetWindowDrawList();
    const float y = map.max.y - kit.px(44);
    const text::Language language = kit.wording->language();
    const auto said = [&](time::Instant at, const char *key) { return kit.words(key) + " · " + session::momentText(at, true, language); };
    drawPlate(kit, list, bar - kit.px(12), y, true, said(comparison.earlier, "changes.a"));
    drawPlate(kit, list, bar + kit.px(12), y, false, said(comparison.later, "changes.b"));
    list->AddLine({bar, map.min.y}, {bar, map.max.y}, kit.theme.raised, kit.px(5));
    list->AddLine({bar, map.min.y}, {bar, map.max.y}, kit.theme.accent, kit.px(2));
    ImGui::End();
    if (comparison.as != session::CompareAs::swipe)
        return;
    const ImVec2 middle{bar, (map.min.y + map.max.y) / 2};
    const Rect grip{{bar - kit.px(11), map.min.y}, {bar + kit.px(11), map.max.y}};
    ImGui::SetNextWindowPos(grip.min);
    ImGui::SetNextWindowSize({grip.width(), grip.height()});
    ImGui::Begin("compare bar", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoBackground |
                                             ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoFocusOnAppearing |
                                             ImGuiWindowFlags_NoBringToFrontOnFocus);
    const Pressed pressed = kit.press("compare.bar", grip, false);
    list = ImGui::GetWindowDrawList();
    list->AddCircleFilled(middle, kit.px(11), kit.theme.accent, 32);
    for (const float side : {-1.0F, 1.0F})
        list->AddTriangleFilled({bar + side * kit.px(7), middle.y}, {bar + side * kit.px(2.5F), middle.y - kit.px(4)}, {bar + side * kit.px(2.5F), middle.y + kit.px(4)},
                                kit.theme.accent_ink);
    ImGui::End();
    if (pressed.hovered || pressed.held)
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    if (pressed.held && map.width() > 1) {
        session::Comparison moved = comparison;
        moved.divider = static_cast<double>((ImGui::GetIO().MousePos.x - map.min.x) / map.width());
        outcome.act(session::Compare{moved});
    }
}

} // namespace zamkan::app
