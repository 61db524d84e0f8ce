#include "text/word_map.hpp"
#include "catch.hpp"
#include <fmt/format.h>

using namespace zamkan::text;

TEST_CASE("every word that was put in is found with its value, and no other") {
    WordMap<int> map;
    CHECK(map.find("الرقه") == nullptr);
    for (int i = 0; i < 5000; ++i) map[fmt::format("كلمة {}", i)] = i;
    map.emplace("كلمة 7", -1); // keeps what is there
    CHECK(map.size() == 5000);
    int wrong = 0;
    for (int i = 0; i < 5000; ++i) {
        const int *value = map.find(fmt::format("كلمة {}", i));
        wrong += !value || *value != i;
    }
    CHECK(wrong == 0);
    CHECK_FALSE(map.contains("كلمة 5000"));
    CHECK_FALSE(map.contains(""));
}

TEST_CASE("words of one beginning and another length have other hashes") {
    CHECK(wordHash("abcdefgh") != wordHash(std::string_view("abcdefgh\0", 9)));
    CHECK(wordHash("") != wordHash(std::string_view("\0", 1)));
}
