// What the user may choose, once: a table in assets/ui/settings.toml, with the user's own values laid over it.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::session {

// One choice among a few; "on" and "off" are choices like any other.
struct Setting {
    std::string id; // also the key of its name in assets/ui/*/window.toml, under "setting."
    std::vector<std::string> choices;
    std::string value;
    std::string initial; // what the program ships with
};

class Settings {
public:
    Settings() = default; // empty: get() gives ""
    [[nodiscard]] static Settings open();

    [[nodiscard]] std::string_view get(std::string_view id) const; // "" for an unknown id
    [[nodiscard]] bool on(std::string_view id) const { return get(id) == "on"; }
    // False, and nothing changed, when there is no such setting or choice.
    bool set(std::string_view id, std::string_view value);
    [[nodiscard]] const std::vector<Setting> &all() const { return settings_; }

    // What differs from the shipped values, as TOML that open() reads back from the user's folder.
    [[nodiscard]] std::string changesAsToml() const;
    // Writes changesAsToml() into the user's configuration folder. Throws InputError when it cannot be written.
    void save() const;
    friend bool operator==(const Settings &a, const Settings &b) { return a.changesAsToml() == b.changesAsToml(); }

private:
    std::vector<Setting> settings_;
};

} // namespace zamkan::session
