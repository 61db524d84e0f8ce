// The folders that a user knows by name: home, the XDG user folders, and the bookmarks of the file manager.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::app {

// "/" where there is no $HOME.
[[nodiscard]] std::filesystem::path homeDirectory();

// What a user typed as a path, from `folder` on when it is not absolute; "~" is the home folder.
[[nodiscard]] std::filesystem::path typedPath(std::string_view text, const std::filesystem::path &folder = {});

// A folder of user-dirs.dirs, such as "PICTURES" or "DOWNLOAD"; empty when that file does not name it.
[[nodiscard]] std::filesystem::path xdgFolder(std::string_view name);

// A name in the folder that no file has: "stem.ending", else "stem_2.ending", "stem_3.ending" …
[[nodiscard]] std::filesystem::path freeFile(const std::filesystem::path &folder, const std::string &stem, const std::string &ending);

struct UserFolder {
    std::string name; // the folder's own, or the one that the bookmark gives it; empty: home
    std::filesystem::path path;
};
// Those that exist, each once: home first, then desktop, documents, downloads, then bookmarks.
[[nodiscard]] std::vector<UserFolder> userFolders();

} // namespace zamkan::app
