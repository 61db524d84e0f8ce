#include "app/kit/theme.hpp"
#include "base/diagnostic.hpp"
#include "base/value.hpp"
#include <array>
#include <charconv>
#include <string>
#include <utility>

namespace zamkan::app {

namespace {
const std::filesystem::path kFile = "ui/themes.toml";

ImU32 colourFrom(const Value &table, const char *key) {
    const std::string text = table.required(key, kFile);
    unsigned value = 0;
    const char *first = text.data() + 1, *last = text.data() + text.size();
    const bool sized = text.size() == 7 || text.size() == 9;
    if (!sized || text[0] != '#' || std::from_chars(first, last, value, 16).ptr != last)
        throw InstallationError(std::string(key) + " = \"" + text + "\" is not a colour", kFile.string(),
                                "write #rrggbb or #rrggbbaa");
    if (text.size() == 7)
        value = value << 8 | 0xFFU;
    return IM_COL32(value >> 24 & 0xFFU, value >> 16 & 0xFFU, value >> 8 & 0xFFU, value & 0xFFU);
}
} // namespace

Theme openTheme(std::string_view style, float scale) {
    const Value all = readAsset(kFile);
    const Value &table = all[style];
    if (!table.isTable())
        throw InstallationError("no style \"" + std::string(style) + "\"", kFile.string(), "reinstall zamkan");
    Theme theme;
    const std::array<std::pair<const char *, ImU32 *>, 19> fields{{{"panel", &theme.panel},
                                                                   {"raised", &theme.raised},
                                                                   {"sunken", &theme.sunken},
                                                                   {"line", &theme.line},
                                                                   {"ink", &theme.ink},
                                                                   {"quiet", &theme.quiet},
                                                                   {"accent", &theme.accent},
                                                                   {"accent_ink", &theme.accent_ink},
                                                                   {"accent_wash", &theme.accent_wash},
                                                                   {"lit", &theme.lit},
                                                                   {"hover", &theme.hover},
                                                                   {"shadow", &theme.shadow},
                                                                   {"warning", &theme.warning},
                                                                   {"error", &theme.error},
                                                                   {"place", &theme.place},
                                                                   {"date", &theme.date},
                                                                   {"number", &theme.number},
                                                                   {"actor", &theme.actor},
                                                                   {"histogram", &theme.histogram}}};
    for (const auto &[key, field] : fields)
        *field = colourFrom(table, key);
    theme.scale = scale;
    return theme;
}

void applyToImgui(const Theme &theme) {
    ImGuiStyle &style = ImGui::GetStyle();
    style = ImGuiStyle();
    style.WindowPadding = style.FramePadding = style.ItemSpacing = style.ItemInnerSpacing = {0, 0};
    style.WindowBorderSize = style.ChildBorderSize = style.FrameBorderSize = 0;
    style.PopupBorderSize = 1;
    style.AntiAliasedLinesUseTex = false;
    style.WindowRounding = style.ChildRounding = 0;
    style.PopupRounding = style.FrameRounding = theme.px(5);
    style.ScrollbarSize = theme.px(10);
    style.ScrollbarRounding = theme.px(5);
    style.WindowMinSize = {1, 1};
    const auto set = [&](int index, ImU32 colour) { style.Colors[index] = ImGui::ColorConvertU32ToFloat4(colour); };
    for (int index = 0; index < ImGuiCol_COUNT; ++index)
        set(index, 0);
    set(ImGuiCol_WindowBg, theme.panel);
    set(ImGuiCol_PopupBg, theme.raised);
    set(ImGuiCol_Border, theme.line);
    set(ImGuiCol_ScrollbarGrab, faded(theme.quiet, 0.35F));
    set(ImGuiCol_ScrollbarGrabHovered, faded(theme.quiet, 0.55F));
    set(ImGuiCol_ScrollbarGrabActive, faded(theme.quiet, 0.75F));
    set(ImGuiCol_ModalWindowDimBg, IM_COL32(20, 18, 14, 90));
}

ImU32 faded(ImU32 colour, float opacity) {
    const auto alpha = static_cast<float>(colour >> IM_COL32_A_SHIFT & 0xFFU);
    const auto less = static_cast<ImU32>(alpha * opacity + 0.5F);
    return (colour & ~IM_COL32_A_MASK) | less << IM_COL32_A_SHIFT;
}

} // namespace zamkan::app
