#include "app/kit/tabs.hpp"
#include "app/kit/menu.hpp"
#include <algorithm>

namespace zamkan::app {
namespace {

constexpr float kWide = 24, kClose = 12; // pixels around a name
constexpr const char *kList = "tab.more";

std::string nameOf(const TabShown &tab, bool counts) {
    return counts && tab.count > 0 ? tab.name + "  " + std::to_string(tab.count) : tab.name;
}

float widthOf(Kit &kit, const TabShown &tab, bool counts) {
    return kit.widthOf(nameOf(tab, counts), tab.on ? Type::strong : Type::body);
}

float widthOf(Kit &kit, const std::vector<TabShown> &tabs, bool counts) {
    float width = 0;
    for (const TabShown &tab : tabs)
        width += widthOf(kit, tab, counts);
    return width;
}

bool drawTab(Kit &kit, const TabShown &tab, const std::string &name, const Rect &where) {
    const Pressed pressed = kit.press(tab.id, where);
    kit.text(where, name, tab.on ? Type::strong : Type::body, tab.on || pressed.hovered ? kit.theme.ink : kit.theme.quiet, Align::middle);
    if (tab.on)
        ImGui::GetWindowDrawList()->AddRectFilled({where.min.x + kit.px(6), where.max.y - kit.px(3)}, {where.max.x - kit.px(6), where.max.y},
                                                  kit.theme.accent, kit.px(1.5F));
    return static_cast<bool>(pressed);
}

std::optional<std::size_t> drawList(Kit &kit, const Rect &button, const std::vector<TabShown> &tabs, const std::vector<std::size_t> &hidden) {
    if (kit.iconButton(kList, button, Icon::more, kit.words("tab.more")))
        ImGui::OpenPopup(kList);
    std::vector<MenuLine> lines;
    for (const std::size_t i : hidden)
        lines.push_back({tabs[i].id, nameOf(tabs[i], true)});
    const std::string chosen = drawMenuLines(kit, kList, lines);
    for (const std::size_t i : hidden)
        if (tabs[i].id == chosen)
            return i;
    return std::nullopt;
}

} // namespace

std::optional<std::size_t> drawTabs(Kit &kit, const Rect &strip, const std::vector<TabShown> &tabs) {
    ImGui::GetWindowDrawList()->AddLine({strip.min.x, strip.max.y - 1}, {strip.max.x, strip.max.y - 1}, kit.theme.line);
    const Rect inner = strip.shrunk(kit.px(12), 0);
    const auto around = [&](bool counts) {
        return tabs.empty() ? 0.0F : (inner.width() - widthOf(kit, tabs, counts)) / static_cast<float>(tabs.size());
    };
    const bool counts = around(true) >= kit.px(kClose);
    const float gap = std::clamp(around(counts), kit.px(kClose), kit.px(kWide));
    const bool all = around(counts) >= kit.px(kClose);
    float left = inner.width() - (all ? 0 : kit.px(34)); // for the list's button
    std::vector<std::size_t> hidden;
    for (const TabShown &tab : tabs) // the one that is open always has room
        if (tab.on && !all)
            left -= widthOf(kit, tab, counts) + gap;
    Row row(inner, kit.rightToLeft(), 0);
    std::optional<std::size_t> pressed;
    for (std::size_t i = 0; i < tabs.size(); ++i) {
        const float width = widthOf(kit, tabs[i], counts) + gap;
        if (!all && !tabs[i].on && width > left) {
            hidden.push_back(i);
            continue;
        }
        left -= all || tabs[i].on ? 0 : width;
        if (drawTab(kit, tabs[i], nameOf(tabs[i], counts), row.take(width)))
            pressed = i;
    }
    if (!hidden.empty())
        if (const auto chosen = drawList(kit, row.takeEnd(kit.px(30)).shrunk(0, kit.px(6)), tabs, hidden))
            pressed = chosen;
    return pressed;
}

} // namespace zamkan::app
