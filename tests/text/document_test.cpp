#include "catch.hpp"
#include "text/document.hpp"

using namespace zamkan;
using namespace zamkan::text;

TEST_CASE("code points and bytes lead to each other over a long mixed text") {
    std::string text;
    for (int i = 0; i < 100; ++i) text += "aبc😀ة ";
    const Document document{text};
    CHECK(document.codePoints() == 600);
    std::uint32_t byte = 0;
    for (std::uint32_t point = 0; point <= 600; ++point) {
        byte = document.byteOffset(point);
        REQUIRE(document.codePoint(byte) == point);
    }
    CHECK(byte == text.size());
}

TEST_CASE("an empty document has no code points") {
    const Document document;
    CHECK(document.codePoints() == 0);
    CHECK(document.codePoint(0) == 0);
    CHECK(document.byteOffset(0) == 0);
}

TEST_CASE("language codes with a region are understood") {
    CHECK(languageFromCode("ar-SY") == Language::arabic);
    CHECK(languageFromCode("en_GB") == Language::english);
    CHECK(languageFromCode("fr") == Language::unknown);
}
