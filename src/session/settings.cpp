#include "session/settings.hpp"
#include "base/files.hpp"
#include "base/locations.hpp"
#include "base/value.hpp"
#include <algorithm>
#include <fmt/format.h>

namespace zamkan::session {

namespace {
const std::filesystem::path kFile = "ui/settings.toml";

std::string chosen(const Setting &setting, const std::string &wanted) {
    const bool offered = std::find(setting.choices.begin(), setting.choices.end(), wanted) != setting.choices.end();
    return offered ? wanted : setting.initial;
}
} // namespace

Settings Settings::open() {
    Settings settings;
    const Value shipped = readToml(assetsFolder() / kFile);
    const Value current = readAsset(kFile);
    for (const std::string &id : shipped["order"].strings()) {
        Setting setting;
        setting.id = id;
        setting.choices = shipped[id]["choices"].strings();
        setting.initial = shipped[id].required("value", kFile);
        setting.value = chosen(setting, current[id]["value"].text(setting.initial));
        settings.settings_.push_back(std::move(setting));
    }
    return settings;
}

std::string_view Settings::get(std::string_view id) const {
    for (const Setting &setting : settings_)
        if (setting.id == id)
            return setting.value;
    return {};
}

bool Settings::set(std::string_view id, std::string_view value) {
    for (Setting &setting : settings_) {
        if (setting.id != id)
            continue;
        if (std::find(setting.choices.begin(), setting.choices.end(), value) == setting.choices.end())
            return false;
        setting.value = value;
        return true;
    }
    return false;
}

std::string Settings::changesAsToml() const {
    std::string toml;
    for (const Setting &setting : settings_)
        if (setting.value != setting.initial)
            toml += fmt::format("[{}]\nvalue = \"{}\"\n", setting.id, setting.value);
    return toml;
}

void Settings::save() const {
    const std::filesystem::path file = configFolder() / kFile;
    std::error_code trouble;
    std::filesystem::create_directories(file.parent_path(), trouble); // writeBytes says what is wrong, if anything
    writeBytes(file, "# Written by Zamkan: what you chose in its window.\n" + changesAsToml());
}

} // namespace zamkan::session
