#include "text/articles.hpp"
#include "catch.hpp"
#include <atomic>
#include <chrono>
#include <fstream>
#include <thread>
#include <sys/stat.h>
#include <unistd.h>

using namespace zamkan;
using namespace zamkan::text;

namespace {

std::vector<std::string> pieces(const std::string &bytes, const std::string &name) {
    ArticleStream stream(bytes, name);
    std::vector<std::string> out;
    while (const auto piece = stream.next()) out.push_back(piece->bytes);
    return out;
}

using Strings = std::vector<std::string>;

} // namespace

TEST_CASE("JSON Lines are cut at line ends, blank lines are counted but not given") {
    ArticleStream stream("{\"text\":\"a\"}\n\n  {\"text\":\"b\\n\"}\r\n{broken\n{\"text\":\"c\"}", "feed.jsonl");
    CHECK(stream.next()->where() == "feed.jsonl:1");
    CHECK(stream.next()->number == 3);
    CHECK(stream.next()->bytes == "{broken");
    CHECK(stream.next()->id() == "feed:5");
    CHECK_FALSE(stream.next());
}

TEST_CASE("an array and objects spread over lines are cut into their values") {
    CHECK(pieces("[ {\"a\":\"]}\\\"\"} ,\n{\"b\":[1,{}]} ]\n", "a.json") == Strings{"{\"a\":\"]}\\\"\"}", "{\"b\":[1,{}]}"});
    CHECK(pieces("{\n \"a\": 1\n}\n{\n \"b\": {}\n}\n", "a.json") == Strings{"{\n \"a\": 1\n}", "{\n \"b\": {}\n}"});
    CHECK(pieces("{\"id\": 1,\n \"text\": \"x\"}\n", "a.json") == Strings{"{\"id\": 1,\n \"text\": \"x\"}"});
    CHECK(pieces("[{\"a\":1},{\"b\":", "a.json") == Strings{"{\"a\":1}", "{\"b\":"});
    CHECK(pieces("[1, \"x\", {}]", "a.json") != Strings{});
}

TEST_CASE("what is no JSON is one piece, whatever signs it begins with") {
    for (const std::string text : {"[بغداد] سقطت هيت\nثم", "{هيت} سقطت", "plain\ntext", "<html><p>x", "{", "["})
        CHECK(pieces(text, "") == Strings{text});
}

TEST_CASE("a piece of a pipe is given as soon as it is there") {
    const std::string pipe = "/tmp/zamkan-articles-" + std::to_string(::getpid());
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    std::atomic<bool> answered = false;
    std::thread writer([&] {
        std::ofstream out(pipe);
        out << "{\"text\":\"one\"}\n" << std::flush;
        for (int i = 0; i < 500 && !answered; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
        out << (!answered ? "nobody answered\n" : "{\"text\":\"two\"}\n");
    });
    ArticleStream stream{std::filesystem::path(pipe)};
    CHECK(stream.live());
    CHECK(stream.next()->bytes == "{\"text\":\"one\"}");
    answered = true;
    CHECK(stream.next()->bytes == "{\"text\":\"two\"}");
    CHECK_FALSE(stream.next());
    writer.join();
    ::unlink(pipe.c_str());
}

TEST_CASE("pieces longer than what is read at a time come whole") {
    std::string bytes;
    const std::string longest(700'000, 'x');
    for (int i = 0; i < 3; ++i) bytes += "{\"text\":\"" + longest + "\"}\n";
    const std::string file = "/tmp/zamkan-long-" + std::to_string(::getpid()) + ".jsonl";
    std::ofstream(file) << bytes;
    ArticleStream stream{std::filesystem::path(file)};
    for (int i = 0; i < 3; ++i) CHECK(readPiece(*stream.next()).value.text() == longest);
    CHECK_FALSE(stream.next());
    ::unlink(file.c_str());
}

TEST_CASE("a line that holds no article says why, with its number and its id") {
    const auto trouble = [](const std::string &line) {
        Piece piece{line, "feed.jsonl", Piece::Kind::line, 7};
        try {
            (void)readPiece(piece);
        } catch (const ArticleError &error) {
            return error.id() + "|" + error.what();
        }
        return std::string();
    };
    CHECK_THAT(trouble("{\"id\":\"x7\",\"title\":\"no text\"}"), ContainsSubstring("x7|feed.jsonl:7 (id x7): no field 'text'"));
    CHECK_THAT(trouble("[1]"), ContainsSubstring("not a JSON object"));
    CHECK_THAT(trouble("{\"text\":\"cut"), ContainsSubstring("not JSON"));
    CHECK_THAT(trouble("{\"meta\":{\"text\":\"deeper\"}}"), ContainsSubstring("no field 'text'"));
}

TEST_CASE("the fields of an article are its own, not those of objects in it") {
    const auto read = readPiece(Piece{R"({"tags":[{"id":"t","text":"no"}],"id":12,"text":"yes","author":{"title":"Mr"},"published":"13 June 2016"})",
                                      "", Piece::Kind::line, 1});
    CHECK(read.value.text() == "yes");
    CHECK(read.value.id == "12");
    CHECK(read.value.title.empty());
    CHECK(read.value.published == std::chrono::sys_days{std::chrono::year{2016} / 6 / 13});
}
