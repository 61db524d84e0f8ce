#include "app/kit/theme.hpp"
#include "base/diagnostic.hpp"
#include "base/value.hpp"
#include <algorithm>
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

constexpr double kLeastContrast = 1.7;

double luminance(const ImVec4 &colour) { // sRGB's curve as a square: a hundredth off
    const auto light = [](float part) { return static_cast<double>(part) * static_cast<double>(part); };
    return 0.2126 * light(colour.x) + 0.7152 * light(colour.y) + 0.0722 * light(colour.z);
}

double contrast(double one, double other) { return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05); }

ImVec4 mixed(const ImVec4 &one, const ImVec4 &other, float part) {
    return {one.x + (other.x - one.x) * part, one.y + (other.y - one.y) * part, one.z + (other.z - one.z) * part, one.w};
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

ImU32 standingOut(const Theme &theme, ImU32 colour) {
    const auto parts = [](ImU32 packed) { return ImGui::ColorConvertU32ToFloat4(packed); };
    const ImVec4 own = parts(colour), ink = parts(theme.ink), panel = parts(theme.panel), wash = parts(theme.accent_wash);
    const double plain = luminance(panel), tinted = luminance(mixed(panel, wash, wash.w));
    for (int tenth = 0; tenth < 10; ++tenth) {
        const ImVec4 tried = mixed(own, ink, static_cast<float>(tenth) / 10);
        const double light = luminance(tried);
        if (contrast(light, plain) >= kLeastContrast && contrast(light, tinted) >= kLeastContrast)
            return tenth == 0 ? colour : ImGui::ColorConvertFloat4ToU32(tried);
    }
    return theme.ink;
}

ImU32 faded(ImU32 colour, float opacity) {
    const auto alpha = static_cast<float>(colour >> IM_COL32_A_SHIFT & 0xFFU);
    const auto less = static_cast<ImU32>(alpha * opacity + 0.5F);
    return (colour & ~IM_COL32_A_MASK) | less << IM_COL32_A_SHIFT;
}

} // namespace zamkan::app
