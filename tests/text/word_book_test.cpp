#include "text/word_book.hpp"
#include "catch.hpp"
#include "text/token.hpp"
#include "text/vocabulary.hpp"

using namespace zamkan;

namespace {

const text::Word &wordIn(text::WordBook &book, std::string_view surface) {
    return book.word(surface, text::WordBook::hashOf(surface), true);
}

} // namespace

TEST_CASE("a book knows a word again") {
    text::WordBook book;
    const text::Word &first = wordIn(book, "وسورية");
    for (int i = 0; i < 2000; ++i) (void)wordIn(book, "كلمة" + std::to_string(i));
    REQUIRE(&wordIn(book, "وسورية") == &first);
    REQUIRE(book.size() == 2001);
    REQUIRE(first.surface == "وسورية");
    REQUIRE(first.folded == "وسوريه");
    REQUIRE(first.readings.size() == 2);
    REQUIRE(first.readings[1].folded == "سوريه");
    REQUIRE(first.readings[1].proclitics == "و");
}

TEST_CASE("without a vocabulary every table may hold every word") {
    text::WordBook book;
    text::WordMap<int> table;
    table["سوريه"] = 7;
    const text::Word &word = wordIn(book, "وسورية");
    REQUIRE((word.known & table.bit()) != 0);
    REQUIRE(table.find(word.readings[0]) == nullptr);
    REQUIRE(*table.find(word.readings[1]) == 7);
    REQUIRE(word.names == text::Peeled::namesNotAsked);
}

TEST_CASE("a vocabulary tells which tables may hold a reading") {
    text::Vocabulary vocabulary;
    text::WordMap<int> countries, months, apart;
    countries["سوريه"] = 1;
    months["ايار"] = 5;
    apart["سوريه"] = 2;
    vocabulary.enter(countries);
    vocabulary.enter(months);
    vocabulary.names = [](std::string_view folded) { return folded == "سوريه" ? 2u : 0u; };
    text::WordBook book(&vocabulary);
    const text::Word &word = wordIn(book, "وسورية");
    REQUIRE((word.known & countries.bit()) != 0);
    REQUIRE((word.known & months.bit()) == 0);
    REQUIRE((word.readings[0].known & countries.bit()) == 0);
    REQUIRE(*countries.find(word.readings[1]) == 1);
    REQUIRE(*apart.find(word.readings[1]) == 2); // not entered: asked all the same
    REQUIRE(word.readings[0].names == 0);
    REQUIRE(word.readings[1].names == 2);
    REQUIRE(word.names == 2);
}

TEST_CASE("a vocabulary that is complete knows what each table holds of a word") {
    text::Vocabulary vocabulary;
    text::WordMap<int> countries, months, both;
    text::WordSet particles;
    countries["سوريه"] = 1;
    months["ايار"] = 5;
    both["سوريه"] = 2;
    both["ايار"] = 3;
    particles.insert("في");
    vocabulary.enter(countries);
    vocabulary.enter(months);
    vocabulary.enter(both);
    vocabulary.enter(particles);
    vocabulary.complete();
    text::WordBook book(&vocabulary);
    const text::Peeled country = wordIn(book, "وسورية").readings[1], month = wordIn(book, "أيار").readings[0],
                       particle = wordIn(book, "في").readings[0], stranger = wordIn(book, "مدينة").readings[0];
    CHECK(*countries.find(country) == 1);
    CHECK(*both.find(country) == 2);
    CHECK(months.find(country) == nullptr);
    CHECK(*months.find(month) == 5);
    CHECK(*both.find(month) == 3);
    CHECK(particles.contains(particle));
    CHECK_FALSE(particles.contains(month));
    for (const text::WordMap<int> *table : {&countries, &months, &both}) CHECK(table->find(stranger) == nullptr);
    const text::WordMap<int> moved = std::move(both), copied = moved; // a copy is asked like a table of nobody's
    CHECK(*moved.find(month) == 3);
    CHECK(*copied.find(month) == 3);
    CHECK(copied.find(particle) == nullptr);
}

TEST_CASE("text read with a book that knows other texts is read as by itself") {
    const auto book = std::make_shared<text::WordBook>();
    const text::Document first(std::string("دخلت القوات مدينة الرقة.")), second(std::string("وقال: للرقة 20 حيا، e.g. T4 ... انتهى"));
    const text::Tokens before = text::tokenize(first, book);
    const text::Tokens with = text::tokenize(second, book), without = text::tokenize(second);
    REQUIRE(with.size() == without.size());
    REQUIRE(with.sentences == without.sentences);
    for (std::size_t i = 0; i < with.size(); ++i) {
        REQUIRE(with[i].span == without[i].span);
        REQUIRE(with[i].kind == without[i].kind);
        REQUIRE(with[i].folded == without[i].folded);
        REQUIRE(with.readings(i).size() == without.readings(i).size());
        for (std::size_t r = 0; r < with.readings(i).size(); ++r)
            REQUIRE(with.readings(i)[r].folded == without.readings(i)[r].folded);
    }
    REQUIRE(before[0].folded == "دخلت");
}

TEST_CASE("tokens outlive whoever read them") {
    auto tokens = text::tokenize(text::Document(std::string("دخلت القوات مدينة الرقة")));
    const text::Tokens copy = tokens;
    tokens = {};
    REQUIRE(copy[3].folded == "الرقه");
    REQUIRE(copy.readings(3)[1].folded == "رقه");
}
