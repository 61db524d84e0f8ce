// The own readers against OGR's, value by value, on generated and hostile files.
#include "base/files.hpp"
#include "catch.hpp"
#include "geo/delimited.hpp"
#include "geo/geojson.hpp"
#include "geo/geopackage.hpp"
#include "geo/json_features.hpp"
#include "geo/layer_files.hpp"
#include "geo/tables.hpp"
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <ogrsf_frmts.h>
#include <random>

using namespace zamkan;
using namespace zamkan::geo;
namespace fs = std::filesystem;

namespace {

struct Cells {
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;
    std::vector<std::optional<LatLon>> positions;
    friend bool operator==(const Cells &, const Cells &) = default;
};

Cells all(const Table &table) {
    Cells out;
    out.columns = table.columns;
    RowBatch batch;
    for (std::size_t first = 0; first < table.rows(); first += batch.rows()) {
        table.read(first, 97, batch);
        for (std::size_t row = 0; row < batch.rows(); ++row) {
            out.rows.emplace_back(batch.cells(row).begin(), batch.cells(row).end());
            out.positions.push_back(batch.position(row));
        }
    }
    return out;
}

// Everything that a reader says of a file, so that two readings can be compared.
std::string told(const Table &table) {
    std::string out;
    const Cells cells = all(table);
    for (std::size_t row = 0; row < cells.rows.size(); ++row) {
        out += std::to_string(table.number(row)) + ":";
        for (const std::string &cell : cells.rows[row])
            out += "[" + cell + "]";
        out += table.text(row) + "\n";
    }
    for (const UnreadableRow &row : table.unreadable)
        out += std::to_string(row.number) + "! " + row.reason.said() + " " + row.text + "\n";
    return out + std::to_string(table.short_rows);
}

// As OGR's features have it: every cell as text, the first geometry's point.
Cells withOgr(const std::string &bytes, const std::string &name, const char *driver, std::vector<const char *> how = {}) {
    GDALAllRegister();
    const fs::path folder = fs::temp_directory_path() / ("zamkan-differential-" + std::to_string(std::rand()));
    fs::create_directories(folder);
    if (!bytes.empty())
        writeBytes(folder / name, bytes);
    const std::string file = bytes.empty() ? name : (folder / name).string();
    how.push_back(nullptr);
    const char *const drivers[] = {driver, nullptr};
    Cells out;
    {
        const std::unique_ptr<GDALDataset> dataset(GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR, drivers, how.data()));
        REQUIRE(dataset);
        OGRLayer *layer = dataset->GetLayer(0);
        for (int i = 0; i < layer->GetLayerDefn()->GetFieldCount(); ++i)
            out.columns.emplace_back(layer->GetLayerDefn()->GetFieldDefn(i)->GetNameRef());
        for (const auto &feature : layer) {
            auto &row = out.rows.emplace_back();
            for (int i = 0; i < feature->GetFieldCount(); ++i)
                row.emplace_back(feature->IsFieldSetAndNotNull(i) ? feature->GetFieldAsString(i) : "");
            const OGRGeometry *geometry = feature->GetGeometryRef();
            OGREnvelope box;
            if (geometry && !geometry->IsEmpty())
                geometry->getEnvelope(&box);
            out.positions.push_back(geometry && !geometry->IsEmpty()
                                        ? LatLon::tryFromDegrees((box.MinY + box.MaxY) / 2, (box.MinX + box.MaxX) / 2)
                                        : std::nullopt);
        }
    }
    fs::remove_all(folder);
    return out;
}

class Random {
public:
    explicit Random(unsigned seed) : engine_(seed) {}
    std::size_t below(std::size_t most) { return engine_() % most; }
    template <typename List> const auto &of(const List &list) { return list[below(std::size(list))]; }

private:
    std::mt19937 engine_;
};

constexpr std::string_view kPieces[] = {"هيت", "Mosul", "a b", "0.5", "-3", "x;y", "a|b", "1,234", "سيطر على", "é", "𐤀", "'", "2016-06-13", ""};

// A cell as CSV writers write it: quoted when it must be, or now and then when it need not be.
std::string written(const std::string &cell, Random &random) {
    if (cell.find_first_of(",\"\n\r") == std::string::npos && random.below(5) != 0)
        return cell;
    std::string out = "\"";
    for (const char c : cell)
        out.append(c == '"' ? "\"\"" : std::string(1, c));
    return out + "\"";
}

} // namespace

TEST_CASE("the own reader of delimited text gives what OGR gives on files that are written as they should be") {
    for (unsigned seed = 0; seed < 40; ++seed) {
        Random random(seed);
        const std::size_t columns = 2 + random.below(8), rows = 1 + random.below(60);
        const std::string_view lineEnd = seed % 3 == 0 ? "\r\n" : "\n";
        std::string csv = "c0";
        for (std::size_t i = 1; i < columns; ++i)
            csv += ",c" + std::to_string(i);
        csv += lineEnd;
        for (std::size_t row = 0; row < rows; ++row) {
            for (std::size_t i = 0; i < columns; ++i) {
                std::string cell(random.of(kPieces));
                if (random.below(6) == 0)
                    cell += random.below(2) == 0 ? "\nsecond line" : " \"said\" ";
                if (i == 0)
                    cell += "x"; // no blank lines
                csv += (i > 0 ? "," : "") + written(cell, random);
            }
            csv += row + 1 < rows || random.below(2) == 0 ? lineEnd : "";
        }
        INFO("seed " << seed << "\n" << csv);
        const Cells expected = withOgr(csv, "made.csv", "CSV", {"AUTODETECT_TYPE=NO", "EMPTY_STRING_AS_NULL=NO"});
        for (const std::size_t piece : {std::size_t{7}, std::size_t{64}, kPieceOfText})
            CHECK(all(readDelimited(FileBytes::of(csv), {{}, 3, nullptr}, piece)) == expected);
    }
}

TEST_CASE("hostile delimited text reads the same in pieces of any size, by any number of threads") {
    constexpr std::string_view kParts[] = {"\"",  "\"\"", ",",    "\n",      "\r\n",      "a",     "b c", "\"x\"", ",\"", "\",",
                                           "\n\"", "\"\n", "\t",  "1,2,3\n", "\"a\nb\",c\n", "x,\"y", "\"z\" w,", " \"q\"", "ه", "\xef\xbb\xbf", ";"};
    for (unsigned seed = 0; seed < 400; ++seed) {
        Random random(seed);
        std::string text = seed % 2 == 0 ? "a,b,c\n" : "a\tb\tc\n";
        for (std::size_t i = random.below(120); i > 0; --i)
            text += random.of(kParts);
        INFO("seed " << seed << "\n" << text);
        const std::string whole = told(readDelimited(text));
        for (const std::size_t piece : {std::size_t{1}, std::size_t{5}, std::size_t{16}, std::size_t{33}})
            CHECK(told(readDelimited(FileBytes::of(text), {{}, 4, nullptr}, piece)) == whole);
    }
}

TEST_CASE("a row is the same alone as among others") {
    std::string text = "a,b\n";
    for (int i = 0; i < 500; ++i)
        text += i % 7 == 0 ? "\"two\nlines\",\"\"\"q\"\"\"\n" : i % 11 == 0 ? "1,2,3\n" : "x" + std::to_string(i) + ",y\n";
    const Table table = readDelimited(FileBytes::of(text), {}, 40);
    const Cells cells = all(table);
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const RowBatch alone = table.row(row);
        CHECK(std::vector<std::string>(alone.cells(0).begin(), alone.cells(0).end()) == cells.rows[row]);
        CHECK(alone.number(0) == table.number(row));
    }
    CHECK(table.rows() + table.unreadable.size() == 500);
}

TEST_CASE("the own reader of GeoJSON gives what OGR gives") {
    constexpr std::string_view kValues[] = {R"("هيت")",   R"("a \"b\" \u0647 \\")", "5",     "-17",  "2.5",   "1e3",    "0.1",
                                            "-0.0001234", "1234567890123",          "4.50",  "null", R"("")", R"("[{")", "123456.789012345"};
    constexpr std::string_view kShapes[] = {R"({"type":"Point","coordinates":[42.83,33.64]})",
                                            R"({"type":"Point","coordinates":[42.83,33.64,7]})",
                                            R"({"type":"LineString","coordinates":[[42,33],[43,34.5]]})",
                                            R"({"type":"Polygon","coordinates":[[[42,33],[44,33],[44,35],[42,35],[42,33]]]})",
                                            R"({"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[40,30]},{"type":"Point","coordinates":[42,32]}]})",
                                            "null"};
    std::size_t own = 0;
    for (unsigned seed = 0; seed < 60; ++seed) {
        Random random(seed);
        const bool sequence = seed % 3 == 2;
        std::string json = sequence ? "" : R"({ "type": "FeatureCollection", "name": "x", "crs": { "type": "name", "properties": { "name": "urn:ogc:def:crs:OGC:1.3:CRS84" } }, "features": [)";
        const std::size_t rows = 1 + random.below(40);
        for (std::size_t row = 0; row < rows; ++row) {
            json += R"({"type":"Feature","properties":{"t":"x")";
            for (std::size_t column = 0; column < 4; ++column) { // each column of one kind
                const bool text = column % 2 == 0;
                std::string_view value = random.of(kValues);
                if (row > 0 && random.below(5) == 0)
                    continue;
                if (value != "null" && (value.front() == '"') != text)
                    value = text ? "\"5\"" : "5.25";
                json += ",\"c" + std::to_string(column) + (column == 3 ? " \\u0647" : "") + "\": " + std::string(value);
            }
            json += ",\"b\":" + std::string(random.below(2) == 0 ? "true" : "false") + R"(},"geometry":)" + std::string(random.of(kShapes)) + "}";
            json += sequence ? "\n" : row + 1 < rows ? (random.below(2) == 0 ? ",\n" : " , ") : "";
        }
        json += sequence ? "" : "]}\n";
        INFO("seed " << seed << "\n" << json);
        const Cells expected = withOgr(json, sequence ? "made.geojsonl" : "made.geojson", sequence ? "GeoJSONSeq" : "GeoJSON", {"DATE_AS_STRING=YES"});
        for (const std::size_t piece : {std::size_t{13}, std::size_t{100}, std::size_t{1} << 20}) {
            const auto table = readGeoJson(FileBytes::of(json), "made", {{}, 3, nullptr}, piece);
            REQUIRE(table);
            CHECK(table->unreadable.empty());
            Cells found = all(*table);
            // OGR sorts the columns of features that do not have them all: by name is all that can be asked for.
            REQUIRE(found.columns.size() == expected.columns.size());
            for (std::size_t column = 0; column < expected.columns.size(); ++column) {
                const auto at = static_cast<std::size_t>(std::find(found.columns.begin(), found.columns.end(), expected.columns[column]) - found.columns.begin());
                REQUIRE(at < found.columns.size());
                for (std::size_t row = 0; row < rows; ++row)
                    CHECK(found.rows[row][at] == expected.rows[row][column]);
            }
            CHECK(found.positions == expected.positions);
            ++own;
        }
    }
    CHECK(own == 180);
}

TEST_CASE("what the own reader of GeoJSON does not know is left to OGR") {
    const auto left = [](const std::string &json) { return !readGeoJson(FileBytes::of(json), "x"); };
    CHECK(left(R"({"type":"FeatureCollection","features":[{"type":"Feature","id":"a","properties":{},"geometry":null}]})"));
    CHECK(left(R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":[1]},"geometry":null}]})"));
    CHECK(left(R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":1},"geometry":null},{"type":"Feature","properties":{"a":"x"},"geometry":null}]})"));
    CHECK(left(R"({"type":"FeatureCollection","crs":{"properties":{"name":"EPSG:3857"}},"features":[{"type":"Feature","properties":{"a":1},"geometry":null}]})"));
    CHECK(left("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"a\":\"\xe5\"},\"geometry\":null}]}"));
    CHECK(left(R"({"type":"Topology","objects":{}})"));
    CHECK(left("[]"));
    CHECK(left(""));
}

TEST_CASE("a feature that is no JSON, lies outside the earth or is cut off costs itself only") {
    const std::string good = R"({"type":"Feature","properties":{"n":"a"},"geometry":{"type":"Point","coordinates":[42.83,33.64]}})";
    const std::string far = R"({"type":"Feature","properties":{"n":"far"},"geometry":{"type":"Point","coordinates":[420,33.64]}})";
    const std::string broken = R"({"type":"Feature","properties":{"n":nope},"geometry":null})";
    const std::string deep = R"({"type":"Feature","properties":{"n":)" + std::string(100000, '[') + std::string(100000, ']') + R"(},"geometry":null})";
    std::string json = R"({"type":"FeatureCollection","features":[)" + good + "," + far + "," + broken + "," + deep + "," + good + "," + good.substr(0, 60);
    for (const std::size_t piece : {std::size_t{64}, std::size_t{1} << 20}) {
        const auto table = readGeoJson(FileBytes::of(json), "x", {}, piece);
        REQUIRE(table);
        CHECK(table->rows() == 2);
        REQUIRE(table->unreadable.size() == 4);
        CHECK_THAT(table->unreadable[0].reason.said(), ContainsSubstring("outside"));
        CHECK_THAT(table->unreadable[1].reason.said(), ContainsSubstring("no JSON"));
        CHECK_THAT(table->unreadable[2].reason.said(), ContainsSubstring("no JSON"));
        CHECK_THAT(table->unreadable[3].reason.said(), ContainsSubstring("breaks off"));
        CHECK(table->unreadable[3].number == 6);
        CHECK(table->number(1) == 5);
    }
}

TEST_CASE("hostile JSON gives the same features in pieces of any size, or none") {
    constexpr std::string_view kParts[] = {"{", "}", "[", "]", "\"", "\\", "\\\"", ",", " ", "\n", "a", R"("features":[)", R"({"type":"Feature"})", "\x1e"};
    for (unsigned seed = 0; seed < 500; ++seed) {
        Random random(seed);
        std::string json = seed % 2 == 0 ? R"({"type":"FeatureCollection","features":[)" : R"({"type":"Feature"})";
        for (std::size_t i = random.below(60); i > 0; --i)
            json += random.of(kParts);
        INFO("seed " << seed << "\n" << json);
        const auto whole = findFeatures(json, 1);
        for (const std::size_t piece : {std::size_t{1}, std::size_t{3}, std::size_t{17}}) {
            const auto pieces = findFeatures(json, 3, piece);
            REQUIRE(pieces.has_value() == whole.has_value());
            if (!whole)
                continue;
            REQUIRE(pieces->features.size() == whole->features.size());
            CHECK(pieces->breaks_off == whole->breaks_off);
            for (std::size_t i = 0; i < whole->features.size(); ++i)
                CHECK((pieces->features[i].begin == whole->features[i].begin && pieces->features[i].size == whole->features[i].size));
        }
    }
}

TEST_CASE("a GeoPackage read as Arrow arrays gives what its features give") {
    const fs::path folder = fs::temp_directory_path() / ("zamkan-arrow-" + std::to_string(std::rand()));
    fs::create_directories(folder);
    TableToWrite layer;
    layer.layer = "events";
    layer.columns = {{"name", ColumnKind::text}, {"when", ColumnKind::date}, {"n", ColumnKind::number}, {"empty", ColumnKind::text}};
    Random random(5);
    constexpr std::string_view numbers[] = {"0.1", "-5", "1e20", "123456.789", "0.00001", "33.333333333333336", "", "7", "1e-300", "999999999999999"};
    for (int i = 0; i < 3000; ++i) {
        layer.rows.push_back({std::string(random.of(kPieces)), i % 5 == 0 ? "" : "2016-04-1" + std::to_string(i % 10), std::string(random.of(numbers)), ""});
        layer.points.push_back(i % 9 == 0 ? std::nullopt : std::optional(LatLon::fromDegrees(30 + i % 7, 40 + i % 11)));
    }
    CHECK(writeLayers(folder / "a.gpkg", *formatOf("a.gpkg"), {asLayer(layer)}).empty());
    Cells expected = withOgr("", (folder / "a.gpkg").string(), "GPKG");
    for (auto &row : expected.rows)
        std::replace(row[1].begin(), row[1].end(), '/', '-'); // we write dates in ISO
    const Table table = readTable(folder / "a.gpkg").value;
    CHECK(table.format == "GPKG");
    CHECK(all(table) == expected);
    fs::remove_all(folder);
}

namespace {

// A GeoPackage of every kind of column that OGR knows, some rows odd.
struct Package {
    fs::path folder = fs::temp_directory_path() / ("zamkan-package-" + std::to_string(std::rand()));
    fs::path file = folder / "a.gpkg";

    Package(int rows, bool tree = false) {
        fs::create_directories(folder);
        GDALAllRegister();
        GDALDriver *driver = GetGDALDriverManager()->GetDriverByName("GPKG");
        const std::unique_ptr<GDALDataset> dataset(driver->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
        OGRSpatialReference earth;
        earth.SetWellKnownGeogCS("WGS84");
        earth.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        const std::string index = std::string("SPATIAL_INDEX=") + (tree ? "YES" : "NO");
        const char *const how[] = {index.c_str(), nullptr};
        OGRLayer *layer = dataset->CreateLayer("events", &earth, wkbUnknown, const_cast<char **>(how));
        const auto column = [&](const char *name, OGRFieldType type, OGRFieldSubType part = OFSTNone) {
            OGRFieldDefn field(name, type);
            field.SetSubType(part);
            REQUIRE(layer->CreateField(&field) == OGRERR_NONE);
        };
        column("name", OFTString);
        column("when", OFTDate);
        column("moment", OFTDateTime);
        column("n", OFTInteger);
        column("big", OFTInteger64);
        column("short", OFTInteger, OFSTInt16);
        column("yes", OFTInteger, OFSTBoolean);
        column("r", OFTReal);
        column("long text", OFTString);
        Random random(7);
        dataset->StartTransaction();
        for (int i = 0; i < rows; ++i) {
            const std::unique_ptr<OGRFeature> feature(OGRFeature::CreateFeature(layer->GetLayerDefn()));
            feature->SetFID(i * 3 + 1); // numbers with gaps
            if (i % 7 != 0)
                feature->SetField(0, std::string(random.of(kPieces)).c_str());
            if (i % 5 != 0)
                feature->SetField(1, 2000 + i % 30, 1 + i % 12, 1 + i % 31);
            if (i % 3 != 0)
                feature->SetField(2, 2016, 1 + i % 12, 1 + i % 28, i % 4 == 0 ? 0 : 7, i % 4 == 0 ? 0 : 30, i % 2 == 0 ? 0.0F : 12.5F, 100);
            feature->SetField(3, i * 7919 - 3000);
            feature->SetField(4, GIntBig{1} << (i % 62));
            feature->SetField(5, i % 300 - 150);
            feature->SetField(6, i % 2);
            feature->SetField(7, i % 4 == 0 ? 5.0 : 1.0 / (1 + i));
            if (i % 10 == 0)
                feature->SetField(8, std::string(static_cast<std::size_t>(i) * 37, 'x').append("هيت").c_str());
            static constexpr std::string_view kShapes[] = {"POINT (42.83 33.64)", "POINT Z (42.83 33.64 7)", "POINT EMPTY",
                                                           "LINESTRING (42 33, 43 34.5)", "POLYGON ((42 33, 44 33, 44 35, 42 33))",
                                                           "MULTIPOINT ((40 30), (41 31))", ""};
            OGRGeometry *shape = nullptr;
            const std::string_view wanted = random.of(kShapes);
            if (!wanted.empty() && OGRGeometryFactory::createFromWkt(std::string(wanted).c_str(), nullptr, &shape) == OGRERR_NONE)
                feature->SetGeometryDirectly(shape);
            REQUIRE(layer->CreateFeature(feature.get()) == OGRERR_NONE);
        }
        dataset->CommitTransaction();
    }
    Package(const Package &) = delete;
    Package &operator=(const Package &) = delete;
    ~Package() { fs::remove_all(folder); }

    void run(const std::string &sql) const {
        const std::unique_ptr<GDALDataset> dataset(GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE));
        REQUIRE(dataset);
        CPLErrorReset();
        dataset->ReleaseResultSet(dataset->ExecuteSQL(sql.c_str(), nullptr, "SQLITE"));
        REQUIRE(CPLGetLastErrorType() < CE_Failure);
    }

    [[nodiscard]] std::optional<Table> own(std::size_t pages = 2, const char *layer = "events") const {
        const std::unique_ptr<GDALDataset> dataset(GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR));
        return readGeoPackage(file, *dataset->GetLayerByName(layer), {{}, 3, nullptr}, pages);
    }
    // As OGR's features have it, dates as our other readers write them.
    [[nodiscard]] Cells ogr() const {
        Cells cells = withOgr("", file.string(), "GPKG");
        for (auto &row : cells.rows)
            for (std::size_t i = 1; i <= 2 && i < row.size(); ++i) {
                std::string &cell = row[i];
                std::replace(cell.begin(), cell.end(), '/', '-');
                if (const std::size_t blank = cell.find(' '); blank != std::string::npos)
                    cell = cell.compare(blank, 9, " 00:00:00") == 0 ? cell.substr(0, blank) : cell.substr(0, blank) + "T" + cell.substr(blank + 1, 8) + "Z";
            }
        return cells;
    }
};

} // namespace

TEST_CASE("the own reader of GeoPackages gives what OGR gives, whatever is in the columns and however the pages are shared out") {
    for (const bool tree : {false, true}) {
        const Package package(700, tree);
        const Cells expected = package.ogr();
        for (const std::size_t pages : {std::size_t{1}, std::size_t{3}, std::size_t{512}}) {
            const auto table = package.own(pages);
            REQUIRE(table);
            CHECK(table->unreadable.empty());
            CHECK(all(*table) == expected);
        }
        CHECK(all(readTable(package.file).value) == expected);
    }
}

TEST_CASE("rows that were taken out, and columns that came later, change nothing between the readers of GeoPackages") {
    const Package package(400);
    package.run("DELETE FROM events WHERE fid % 4 = 1");
    package.run("ALTER TABLE events ADD COLUMN later TEXT");
    package.run("UPDATE events SET later = 'x', name = name || 'longer than it was' WHERE fid % 5 = 0");
    const auto table = package.own();
    REQUIRE(table);
    CHECK(table->rows() == 300);
    CHECK(all(*table) == package.ogr());
}

TEST_CASE("what the own reader of GeoPackages does not know is left to OGR") {
    const auto left = [](const std::string &sql) {
        const Package package(50);
        package.run(sql);
        const bool given = !package.own();
        CHECK(all(readTable(package.file).value).rows.size() == 50); // and OGR reads it
        return given;
    };
    CHECK(left("UPDATE events SET n = 'twelve' WHERE fid = 4"));
    CHECK(left("UPDATE events SET name = x'ff00' WHERE fid = 4"));
    CHECK(left("UPDATE events SET \"when\" = '13.6.2016' WHERE fid = 4"));
    CHECK(left("UPDATE events SET moment = '2016-06-13T10:00:00+03:00' WHERE fid = 4"));
    CHECK(left("UPDATE events SET yes = 7 WHERE fid = 4"));
    CHECK(left("ALTER TABLE events ADD COLUMN later TEXT DEFAULT 'x'"));
    CHECK(left("ALTER TABLE events ADD COLUMN bytes BLOB"));
    CHECK(left("ALTER TABLE events ADD COLUMN twice INTEGER GENERATED ALWAYS AS (n * 2) VIRTUAL"));
    const Package package(50);
    package.run("CREATE VIEW seen AS SELECT * FROM events");
    package.run("INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES ('seen', 'attributes', 'seen')");
    CHECK_FALSE(package.own(2, "seen"));
    CHECK(readTable(package.file, {"seen", 0, nullptr}).value.rows() == 50);
}

TEST_CASE("a 30th of February in a GeoPackage is told as it stands, and a point outside the earth costs its row only") {
    const Package package(60);
    package.run("UPDATE events SET \"when\" = '2016-02-30' WHERE fid = 4");
    package.run("UPDATE events SET geom = (SELECT geom FROM events WHERE ST_GeometryType(geom) = 'POINT' LIMIT 1)");
    const auto table = package.own();
    REQUIRE(table);
    CHECK(table->cell(1, 1) == "2016-02-30");
    CHECK(all(*table) == package.ogr());
    // 420 degrees in one of the points
    const std::string far = "47500001e6100000" "0101000000" "0000000000407a40" "52b81e85ebd14040";
    package.run("UPDATE events SET geom = x'" + far + "' WHERE fid = 7");
    const auto outside = package.own();
    REQUIRE(outside);
    CHECK(outside->rows() == 59);
    REQUIRE(outside->unreadable.size() == 1);
    CHECK(outside->unreadable[0].number == 3);
    CHECK(outside->number(2) == 4);
    // and one that is no geometry at all, by either reader
    package.run("UPDATE events SET geom = x'4750' WHERE fid = 13");
    for (const bool own : {true, false}) {
        if (!own)
            package.run("UPDATE events SET yes = 7 WHERE fid = 1");
        CHECK(package.own().has_value() == own);
        const Table read = readTable(package.file).value;
        CHECK(read.rows() == 58);
        REQUIRE(read.unreadable.size() == 2);
        CHECK(read.unreadable[1].number == 5);
        CHECK_THAT(read.unreadable[1].reason.said(), ContainsSubstring("cannot be read"));
    }
}

TEST_CASE("a GeoPackage with any bytes changed or cut reads to the end, or is left to OGR") {
    const Package package(200);
    const std::string whole = readBytes(package.file);
    const std::unique_ptr<GDALDataset> dataset(GDALDataset::Open(package.file.c_str(), GDAL_OF_VECTOR));
    OGRLayer &layer = *dataset->GetLayerByName("events");
    std::size_t read = 0;
    for (unsigned seed = 0; seed < 300; ++seed) {
        Random random(seed);
        std::string bytes = whole;
        for (std::size_t i = 1 + random.below(40); i > 0; --i)
            bytes[random.below(bytes.size())] = static_cast<char>(random.below(256));
        if (seed % 5 == 0)
            bytes.resize(random.below(bytes.size()));
        writeBytes(package.folder / "broken.gpkg", bytes);
        if (const auto table = readGeoPackage(package.folder / "broken.gpkg", layer, {{}, 2, nullptr}, 2)) {
            CHECK(all(*table).rows.size() == table->rows());
            ++read;
        }
    }
    CHECK(read > 10);
    CHECK(read < 290);
}
