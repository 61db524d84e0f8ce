// zamkan convert and the account that info gives, as a user runs them.
#include "base/files.hpp"
#include "base/json.hpp"
#include "catch.hpp"
#include "conversation.hpp"
#include "run_program.hpp"
#include <algorithm>
#include <chrono>
#include <csignal>
#include <sstream>
#include <thread>

using zamkan::Json;
using zamkan::readBytes;
namespace fs = std::filesystem;

namespace {

const std::string kSample = (fs::path(ZAMKAN_SOURCE_DIR) / "assets/samples/iraq_syria_control_2013-2017.csv").string();
const std::string kOdd = "date,lat,lon,city,weather\n2016-06-13,36,43,Mosul,dry\n2016-02-30,36,43,Mosul,wet\n,,,,windy\n"
                         "2016-06-14,NaN,43,x,\n2016-06-15,36,43,Mosul,=1+1\n";

std::vector<Json> lines(const std::string &ndjson, const std::string &kind) {
    std::vector<Json> out;
    std::istringstream in(ndjson);
    for (std::string line; std::getline(in, line);)
        if (Json json = Json::parse(line); json["kind"] == kind)
            out.push_back(std::move(json));
    return out;
}

std::size_t rowsOf(const std::string &csv) { return static_cast<std::size_t>(std::count(csv.begin(), csv.end(), '\n')); }

} // namespace

TEST_CASE("the sample goes through every format and comes back the same") {
    const Scratch scratch;
    const auto in = [&](const std::string &name) { return (scratch.path / name).string(); };
    REQUIRE(runProgram({"convert", kSample, "-o", in("first.csv")}).status == 0);
    const std::string first = readBytes(in("first.csv"));
    for (const char *extension : {"geojson", "geojsonl", "gpkg", "kml", "kmz", "xlsx", "ods", "sqlite", "fgb"}) {
        INFO(extension);
        const std::string there = in("there.") + extension, back = in("back.csv");
        REQUIRE(runProgram({"convert", in("first.csv"), "-o", there}).status == 0);
        REQUIRE(runProgram({"convert", there, "-o", back}).status == 0);
        CHECK(readBytes(back) == first);
    }
    const Run shape = runProgram({"convert", in("first.csv"), "-o", in("there.shp")});
    CHECK(shape.status == 0);
    CHECK_THAT(shape.err, ContainsSubstring("names of columns were shortened"));
    REQUIRE(runProgram({"convert", in("there.shp"), "-o", in("back.csv")}).status == 0);
    CHECK(rowsOf(readBytes(in("back.csv"))) == rowsOf(first));
}

TEST_CASE("what was saved and what was rejected are the whole input") {
    const Scratch scratch;
    const std::string odd = scratch.file("odd.csv", kOdd), saved = (scratch.path / "saved.csv").string(),
                      rejected = (scratch.path / "rejected.csv").string();
    const Run run = runProgram({"convert", odd, "-o", saved, "--rejected", rejected});
    REQUIRE(run.status == 0);
    CHECK(rowsOf(readBytes(saved)) == 1 + 2);
    const std::string csv = readBytes(rejected);
    CHECK(rowsOf(csv) == 1 + 3);
    CHECK_THAT(csv, ContainsSubstring(",2,not_a_date,'2016-02-30' is not a date,2016-02-30,36,43,Mosul,wet\n"));
    CHECK_THAT(csv, ContainsSubstring(",4,no_coordinates,\"'NaN', '43' are no coordinates\",2016-06-14,NaN,43,x,\n"));
    CHECK_THAT(readBytes(saved), ContainsSubstring("'=1+1"));
    CHECK_THAT(run.err, ContainsSubstring("2 events written"));
}

TEST_CASE("several inputs become one file, articles too, and one that cannot be used is told") {
    const Scratch scratch;
    const std::string table = scratch.file("a.csv", "date,lat,lon\n2016-06-13,36,43\n");
    const std::string article = scratch.file("b_2016-04-15.txt", "سيطر الجيش العراقي على مدينة هيت أمس.");
    const std::string out = (scratch.path / "out.csv").string();
    const Run run = runProgram({"convert", table, article, "/nowhere/c.csv", "-o", out});
    CHECK(run.status == 0);
    CHECK_THAT(run.err, ContainsSubstring("/nowhere/c.csv"));
    CHECK_THAT(readBytes(out), ContainsSubstring("2016-06-13") && ContainsSubstring("2016-04-14") && ContainsSubstring("هيت"));
    CHECK(runProgram({"convert", "/nowhere/c.csv", "-o", out}).status == 1);
    CHECK(runProgram({"convert", table, "-o", (scratch.path / "out.doc").string()}).status == 2);
    CHECK(runProgram({"convert", table}).status == 2);
    CHECK(runProgram({"convert", table, "-o", "/nowhere/out.gpkg"}).status == 1);
    CHECK(runProgram({"convert", table, "-o", "/nowhere/out.csv"}).status == 1);
}

TEST_CASE("info gives the account of a file: rows, reasons with their numbers, and the rejected rows") {
    const Scratch scratch;
    const std::string odd = scratch.file("odd.csv", kOdd), rejected = (scratch.path / "rejected.csv").string();
    const Run run = runProgram({"info", "--format", "ndjson", "--rejected", rejected, odd});
    REQUIRE(run.status == 0);
    const Json table = lines(run.out, "table").at(0);
    CHECK(table["rows"] == 5);
    CHECK(table["used"] == 2);
    CHECK(table["rejected"] == 3);
    REQUIRE(table["reasons"].size() == 3);
    CHECK(table["reasons"][0]["rows"] == 1);
    CHECK(lines(run.out, "rejected").size() == 3);
    CHECK(rowsOf(readBytes(rejected)) == 4);
    CHECK_THAT(runProgram({"info", odd}).out, ContainsSubstring("5: 2 used") && ContainsSubstring("reason    'NaN', '43' are no coordinates: 1 (row 4)"));
}

TEST_CASE("info finds the events that several files tell, and merges none") {
    const Scratch scratch;
    const std::string one = scratch.file("one.csv", "date,lat,lon,type,actor\n2016-06-13,36.34,43.12,airstrike,Islamic State\n2016-07-01,33,44,airstrike,Islamic State\n");
    const std::string two = scratch.file("two.csv", "date,lat,lon,type,actor\n2016-06-14,36.35,43.13,bombing,داعش\n");
    const Run run = runProgram({"info", "--format", "ndjson", one, two});
    REQUIRE(run.status == 0);
    const auto found = lines(run.out, "duplicate");
    REQUIRE(found.size() == 1);
    REQUIRE(found[0]["disagreements"].size() == 1); // each value with its file
    CHECK(found[0]["disagreements"][0]["about"] == "date");
    CHECK(found[0]["disagreements"][0]["camps"][1]["says"] == "2016-06-14");
    CHECK(found[0]["rows"].size() == 2);
    CHECK(found[0]["rows"][0]["row"] == 1);
    CHECK(found[0]["days"] == 1);
    CHECK_THAT(runProgram({"info", one, two}).out, ContainsSubstring("one.csv row 1 = ") && ContainsSubstring("two.csv row 1"));
    CHECK(lines(runProgram({"info", "--format", "ndjson", one}).out, "duplicate").empty());
}

TEST_CASE("a database that cannot be reached is told in one line, without its password, and nothing hangs") {
    const Run run = runProgram({"info", "PG:host=127.0.0.1 port=9 dbname=x user=u password=secret table=events"});
    CHECK(run.status == 1);
    CHECK_THAT(run.err, ContainsSubstring("cannot be reached") && !ContainsSubstring("secret"));
}

TEST_CASE("Ctrl-C and SIGTERM while a file is saved leave no folder, no half of a file and the old one as it was") {
    const Scratch scratch;
    std::string much = "id,date,lat,lon,place\n";
    for (int i = 0; i < 200000; ++i)
        much += std::to_string(i) + ",2016-06-13,36.34,43.12,Mosul\n";
    const std::string in = scratch.file("in.csv", much);
    for (const auto &[signal, name] : {std::pair{SIGINT, "out.gpkg"}, std::pair{SIGTERM, "out.kml"}, std::pair{SIGINT, "out.csv"}}) {
        INFO(name);
        const std::string out = scratch.file(name, "old");
        Conversation run({"convert", "--quiet", in, "-o", out});
        const auto passing = [&] {
            return std::any_of(fs::directory_iterator(scratch.path), fs::directory_iterator{},
                               [](const auto &entry) { return entry.path().filename().string().rfind("zamkan-", 0) == 0; });
        };
        std::this_thread::sleep_for(std::chrono::milliseconds(100)); // before that, the signal meets this program's own handlers
        for (int i = 0; i < 2000 && !passing() && std::string(name) != "out.csv"; ++i) // whose half has no name to look for
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        run.signal(signal);
        CHECK(run.wait() == 128 + signal);
        CHECK(readBytes(out) == "old");
        CHECK_FALSE(passing());
        fs::remove(out);
        CHECK(std::distance(fs::directory_iterator(scratch.path), fs::directory_iterator{}) == 1);
    }
}

TEST_CASE("only events that pass --where are written, in any spelling of a party or a place") {
    const Scratch scratch;
    const auto in = [&](const std::string &name) { return (scratch.path / name).string(); };
    zamkan::writeBytes(in("in.csv"), "type,date_from,lat,lon,place,actor_losing,magnitude,source_text\n"
                                     "control,2017-10-17,35.95,39.01,Raqqa,ISIS,,the city fell\n"
                                     "control,2016-04-14,33.64,42.83,Hit,Islamic State,19,Iraqi forces entered\n"
                                     "violence,2016-04-15,36.34,43.13,Mosul,,25,a strike\n");
    const auto rows = [&](const std::vector<std::string> &conditions) {
        std::vector<std::string> arguments{"convert", in("in.csv"), "-o", in("out.csv"), "--quiet"};
        for (const std::string &condition : conditions) {
            arguments.emplace_back("--where");
            arguments.push_back(condition);
        }
        const auto run = runProgram(arguments);
        INFO(run.err);
        return run.status == 0 ? rowsOf(readBytes(in("out.csv"))) - 1 : 0;
    };
    CHECK(rows({"actor=داعش"}) == 2);
    CHECK(rows({"text=الرقه"}) == 1);
    CHECK(rows({"magnitude=20.."}) == 1);
    CHECK(rows({"actor=isis", "magnitude=1..20"}) == 1);
    CHECK(rows({"type!=control"}) == 1);
    CHECK(rows({"province=SY-RA"}) == 1);
    const auto none = runProgram({"convert", in("in.csv"), "-o", in("none.csv"), "--where", "type=claim"});
    CHECK(none.status == 1);
    CHECK_FALSE(fs::exists(in("none.csv")));
    const auto wrong = runProgram({"convert", in("in.csv"), "-o", in("wrong.csv"), "--where", "colour=red"});
    CHECK(wrong.status == 2);
    CHECK(wrong.err.find("colour") != std::string::npos);
}
