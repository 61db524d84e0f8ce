// Words, actors and months that a user adds in the config folder are read like the bundled ones.
#include "base/json.hpp"
#include "catch.hpp"
#include "run_program.hpp"
#include <algorithm>
#include <sstream>

using zamkan::Json;
namespace fs = std::filesystem;

namespace {

// A config folder with these files in it.
struct Config {
    Scratch scratch;
    void own(const std::string &file, const std::string &toml) const {
        fs::create_directories((scratch.path / "zamkan" / file).parent_path());
        (void)scratch.file("zamkan/" + file, toml);
    }
    Run read(const std::string &text) const {
        return runProgram({"extract", "--text", text, "--published", "2016-06-13"}, {}, {{"XDG_CONFIG_HOME", scratch.path.string()}});
    }
};

std::vector<Json> ofKind(const std::string &kind, const Run &run) {
    std::vector<Json> out;
    std::istringstream in(run.out);
    for (std::string line; std::getline(in, line);)
        if (Json parsed = Json::parse(line); parsed["kind"] == kind) out.push_back(std::move(parsed));
    return out;
}

constexpr const char *kActor = "[actor.falcons]\nname_en = \"Falcons of the Steppe\"\nname_ar = \"صقور البادية\"\n"
                               "kind = \"armed_group\"\nside = \"opposition\"\nbelligerent = true\naliases = [\"الصقور\"]\n";

} // namespace

TEST_CASE("an own actor takes a town") {
    const Config config;
    config.own("actors/mine.toml", kActor);
    const Run run = config.read("سيطرت صقور البادية على مدينة الرمادي أمس");
    REQUIRE(run.status == 0);
    CHECK(run.err.empty());
    const auto events = ofKind("event", run);
    REQUIRE(events.size() == 1);
    REQUIRE(events[0]["actors"].size() == 1);
    CHECK(events[0]["actors"][0]["id"] == "falcons");
    CHECK(events[0]["actors"][0]["role"] == "gaining");
}

TEST_CASE("an own trigger makes an event") {
    const Config config;
    config.own("lexicon/ar/events.toml", "[[trigger]]\nkey = \"control.gained.mine\"\ntype = \"control\"\nsubtype = \"gained\"\n"
                                         "verbs = [\"تسلطن/يتسلطن\"]\nagent = \"gaining\"\nother = \"losing\"\nplaces = [\"على\"]\n"
                                         "example = \"تسلطن التنظيم على مدينة الرمادي.\"\n");
    const auto events = ofKind("event", config.read("تسلطن تنظيم داعش على مدينة الرمادي أمس"));
    REQUIRE(events.size() == 1);
    CHECK(events[0]["rule"] == "control.gained.mine");
    CHECK(events[0]["actors"][0]["id"] == "isis");
}

TEST_CASE("an own name of a month is a date, and a removed one is none") {
    const Config config;
    config.own("lexicon/ar/dates.toml", "[[month]]\nnumber = 3\nnames = [\"ميهرجان\"]\n[[remove.month]]\nnumber = 5\nnames = [\"أيار\"]\n");
    const Run run = config.read("في 7 ميهرجان 2015 وفي 8 أيار 2015");
    CHECK(run.err.empty());
    const auto dates = ofKind("date", run);
    REQUIRE_FALSE(dates.empty());
    CHECK(dates[0]["from"] == "2015-03-07");
    CHECK(std::none_of(dates.begin(), dates.end(), [](const Json &date) { return date["from"] == "2015-05-08"; }));
}

TEST_CASE("own files that are broken are told once, and the bundled words still work") {
    const Config config;
    config.own("lexicon/ar/dates.toml", "[[month]]\nnumber = = 3\n");
    config.own("actors/mine.toml", "[actor.falcons]\nname_en = \"Falcons\"\n");
    const Run run = config.read("سيطر تنظيم داعش على مدينة الرمادي أمس");
    CHECK(run.status == 0);
    CHECK(ofKind("event", run).size() == 1);
    CHECK_THAT(run.err, ContainsSubstring("dates.toml:2"));
    CHECK_THAT(run.err, ContainsSubstring("mine.toml:1: 'actor.falcons'"));
    CHECK(std::count(run.err.begin(), run.err.end(), '\n') == 2);
    for (const char *verb : {"info", "dates"}) {
        const Run other = runProgram({verb, config.scratch.file("a.txt", "زار حلب في 3 أيار 2016")}, {},
                                     {{"XDG_CONFIG_HOME", config.scratch.path.string()}});
        CHECK(other.status == 0);
        CHECK_THAT(other.err + other.out, ContainsSubstring("dates.toml:2"));
    }
}

TEST_CASE("a place of one's own is meant before a bundled one of its name, in a text and by geocode") {
    const Config config;
    fs::create_directories(config.scratch.path / "zamkan" / "gazetteer");
    (void)config.scratch.file("zamkan/gazetteer/mine.csv", "name,name_ar,lat,lon\nRamadi of Ours,الرمادي,30.5,20.25\n");
    const auto places = ofKind("place", config.read("قصف الجيش مدينة الرمادي أمس"));
    REQUIRE(places.size() == 1);
    CHECK(places[0]["lon"] == 20.25);
    CHECK(places[0]["why"].dump().find("own gazetteer") != std::string::npos);
    const Run asked = runProgram({"geocode", "الرمادي", "--format", "ndjson"}, {}, {{"XDG_CONFIG_HOME", config.scratch.path.string()}});
    CHECK(Json::parse(asked.out)["candidates"][0]["lon"] == 20.25);
}
