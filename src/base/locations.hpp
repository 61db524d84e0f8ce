// Where the program's own things are, installed, in a build folder or in the source tree.
#pragma once
#include <filesystem>

namespace zamkan {

// The folder that holds assets/ and shapefiles/: $ZAMKAN_HOME, or PREFIX/share/zamkan beside PREFIX/bin/zamkan,
// or the nearest folder above the executable that holds both. Throws InstallationError when there is none.
[[nodiscard]] std::filesystem::path homeFolder();
[[nodiscard]] std::filesystem::path assetsFolder();
[[nodiscard]] std::filesystem::path shapefilesFolder(); // $ZAMKAN_SHAPEFILES, or homeFolder()/shapefiles

// $XDG_CACHE_HOME/zamkan, $XDG_CONFIG_HOME/zamkan, $XDG_STATE_HOME/zamkan, with the defaults of the XDG standard.
// The folders need not exist; whoever writes makes them and copes when that fails.
[[nodiscard]] std::filesystem::path cacheFolder();
[[nodiscard]] std::filesystem::path configFolder();
[[nodiscard]] std::filesystem::path stateFolder(); // the log file stands here

} // namespace zamkan
