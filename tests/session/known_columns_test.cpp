#include "session/known_columns.hpp"
#include "catch.hpp"
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <unistd.h>

using namespace zamkan::session;

namespace {
namespace fs = std::filesystem;

// A configuration folder of its own for the time of a test.
struct OwnConfig {
    fs::path folder = fs::temp_directory_path() / ("zamkan-columns-" + std::to_string(::getpid()));
    OwnConfig() {
        fs::create_directories(folder);
        ::setenv("XDG_CONFIG_HOME", folder.c_str(), 1);
    }
    ~OwnConfig() {
        ::unsetenv("XDG_CONFIG_HOME");
        fs::remove_all(folder);
    }
};
const KnownColumns::Header kHeader{"المدينة", "quand", "a \"b\"\n"};
} // namespace

TEST_CASE("what was said of columns comes back for the same header and no other, until it is forgotten") {
    const OwnConfig config;
    CHECK_FALSE(KnownColumns::open().knows(kHeader));
    KnownColumns known;
    known.remember(kHeader, {{"date_from", "quand"}, {"date_order", "mdy"}, {"type", ""}});
    known.remember({"other"}, {{"place", "other"}});
    known.save();
    const KnownColumns again = KnownColumns::open();
    CHECK(again == known);
    CHECK(again.of(kHeader).at("date_order") == "mdy");
    CHECK_FALSE(again.knows({"quand", "المدينة", "a \"b\"\n"})); // another order is another header
    known.forget(kHeader);
    known.save();
    CHECK_FALSE(KnownColumns::open().knows(kHeader));
    CHECK(KnownColumns::open().knows({"other"}));
}

TEST_CASE("only so many headers are kept, and a broken file is none") {
    const OwnConfig config;
    KnownColumns known;
    for (int i = 0; i < 300; ++i)
        known.remember({"column " + std::to_string(i)}, {{"place", "column"}});
    CHECK(known.knows({"column 299"}));
    CHECK(known.knows({"column 100"}));
    CHECK_FALSE(known.knows({"column 99"}));
    fs::create_directories(config.folder / "zamkan");
    std::ofstream(config.folder / "zamkan" / "columns.json") << "[{\"header\": 3}, {\"header\": [\"a\"], \"mapping\": {\"place\": \"a\"}}";
    CHECK(KnownColumns::open() == KnownColumns());
}
