#include "session/known_columns.hpp"
#include "catch.hpp"
#include "own_folder.hpp"
#include <filesystem>
#include <fstream>

using namespace zamkan::session;

namespace {
namespace fs = std::filesystem;

const KnownColumns::Header kHeader{"المدينة", "quand", "a \"b\"\n"};
} // namespace

TEST_CASE("what was said of columns comes back for the same header and no other, until it is forgotten") {
    const zamkan::test::OwnFolder config("XDG_CONFIG_HOME");
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
    const zamkan::test::OwnFolder config("XDG_CONFIG_HOME");
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
