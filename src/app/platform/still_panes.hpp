// Panes of the window that look as they did are copied from a picture of themselves and not drawn again: while time is scrubbed
// the lists and menus stand still, and their letters cost software GL more than the map.
#pragma once
#include <imgui.h>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace zamkan::app {

// Fills the whole of the window that was just begun, which has no background of its own, with an opaque colour: as a clear of
// its rectangle, which software GL does many times as fast as ImGui's rectangles. This makes a pane of it.
void fillPane(ImU32 colour);

class StillPanes {
public:
    StillPanes() = default;
    ~StillPanes(); // while the context is there
    StillPanes(const StillPanes &) = delete;
    StillPanes &operator=(const StillPanes &) = delete;

    // All that ImGui collected, into the window. Only what is made of the shared texture alone (ImGui's own) is kept: what other
    // textures hold may change without a trace in the lists.
    void render(const ImDrawData &all);

private:
    struct Place {
        int x = 0, y = 0, width = 0, height = 0; // of the window, y upwards
    };
    struct Pane {
        std::uint64_t look = 0; // of all that it is made of
        int same = 0;           // frames in a row that it looked so
        bool kept = false;
        Place place;
        unsigned texture = 0, frame = 0; // OpenGL names; the frame reads and draws the texture
    };
    static bool paneOf(const ImDrawList &list, float height, Place &place);
    static std::uint64_t lookOf(const ImDrawList &list);
    static void keep(Pane &pane);
    static void copy(const Pane &pane);
    void flush(const ImDrawData &all);

    std::map<std::string, Pane> panes_; // by the names of their windows
    std::vector<ImDrawList *> waiting_; // to be drawn in one go
};

} // namespace zamkan::app
