#include "base/own_words.hpp"
#include "base/asset_shelf.hpp"
#include "base/files.hpp"
#include "catch.hpp"
#include <cstdlib>
#include <filesystem>

using namespace zamkan;
namespace fs = std::filesystem;

namespace {

// A home and a config folder of the test's own, for as long as it lasts.
class Folders {
public:
    Folders() {
        fs::create_directories(home / "assets" / "lexicon" / "ar");
        fs::create_directories(home / "assets" / "actors");
        fs::create_directories(home / "shapefiles");
        setenv("ZAMKAN_HOME", home.c_str(), 1);
        setenv("XDG_CONFIG_HOME", config.c_str(), 1);
    }
    ~Folders() {
        setenv("ZAMKAN_HOME", before_.c_str(), 1);
        unsetenv("XDG_CONFIG_HOME");
        fs::remove_all(root_);
    }
    void bundled(const fs::path &file, const std::string &toml) const { writeBytes(home / "assets" / file, toml); }
    void own(const fs::path &file, const std::string &toml) const {
        fs::create_directories((config / "zamkan" / file).parent_path());
        writeBytes(config / "zamkan" / file, toml);
    }

private:
    fs::path root_ = fs::temp_directory_path() / ("zamkan-own-" + std::to_string(std::rand()));
    std::string before_ = std::getenv("ZAMKAN_HOME") ? std::getenv("ZAMKAN_HOME") : "";

public:
    const fs::path home = root_ / "home", config = root_ / "config";
};

const fs::path kDates = "lexicon/ar/dates.toml";
constexpr const char *kMonths = "[[month]]\nnumber = 5\nnames = [\"أيار\", \"ماي\"]\n[[month]]\nnumber = 6\nnames = [\"حزيران\"]\n";

std::string told() {
    std::string out;
    for (const Diagnostic &diagnostic : ownWordsTroubles()) out += diagnostic.line() + "\n";
    return out;
}

} // namespace

TEST_CASE("own entries come after the bundled ones, and nothing is told of good ones") {
    const Folders folders;
    folders.bundled(kDates, kMonths);
    folders.own(kDates, "[[month]]\nnumber = 6\nnames = [\"يونيه\"]\n");
    const Value months = readAsset(kDates)["month"];
    REQUIRE(months.list().size() == 3);
    CHECK(months.list()[2]["names"].strings() == std::vector<std::string>{"يونيه"});
    CHECK(told().empty());
}

TEST_CASE("while an engine opens, bundled words are read once, and a user's own that are written meanwhile are not missed") {
    const Folders folders;
    folders.bundled(kDates, kMonths);
    {
        const AssetShelf shelf;
        CHECK(readAsset(kDates)["month"].list().size() == 2);
        folders.bundled(kDates, "");
        CHECK(readAsset(kDates)["month"].list().size() == 2);
        folders.own(kDates, "[[month]]\nnumber = 6\nnames = [\"يونيه\"]\n");
        CHECK(readAsset(kDates)["month"].list().size() == 3);
    }
    folders.bundled(kDates, kMonths + std::string("[[month]]\nnumber = 7\nnames = [\"تموز\"]\n"));
    CHECK(readAsset(kDates)["month"].list().size() == 4);
}

TEST_CASE("a broken own file is told with file and line, and the bundled words stay") {
    const Folders folders;
    folders.bundled(kDates, kMonths);
    folders.own(kDates, "[[month]]\nnumber = = 6\n");
    CHECK(readAsset(kDates)["month"].list().size() == 2);
    CHECK_THAT(told(), ContainsSubstring("dates.toml:2:"));
}

TEST_CASE("an own entry that lacks what all bundled ones have, or has another sort of value, is left out and told") {
    const Folders folders;
    folders.bundled(kDates, kMonths);
    folders.own(kDates, "[[month]]\nnames = [\"بلا رقم\"]\n[[month]]\nnumber = \"six\"\nnames = [\"ستة\"]\n[[month]]\nnumber = 6\nnames = [\"يونيه\"]\n");
    CHECK(readAsset(kDates)["month"].list().size() == 3);
    CHECK_THAT(told(), ContainsSubstring("dates.toml:1: 'month': 'number' is missing"));
    CHECK_THAT(told(), ContainsSubstring("dates.toml:3:"));
}

TEST_CASE("a key that nothing reads is told, most often it is misspelt") {
    const Folders folders;
    folders.bundled(kDates, kMonths);
    folders.own(kDates, "[[month]]\nnumber = 6\nnames = [\"يونيه\"]\nnaems = [\"x\"]\n[[mnoth]]\nnumber = 1\n");
    CHECK_THAT(told(), ContainsSubstring("'naems'"));
    CHECK_THAT(told(), ContainsSubstring("'mnoth'"));
}

TEST_CASE("one word of an entry can be removed, and a whole entry") {
    const Folders folders;
    folders.bundled(kDates, kMonths);
    folders.own(kDates, "[[remove.month]]\nnumber = 5\nnames = [\"ماي\"]\n[[remove.month]]\nnumber = 6\n");
    const Value months = readAsset(kDates)["month"];
    REQUIRE(months.list().size() == 1);
    CHECK(months.list()[0]["names"].strings() == std::vector<std::string>{"أيار"});
    CHECK(readAsset(kDates)["remove"].empty());
    CHECK(told().empty());
}

TEST_CASE("an actor can be removed, and one of the names of another; a name that is not there is told") {
    const Folders folders;
    folders.bundled("actors/libya.toml", "[actor.gna]\nname_en = \"GNA\"\naliases = [\"GNU\", \"Tripoli government\"]\n"
                                         "[actor.lna]\nname_en = \"LNA\"\naliases = []\n");
    folders.own("actors/mine.toml", "[remove]\nactor = [\"lna\"]\n");
    folders.own("actors/names.toml", "[remove.actor.gna]\naliases = [\"GNU\", \"GNUU\"]\n");
    const Value actors = readAssetFolder("actors")["actor"];
    CHECK(actors["lna"].empty());
    CHECK(actors["gna"]["aliases"].strings() == std::vector<std::string>{"Tripoli government"});
    CHECK_THAT(told(), ContainsSubstring("GNUU"));
}

TEST_CASE("an own file in a folder of words under a name that nobody reads is told with the names that are") {
    const Folders folders;
    folders.bundled(kDates, kMonths);
    folders.own("lexicon/ar/months.toml", "[[month]]\nnumber = 6\nnames = [\"يونيه\"]\n");
    CHECK_THAT(told(), ContainsSubstring("dates.toml"));
}
