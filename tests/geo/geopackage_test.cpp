// The own reader of GeoPackages against OGR's, value by value, on generated and broken files.
#include "differential.hpp"
#include "geo/geopackage.hpp"
#include "geo/layer_files.hpp"

using namespace differential;

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
