// The few signs of the window, drawn rather than taken from a font.
#pragma once
#include <cstdint>
#include <imgui.h>

namespace zamkan::app {

enum class Icon : std::uint8_t {
    play, pause, step_back, step_forward, to_start, to_end,
    once, loop, bounce, search, close, chevron, up, home, folder, article, table, picture, warning, fit, pencil, grip, filter, rows, flag, halves, beside,
    more, pin, plus, calendar
};

// In a square of side `size` round the centre.
void drawIcon(ImDrawList *list, Icon icon, ImVec2 centre, float size, ImU32 colour);

} // namespace zamkan::app
