// Many articles: folders, streams, threads, and what happens when one of them fails.
#include "base/files.hpp"
#include "base/json.hpp"
#include "catch.hpp"
#include "conversation.hpp"
#include "run_program.hpp"
#include <algorithm>
#include <csignal>
#include <set>
#include <sstream>

using zamkan::Json;
namespace fs = std::filesystem;

namespace {

std::vector<Json> lines(const std::string &ndjson) {
    std::vector<Json> out;
    std::istringstream in(ndjson);
    for (std::string line; std::getline(in, line);) out.push_back(Json::parse(line));
    return out;
}

std::vector<std::string> documents(const std::string &ndjson) {
    std::vector<std::string> out;
    for (const Json &line : lines(ndjson))
        if (line["kind"] == "document") out.push_back(line["doc"]);
    return out;
}

std::string article(int number) {
    return Json{{"id", "a" + std::to_string(number)}, {"text", "قتل " + std::to_string(number) + " جنود في 3 آذار 2017"},
                {"published", "2017-03-05"}}.dump() + "\n";
}

using Strings = std::vector<std::string>;

} // namespace

TEST_CASE("a folder is read with all that is below it, in the order of names, and what is no article is told") {
    const Scratch scratch;
    fs::create_directories(scratch.path / "news" / "older");
    fs::create_directories(scratch.path / "news" / ".git");
    (void)scratch.file("news/b_2016-01-02.txt", "في 3 آذار 2015");
    (void)scratch.file("news/a.html", "<html><body><p>in March 2014</p></body></html>");
    (void)scratch.file("news/a.txt", "in May 2014");
    (void)scratch.file("news/feed.jsonl", "{\"text\":\"2011\"}\n{\"id\":\"own\",\"text\":\"2012\"}\n");
    (void)scratch.file("news/list.json", "[{\"text\":\"2013\"},\n {\"text\":\"2014\"}]");
    (void)scratch.file("news/older/a.txt", "in June 2013");
    (void)scratch.file("news/.hidden.txt", "in 2010");
    (void)scratch.file("news/.git/config.txt", "in 2010");
    (void)scratch.file("news/table.csv", "date,lat,lon\n2016-01-02,35,40\n");
    (void)scratch.file("news/report.pdf", "%PDF-1.7");
    (void)scratch.file("news/letter.docx", "PK");
    const Run run = runProgram({"dates", (scratch.path / "news").string()});
    CHECK(run.status == 0);
    CHECK(documents(run.out) == Strings{"a.html", "a.txt", "b_2016-01-02", "feed:1", "own", "list:1", "list:2", "older/a"});
    CHECK_THAT(run.err, ContainsSubstring("table.csv: this is a table of events"));
    CHECK_THAT(run.err, ContainsSubstring("report.pdf: the PDF is damaged") && ContainsSubstring("letter.docx"));
    CHECK_THAT(run.err, ContainsSubstring("save it as plain text"));
    for (const Json &line : lines(run.out)) CHECK(line.contains("doc"));
}

TEST_CASE("a folder without an article is refused by name") {
    const Scratch scratch;
    const Run run = runProgram({"dates", scratch.path.string()});
    CHECK(run.status == 1);
    CHECK_THAT(run.err, ContainsSubstring(scratch.path.string()));
}

TEST_CASE("an article that fails is told on stderr and in the output, and the others are read") {
    const std::string feed = article(1) + "{broken\n" + "{\"id\":\"x\",\"title\":\"without text\"}\n" + article(2);
    const Run run = runProgram({"dates", "-"}, feed);
    CHECK(run.status == 0);
    CHECK(documents(run.out) == Strings{"a1", "a2"});
    Strings failed;
    for (const Json &line : lines(run.out))
        if (line["kind"] == "remark" && line["severity"] == "error") failed.push_back(line["doc"]);
    CHECK(failed == Strings{"2", "x"});
    CHECK_THAT(run.err, ContainsSubstring("line 2"));
    CHECK_THAT(run.err, ContainsSubstring("(id x)"));
}

TEST_CASE("when no article can be read the status says so, with --quiet in one line") {
    const Run run = runProgram({"dates", "--quiet", "-"}, "{\"title\":\"a\"}\n{\"title\":\"b\"}\n");
    CHECK(run.status == 1);
    CHECK(std::count(run.err.begin(), run.err.end(), '\n') == 1);
    CHECK(runProgram({"dates", "-"}, "").status == 1);
}

TEST_CASE("the output is the same with any number of threads") {
    std::string feed;
    for (int i = 0; i < 300; ++i) feed += i % 17 == 0 ? "{broken\n" : article(i);
    const Run one = runProgram({"dates", "--threads", "1", "--quiet", "-"}, feed);
    REQUIRE(documents(one.out).size() == 282);
    for (const char *threads : {"2", "7"}) CHECK(runProgram({"dates", "--threads", threads, "--quiet", "-"}, feed).out == one.out);
}

TEST_CASE("each line is answered before the next one is written") {
    for (const char *threads : {"1", "4"}) {
        Conversation talk({"dates", "--quiet", "--threads", threads, "-"});
        for (int i = 1; i <= 3; ++i) {
            talk.say(article(i));
            CHECK_THAT(talk.hear(), ContainsSubstring("\"doc\":\"a" + std::to_string(i) + "\""));
            CHECK_THAT(talk.hear(), ContainsSubstring("2017-03-03"));
        }
        talk.endInput();
        CHECK(talk.hear().empty());
        CHECK(talk.wait() == 0);
    }
}

TEST_CASE("a reader that has enough ends the program without a word") {
    Conversation talk({"dates", "--quiet", "--threads", "2", "-"});
    talk.say(article(1));
    CHECK_FALSE(talk.hear().empty());
    talk.stopListening();
    for (int i = 0; i < 2000; ++i) talk.say(article(i));
    CHECK(talk.wait() == 128 + SIGPIPE);
}

TEST_CASE("Ctrl-C leaves the old output as it was and no half of a new one") {
    const Scratch scratch;
    const std::string out = scratch.file("events.ndjson", "old");
    Conversation talk({"dates", "--quiet", "-", "-o", out});
    std::string much;
    for (int i = 0; i < 3000; ++i) much += article(i);
    talk.say(much);
    talk.signal(SIGINT);
    CHECK(talk.wait() == 128 + SIGINT);
    CHECK(zamkan::readBytes(out) == "old");
    CHECK(std::distance(fs::directory_iterator(scratch.path), fs::directory_iterator{}) == 1);
}

TEST_CASE("an output file holds what standard output would") {
    const Scratch scratch;
    const std::string out = (scratch.path / "dates.ndjson").string();
    const std::string feed = article(1) + article(2);
    CHECK(runProgram({"dates", "--quiet", "-", "-o", out}, feed).out.empty());
    CHECK(zamkan::readBytes(out) == runProgram({"dates", "--quiet", "-"}, feed).out);
    CHECK(runProgram({"dates", "--quiet", "-", "-o", (scratch.path / "none" / "x.ndjson").string()}, feed).status == 1);
}

TEST_CASE("events of many articles go into one table") {
    const Scratch scratch;
    const std::string out = (scratch.path / "events.csv").string();
    std::string feed;
    for (int i = 0; i < 3; ++i)
        feed += Json{{"id", "a" + std::to_string(i)}, {"text", "سيطر الجيش العراقي على مدينة هيت أمس"}, {"published", "2016-04-15"}}.dump() + "\n";
    REQUIRE(runProgram({"extract", "--quiet", "-", "-o", out}, feed).status == 0);
    const std::string csv = zamkan::readBytes(out);
    CHECK(std::count(csv.begin(), csv.end(), '\n') == 4);
}
