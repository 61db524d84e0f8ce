// The window's own colours and sizes, from assets/ui/themes.toml.
#pragma once
#include <imgui.h>
#include <string_view>

namespace zamkan::app {

struct Theme {
    ImU32 panel = 0, raised = 0, sunken = 0, line = 0;  // surfaces and the hair lines between them
    ImU32 ink = 0, quiet = 0;                           // text, and text that steps back
    ImU32 accent = 0, accent_ink = 0, accent_wash = 0;  // what can be acted upon; text on it; a tint of it
    ImU32 lit = 0, hover = 0, shadow = 0;
    ImU32 warning = 0, error = 0;
    ImU32 place = 0, date = 0, number = 0, actor = 0;   // mentions in the article
    ImU32 histogram = 0;
    float scale = 1; // of everything, for dense screens and larger letters

    [[nodiscard]] float px(float value) const { return value * scale; }
};

// Throws InstallationError for a style that is not in the file.
[[nodiscard]] Theme openTheme(std::string_view style, float scale);

// Scroll bars, popups and what else ImGui draws by itself.
void applyToImgui(const Theme &theme);

// The colour as it is told apart from the panels and from a tint of the accent, by 1.7 to 1 (WCAG): otherwise nearer
// to the ink. What is dark on the map has a light rim there; bars and lines have none.
[[nodiscard]] ImU32 standingOut(const Theme &theme, ImU32 colour);

// The colour with its opacity multiplied.
[[nodiscard]] ImU32 faded(ImU32 colour, float opacity);

} // namespace zamkan::app
