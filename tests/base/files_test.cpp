#include "base/files.hpp"
#include "base/diagnostic.hpp"
#include "catch.hpp"
#include <filesystem>

using namespace zamkan;
namespace fs = std::filesystem;

TEST_CASE("a file that is not there is told by name, with what to do") {
    CHECK_THROWS_AS(readBytes("/nowhere/article.txt"), InputError);
    CHECK_THROWS_WITH(readBytes("/nowhere/article.txt"), "/nowhere/article.txt: no such file; check the name");
}

TEST_CASE("a failed write leaves the old file as it was and no half-written one") {
    const fs::path folder = fs::temp_directory_path() / "zamkan-files-test";
    fs::remove_all(folder);
    fs::create_directories(folder);
    writeBytes(folder / "map.png", "old");
    CHECK_THROWS_AS(writeBytes(folder / "none" / "map.png", "new"), InputError);
    writeBytes(folder / "map.png", "new");
    CHECK(readBytes(folder / "map.png") == "new");
    CHECK(std::distance(fs::directory_iterator(folder), fs::directory_iterator{}) == 1);
    fs::remove_all(folder);
}
