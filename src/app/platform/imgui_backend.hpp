// Dear ImGui on an SFML window: input, cursors and clipboard here, drawing by ImGui's own OpenGL 3 renderer.
#pragma once
#include "app/platform/still_panes.hpp"
#include <SFML/Graphics/RenderWindow.hpp>
#include <SFML/Window/Cursor.hpp>
#include <SFML/Window/Event.hpp>
#include <array>
#include <cstdint>
#include <imgui.h>
#include <deque>
#include <memory>
#include <string>

namespace zamkan::app {

// SFML touches the last cursor while a window closes: make this before the window, so that it goes after it.
class Cursors {
public:
    Cursors();
    // The cursor for an ImGuiMouseCursor, the arrow for one that the system lacks; null when it has none at all.
    [[nodiscard]] const sf::Cursor *of(int imguiCursor) const;

private:
    std::array<std::unique_ptr<sf::Cursor>, 16> cursors_;
};

// Makes ImGui's context and takes it down again. One at a time; one thread.
class ImguiBackend {
public:
    ImguiBackend(sf::RenderWindow &window, const Cursors &cursors); // throws InstallationError
    ~ImguiBackend();
    ImguiBackend(const ImguiBackend &) = delete;
    ImguiBackend &operator=(const ImguiBackend &) = delete;

    // What has no texture of its own is drawn with this one (OpenGL name) and its white place at (white, white), so that shapes
    // and letters are drawn together: each change of texture is a draw call, which costs software GL as much as many letters.
    void shareTexture(unsigned name, float white);
    void take(const sf::Event &event);
    void beginFrame(float seconds);
    void render(); // what ImGui collected since beginFrame; leaves SFML's state clean
    // Input is still waiting: a press and its release are never given in one frame.
    [[nodiscard]] bool hasWaiting() const { return !waiting_.empty(); }

private:
    struct Input {
        enum class Kind : std::uint8_t { key, button, move, wheel, letter, focus } kind = Kind::move;
        int code = 0;
        bool down = false;
        float x = 0, y = 0;
        bool ctrl = false, shift = false, alt = false, system = false;
    };
    void feed();
    void give(const Input &input);

    sf::RenderWindow &window_;
    const Cursors &cursors_;
    StillPanes panes_;
    std::deque<Input> waiting_;
    std::string clipboard_;
    int shown_cursor_ = -2;
};

} // namespace zamkan::app
