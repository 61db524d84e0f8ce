// Keys of the window as chords of the table of shortcuts.
#pragma once
#include "session/shortcuts.hpp"
#include <SFML/Window/Event.hpp>
#include <optional>

namespace zamkan::app {

[[nodiscard]] std::optional<session::Chord> chordOf(const sf::Event::KeyEvent &key);
// Enter went down in this frame, and it is no text field's: what a tool on the map waits for.
[[nodiscard]] bool enterPressed();

} // namespace zamkan::app
