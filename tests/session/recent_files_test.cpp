#include "session/recent_files.hpp"
#include "catch.hpp"
#include "own_folder.hpp"
#include "sample_session.hpp"

using namespace zamkan;
using namespace zamkan::session;

namespace fs = std::filesystem;

TEST_CASE("files opened lately come back at the next start, the latest first, each once") {
    const zamkan::test::OwnFolder state("XDG_STATE_HOME");
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
    recent.add("PG:host=a dbname=b password=secret");
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
