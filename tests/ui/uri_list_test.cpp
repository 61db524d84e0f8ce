#include "app/platform/file_drop.hpp"
#include "catch.hpp"

using zamkan::app::filesOfUriList;
using Files = std::vector<std::filesystem::path>;

TEST_CASE("dropped files keep their names, Arabic and spaces included") {
    CHECK(filesOfUriList("file:///home/a/%D8%AE%D8%A8%D8%B1%201.txt\r\n") == Files{"/home/a/خبر 1.txt"});
    CHECK(filesOfUriList("file://localhost/tmp/a.csv\nfile:/tmp/b.csv") == Files{"/tmp/a.csv", "/tmp/b.csv"});
    CHECK(filesOfUriList("file:///tmp/100%\n") == Files{"/tmp/100%"});
}

TEST_CASE("what is dropped and is no file is left out") {
    CHECK(filesOfUriList("# comment\r\nhttps://example.org/a.txt\r\n").empty());
    CHECK(filesOfUriList("file://host-without-path").empty());
    CHECK(filesOfUriList("").empty());
}
