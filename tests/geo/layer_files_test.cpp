#include "base/files.hpp"
#include "catch.hpp"
#include "geo/features.hpp"
#include "geo/layer_files.hpp"
#include "geo/tables.hpp"
#include <cstdlib>
#include <map>

using namespace zamkan;
using namespace zamkan::geo;
namespace fs = std::filesystem;

namespace {

struct Folder {
    fs::path path = fs::temp_directory_path() / ("zamkan-layers-" + std::to_string(std::rand()));
    Folder() { fs::create_directories(path); }
    ~Folder() { fs::remove_all(path); }
};

using Cells = std::vector<std::string>;

Cells row(const Table &table, std::size_t index) {
    Cells cells;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        cells.emplace_back(table.cell(index, i));
    return cells;
}

TableToWrite places() {
    TableToWrite table;
    table.layer = "events";
    table.columns = {{"date", ColumnKind::date}, {"الاسم", ColumnKind::text}, {"n", ColumnKind::number}};
    table.rows = {{"2016-04-14", "الرقة", "0.1"}, {"", "", ""}, {"2017-10-17", "a \"quoted\", line\nof two", "-12"}};
    table.points = {LatLon::fromDegrees(35.95, 39.01), std::nullopt, LatLon::fromDegrees(33.64, 42.83)};
    return table;
}

const Format &format(const std::string &name) {
    const Format *found = formatOf("x" + name);
    REQUIRE(found);
    return *found;
}

} // namespace

TEST_CASE("a table comes back from every format as it was written") {
    const Folder folder;
    const TableToWrite written = places();
    for (const Format &format : formats()) {
        if (!format.written || format.driver.empty() || format.driver == "GeoJSON" || format.driver == "GeoJSONSeq")
            continue;
        INFO(format.title);
        const fs::path file = folder.path / ("a" + std::string(format.extensions.front()));
        const auto lost = writeLayers(file, format, {asLayer(written)});
        const bool flat = format.key == "fgb"; // which holds no row without a position
        CHECK(lost.size() == (flat ? 1 : 0));
        const Table table = readTable(file).value;
        const bool sheet = format.key == "xlsx" || format.key == "ods"; // whose empty lines are no rows
        const std::size_t last = sheet || flat ? 1 : 2;
        REQUIRE(table.rows() == last + 1);
        // GDAL gives every KML a name, a description and a time span, used or not.
        const std::size_t before = format.driver == "LIBKML" ? 4 : 0;
        const auto row = [&](const Table &of, std::size_t index) {
            Cells cells = ::row(of, index);
            cells.erase(cells.begin(), cells.begin() + static_cast<std::ptrdiff_t>(before));
            return cells;
        };
        CHECK(Cells(table.columns.begin() + static_cast<std::ptrdiff_t>(before), table.columns.end()) == Cells{"date", "الاسم", "n"});
        CHECK(row(table, 0) == written.rows[0]);
        CHECK(row(table, last) == written.rows[2]);
        CHECK(table.number(last) == (flat ? 2 : 3));
        if (!sheet) {
            REQUIRE(table.position(0));
            CHECK(distanceKm(*table.position(0), *written.points[0]) < 0.001);
        }
        if (last == 2) {
            CHECK(row(table, 1) == written.rows[1]);
            CHECK_FALSE(table.position(1));
        }
    }
    for (const auto &entry : fs::directory_iterator(folder.path))
        CHECK(entry.path().stem() == "a"); // nothing else is left
}

TEST_CASE("a column that a format keeps for itself gets a number") {
    const Folder folder;
    TableToWrite table = places();
    table.columns = {{"fid", ColumnKind::text}, {"Fid", ColumnKind::text}, {"n", ColumnKind::number}};
    static_cast<void>(writeLayers(folder.path / "a.gpkg", format(".gpkg"), {asLayer(table)}));
    CHECK(readTable(folder.path / "a.gpkg").value.columns == Cells{"fid_2", "Fid_3", "n"});
}

TEST_CASE("what a shapefile cannot hold is said") {
    const Folder folder;
    TableToWrite table = places();
    table.columns[0] = {"a long name of a column", ColumnKind::text};
    table.columns[1] = {"a long name of another", ColumnKind::text};
    table.columns[2] = {"given_a_short_name", ColumnKind::number, "short"};
    table.rows[0][1] = std::string(100, 'x');
    for (int i = 0; i < 100; ++i)
        table.rows[0][1] += "ي";
    const auto lost = writeLayers(folder.path / "a.shp", format(".shp"), {asLayer(table)});
    REQUIRE(lost.size() == 2);
    CHECK_THAT(lost[0].what, ContainsSubstring("a long name of another is a long n_2"));
    CHECK_THAT(lost[0].what, ContainsSubstring("given_a_short_name is short"));
    CHECK_THAT(lost[1].what, ContainsSubstring("254 bytes in 1 rows"));
    const Table back = readTable(folder.path / "a.shp").value;
    CHECK(back.columns == Cells{"a long nam", "a long n_2", "short"});
    CHECK(back.cell(0, 1).size() == 254);
}

TEST_CASE("a GeoPackage tells QGIS which columns say when, and hides the table that does") {
    const Folder folder;
    const TableToWrite table = places();
    LayerToWrite layer = asLayer(table);
    layer.from = layer.to = "date";
    static_cast<void>(writeLayers(folder.path / "a.gpkg", format(".gpkg"), {layer}));
    const auto layers = layersOf(folder.path / "a.gpkg");
    REQUIRE(layers.size() == 1);
    CHECK(layers[0].name == "events");
    CHECK(readTable(folder.path / "a.gpkg").value.rows() == 3);
    const Table styles = readTable(folder.path / "a.gpkg", {.layer = "layer_styles"}).value;
    REQUIRE(styles.rows() == 1);
    CHECK_THAT(styles.text(0), ContainsSubstring("startField=\"date\"") && ContainsSubstring("mode=\"2\""));
}

TEST_CASE("Google Earth sees name and time span of a KML, and they are no columns of ours when read again") {
    const Folder folder;
    TableToWrite table = places();
    table.columns = {{"date_from", ColumnKind::date}, {"event_id", ColumnKind::text}, {"date_to", ColumnKind::date}};
    table.rows = {{"2016-04-14", "a", "2016-05-01"}};
    table.points.resize(1);
    LayerToWrite layer = asLayer(table);
    layer.from = "date_from";
    layer.to = "date_to";
    layer.name = "event_id";
    static_cast<void>(writeLayers(folder.path / "a.kml", format(".kml"), {layer}));
    const std::string kml = readBytes(folder.path / "a.kml");
    CHECK_THAT(kml, ContainsSubstring("<TimeSpan>") && ContainsSubstring("<begin>2016-04-14") &&
                        ContainsSubstring("<end>2016-05-01") && ContainsSubstring("<name>a</name>"));
    const Table back = readTable(folder.path / "a.kml").value;
    CHECK(back.columns == Cells{"date_from", "event_id", "date_to"});
    CHECK(row(back, 0) == table.rows[0]);
}

TEST_CASE("a file is written where it can be, or stays as it was") {
    const Folder folder;
    const TableToWrite table = places();
    CHECK_THROWS_AS(writeLayers(folder.path / "none" / "a.gpkg", format(".gpkg"), {asLayer(table)}), InputError);
    writeBytes(folder.path / "a.gpkg", "as it was");
    LayerToWrite breaking = asLayer(table);
    breaking.row = [](std::size_t, std::vector<std::string> &) -> std::optional<LatLon> {
        throw InputError("no more", "", "");
    };
    CHECK_THROWS_AS(writeLayers(folder.path / "a.gpkg", format(".gpkg"), {breaking}), InputError);
    CHECK(readBytes(folder.path / "a.gpkg") == "as it was");
    CHECK(std::distance(fs::directory_iterator(folder.path), fs::directory_iterator{}) == 1);
}

TEST_CASE("the README tells every format, what it ends in and what it loses") {
    const std::string readme = readBytes(fs::path(ZAMKAN_SOURCE_DIR) / "README.md");
    for (const Format &format : formats()) {
        INFO(format.title);
        for (const std::string_view extension : format.extensions)
            if (extension != "pg:")
                CHECK_THAT(readme, ContainsSubstring("`" + std::string(extension) + "`"));
        if (!format.loses.empty())
            CHECK_THAT(readme, ContainsSubstring("| " + std::string(format.loses) + " |"));
    }
}
