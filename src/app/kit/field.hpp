// A text field that joins and orders Arabic: ImGui's own field works unseen below, the text, caret and selection are
// drawn over it through the letterer.
#pragma once
#include "app/kit/kit.hpp"
#include <string>
#include <string_view>

namespace zamkan::app {

struct Field {
    std::string text;
    bool wants_focus = false; // set it to put the caret in at the next frame
    bool active = false;      // has the caret
    // For drawing; bytes of the text.
    int caret = 0, selection_start = 0, selection_end = 0;
    int drag_from = -1;
    float scroll = 0;
};

struct Typed {
    bool changed = false; // the text is another one
    bool entered = false; // Enter was pressed
    bool left = false;    // the caret went away
};

struct FieldLook {
    std::string_view hint;
    std::optional<Icon> icon;
    bool wrong = false; // what stands there cannot be used
    Align align = Align::start;
};

Typed field(Kit &kit, std::string_view id, const Rect &where, Field &state, const FieldLook &look = {});

// Where the caret stands before a byte of a one-line block: pixels from its left.
[[nodiscard]] float caretX(const lettering::Block &block, std::uint32_t byte);

} // namespace zamkan::app
