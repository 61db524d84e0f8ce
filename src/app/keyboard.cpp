#include "app/keyboard.hpp"
#include <array>
#include <imgui.h>
#include <string>
#include <utility>

namespace zamkan::app {

namespace {
constexpr std::array<std::pair<sf::Keyboard::Key, const char *>, 20> kNames{{{sf::Keyboard::Space, "Space"},
                                                                             {sf::Keyboard::Left, "Left"},
                                                                             {sf::Keyboard::Right, "Right"},
                                                                             {sf::Keyboard::Up, "Up"},
                                                                             {sf::Keyboard::Down, "Down"},
                                                                             {sf::Keyboard::Home, "Home"},
                                                                             {sf::Keyboard::End, "End"},
                                                                             {sf::Keyboard::PageUp, "PageUp"},
                                                                             {sf::Keyboard::PageDown, "PageDown"},
                                                                             {sf::Keyboard::Tab, "Tab"},
                                                                             {sf::Keyboard::Escape, "Escape"},
                                                                             {sf::Keyboard::Enter, "Enter"},
                                                                             {sf::Keyboard::Delete, "Delete"},
                                                                             {sf::Keyboard::Equal, "Plus"},
                                                                             {sf::Keyboard::Add, "Plus"},
                                                                             {sf::Keyboard::Hyphen, "Minus"},
                                                                             {sf::Keyboard::Subtract, "Minus"},
                                                                             {sf::Keyboard::LBracket, "LeftBracket"},
                                                                             {sf::Keyboard::RBracket, "RightBracket"},
                                                                             {sf::Keyboard::Comma, "Comma"}}};

std::string nameOf(sf::Keyboard::Key key) {
    const auto within = [key](sf::Keyboard::Key first, sf::Keyboard::Key last) { return key >= first && key <= last; };
    if (within(sf::Keyboard::A, sf::Keyboard::Z))
        return std::string(1, static_cast<char>('A' + (key - sf::Keyboard::A)));
    if (within(sf::Keyboard::Num0, sf::Keyboard::Num9))
        return std::to_string(key - sf::Keyboard::Num0);
    if (within(sf::Keyboard::Numpad0, sf::Keyboard::Numpad9))
        return std::to_string(key - sf::Keyboard::Numpad0);
    if (within(sf::Keyboard::F1, sf::Keyboard::F12))
        return "F" + std::to_string(key - sf::Keyboard::F1 + 1);
    for (const auto &[known, name] : kNames)
        if (known == key)
            return name;
    return {};
}
} // namespace

std::optional<session::Chord> chordOf(const sf::Event::KeyEvent &key) {
    session::Chord chord{nameOf(key.code), key.control, key.shift, key.alt};
    if (chord.key.empty())
        return std::nullopt;
    return chord;
}

bool enterPressed() { // before 1.87 ImGui asks for the platform's number of a key, not for its own
    return !ImGui::GetIO().WantTextInput && ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Enter), false);
}

} // namespace zamkan::app
