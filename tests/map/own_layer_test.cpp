#include "base/files.hpp"
#include "catch.hpp"
#include "map/own_layer.hpp"
#include "map/scene.hpp"
#include "map/theme.hpp"
#include "sample_view.hpp"
#include <algorithm>
#include <filesystem>
#include <fmt/format.h>

using namespace zamkan;
namespace fs = std::filesystem;

namespace {

class Folder {
public:
    Folder() {
        std::string name = (fs::temp_directory_path() / "zamkan-layers-XXXXXX").string();
        path_ = mkdtemp(name.data());
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    [[nodiscard]] fs::path write(const std::string &name, const std::string &text) const {
        writeBytes(path_ / name, text);
        return path_ / name;
    }
    [[nodiscard]] fs::path cache() const { return path_ / "cache"; }

private:
    fs::path path_;
};

std::string collection(const std::string &features) { return R"({"type":"FeatureCollection","features":[)" + features + "]}"; }

// Squares side by side from 38° E 34° N on, each edge in pieces.
std::string squares(int columns, int rows, double side, int pieces = 1) {
    std::string out;
    for (int x = 0; x < columns; ++x)
        for (int y = 0; y < rows; ++y) {
            std::string ring;
            const double west = 38 + x * side, south = 34 + y * side;
            const double corners[5][2] = {{west, south}, {west + side, south}, {west + side, south + side}, {west, south + side}, {west, south}};
            for (int edge = 0; edge < 4; ++edge)
                for (int k = 0; k < pieces; ++k)
                    ring += fmt::format("[{:.7f},{:.7f}],", corners[edge][0] + (corners[edge + 1][0] - corners[edge][0]) * k / pieces,
                                        corners[edge][1] + (corners[edge + 1][1] - corners[edge][1]) * k / pieces);
            ring += fmt::format("[{:.7f},{:.7f}]", west, south);
            out += fmt::format(R"({}{{"type":"Feature","properties":{{"name":"ناحية {}-{}","n":{}}},"geometry":{{"type":"Polygon","coordinates":[[{}]]}}}})",
                               out.empty() ? "" : ",", x, y, x * rows + y, ring);
        }
    return collection(out);
}

std::size_t verticesOf(const map::OwnLayer::Level &level) {
    std::size_t count = 0;
    for (const auto &mesh : level.areas) count += mesh->rings.vertices.size();
    for (const auto &chunk : level.lines) count += chunk->lines.vertices.size();
    return count;
}

double triangleArea(const map::OwnLayer::Level &level) {
    double sum = 0;
    for (const auto &mesh : level.areas)
        for (std::size_t i = 0; i + 2 < mesh->vertices.size(); i += 3) {
            const map::Point &a = mesh->vertices[i], &b = mesh->vertices[i + 1], &c = mesh->vertices[i + 2];
            sum += std::abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2;
        }
    return sum;
}

} // namespace

TEST_CASE("a file of areas becomes a layer with its columns and a place for each name") {
    const Folder folder;
    const auto opened = map::openOwnLayers(folder.write("districts.geojson", squares(2, 2, 0.5)), folder.cache());
    REQUIRE(opened.value.size() == 1);
    CHECK(opened.diagnostics.empty());
    const map::OwnLayer &layer = *opened.value[0];
    REQUIRE(layer.features() == 4);
    REQUIRE(layer.nameColumn());
    CHECK(layer.columns[*layer.nameColumn()] == "name");
    CHECK(layer.value(0, *layer.nameColumn()) == "ناحية 0-0");
    CHECK(layer.value(3, *layer.nameColumn()) == "ناحية 1-1");
    CHECK(layer.box.west == Approx(38));
    CHECK(layer.box.north == Approx(35));
    const geo::LatLon middle = map::unproject(layer.spots[0].at);
    CHECK(middle.longitude() == Approx(38.25).margin(0.1));
    CHECK(middle.latitude() == Approx(34.25).margin(0.2)); // names are wide: the height hardly matters
}

TEST_CASE("lines and points make a layer too, several points of one feature as well") {
    const Folder folder;
    const auto file = folder.write("things.geojson",
                                   collection(R"({"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[38,34],[39,35],[40,34]]}},)"
                                              R"({"type":"Feature","properties":{},"geometry":{"type":"MultiPoint","coordinates":[[38,34],[39,35]]}},)"
                                              R"({"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[41,36]}},)"
                                              R"({"type":"Feature","properties":{},"geometry":null})"));
    const auto opened = map::openOwnLayers(file, folder.cache());
    REQUIRE(opened.value.size() == 1);
    const map::OwnLayer::Level &level = opened.value[0]->levels.back();
    CHECK(level.points.size() == 3);
    CHECK(level.lines.size() == 1);
    CHECK(level.areas.empty());
    REQUIRE(opened.diagnostics.size() == 1); // the one without a place
    CHECK(opened.diagnostics[0].what == "1 of its features have no place on the map");
}

TEST_CASE("a big layer is simplified for each level, and covers the same at all of them") {
    const Folder folder;
    const auto file = folder.write("grid.geojson", squares(60, 60, 0.02, 12)); // 43,200 vertices
    const auto layer = map::openOwnLayers(file, folder.cache()).value.at(0);
    REQUIRE(layer->levels.size() > 2);
    const map::OwnLayer::Level &coarse = layer->levels.front(), &fine = layer->levels.back();
    CHECK(verticesOf(fine) == 60U * 60U * 48U);
    CHECK(verticesOf(coarse) < verticesOf(fine) / 10);
    for (std::size_t i = 1; i < layer->levels.size(); ++i) CHECK(layer->levels[i].zoom > layer->levels[i - 1].zoom);
    const double whole = triangleArea(fine);
    for (const map::OwnLayer::Level &level : layer->levels) {
        const double pixel = 1 / (256 * std::exp2(level.zoom + 2)); // at the deepest zoom of the level
        const double side = std::sqrt(whole);
        CHECK(triangleArea(level) == Approx(whole).margin(4 * side * pixel + pixel * pixel)); // its edge may move by half a pixel
    }
    CHECK(&layer->level(0) == &coarse);
    CHECK(&layer->level(30) == &fine);
}

TEST_CASE("areas that lie over each other are filled once") {
    const Folder folder;
    const std::string square = R"({"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[38,34],[40,34],[40,36],[38,36],[38,34]]]}})";
    const auto one = map::openOwnLayers(folder.write("one.geojson", collection(square)), folder.cache()).value.at(0);
    const auto two = map::openOwnLayers(folder.write("two.geojson", collection(square + "," + square)), folder.cache()).value.at(0);
    CHECK(triangleArea(two->levels.back()) == Approx(triangleArea(one->levels.back())));
}

TEST_CASE("what was made of a layer is kept while its file stays as it is, and the file is never touched") {
    const Folder folder;
    const auto file = folder.write("grid.geojson", squares(40, 40, 0.02, 8));
    const std::string before = readBytes(file);
    const auto first = map::openOwnLayers(file, folder.cache()).value.at(0);
    REQUIRE_FALSE(fs::is_empty(folder.cache() / "layers"));
    const auto second = map::openOwnLayers(file, folder.cache()).value.at(0);
    CHECK(readBytes(file) == before);
    CHECK(second->features() == first->features());
    CHECK(second->level(20).areas.at(0)->merged);
    CHECK(second->value(7, 0) == first->value(7, 0));
    REQUIRE(second->levels.size() == first->levels.size());
    for (std::size_t i = 0; i < first->levels.size(); ++i) {
        CHECK(verticesOf(second->levels[i]) == verticesOf(first->levels[i]));
        CHECK(triangleArea(second->levels[i]) == triangleArea(first->levels[i])); // to the last bit: a picture does not hang on the cache
    }
    writeBytes(file, squares(3, 3, 0.5)); // another file now
    CHECK(map::openOwnLayers(file, folder.cache()).value.at(0)->features() == 9);
}

TEST_CASE("a damaged cache costs time and nothing else") {
    const Folder folder;
    const auto file = folder.write("grid.geojson", squares(3, 3, 0.5));
    (void)map::openOwnLayers(file, folder.cache());
    for (const auto &entry : fs::directory_iterator(folder.cache() / "layers")) {
        const std::string bytes = readBytes(entry.path());
        writeBytes(entry.path(), bytes.substr(0, bytes.size() / 2));
    }
    CHECK(map::openOwnLayers(file, folder.cache()).value.at(0)->features() == 9);
}

TEST_CASE("a file without shapes is refused with what to do") {
    const Folder folder;
    const auto file = folder.write("none.geojson", collection(R"({"type":"Feature","properties":{"a":1},"geometry":null})"));
    CHECK_FALSE(map::hasShapes(file));
    try {
        (void)map::openOwnLayers(file, folder.cache());
        FAIL("it was taken");
    } catch (const InputError &error) {
        CHECK(error.diagnostic().what.find("none of its 1 rows has a shape") != std::string::npos);
        CHECK_FALSE(error.diagnostic().remedy.empty());
    }
    CHECK_THROWS_AS(map::openOwnLayers(folder.cache() / "nothing.shp", folder.cache()), InputError);
    CHECK(map::hasShapes(folder.write("some.geojson", squares(1, 1, 1))));
}

TEST_CASE("a layer lies over the base map in its colour, is named in the legend and by its column") {
    const Folder folder;
    const auto layer = map::openOwnLayers(folder.write("districts.geojson", squares(4, 4, 0.8)), folder.cache()).value.at(0);
    const events::EventTable table = testing::sampleTable();
    const std::vector<events::Row> rows = testing::allRows(table);
    map::SceneMaker maker = testing::studio().maker();
    map::View view = testing::viewOn(table, rows);
    const map::Picture before = maker.make(view);
    view.own.push_back({layer, "My districts", 5, layer->nameColumn()});
    const map::Picture picture = maker.make(view);
    CHECK(picture.fills.size() > before.fills.size());
    CHECK(picture.own != before.own);
    const map::Colour colour = maker.theme().colourOfLayer(5);
    CHECK(std::any_of(picture.fills.begin(), picture.fills.end(), [&](const map::FillLayer &fill) {
        return fill.mesh->merged && fill.colour.r == colour.r && fill.colour.g == colour.g && fill.colour.a < 128;
    }));
    const auto says = [](const std::vector<map::Label> &labels, std::string_view text) {
        return std::any_of(labels.begin(), labels.end(), [&](const map::Label &label) { return label.text == text; });
    };
    CHECK(says(picture.captions, "My districts"));
    CHECK(std::any_of(picture.labels.begin(), picture.labels.end(), [](const map::Label &label) { return label.text.find("ناحية") != std::string_view::npos; }));
    view.own.front().label.reset();
    const map::Picture unnamed = maker.make(view);
    CHECK(std::none_of(unnamed.labels.begin(), unnamed.labels.end(), [](const map::Label &label) { return label.text.find("ناحية") != std::string_view::npos; }));
}
