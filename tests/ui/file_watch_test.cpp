#include "app/file_watch.hpp"
#include "base/files.hpp"
#include "catch.hpp"
#include <unistd.h>

using namespace zamkan;
using Files = std::vector<std::filesystem::path>;

TEST_CASE("a file that changed is told once it has come to rest, and only once") {
    const std::filesystem::path file =
        std::filesystem::temp_directory_path() / ("zamkan-watch-" + std::to_string(::getpid()) + ".csv");
    writeBytes(file, "a\n");
    app::FileWatch watch;
    watch.add(file);
    auto now = app::FileWatch::Clock::now();
    const auto later = [&] { return now += std::chrono::seconds{2}; };
    CHECK(watch.changed(later()).empty());
    writeBytes(file, "a\nb\n");
    CHECK(watch.changed(later()).empty()); // somebody may still be writing
    CHECK(watch.changed(now).empty());     // looked at a moment ago
    CHECK(watch.changed(later()) == Files{file});
    CHECK(watch.changed(later()).empty());
    std::filesystem::remove(file);
    CHECK(watch.changed(later()).empty());
    writeBytes(file, "a\nb\nc\n");
    CHECK(watch.changed(later()).empty());
    CHECK(watch.changed(later()) == Files{file});
    std::filesystem::remove(file);
}
