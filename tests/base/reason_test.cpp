#include "base/reason.hpp"
#include "base/value.hpp"
#include "catch.hpp"
#include <set>

using namespace zamkan;

TEST_CASE("a reason says its values in its words, and one that was written down reads back as data") {
    const Reason near{"place_near", {{"km", "12"}, {"place", "Hit"}, {"place_ar", "هيت"}}};
    CHECK(near.said() == "12 km from Hit");
    CHECK(reasonFrom("place_near", {{"km", "12"}, {"place", "Hit"}, {"place_ar", "هيت"}}) == near);
    CHECK(reasonFrom("place_near", {{"km", "12"}, {"nobody", "x"}}) == Reason{"place_near", {{"km", "12"}}});
    CHECK(reasonFrom("of a later version", {}).empty());
    CHECK(reasonInWords("country named: العراق").said() == "country named: العراق");
}

TEST_CASE("the Arabic words of a reason have the values of the English ones") {
    const auto gaps = [](std::string_view pattern) {
        std::set<std::string> names;
        for (std::size_t open = pattern.find('{'); open != std::string_view::npos; open = pattern.find('{', open + 1))
            names.emplace(pattern.substr(open + 1, pattern.find('}', open) - open - 1));
        return names;
    };
    const Value vocabulary = readAsset("vocabulary.toml");
    REQUIRE(vocabulary["reason"].table().size() > 40);
    for (const auto &[key, words] : vocabulary["reason"].table()) {
        CAPTURE(key);
        CHECK(gaps(words["name_en"].text()) == gaps(words["name_ar"].text()));
    }
}
