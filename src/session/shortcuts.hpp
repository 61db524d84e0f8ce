// Which key does what: one table, assets/ui/shortcuts.toml, read by the keyboard, the menus and the list of keys.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::session {

// Where the arrow keys go: to what the user touched last.
enum class Focus { timeline, map, table, review, story }; // story: while it is told

// A key with its modifiers. Key names: A…Z 0…9 F1…F12 Space Left Right Up Down Home End Tab Escape Enter Delete
// Plus Minus Comma LeftBracket RightBracket PageUp PageDown.
struct Chord {
    std::string key;
    bool ctrl = false, shift = false, alt = false;
    friend bool operator==(const Chord &, const Chord &) = default;
};

// "Ctrl+Shift+Z"; nothing for an unknown modifier or an empty key.
[[nodiscard]] std::optional<Chord> chordFrom(std::string_view text);
// As users read it: "Ctrl+O", "←", "[".
[[nodiscard]] std::string shown(const Chord &chord);

struct Shortcut {
    std::string command; // also the key of its name in assets/ui/*/window.toml, under "command."
    std::string group;   // heading in the list of keys
    std::vector<Chord> chords;
    std::optional<Focus> focus; // only there
};

class Shortcuts {
public:
    Shortcuts() = default;
    explicit Shortcuts(std::vector<Shortcut> shortcuts) : shortcuts_(std::move(shortcuts)) {}
    [[nodiscard]] static Shortcuts open(); // throws InstallationError

    // The command of a chord where the focus is, before one that holds everywhere; empty: none.
    [[nodiscard]] std::string_view command(const Chord &chord, Focus focus) const;
    [[nodiscard]] const Shortcut *of(std::string_view command) const; // first with a key for it, or null
    [[nodiscard]] const std::vector<Shortcut> &all() const { return shortcuts_; }

private:
    std::vector<Shortcut> shortcuts_;
};

} // namespace zamkan::session
