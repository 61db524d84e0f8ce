// zamkan control, as a user runs it.
#include "base/files.hpp"
#include "base/json.hpp"
#include "catch.hpp"
#include "geo/tables.hpp"
#include "run_program.hpp"
#include <algorithm>
#include <set>

using zamkan::Json;
using zamkan::readBytes;
namespace fs = std::filesystem;

namespace {
const std::string kSample = (fs::path(ZAMKAN_SOURCE_DIR) / "assets/samples/iraq_syria_control_2013-2017.csv").string();
} // namespace

TEST_CASE("control writes areas with the contract's columns, each with its reason") {
    const Scratch scratch;
    const std::string out = (scratch.path / "areas.geojson").string();
    REQUIRE(runProgram({"control", kSample, "--at", "2016-06-13", "-o", out}).status == 0);
    const Json areas = Json::parse(readBytes(out));
    REQUIRE(areas["features"].size() > 20);
    std::set<std::string> holders;
    for (const Json &area : areas["features"]) {
        CHECK(area["geometry"]["type"] == "MultiPolygon");
        const Json &cells = area["properties"];
        for (const char *column : {"holder", "holder_id", "status", "since_from", "since_to", "certainty", "area_km2", "why"})
            CHECK(cells.contains(column));
        CHECK(cells["area_km2"].get<double>() > 0);
        CHECK_FALSE(cells["why"].get<std::string>().empty());
        if (cells["holder_id"].is_string()) holders.insert(cells["holder_id"].get<std::string>());
    }
    CHECK(holders.contains("isis"));
    CHECK(holders.contains("iraqi_forces"));
    for (const char *name : {"areas.gpkg", "areas.shp", "areas.fgb", "areas.kml", "areas.sqlite", "areas.geojsonl"}) {
        INFO(name);
        CHECK(runProgram({"control", kSample, "--at", "2016-06-13", "--by", "holder", "-o", (scratch.path / name).string()}).status == 0);
        CHECK(fs::file_size(scratch.path / name) > 1000);
    }
}

TEST_CASE("a GeoPackage of areas has the front lines beside them, with their lengths") {
    const Scratch scratch;
    const std::string out = (scratch.path / "areas.gpkg").string();
    REQUIRE(runProgram({"control", kSample, "--at", "2015-06-13", "-o", out}).status == 0);
    const auto fronts = zamkan::geo::readTable(out, {"fronts"}).value;
    REQUIRE(fronts.rows() > 0);
    CHECK(fronts.columns == std::vector<std::string>{"party", "party_id", "other", "other_id", "km", "date"});
    double longest = 0;
    for (std::size_t row = 0; row < fronts.rows(); ++row) {
        CHECK(fronts.cell(row, 1) < fronts.cell(row, 3));
        CHECK(fronts.position(row));
        longest = std::max(longest, std::stod(fronts.cell(row, 4)));
    }
    CHECK(longest > 10);
    CHECK(zamkan::geo::readTable(out, {"areas"}).value.rows() > 20);
}

TEST_CASE("control tells what changed between two days, on standard output or as CSV") {
    const Scratch scratch;
    const Run shown = runProgram({"control", kSample, "--from", "2015-01-01", "--to", "2016-06-14"});
    REQUIRE(shown.status == 0);
    for (const char *word : {"gained", "lost", "transfer", "share", "front", "Islamic State", "Sinjar"})
        CHECK_THAT(shown.out, ContainsSubstring(word));
    const std::string file = (scratch.path / "changes.csv").string();
    REQUIRE(runProgram({"control", kSample, "--from", "2015-01-01", "--to", "2016-06-14", "-o", file}).status == 0);
    CHECK_THAT(readBytes(file), Catch::Matchers::StartsWith("what,party,party_id,other"));
}

TEST_CASE("control sets an article's claims about territory beside the map of a table") {
    const Scratch scratch;
    const std::string article = scratch.file(
        "article_2016-06-13.txt", "Islamic State lost 50 percent of its territory in Iraq, the envoy said.\n");
    const Run run = runProgram({"control", kSample, article, "--from", "2014-01-01", "--to", "2016-06-14"});
    REQUIRE(run.status == 0);
    CHECK_THAT(run.out, ContainsSubstring("percentage: says"));
    CHECK_THAT(run.out, ContainsSubstring("the most until then"));
}

TEST_CASE("control says what is wrong with its command line, and with an input that tells nothing") {
    const Scratch scratch;
    const std::string out = (scratch.path / "areas.geojson").string();
    CHECK(runProgram({"control", kSample, "-o", out}).status == 2);
    CHECK(runProgram({"control", kSample, "--at", "yesterday", "-o", out}).status == 2);
    CHECK(runProgram({"control", kSample, "--at", "2016-06-13", "-o", "areas.csv"}).status == 2);
    CHECK(runProgram({"control", kSample, "--at", "2016-06-13"}).status == 2);
    CHECK(runProgram({"control", kSample, "--from", "2016-06-13", "--to", "2016-06-13"}).status == 2);
    CHECK(runProgram({"control", kSample, "--from", "2016-06-13"}).status == 2);
    const Run early = runProgram({"control", kSample, "--at", "1999-01-01", "-o", out});
    CHECK(early.status == 1);
    CHECK_THAT(early.err, ContainsSubstring("choose a day from 2013-01-11 on"));
    const std::string none = scratch.file("none.csv", "date,lat,lon,type\n2016-06-13,36,43,violence\n");
    const Run empty = runProgram({"control", none, "--at", "2016-06-13", "-o", out});
    CHECK(empty.status == 1);
    CHECK_THAT(empty.err, ContainsSubstring("no event tells who gained, lost or holds a place"));
    CHECK_FALSE(fs::exists(out));
    CHECK(runProgram({"control", (scratch.path / "absent.csv").string(), "--at", "2016-06-13", "-o", out}).status == 1);
}
