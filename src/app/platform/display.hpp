// What the display can do, asked of X before SFML would give up on it.
#pragma once

namespace zamkan::app {

// How much larger than 96 dots an inch the user wants things (Xft.dpi), in 1…4; 1 when nobody says.
[[nodiscard]] float displayScale();

// Asks the window manager; without one nothing happens.
void setFullScreen(unsigned long window, bool on);

} // namespace zamkan::app
