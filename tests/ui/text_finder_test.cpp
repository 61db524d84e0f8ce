#include "app/text_finder.hpp"
#include "catch.hpp"

using namespace zamkan;

namespace {
std::vector<std::string> found(const std::string &text, const std::string &wanted) {
    std::vector<std::string> out;
    for (const Span span : app::TextFinder(text).find(wanted))
        out.push_back(text.substr(span.start, span.end - span.start));
    return out;
}
using Words = std::vector<std::string>;
} // namespace

TEST_CASE("a word is found in every spelling, and what is found is the text as it stands") {
    CHECK(found("قُتِل في إدلب، ثم في ادلب", "ادلب") == Words{"إدلب", "ادلب"});
    CHECK(found("Mosul, MOSUL and Mossul", "mosul") == Words{"Mosul", "MOSUL"});
    CHECK(found("عام ٢٠١٦ و2016", "2016") == Words{"٢٠١٦", "2016"});
    CHECK(found("two\n  words, two words", "two words") == Words{"two\n  words", "two words"});
    CHECK(found("aaaa", "aa").size() == 2); // one after the other
}

TEST_CASE("blanks and what is not there are not found") {
    CHECK(found("text", "").empty());
    CHECK(found("text", "  ").empty());
    CHECK(found("", "x").empty());
    CHECK(found("text", "texts").empty());
}
