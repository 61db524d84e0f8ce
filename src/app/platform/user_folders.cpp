#include "app/platform/user_folders.hpp"
#include "app/platform/file_drop.hpp"
#include <algorithm>
#include <cstdlib>
#include <fstream>

namespace zamkan::app {

namespace fs = std::filesystem;

namespace {
fs::path configRoot() {
    const char *config = std::getenv("XDG_CONFIG_HOME");
    return config && *config ? fs::path(config) : homeDirectory() / ".config";
}
} // namespace

fs::path homeDirectory() {
    const char *home = std::getenv("HOME");
    return home && *home ? fs::path(home) : fs::path("/");
}

fs::path typedPath(std::string_view text, const fs::path &folder) {
    if (text.starts_with("~"))
        return homeDirectory() / fs::path(text.substr(std::min<std::size_t>(2, text.size())));
    return fs::path(text).is_absolute() ? fs::path(text) : folder / text;
}

fs::path xdgFolder(std::string_view name) {
    std::ifstream file(configRoot() / "user-dirs.dirs");
    const std::string key = "XDG_" + std::string(name) + "_DIR=\"";
    for (std::string line; std::getline(file, line);) {
        if (!line.starts_with(key) || !line.ends_with('"'))
            continue;
        std::string value = line.substr(key.size(), line.size() - key.size() - 1);
        if (value.starts_with("$HOME"))
            value = homeDirectory().string() + value.substr(5);
        return value;
    }
    return {};
}

fs::path freeFile(const fs::path &folder, const std::string &stem, const std::string &ending) {
    std::error_code trouble;
    for (int number = 1;; ++number) {
        fs::path file = folder / (number == 1 ? stem + ending : stem + "_" + std::to_string(number) + ending);
        if (!fs::exists(file, trouble))
            return file;
    }
}

std::vector<UserFolder> userFolders() {
    std::vector<UserFolder> folders;
    const auto add = [&](const fs::path &path, std::string name) {
        std::error_code trouble;
        const bool known = std::any_of(folders.begin(), folders.end(), [&](const UserFolder &f) { return f.path == path; });
        if (!known && !path.empty() && fs::is_directory(path, trouble))
            folders.push_back({std::move(name), path});
    };
    add(homeDirectory(), {});
    for (const std::string_view name : {"DESKTOP", "DOCUMENTS", "DOWNLOAD"}) {
        const fs::path path = xdgFolder(name);
        add(path, path.filename().string());
    }
    std::ifstream bookmarks(configRoot() / "gtk-3.0" / "bookmarks"); // a URI a line, then a name if it has one
    for (std::string line; std::getline(bookmarks, line);) {
        const std::size_t blank = line.find(' ');
        for (const fs::path &path : filesOfUriList(line.substr(0, blank)))
            add(path, blank == std::string::npos ? path.filename().string() : line.substr(blank + 1));
    }
    return folders;
}

} // namespace zamkan::app
