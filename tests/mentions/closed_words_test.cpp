// The sets of words of assets/lexicon/<language>/grammar.toml.
#include "base/diagnostic.hpp"
#include "base/files.hpp"
#include "base/value.hpp"
#include "catch.hpp"
#include "mentions/closed_words.hpp"
#include <cstdlib>
#include <filesystem>
#include <set>
#include <string>

using zamkan::mentions::Closed;
using zamkan::mentions::ClosedWords;
namespace fs = std::filesystem;

namespace {

// An installation of the test's own, whose files of closed classes have one set each.
class Home {
public:
    Home() {
        for (const char *language : {"ar", "en"}) {
            fs::create_directories(root_ / "assets" / "lexicon" / language);
            zamkan::writeBytes(root_ / "assets" / "lexicon" / language / "grammar.toml", "additive = [\"and\"]\n");
        }
        fs::create_directories(root_ / "shapefiles");
        setenv("ZAMKAN_HOME", root_.c_str(), 1);
    }
    ~Home() {
        setenv("ZAMKAN_HOME", before_.c_str(), 1);
        fs::remove_all(root_);
    }
    Home(const Home &) = delete;
    Home &operator=(const Home &) = delete;

private:
    fs::path root_ = fs::temp_directory_path() / ("zamkan-closed-words-" + std::to_string(std::rand()));
    std::string before_ = std::getenv("ZAMKAN_HOME") ? std::getenv("ZAMKAN_HOME") : "";
};

} // namespace

TEST_CASE("every set of the lexicon's closed classes is one that the rules ask for, and tells each word once") {
    for (const std::string language : {"ar", "en"}) {
        const auto file = zamkan::readAsset("lexicon/" + language + "/grammar.toml");
        REQUIRE_FALSE(file.table().empty());
        for (const auto &[name, words] : file.table()) {
            INFO(language << ": " << name);
            CHECK(ClosedWords::isName(name));
            const auto told = words.strings();
            CHECK_FALSE(told.empty());
            CHECK(std::set(told.begin(), told.end()).size() == told.size());
        }
    }
}

TEST_CASE("a word is looked up as it is folded, in the sets of its own language") {
    const auto arabic = ClosedWords::read("ar"), english = ClosedWords::read("en");
    CHECK(arabic.has("الي", Closed::goal));
    CHECK_FALSE(arabic.has("to", Closed::goal));
    CHECK(english.has("to", Closed::goal, Closed::additive));
    CHECK(english.has("and", Closed::goal, Closed::additive));
    CHECK_FALSE(english.has("or", Closed::goal, Closed::additive));
    CHECK(english.has("north of", Closed::locative));
}

TEST_CASE("a conjunction may be joined to a word, and a stem goes on") {
    const auto words = ClosedWords::all();
    const auto tokens = zamkan::text::tokenize(zamkan::text::Document("وفي المدينة مسلحون تابعون"));
    CHECK(words.mayHave(tokens[0], Closed::inside));
    CHECK_FALSE(words.has(tokens[0], Closed::inside));
    CHECK(words.hasStem(tokens[3].folded, Closed::affiliated_stem));
    CHECK_FALSE(words.hasStem(tokens[2].folded, Closed::affiliated_stem));
}

TEST_CASE("a set that no language has is a broken installation") {
    CHECK_NOTHROW(ClosedWords::all());
    const Home broken;
    CHECK_THROWS_AS(ClosedWords::all(), zamkan::InstallationError);
    CHECK_NOTHROW(ClosedWords::read("en"));
}
