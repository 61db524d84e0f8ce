// Tables that are too large, too deep, locked, or change under the reader.
#include "base/files.hpp"
#include "catch.hpp"
#include "geo/layer_files.hpp"
#include "geo/tables.hpp"
#include <cstdlib>
#include <fstream>
#include <ogrsf_frmts.h>
#include <thread>

using namespace zamkan;
using namespace zamkan::geo;
namespace fs = std::filesystem;

namespace {

struct Folder {
    fs::path path = fs::temp_directory_path() / ("zamkan-bad-" + std::to_string(std::rand()));
    Folder() { fs::create_directories(path); }
    ~Folder() { fs::remove_all(path); }
    fs::path with(const std::string &name, const std::string &bytes) const {
        writeBytes(path / name, bytes);
        return path / name;
    }
};

bool told(const std::vector<Diagnostic> &diagnostics, const std::string &words) {
    for (const Diagnostic &diagnostic : diagnostics)
        if (diagnostic.line().find(words) != std::string::npos)
            return true;
    return false;
}

// More than is read into memory, so that it is mapped.
std::string manyRows(std::size_t rows = 600000) {
    std::string csv = "date,lat,lon,place\n";
    for (std::size_t i = 0; i < rows; ++i)
        csv += "2016-06-13,36.34,43.12,Village " + std::to_string(i % 100) + "\n";
    return csv;
}

TableToWrite sheet(const std::string &name, const std::vector<std::string> &columns, int rows, const std::string &text) {
    TableToWrite table;
    table.layer = name;
    for (const std::string &column : columns)
        table.columns.push_back({column, ColumnKind::text});
    for (int i = 0; i < rows; ++i)
        table.rows.emplace_back(columns.size(), text + std::to_string(i));
    return table;
}

} // namespace

TEST_CASE("a field longer than anybody writes costs its own row only") {
    const Folder folder;
    const fs::path file = folder.with("a.csv", "date,place\n2016-04-14,Hit\n2016-04-15,\"" + std::string(std::size_t{65} << 20U, 'x') + "\"\n2016-04-16,Mosul\n");
    const Table table = readTable(file).value;
    REQUIRE(table.rows() == 2);
    CHECK(table.cell(1, 1) == "Mosul");
    CHECK(table.number(1) == 3);
    REQUIRE(table.unreadable.size() == 1);
    CHECK(table.unreadable[0].number == 2);
    CHECK_THAT(table.unreadable[0].reason.said(), ContainsSubstring("longer than 64 MB"));
    CHECK_THAT(table.unreadable[0].text.substr(0, 20), ContainsSubstring("2016-04-15"));
}

TEST_CASE("JSON a hundred thousand deep is told, in a small file and in a large one") {
    const Folder folder;
    const std::string deep = R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"n":)" + std::string(100000, '[') +
                             std::string(100000, ']') + R"(},"geometry":{"type":"Point","coordinates":[43,36]}}]})";
    CHECK_THROWS_AS(readTable(folder.with("small.geojson", deep)), InputError);
    const std::string good = R"({"type":"Feature","properties":{"n":"a"},"geometry":{"type":"Point","coordinates":[43,36]}},)";
    std::string large = deep.substr(0, deep.find("{\"type\":\"Feature\","));
    while (large.size() < (5U << 20U))
        large += good;
    large += deep.substr(deep.find("{\"type\":\"Feature\","));
    const Table table = readTable(folder.with("large.geojson", large)).value;
    CHECK(table.unreadable.size() == 1);
    CHECK(table.rows() > 50000);
}

TEST_CASE("a mapped file that is removed, replaced or grows reads as it was") {
    const Folder folder;
    const fs::path file = folder.with("a.csv", manyRows());
    const Table table = readTable(file).value;
    writeBytes(file, "date,lat\n"); // replaced: by name
    CHECK(table.cell(599999, 3) == "Village 99");
    CHECK_FALSE(table.changed());
    fs::remove(file);
    CHECK(table.cell(300000, 3) == "Village 0");
    const fs::path other = folder.with("b.csv", manyRows());
    const Table growing = readTable(other).value;
    std::ofstream(other, std::ios::app) << "2016-06-14,36,43,new\n";
    CHECK(growing.rows() == 600000);
    CHECK(growing.cell(599999, 3) == "Village 99");
    CHECK(growing.changed()); // who asks is told
}

TEST_CASE("a GeoPackage that somebody else has locked is read, or told, and never waited for without end") {
    const Folder folder;
    const TableToWrite table = sheet("events", {"date", "place"}, 300, "x");
    CHECK(writeLayers(folder.path / "a.gpkg", *formatOf("a.gpkg"), {asLayer(table)}).empty());
    std::unique_ptr<GDALDataset> other(GDALDataset::Open((folder.path / "a.gpkg").c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE));
    REQUIRE(other);
    other->ReleaseResultSet(other->ExecuteSQL("BEGIN EXCLUSIVE", nullptr, nullptr));
    try {
        const Table read = readTable(folder.path / "a.gpkg").value;
        CHECK(read.rows() == 300);
    } catch (const InputError &error) {
        CHECK_THAT(error.what(), ContainsSubstring("a.gpkg"));
    }
    other.reset();
    CHECK(readTable(folder.path / "a.gpkg").value.rows() == 300);
}

TEST_CASE("sheets of the same columns are one table, and sheets of others are told") {
    const Folder folder;
    for (const char *name : {"a.xlsx", "a.ods"}) {
        INFO(name);
        const TableToWrite may = sheet("May", {"date", "place"}, 3, "m"), june = sheet("June", {"date", "place"}, 2, "j"),
                           key = sheet("Key", {"code", "meaning", "note"}, 4, "k");
        CHECK(writeLayers(folder.path / name, *formatOf(name), {asLayer(may), asLayer(june), asLayer(key)}).empty());
        const auto read = readTable(folder.path / name);
        CHECK(read.value.columns == std::vector<std::string>{"date", "place"});
        REQUIRE(read.value.rows() == 5);
        CHECK(read.value.cell(2, 0) == "m2");
        CHECK(read.value.cell(3, 1) == "j0");
        CHECK(read.value.number(4) == 5);
        CHECK(told(read.diagnostics, "'May', 'June' have the same columns"));
        CHECK(told(read.diagnostics, "'Key' (4 rows)"));
        CHECK(readTable(folder.path / name, {.layer = "June"}).value.rows() == 2);
        CHECK(readTable(folder.path / name, {.layer = "Key"}).value.columns.size() == 3);
    }
}

TEST_CASE("folders of a KML are one table") {
    const Folder folder;
    const auto placemark = [](const std::string &name) {
        return "<Placemark><name>" + name + "</name><TimeStamp><when>2016-06-13</when></TimeStamp><Point><coordinates>43,36</coordinates></Point></Placemark>";
    };
    const auto read = readTable(folder.with("a.kml", "<?xml version=\"1.0\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><Folder><name>Mosul</name>" +
                                                         placemark("x") + placemark("y") + "</Folder><Folder><name>Raqqa</name>" + placemark("z") + "</Folder></Document></kml>"));
    CHECK(read.value.rows() == 3);
    CHECK(told(read.diagnostics, "'Mosul', 'Raqqa'"));
}

TEST_CASE("an OpenDocument sheet with more text than GDAL reads comes back whole, cell by cell") {
    const Folder folder;
    TableToWrite table;
    table.layer = "events";
    table.columns = {{"date", ColumnKind::date}, {"text", ColumnKind::text}, {"n", ColumnKind::number}, {"last", ColumnKind::text}};
    for (int i = 0; i < 40000; ++i)
        table.rows.push_back({"2016-04-14", i % 3 == 0 ? "" : "قال <شهود> & \"آخرون\"  إن\nالطيران " + std::string(static_cast<std::size_t>(i % 300), 'x'),
                              i % 2 == 0 ? "0.1" : std::to_string(i), i % 10 == 0 ? "'end" : ""});
    CHECK(writeLayers(folder.path / "a.ods", *formatOf("a.ods"), {asLayer(table)}).empty());
    const auto read = readTable(folder.path / "a.ods");
    CHECK(read.diagnostics.empty());
    REQUIRE(read.value.rows() == table.rows.size());
    std::size_t alike = 0;
    RowBatch batch;
    for (std::size_t first = 0; first < read.value.rows(); first += 1000) {
        read.value.read(first, 1000, batch);
        for (std::size_t row = 0; row < batch.rows(); ++row)
            alike += std::equal(batch.cells(row).begin(), batch.cells(row).end(), table.rows[first + row].begin()) ? 1U : 0U;
    }
    CHECK(alike == table.rows.size());
}
