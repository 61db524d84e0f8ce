#include "session/shortcuts.hpp"
#include "base/diagnostic.hpp"
#include "base/value.hpp"
#include <algorithm>
#include <array>
#include <utility>

namespace zamkan::session {

namespace {
const std::filesystem::path kFile = "ui/shortcuts.toml";

constexpr std::array<std::pair<std::string_view, std::string_view>, 13> kSigns{{{"Left", "←"},
                                                                                {"Right", "→"},
                                                                                {"Up", "↑"},
                                                                                {"Down", "↓"},
                                                                                {"Plus", "+"},
                                                                                {"Minus", "−"},
                                                                                {"LeftBracket", "["},
                                                                                {"RightBracket", "]"},
                                                                                {"Escape", "Esc"},
                                                                                {"PageUp", "PgUp"},
                                                                                {"PageDown", "PgDn"},
                                                                                {"Delete", "Del"},
                                                                                {"Comma", ","}}};
} // namespace

std::optional<Chord> chordFrom(std::string_view text) {
    Chord chord;
    for (std::size_t plus = text.find('+'); plus != std::string_view::npos; plus = text.find('+')) {
        const std::string_view modifier = text.substr(0, plus);
        if (modifier == "Ctrl")
            chord.ctrl = true;
        else if (modifier == "Shift")
            chord.shift = true;
        else if (modifier == "Alt")
            chord.alt = true;
        else
            return std::nullopt;
        text.remove_prefix(plus + 1);
    }
    if (text.empty())
        return std::nullopt;
    chord.key = text;
    return chord;
}

std::string shown(const Chord &chord) {
    std::string text;
    if (chord.ctrl)
        text += "Ctrl+";
    if (chord.alt)
        text += "Alt+";
    if (chord.shift)
        text += "Shift+";
    for (const auto &[name, sign] : kSigns)
        if (chord.key == name)
            return text + std::string(sign);
    return text + chord.key;
}

Shortcuts Shortcuts::open() {
    const Value table = readAsset(kFile);
    std::vector<Shortcut> shortcuts;
    for (const Value &entry : table["shortcut"].list()) {
        Shortcut shortcut;
        shortcut.command = entry.required("command", kFile);
        shortcut.group = entry.required("group", kFile);
        if (const std::string focus = entry["focus"].text(); !focus.empty())
            shortcut.focus = focus == "map" ? Focus::map : focus == "table" ? Focus::table : focus == "review" ? Focus::review : focus == "story" ? Focus::story : Focus::timeline;
        for (const std::string &text : entry["keys"].strings()) {
            const auto chord = chordFrom(text);
            if (!chord)
                throw InstallationError("\"" + text + "\" is not a key", kFile.string(),
                                        "write it like Ctrl+Shift+Z");
            shortcut.chords.push_back(*chord);
        }
        shortcuts.push_back(std::move(shortcut));
    }
    return Shortcuts(std::move(shortcuts));
}

std::string_view Shortcuts::command(const Chord &chord, Focus focus) const {
    const Shortcut *everywhere = nullptr;
    for (const Shortcut &shortcut : shortcuts_) {
        if (std::find(shortcut.chords.begin(), shortcut.chords.end(), chord) == shortcut.chords.end())
            continue;
        if (shortcut.focus == focus)
            return shortcut.command;
        if (!shortcut.focus && !everywhere)
            everywhere = &shortcut;
    }
    return everywhere ? std::string_view(everywhere->command) : std::string_view();
}

const Shortcut *Shortcuts::of(std::string_view command) const {
    for (const Shortcut &shortcut : shortcuts_)
        if (shortcut.command == command && !shortcut.chords.empty())
            return &shortcut;
    return nullptr;
}

} // namespace zamkan::session
