#include "catch.hpp"
#include "text/token.hpp"
#include "base/value.hpp"

using namespace zamkan;
using namespace zamkan::text;

namespace {
std::vector<std::string> sentences(const std::string &text) {
    const Document document{text};
    std::vector<std::string> out;
    for (const Span span : tokenize(document).sentences) out.emplace_back(document.surface(span));
    return out;
}
using List = std::vector<std::string>;
} // namespace

TEST_CASE("full stops end sentences, inside open quotes too, and the closing quote goes with them") {
    CHECK(sentences("قال: «خسرنا المدينة. ودخلنا مرحلة أخرى». وأضاف شيئاً.") ==
          List{"قال: «خسرنا المدينة.", "ودخلنا مرحلة أخرى».", "وأضاف شيئاً."});
    CHECK(sentences("He said: \"We left.\" Then they came! Why? Nobody knows.") ==
          List{"He said: \"We left.\"", "Then they came!", "Why?", "Nobody knows."});
}

TEST_CASE("three dots in the middle of a thought do not end it") {
    CHECK(sentences("قتل أعضائه... حتى الآن. انتهى").size() == 2);
    CHECK(sentences("They waited... and waited. Then left.").size() == 2);
}

TEST_CASE("initials, ranks, numbers and addresses do not end sentences") {
    CHECK(sentences("Lt. Col. J. Smith of the U.S. Army left No. 3 on Jan. 5 at 3.5 km. It ended.").size() == 2);
    CHECK(sentences("It was built by the U.S. The city fell.").size() == 2);
    CHECK(sentences("وقال د. محمد إن الوضع هادئ. وأضاف.").size() == 2);
}

TEST_CASE("a line break ends a headline but not a line of wrapped text") {
    CHECK(sentences("سقوط المدينة\nدخلت القوات المدينة أمس.\n").size() == 2);
    CHECK(sentences("This letter is cut at a width of forty\nor so and goes on from line to line until\n"
                    "the thought is done. The next one goes\non as well, and the lines hardly ever\n"
                    "end with a stop, so that they tell us\nnothing.").size() == 2);
}

TEST_CASE("each abbreviation's example is one sentence") {
    for (const char *file : {"lexicon/ar/sentences.toml", "lexicon/en/sentences.toml"}) {
        const Value lexicon = readAsset(file);
        for (const Value &entry : lexicon["abbreviation"].list()) {
            INFO(entry["example"].text());
            CHECK(sentences(entry["example"].text()).size() == 1);
        }
    }
}
