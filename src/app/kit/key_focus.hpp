// Which control the keyboard is on. Controls report themselves in the order in which they are drawn; keys move among
// those of the topmost layer: a list that is open, else a dialog, else the panels.
#pragma once
#include <cstdint>
#include <imgui.h>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::app {

class KeyFocus {
public:
    enum class Layer : std::uint8_t { panels, dialog, list };
    // What a control needs to know of itself when it is drawn.
    struct Seen {
        bool on = false;      // the keyboard is on it
        bool came = false;    // since the last frame: come into sight, a field takes the caret
        bool left = false;    // since the last frame
        bool pressed = false; // by a key
    };

    // What is drawn from here on lies in that layer; leave() goes back to the one before.
    void enter(Layer layer) { layers_.push_back(layer); }
    void leave() { layers_.pop_back(); }

    Seen see(std::string_view id, ImVec2 min, ImVec2 max);
    void startAt(std::string_view id) { start_ = id; } // of the list that is being opened: not its first line

    // Keys, carried out at the frame's end.
    void move(int by) { moves_ += by; shown_ = true; }
    void press() { press_ = true; }
    void keepArrows() { arrows_kept_ = true; } // of this frame: whoever draws the list moves in it by itself
    [[nodiscard]] bool arrowsKept() const { return arrows_were_kept_; } // in the last frame
    void closeList() { closing_ = true; }
    void hide() { shown_ = false; } // the mouse took over
    void put(std::string_view id) { current_ = id; } // without showing it: a field that the mouse clicked
    void forget() { hide(); current_.clear(); }

    [[nodiscard]] bool shown() const { return shown_; }
    [[nodiscard]] Layer top() const { return top_; } // as of the last frame
    [[nodiscard]] bool listCloses() const { return closing_; } // whoever draws the list closes it
    [[nodiscard]] const std::string &current() const { return current_; }

    struct Ring { ImVec2 min, max, clip_min, clip_max; };
    // Carries out the keys; where the ring is to be drawn, if anywhere.
    [[nodiscard]] std::optional<Ring> endFrame();

private:
    struct Control {
        std::string id;
        Layer layer;
        Ring at;
    };
    std::vector<Layer> layers_{Layer::panels};
    std::vector<Control> controls_; // of this frame
    std::vector<std::string> below_; // what it was on in the layers under the top
    std::string current_, before_, start_, pressing_;
    Layer top_ = Layer::panels;
    int moves_ = 0;
    bool shown_ = false, press_ = false, closing_ = false, arrows_kept_ = false, arrows_were_kept_ = false;
};

} // namespace zamkan::app
