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

TEST_CASE("an output file is there once it is complete, and without that nothing is") {
    const fs::path folder = fs::temp_directory_path() / "zamkan-output-test";
    fs::remove_all(folder);
    fs::create_directories(folder);
    {
        OutputFile given(folder / "given-up.ndjson");
        given.write("half");
    }
    CHECK(fs::is_empty(folder));
    OutputFile out(folder / "whole.ndjson");
    out.write("one\n");
    out.write("two\n");
    CHECK_FALSE(fs::exists(folder / "whole.ndjson"));
    out.commit();
    CHECK(readBytes(folder / "whole.ndjson") == "one\ntwo\n");
    CHECK(std::distance(fs::directory_iterator(folder), fs::directory_iterator{}) == 1);
    fs::remove_all(folder);
}

TEST_CASE("what is no plain file is written to and not replaced") {
    writeBytes("/dev/null", "gone");
    CHECK(fs::is_character_file("/dev/null"));
}

TEST_CASE("a link's target is replaced, not the link") {
    const fs::path folder = fs::temp_directory_path() / "zamkan-link-test";
    fs::remove_all(folder);
    fs::create_directories(folder);
    writeBytes(folder / "target.csv", "old");
    fs::create_symlink(folder / "target.csv", folder / "link.csv");
    writeBytes(folder / "link.csv", "new");
    CHECK(fs::is_symlink(folder / "link.csv"));
    CHECK(readBytes(folder / "target.csv") == "new");
    fs::remove_all(folder);
}
