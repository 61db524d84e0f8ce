#include "base/value.hpp"
#include "base/diagnostic.hpp"
#include "base/files.hpp"
#include "catch.hpp"
#include <cstdlib>
#include <filesystem>

using namespace zamkan;
namespace fs = std::filesystem;

namespace {
struct Folder {
    fs::path path = fs::temp_directory_path() / ("zamkan-base-" + std::to_string(std::rand()));
    Folder() { fs::create_directories(path); }
    ~Folder() { fs::remove_all(path); }
};
} // namespace

TEST_CASE("a TOML file becomes a tree whose absent nodes are empty") {
    Folder folder;
    writeBytes(folder.path / "a.toml", "name = \"هيت\"\n[place]\nradius = 3\nnames = [\"Hit\", \"Heet\"]\n");
    const Value value = readToml(folder.path / "a.toml");
    CHECK(value["name"].text() == "هيت");
    CHECK(value["place"]["radius"].number(0) == 3.0);
    CHECK(value["place"]["names"].strings() == std::vector<std::string>{"Hit", "Heet"});
    CHECK(value["place"]["nothing"]["below"].empty());
}

TEST_CASE("a broken TOML file is told with its line") {
    Folder folder;
    writeBytes(folder.path / "broken.toml", "a = 1\nb = = 2\n");
    CHECK_THROWS_WITH(readToml(folder.path / "broken.toml"), ContainsSubstring("broken.toml:2:"));
}

TEST_CASE("the user's asset is laid over the program's") {
    Folder home, config;
    fs::create_directories(home.path / "assets");
    fs::create_directories(home.path / "shapefiles");
    fs::create_directories(config.path / "zamkan");
    writeBytes(home.path / "assets/x.toml", "kept = 1\nchanged = 1\nlist = [\"a\"]\n");
    writeBytes(config.path / "zamkan/x.toml", "changed = 2\nlist = [\"b\"]\n");
    const std::string oldHome = std::getenv("ZAMKAN_HOME") ? std::getenv("ZAMKAN_HOME") : "";
    setenv("ZAMKAN_HOME", home.path.c_str(), 1);
    setenv("XDG_CONFIG_HOME", config.path.c_str(), 1);
    const Value value = readAsset("x.toml");
    setenv("ZAMKAN_HOME", oldHome.c_str(), 1);
    unsetenv("XDG_CONFIG_HOME");
    CHECK(value["kept"].integer() == 1);
    CHECK(value["changed"].integer() == 2);
    CHECK(value["list"].strings() == std::vector<std::string>{"a", "b"});
}
