// Dear ImGui on an SFML window: input, cursors and clipboard here, drawing by ImGui's own OpenGL 3 renderer.
#pragma once
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

// Fills the whole of the window that was just begun, which has no background of its own, with an opaque colour: as a clear of
// its rectangle, which software GL does many times as fast as ImGui's rectangles.
void fillPane(ImU32 colour);

// Makes ImGui's context and takes it down again. One at a time; one thread.
class ImguiBackend {
public:
    ImguiBackend(sf::RenderWindow &window, const Cursors &cursors); // throws InstallationError
    ~ImguiBackend();
    ImguiBackend(const ImguiBackend &) = delete;
    ImguiBackend &operator=(const ImguiBackend &) = delete;

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
    std::deque<Input> waiting_;
    std::string clipboard_;
    int shown_cursor_ = -2;
};

} // namespace zamkan::app
