#include "catch.hpp"
#include "timeline/words.hpp"

using namespace zamkan::timeline;

namespace {
std::vector<std::string> wordsOf(std::string_view text) {
    std::vector<std::string> words;
    eachWord(text, [&](std::string_view word) { words.emplace_back(word); });
    return words;
}

std::vector<std::uint8_t> marked(const WordRows &words, std::string_view part, std::size_t rows) {
    std::vector<std::uint8_t> marks(rows);
    words.mark(part, marks);
    return marks;
}
using Marks = std::vector<std::uint8_t>;
} // namespace

TEST_CASE("words end at blanks and at marks of both scripts") {
    CHECK(wordsOf("the city, «الرقه»؛ fell – in 4 days.") == std::vector<std::string>{"the", "city", "الرقه", "fell", "in", "4", "days"});
    CHECK(wordsOf("").empty());
    CHECK(wordsOf("…،؟ ").empty());
}

TEST_CASE("a row is found by a part of a word of it, a short word by how it begins") {
    WordRowsMaker maker;
    maker.add(0, "والرقه والموصل");
    maker.add(1, "raqqa");
    maker.add(2, "");
    maker.add(700, "الرقه raqqa is here");
    const WordRows words = maker.finish();
    Marks expected(701);
    expected[0] = expected[700] = 1;
    CHECK(marked(words, "الرقه", 701) == expected);
    CHECK(marked(words, "qq", 701) == Marks(701)); // two letters in the midst of a word are chance
    expected[0] = 0;
    CHECK(marked(words, "is", 701) == expected);
    expected[1] = 1;
    CHECK(marked(words, "raq", 701) == expected);
    CHECK(marked(words, "", 701) == Marks(701));
    CHECK(marked(words, "paris", 701) == Marks(701));
}

TEST_CASE("nothing is found where there are no words") {
    CHECK(marked(WordRowsMaker().finish(), "a", 3) == Marks(3));
    CHECK(marked(WordRows(), "abc", 3) == Marks(3));
}
