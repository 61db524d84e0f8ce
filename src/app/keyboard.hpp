// Keys of the window as chords of the table of shortcuts.
#pragma once
#include "session/shortcuts.hpp"
#include <SFML/Window/Event.hpp>
#include <optional>

namespace zamkan::app {

[[nodiscard]] std::optional<session::Chord> chordOf(const sf::Event::KeyEvent &key);

} // namespace zamkan::app
