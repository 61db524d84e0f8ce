// The sets of assets/lexicon/<language>/grammar.toml.
#include "base/diagnostic.hpp"
#include "base/value.hpp"
#include "catch.hpp"
#include "events/closed_words.hpp"
#include <set>

using zamkan::events::Closed;
using zamkan::events::ClosedWords;

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

TEST_CASE("a set that no language has is a broken installation") {
    CHECK_NOTHROW(ClosedWords::check(ClosedWords::read("ar"), ClosedWords::read("en")));
    CHECK_THROWS_AS(ClosedWords::check(ClosedWords(), ClosedWords()), zamkan::InstallationError);
}
