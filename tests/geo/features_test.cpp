#include "base/diagnostic.hpp"
#include "base/files.hpp"
#include "catch.hpp"
#include "geo/features.hpp"
#include <filesystem>
#include <unistd.h>

using namespace zamkan;
using namespace zamkan::geo;
namespace fs = std::filesystem;

namespace {

struct Folder {
    fs::path path = fs::temp_directory_path() / ("zamkan-features-" + std::to_string(::getpid()));
    Folder() { fs::create_directories(path); }
    ~Folder() { fs::remove_all(path); }
    fs::path write(const std::string &name, const std::string &text) const {
        writeBytes(path / name, text);
        return path / name;
    }
};

std::vector<Feature> read(const fs::path &file, const std::string &layer = {}) {
    std::vector<Feature> out;
    readFeatures(file, layer, [&](const Feature &feature) {
        out.push_back(feature);
        return true;
    });
    return out;
}

} // namespace

TEST_CASE("points of a CSV file are found by their column names, whatever the language of the rest") {
    const Folder folder;
    const auto file =
        folder.write("towns.csv", "name,longitude,latitude\nهيت,42.82768,33.63664\nnowhere,,\n");
    const auto layers = layersOf(file);
    REQUIRE(layers.size() == 1);
    CHECK(layers[0].fields == std::vector<std::string>{"name", "longitude", "latitude"});
    const auto rows = read(file);
    REQUIRE(rows.size() == 2);
    REQUIRE(rows[0].shape.point);
    CHECK(rows[0].shape.point->latitude() == Approx(33.63664));
    CHECK(rows[0].values[0] == "هيت");
    CHECK_FALSE(rows[1].shape.point);
}

TEST_CASE("polygons and lines come with all their parts, rings not closed twice") {
    const Folder folder;
    const auto file = folder.write("shapes.geojson", R"({"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"n":"a"},"geometry":{"type":"MultiPolygon","coordinates":
          [[[[0,0],[4,0],[4,4],[0,0]],[[1,0.5],[2,0.5],[2,1],[1,0.5]]],[[[9,9],[10,9],[10,10],[9,9]]]]}},
        {"type":"Feature","properties":{"n":null},"geometry":{"type":"LineString","coordinates":[[0,0],[1,1],[2,0]]}}]})");
    const auto rows = read(file);
    REQUIRE(rows.size() == 2);
    REQUIRE(rows[0].shape.polygons.size() == 2);
    CHECK(rows[0].shape.polygons[0].rings.size() == 2);
    CHECK(rows[0].shape.polygons[0].rings[0].size() == 3);
    CHECK(rows[0].shape.box().east == 10);
    REQUIRE(rows[1].shape.lines.size() == 1);
    CHECK(rows[1].shape.lines[0].size() == 3);
    CHECK(rows[1].values[0].empty());
}

TEST_CASE("coordinates in another system are brought to degrees") {
    const Folder folder;
    const auto file = folder.write("metres.geojson", R"({"type":"FeatureCollection",
        "crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3857"}},"features":[
        {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[4767457,3979427]}}]})");
    const auto rows = read(file);
    REQUIRE(rows.size() == 1);
    REQUIRE(rows[0].shape.point);
    CHECK(rows[0].shape.point->longitude() == Approx(42.8266).margin(0.001));
    CHECK(rows[0].shape.point->latitude() == Approx(33.639).margin(0.01));
}

TEST_CASE("reading stops when it was told to") {
    const Folder folder;
    const auto file = folder.write("many.csv", "name,n\na,1\nb,2\nc,3\n");
    int seen = 0;
    readFeatures(file, "", [&](const Feature &) { return ++seen < 2; });
    CHECK(seen == 2);
}

TEST_CASE("a file that cannot be opened is told by name") {
    const Folder folder;
    CHECK_THROWS_AS(layersOf(folder.path / "none.shp"), InputError);
    const auto broken = folder.write("broken.shp", std::string(30, 'x'));
    CHECK_THROWS_WITH(read(broken), ContainsSubstring("broken.shp"));
    const auto table = folder.write("table.csv", "name,n\na,1\n");
    CHECK_THROWS_WITH(read(table, "rivers"), ContainsSubstring("no layer 'rivers'"));
}

TEST_CASE("a layer cut off in the middle is told, not taken as the whole") {
    const fs::path whole = fs::path(ZAMKAN_SOURCE_DIR) / "shapefiles";
    if (!fs::exists(whole / "countries_50m.shp"))
        return;
    const Folder folder;
    for (const char *part : {".shp", ".shx", ".dbf", ".prj", ".cpg"})
        fs::copy_file(whole / (std::string("countries_50m") + part), folder.path / (std::string("c") + part));
    CHECK(read(folder.path / "c.shp").size() > 200);
    fs::resize_file(folder.path / "c.shp", fs::file_size(folder.path / "c.shp") / 2);
    CHECK_THROWS_WITH(read(folder.path / "c.shp"), ContainsSubstring("breaks off"));
}
