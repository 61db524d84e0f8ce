#include "session/recent_files.hpp"
#include "catch.hpp"
#include "sample_session.hpp"
#include <cstdlib>
#include <unistd.h>

using namespace zamkan;
using namespace zamkan::session;

namespace {
namespace fs = std::filesystem;

// A state folder of its own for the time of a test.
struct OwnState {
    fs::path folder = fs::temp_directory_path() / ("zamkan-recent-" + std::to_string(::getpid()));
    OwnState() {
        fs::create_directories(folder);
        ::setenv("XDG_STATE_HOME", folder.c_str(), 1);
    }
    ~OwnState() {
        ::unsetenv("XDG_STATE_HOME");
        fs::remove_all(folder);
    }
};
} // namespace

TEST_CASE("files opened lately come back at the next start, the latest first, each once") {
    const OwnState state;
    CHECK(RecentFiles::open().files().empty());
    RecentFiles recent;
    for (const char *file : {"/a/one.csv", "/a/خبر.txt", "/a/two words.csv", "/a/b/../one.csv"})
        recent.add(file);
    recent.save();
    CHECK(RecentFiles::open().files() == std::vector<fs::path>{"/a/one.csv", "/a/two words.csv", "/a/خبر.txt"});
}

TEST_CASE("only so many files are kept, and a name with a line break is not one of them") {
    RecentFiles recent;
    for (int i = 0; i < 30; ++i)
        recent.add("/a/" + std::to_string(i) + ".csv");
    recent.add("/a/two\nlines.csv");
    REQUIRE(recent.files().size() == RecentFiles::kept);
    CHECK(recent.files().front() == "/a/29.csv");
}

TEST_CASE("what the user opens is remembered, the sample is not") {
    Session session = begin({});
    apply(session, EventsLoaded{loaded(threeTowns()), "/samples/sample.csv", true});
    CHECK(session.recent.files().empty());
    apply(session, EventsLoaded{loaded(threeTowns()), "/mine/towns.csv"});
    CHECK(session.recent.files() == std::vector<fs::path>{"/mine/towns.csv"});
    apply(session, CloseAll{});
    CHECK(session.recent.files().size() == 1);
    apply(session, ForgetRecent{});
    CHECK(session.recent.files().empty());
}
