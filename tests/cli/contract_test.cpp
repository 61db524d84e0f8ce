// What a script may rely on: status, streams and the shape of the lines.
#include "base/json.hpp"
#include "base/files.hpp"
#include "catch.hpp"
#include "run_program.hpp"
#include <algorithm>
#include <fstream>
#include <sstream>

using zamkan::Json;

namespace {

const std::string kArticle = "سيطرت قوات سوريا الديمقراطية أمس على مدينة الشدادي في ريف الحسكة، وقتل 12 عنصراً من داعش.";

std::vector<Json> lines(const std::string &ndjson) {
    std::vector<Json> out;
    std::istringstream in(ndjson);
    for (std::string line; std::getline(in, line);) out.push_back(Json::parse(line));
    return out;
}

std::vector<Json> ofKind(const std::string &kind, const std::vector<Json> &all) {
    std::vector<Json> out;
    std::copy_if(all.begin(), all.end(), std::back_inserter(out), [&](const Json &j) { return j["kind"] == kind; });
    return out;
}

// The characters [start, end) of a UTF-8 text, counted in code points.
std::string cut(const std::string &text, int start, int end) {
    std::string out;
    int at = -1;
    for (const char c : text) {
        if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++at;
        if (at >= start && at < end) out += c;
    }
    return out;
}

} // namespace

TEST_CASE("help and version are told on standard output with status 0") {
    for (const auto &verb : {"extract", "places", "dates", "numbers", "geocode", "info", "render", "animate"}) {
        INFO(verb);
        CHECK(runProgram({verb, "--help"}).status == 0);
        CHECK_THAT(runProgram({"--help"}).out, ContainsSubstring(verb));
    }
    CHECK_THAT(runProgram({"--version"}).out, ContainsSubstring("zamkan "));
}

TEST_CASE("a wrong command line gives status 2 and says what is wrong") {
    const Run run = runProgram({"extract", "--no-such-option"});
    CHECK(run.status == 2);
    CHECK_THAT(run.err, ContainsSubstring("--no-such-option"));
    CHECK(runProgram({"extract", "--published", "yesterday", "--text", "x"}).status == 2);
}

TEST_CASE("an option that may come again takes one word each time, and the file after it stays a file") {
    const Scratch scratch;
    const std::string file = (scratch.path / "events.csv").string();
    std::ofstream(file) << "wann,x,y,place\n2016-06-13,331281,4023301,Mosul\n";
    const Run info = runProgram({"info", "--map", "date=wann", "--map", "grid=38N", file});
    CHECK(info.status == 0);
    CHECK_THAT(info.out, ContainsSubstring("1 used"));
    const Run filtered = runProgram({"convert", "--map", "date=wann", "--map", "grid=38N", "--where", "place=Mosul", file, "-o", (scratch.path / "out.csv").string()});
    CHECK(filtered.status == 0);
}

TEST_CASE("extract writes what the contract says, with offsets in code points") {
    const Run run = runProgram({"extract", "--quiet", "--text", kArticle, "--published", "2016-02-20"});
    REQUIRE(run.status == 0);
    const auto all = lines(run.out);
    REQUIRE(ofKind("document", all).size() == 1);
    CHECK(ofKind("document", all)[0]["published"] == "2016-02-20");
    CHECK(ofKind("document", all)[0]["lang"] == "ar");

    const auto places = ofKind("place", all);
    REQUIRE_FALSE(places.empty());
    CHECK(places[0]["surface"] == "الشدادي");
    CHECK(places[0]["country"] == "SY");
    for (const Json &line : all)
        if (line.contains("surface")) CHECK(cut(kArticle, line["start"], line["end"]) == line["surface"]);

    const auto dates = ofKind("date", all);
    REQUIRE(dates.size() == 1);
    CHECK(dates[0]["from"] == "2016-02-19");
    CHECK(dates[0]["to"] == "2016-02-20");

    const auto events = ofKind("event", all);
    const auto control = std::find_if(events.begin(), events.end(), [](const Json &e) { return e["type"] == "control"; });
    REQUIRE(control != events.end());
    CHECK((*control)["from"] == "2016-02-19");
    REQUIRE((*control)["places"].size() == 1);
    CHECK(places[(*control)["places"][0].get<std::size_t>()]["surface"] == "الشدادي");
}

TEST_CASE("the same text gives the same lines, identifiers included") {
    const std::vector<std::string> arguments{"extract", "--quiet", "--text", kArticle, "--published", "2016-02-20"};
    CHECK(runProgram(arguments).out == runProgram(arguments).out);
}

TEST_CASE("JSON Lines on standard input give lines that carry each document's id") {
    const std::string feed = Json{{"id", "a"}, {"text", "قتل ثلاثة جنود في الموصل"}, {"published", "2017-01-02"}}.dump() +
                             "\n" + Json{{"id", "b"}, {"text", "Troops entered Palmyra on Monday"}}.dump() + "\n";
    const Run run = runProgram({"places", "--quiet", "-"}, feed);
    REQUIRE(run.status == 0);
    const auto places = ofKind("place", lines(run.out));
    REQUIRE(places.size() == 2);
    CHECK(places[0]["doc"] == "a");
    CHECK(places[0]["name_en"] == "Mosul");
    CHECK(places[1]["doc"] == "b");
}

TEST_CASE("extract to a file of another format can be loaded again") {
    const Scratch scratch;
    for (const std::string extension : {"csv", "geojson", "gpkg"}) {
        const std::string file = (scratch.path / ("events." + extension)).string();
        const Run written = runProgram({"extract", "--quiet", "--text", kArticle, "--published", "2016-02-20", "-o", file});
        INFO(extension << " " << written.err);
        REQUIRE(written.status == 0);
        const Run read = runProgram({"info", file, "--format", "ndjson"});
        CHECK(read.status == 0);
        CHECK_THAT(read.out, ContainsSubstring("date_from"));
    }
}

TEST_CASE("geocode tells the better known of two places first, and the other when the country says so") {
    const auto first = [](const Run &run) { return lines(run.out).at(0)["candidates"].at(0); };
    const Run plain = runProgram({"geocode", "سنجار", "--format", "ndjson", "--quiet"});
    REQUIRE(plain.status == 0);
    CHECK(first(plain)["country"] == "IQ");
    CHECK(first(runProgram({"geocode", "سنجار", "--country", "SY", "--format", "ndjson", "--quiet"}))["country"] == "SY");
}

TEST_CASE("a name that nobody bears is answered with nothing, not with a guess") {
    const Run run = runProgram({"geocode", "Xyzzyqwr", "--format", "ndjson"});
    CHECK(lines(run.out).at(0)["candidates"].empty());
    CHECK(run.status == 1);
    CHECK_THAT(run.err, ContainsSubstring("--gazetteer"));
}

TEST_CASE("render draws a PNG without a display") {
    const Scratch scratch;
    const std::string file = scratch.file("events.csv", "date_from,type,lon,lat,place,actor_gaining,actor_losing\n"
                                                        "2016-02-19,control,40.73,36.06,Shaddadi,SDF,Islamic State\n");
    const std::string out = (scratch.path / "map.png").string();
    const Run run = runProgram({"render", file, "--at", "2016-06-13", "-o", out, "--size", "640x400"}, {}, {{"DISPLAY", ""}});
    INFO(run.err);
    REQUIRE(run.status == 0);
    CHECK(std::filesystem::file_size(out) > 10000);
}

TEST_CASE("render makes several dates, a table, a page, and the same picture again; animate makes frames") {
    const Scratch scratch;
    const std::string file = scratch.file("events.csv", "date_from,type,lon,lat,place,actor_gaining,actor_losing\n"
                                                        "2016-02-19,control,40.73,36.06,Shaddadi,SDF,Islamic State\n"
                                                        "2016-03-02,control,40.14,35.33,Deir ez-Zor,Islamic State,\n");
    const auto at = [&](const char *name) { return (scratch.path / name).string(); };
    const auto done = [&](const std::vector<std::string> &words) {
        const Run run = runProgram(words, {}, {{"DISPLAY", ""}});
        INFO(run.err);
        CHECK(run.status == 0);
    };
    done({"render", file, "--dates", "2016-02-20,2016-03-05", "-o", at("two.png"), "--table", at("two.csv")});
    CHECK(std::filesystem::exists(at("two.csv")));
    done({"render", "--sheet", at("two.png.json"), "-o", at("again.png"), "--no-sidecar"});
    CHECK(zamkan::readBytes(at("two.png")) == zamkan::readBytes(at("again.png")));
    CHECK_FALSE(std::filesystem::exists(at("again.png.json")));
    const std::string area = scratch.file("area.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"n":"one","code":"two"},)"
                                                          R"("geometry":{"type":"Polygon","coordinates":[[[40,35],[41,35],[41,36],[40,36],[40,35]]]}}]})");
    const std::string marks = scratch.file("notes.json", R"([{"kind":"circle","at":[40.5,35.5],"radius_km":20,"text":"here","colour":2}])");
    done({"render", file, "-o", at("own.png"), "--layer", area, "--label-column", "code", "--notes", marks, "--projection", "conic"});
    done({"render", file, "-o", at("bare.png"), "--projection", "conic", "--no-sidecar"});
    std::filesystem::remove(marks); // the description has the notes themselves
    done({"render", "--sheet", at("own.png.json"), "-o", at("own_again.png"), "--no-sidecar"});
    CHECK(zamkan::readBytes(at("own.png")) == zamkan::readBytes(at("own_again.png")));
    CHECK(zamkan::readBytes(at("own.png")) != zamkan::readBytes(at("bare.png")));
    const std::string broken = scratch.file("broken.json", R"([{"kind":"text"}])");
    const Run refused = runProgram({"render", file, "-o", at("x.png"), "--notes", broken});
    CHECK(refused.status == 1);
    CHECK_THAT(refused.err, ContainsSubstring("broken.json"));
    done({"render", file, "-o", at("page.html")});
    CHECK_THAT(zamkan::readBytes(at("page.html")), ContainsSubstring("Shaddadi"));
    done({"animate", file, "-o", at("frames/"), "--step", "P1W", "--size", "320x200", "--hold", "0", "--no-sidecar"});
    CHECK(std::filesystem::exists(at("frames") + "/frame_00002.png"));
    CHECK(runProgram({"render", file, "-o", at("x.png"), "--dates", "2016-02-20,yesterday"}).status == 2);
    CHECK(runProgram({"animate", file, "-o", at("x.mp4"), "--step", "a week"}).status == 2);
    CHECK(runProgram({"render", file, "-o", at("no/folder/x.png")}).status == 1);
}

TEST_CASE("before and after with areas, and a film, are made again from what stands beside them") {
    const Scratch scratch;
    const std::string file = scratch.file("events.csv", "date_from,type,subtype,lon,lat,place,actor_gaining,actor_losing,status\n"
                                                        "2016-02-19,control,gained,40.73,36.06,Shaddadi,SDF,Islamic State,reported\n"
                                                        "2015-01-02,control,gained,40.73,36.06,Shaddadi,Islamic State,,reported\n"
                                                        "2016-02-20,control,gained,40.14,35.33,Deir ez-Zor,SDF,,denied\n");
    const auto at = [&](const char *name) { return (scratch.path / name).string(); };
    const auto done = [&](const std::vector<std::string> &words) {
        const Run run = runProgram(words, {}, {{"DISPLAY", ""}});
        INFO(run.err);
        CHECK(run.status == 0);
    };
    done({"render", file, "--compare", "2015-06-01,2016-06-01", "--areas", "--without", "inset,method", "-o", at("two.svg")});
    const std::string svg = zamkan::readBytes(at("two.svg.json"));
    CHECK_THAT(svg, ContainsSubstring("\"compared\": true") && ContainsSubstring("\"areas\": true") && ContainsSubstring("\"method\""));
    done({"render", "--sheet", at("two.svg.json"), "-o", at("again.svg"), "--no-sidecar"});
    CHECK(zamkan::readBytes(at("two.svg")) == zamkan::readBytes(at("again.svg")));
    done({"animate", file, "-o", at("frames/"), "--step", "P1M", "--size", "320x200", "--hold", "0", "--areas"});
    done({"animate", "--sheet", at("frames.json"), "-o", at("again/"), "--no-sidecar"});
    CHECK(zamkan::readBytes(at("frames") + "/frame_00003.png") == zamkan::readBytes(at("again") + "/frame_00003.png"));
    CHECK(runProgram({"animate", "--sheet", at("two.svg.json"), "-o", at("x/")}).status == 1);
    CHECK(runProgram({"render", file, "-o", at("x.png"), "--compare", "2016-06-01,2015-06-01"}).status == 2);
    CHECK(runProgram({"render", file, "-o", at("x.png"), "--without", "title"}).status == 2);
}

TEST_CASE("without a display and without files the sample is drawn, and the way to the window is told") {
    const Scratch scratch;
    const auto before = std::filesystem::current_path();
    std::filesystem::current_path(scratch.path);
    const Run run = runProgram({}, {}, {{"DISPLAY", ""}});
    std::filesystem::current_path(before);
    INFO(run.err);
    CHECK(run.status == 0);
    CHECK_THAT(run.out, ContainsSubstring("zamkan-sample.png"));
    CHECK_THAT(run.out, ContainsSubstring("desktop session"));
    CHECK(std::filesystem::file_size(scratch.path / "zamkan-sample.png") > 10000);
}

TEST_CASE("without a display a file asked for in the window is not lost: the way to draw it is told") {
    const Run run = runProgram({"events.csv"}, {}, {{"DISPLAY", ""}});
    CHECK(run.status == 1);
    CHECK_THAT(run.err, ContainsSubstring("zamkan render events.csv"));
}
