// Keys of the window: those that move among controls first, then the shortcuts.
#include "app/commands.hpp"
#include "app/keyboard.hpp"
#include "app/window.hpp"

namespace zamkan::app {

// True when the key moved among controls or pressed one, and means nothing else.
bool Window::takeControlKey(const session::Chord &chord, bool typing) {
    KeyFocus &keys = kit_->keys;
    if (session_.telling)
        return false;
    const bool list = keys.top() == KeyFocus::Layer::list, dialog = keys.top() == KeyFocus::Layer::dialog;
    if (chord.ctrl || chord.alt)
        return list; // what lies under an open list waits
    if (chord.key == "Tab") {
        if (!list && !dialog && !keys.shown() && !typing)
            return false; // shows and hides the panels
        keys.move(chord.shift ? -1 : 1);
        return true;
    }
    if (typing)
        return false;
    if (list && chord.key == "Escape") {
        keys.closeList();
        return true;
    }
    const bool sideways = chord.key == "Left" || chord.key == "Right";
    const bool onwards = chord.key == "Down" || chord.key == (kit_->rightToLeft() ? "Left" : "Right");
    if (list && sideways && menu_.open) {
        menu_.turn = onwards ? 1 : -1;
        return true;
    }
    if (!list && !keys.shown())
        return false;
    if (list && keys.arrowsKept() && (sideways || chord.key == "Up" || chord.key == "Down")) {
        keys.move(0); // shows where it is
        return true;
    }
    if (sideways || chord.key == "Up" || chord.key == "Down") {
        keys.move(onwards ? 1 : -1);
        return true;
    }
    if (chord.key == "Enter" || chord.key == "Space") {
        keys.press();
        return true;
    }
    if (chord.key == "Escape" && !dialog) {
        keys.forget();
        return true;
    }
    return list;
}

void Window::takeKey(const sf::Event::KeyEvent &key) {
    const auto chord = chordOf(key);
    const bool typing = ImGui::GetIO().WantTextInput || kit_->field_coming > 0;
    if (!chord || takeControlKey(*chord, typing))
        return;
    const bool overField = (chord->ctrl || chord->key.starts_with('F') || chord->key == "Escape") && (chord->key.size() > 1 || chord->ctrl);
    if (typing && !overField)
        return;
    if (typing && chord->ctrl && (chord->key == "A" || chord->key == "C" || chord->key == "V" || chord->key == "X" || chord->key == "Z"))
        return; // the field's own
    if (typing && chord->key == "Escape" && session_.dialog == session::Dialog::none)
        return; // leaves the field, nothing more
    Outcome outcome;
    if (const auto command = shortcuts_.command(*chord, session_.telling ? session::Focus::story : session_.focus); !command.empty())
        perform(command, session_, outcome);
    pass(outcome);
}

} // namespace zamkan::app
