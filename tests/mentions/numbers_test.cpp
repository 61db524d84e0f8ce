#include "base/value.hpp"
#include "catch.hpp"
#include "mentions/numbers.hpp"

using namespace zamkan;
using namespace zamkan::mentions;

namespace {
const NumberReader &reader() {
    static const NumberReader loaded = NumberReader::open();
    return loaded;
}
// The first number of a text, as a value; -1 when there is none.
double first(const std::string &text) {
    text::Document document{text};
    const text::Tokens tokens = text::tokenize(document);
    for (std::size_t i = 0; i < tokens.size(); ++i)
        if (const auto reading = reader().read(document, tokens, i)) return reading->value;
    return -1;
}
std::string surfaceOfFirst(const std::string &text) {
    const text::Document document{text};
    const text::Tokens tokens = text::tokenize(document);
    for (std::size_t i = 0; i < tokens.size(); ++i)
        if (const auto reading = reader().read(document, tokens, i)) return std::string(document.surface(reading->span));
    return {};
}
unsigned ordinal(const std::string &text) {
    const text::Document document{text};
    const text::Tokens tokens = text::tokenize(document);
    const auto reading = reader().readOrdinal(document, tokens, 0);
    return reading && reading->tokens.end == tokens.size() ? reading->value : 0;
}
} // namespace

TEST_CASE("each number word's example has its value") {
    for (const char *file : {"lexicon/ar/numbers.toml", "lexicon/en/numbers.toml"}) {
        const Value lexicon = readAsset(file);
        for (const Value &entry : lexicon["number"].list()) {
            INFO(entry["example"]["text"].text());
            CHECK(first(entry["example"]["text"].text()) == Approx(entry["example"]["value"].number(-2)));
        }
    }
}

TEST_CASE("figures of three scripts with their separators") {
    CHECK(valueOfFigures("650,000") == 650000);
    CHECK(valueOfFigures("1.4") == 1.4);
    CHECK(valueOfFigures("1.234.567") == 1234567);
    CHECK(valueOfFigures("0,08") == 0.08);
    CHECK_FALSE(valueOfFigures("192.168.1.2"));
    CHECK(first("١٬٢٠٠٫٥") == 1200.5);
    CHECK(first("۲۵") == 25);
    CHECK(first("40 000") == 40000);
}

TEST_CASE("Arabic compounds in every case and gender") {
    CHECK(first("ثلاثمئة وخمسة وستون") == 365);
    CHECK(first("ألف وتسعمائة وثمانية وسبعون") == 1978);
    CHECK(first("إحدى وعشرين") == 21);
    CHECK(first("مئة وخمسة وعشرين ألفاً وثلاثمئة") == 125300);
    CHECK(first("مليونان ومئتا ألف") == 2200000);
    CHECK(first("5 ملايين و200 ألف") == 5200000);
    CHECK(first("وبثلاثة آلاف") == 3000);
    CHECK(first("مئة ألف") == 100000);
    CHECK(first("اثنتا عشرة") == 12);
}

TEST_CASE("two numbers beside each other are not added") {
    CHECK(first("أربعة وخمسة آلاف") == 4);
    CHECK(first("ثلاثمائة ومائتين") == 300);
    CHECK(first("12 ألفا و5 جرحى") == 12000);
    CHECK(first("19 و25 ألفا") == 19);
    CHECK(first("5 million and 3 officers") == 5000000);
}

TEST_CASE("a vague plural begins no number") {
    CHECK(first("آلاف القتلى") == -1);
    CHECK(first("ملايين") == -1);
}

TEST_CASE("proclitics stay outside the number") {
    CHECK(surfaceOfFirst("وبخمسة وعشرين ألفا منهم") == "خمسة وعشرين ألفا");
    CHECK(surfaceOfFirst("الثلاثة") == "الثلاثة");
    CHECK(surfaceOfFirst("twenty-five men") == "twenty-five");
}

TEST_CASE("ordinals in both languages") {
    CHECK(ordinal("الثالث") == 3);
    CHECK(ordinal("الثانية عشرة") == 12);
    CHECK(ordinal("الخامس والعشرين") == 25);
    CHECK(ordinal("الواحد و العشرون") == 21);
    CHECK(ordinal("الحادي والثلاثين") == 31);
    CHECK(ordinal("الحادي") == 0);
    CHECK(ordinal("العشرين") == 20);
    CHECK(ordinal("twenty-first") == 21);
    CHECK(ordinal("22nd") == 22);
    CHECK(ordinal("fifth") == 5);
}

TEST_CASE("a thousand without its end is two thousand where a noun follows it") {
    CHECK(first("دخل ألفا جندي المدينة") == 2000);
    CHECK(first("وصل مليونا لاجئ") == 2000000);
    CHECK(first("20 ألفا") == 20000);
    CHECK(first("خمسة وعشرون ألفا من الجنود") == 25000);
    CHECK(first("نزح ألفا من السكان") == 1000);
    CHECK(first("ألفاً من المقاتلين") == 1000);
}
