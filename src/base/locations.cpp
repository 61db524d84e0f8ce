#include "base/locations.hpp"
#include "base/diagnostic.hpp"
#include <cstdlib>

namespace zamkan {
namespace fs = std::filesystem;
namespace {

bool isHome(const fs::path &folder) {
    std::error_code ignored;
    return fs::is_directory(folder / "assets", ignored) && fs::is_directory(folder / "shapefiles", ignored);
}

fs::path xdgFolder(const char *variable, const char *fallback) {
    if (const char *set = std::getenv(variable); set && *set == '/') return fs::path(set) / "zamkan";
    const char *home = std::getenv("HOME");
    return fs::path(home && *home ? home : "/") / fallback / "zamkan";
}

} // namespace

fs::path homeFolder() {
    if (const char *set = std::getenv("ZAMKAN_HOME"); set && *set) {
        if (isHome(set)) return set;
        throw InstallationError("no assets/ and shapefiles/ there", set,
                                "set ZAMKAN_HOME to the folder that holds both, or unset it");
    }
    std::error_code error;
    const fs::path executable = fs::read_symlink("/proc/self/exe", error);
    const fs::path installed = executable.parent_path().parent_path() / "share" / "zamkan";
    if (isHome(installed)) return installed;
    for (fs::path folder = executable.parent_path(); folder.has_relative_path(); folder = folder.parent_path())
        if (isHome(folder)) return folder;
    throw InstallationError("the program's assets and shapefiles are not beside it", executable.string(),
                            "install it again, or set ZAMKAN_HOME to the folder that holds assets/ and shapefiles/");
}

fs::path assetsFolder() { return homeFolder() / "assets"; }

fs::path shapefilesFolder() {
    if (const char *set = std::getenv("ZAMKAN_SHAPEFILES"); set && *set) return set;
    return homeFolder() / "shapefiles";
}

fs::path cacheFolder() { return xdgFolder("XDG_CACHE_HOME", ".cache"); }
fs::path configFolder() { return xdgFolder("XDG_CONFIG_HOME", ".config"); }
fs::path stateFolder() { return xdgFolder("XDG_STATE_HOME", ".local/state"); }

} // namespace zamkan
