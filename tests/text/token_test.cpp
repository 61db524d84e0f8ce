#include "text/token.hpp"
#include "catch.hpp"
#include <fmt/format.h>

using namespace zamkan;
using namespace zamkan::text;

namespace {
std::string words(const std::string &text) {
    const Document document{text};
    std::string out;
    for (const Token &token : tokenize(document).tokens) {
        if (!out.empty()) out += '|';
        out += document.surface(token.span);
    }
    return out;
}
std::string readings(const std::string &word) {
    std::string out;
    const Document document{word};
    const Tokens tokens = tokenize(document);
    for (const Peeled &peeled : tokens.readings(0)) {
        if (!out.empty()) out += ' ';
        out += fmt::format("{}@{}", peeled.folded, peeled.offset);
        if (!peeled.proclitics.empty()) out += fmt::format("({})", peeled.proclitics);
    }
    return out;
}
} // namespace

TEST_CASE("guillemets and hyphens part words even without a space") {
    CHECK(words("سورية»أمام «قوات»") == "سورية|»|أمام|«|قوات|»");
    CHECK(words("الكردية- العربية") == "الكردية|-|العربية");
    CHECK(words("متزايدة -حيث") == "متزايدة|-|حيث");
    CHECK(words("Deir ez-Zor/Raqqa") == "Deir|ez|-|Zor|/|Raqqa");
}

TEST_CASE("digits part from letters, but a Latin name keeps its number") {
    CHECK(words("19 و25 ألفًا") == "19|و|25|ألفًا");
    CHECK(words("و٢٠٪") == "و|٢٠|٪");
    CHECK(words("25km from T4 and M5") == "25|km|from|T4|and|M5");
}

TEST_CASE("separators inside a number stay in it, a full stop after it does not") {
    CHECK(words("650,000 or 3.5.") == "650,000|or|3.5|.");
    CHECK(words("١٬٢٠٠٫٥، ثم") == "١٬٢٠٠٫٥|،|ثم");
    CHECK(words("في 2016.") == "في|2016|.");
    CHECK(words("25799\u202A,\u202A52 و2016\u200E 17") == "25799\u202A,\u202A52|و|2016|17"); // direction marks round one
}

TEST_CASE("apostrophes stay inside a name and quotes stay outside") {
    CHECK(words("Ma'arrat al-Nu'man") == "Ma'arrat|al|-|Nu'man");
    CHECK(words("'Hit'") == "'|Hit|'");
}

TEST_CASE("every token leads back to its bytes") {
    const Document document{std::string("قُتلوا في «هيت» 12 عنصراً \xF0\x9F\x98\x80 end")};
    std::uint32_t last = 0;
    for (const Token &token : tokenize(document).tokens) {
        CHECK(token.span.start >= last);
        CHECK_FALSE(token.span.empty());
        CHECK_FALSE(token.folded.empty());
        last = token.span.end;
    }
    CHECK(last == document.text().size());
}

TEST_CASE("the token at a byte is the first that ends after it") {
    const Document document{std::string("one two")};
    const Tokens tokens = tokenize(document);
    CHECK(tokens.at(0) == 0);
    CHECK(tokens.at(3) == 1);
    CHECK(tokens.at(7) == 2);
}

TEST_CASE("proclitics are peeled one after the other, the whole word first") {
    CHECK(readings("وسورية") == "وسوريه@0 سوريه@2(و)");
    CHECK(readings("للرقة") == "للرقه@0 الرقه@2(ل) رقه@4(لل) لرقه@2(ل)");
    CHECK(readings("للبنان") == "للبنان@0 البنان@2(ل) بنان@4(لل) لبنان@2(ل)");
    CHECK(readings("وبالموصل") == "وبالموصل@0 بالموصل@2(و) الموصل@4(وب) موصل@8(وبال)");
    CHECK(readings("والرمادي") == "والرمادي@0 الرمادي@2(و) رمادي@6(وال)");
    CHECK(readings("هيت") == "هيت@0");
    CHECK(readings("وَسورية") == "وسوريه@0 سوريه@4(و)");
    CHECK(readings("Walid") == "walid@0");
}

TEST_CASE("the hamza of a name is not taken for the article") {
    CHECK(readings("وألمانيا") == "والمانيا@0 المانيا@2(و)");
    CHECK(readings("ألمانيا") == "المانيا@0");
}
