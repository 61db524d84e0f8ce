// Opening what others wrote: broken, hostile and odd files.
#include "base/files.hpp"
#include "catch.hpp"
#include "geo/features.hpp"
#include "geo/layer_files.hpp"
#include "geo/tables.hpp"
#include <cstdlib>
#include <fstream>

using namespace zamkan;
using namespace zamkan::geo;
namespace fs = std::filesystem;

namespace {

struct Folder {
    fs::path path = fs::temp_directory_path() / ("zamkan-opening-" + std::to_string(std::rand()));
    Folder() { fs::create_directories(path); }
    ~Folder() { fs::remove_all(path); }
    fs::path with(const std::string &name, const std::string &bytes) const {
        writeBytes(path / name, bytes);
        return path / name;
    }
};

TableToWrite manyRows(std::size_t count) {
    TableToWrite table;
    table.layer = "events";
    table.columns = {{"date", ColumnKind::date}, {"name", ColumnKind::text}, {"n", ColumnKind::number}};
    for (std::size_t i = 0; i < count; ++i) {
        table.rows.push_back({"2016-04-14", "هيت " + std::to_string(i) + std::string(i % 40, 'x'), std::to_string(i)});
        table.points.push_back(LatLon::fromDegrees(30 + static_cast<double>(i % 10), 40));
    }
    return table;
}

bool told(const std::vector<Diagnostic> &diagnostics, const std::string &words) {
    for (const Diagnostic &diagnostic : diagnostics)
        if (diagnostic.line().find(words) != std::string::npos)
            return true;
    return false;
}

std::string whyNot(const fs::path &file) {
    try {
        return "read: " + std::to_string(readTable(file).value.rows());
    } catch (const InputError &error) {
        return error.what();
    }
}

} // namespace

TEST_CASE("a truncated file of any format is told, and never more than its rows are read") {
    const Folder folder;
    const TableToWrite table = manyRows(300);
    for (const Format &format : formats()) {
        if (!format.written || format.driver.empty() || format.driver.rfind("GeoJSON", 0) == 0)
            continue;
        const std::string extension(format.extensions.front());
        const fs::path whole = folder.path / ("whole" + extension);
        static_cast<void>(writeLayers(whole, format, {asLayer(table)}));
        const std::string bytes = readBytes(whole);
        for (const double part : {0.05, 0.3, 0.6, 0.9, 0.99}) {
            INFO(format.title << " cut at " << part);
            const fs::path cut = folder.with("cut" + extension, bytes.substr(0, static_cast<std::size_t>(
                                                                                   static_cast<double>(bytes.size()) * part)));
            if (format.key == "shp")
                for (const char *other : {".shx", ".dbf", ".prj", ".cpg"})
                    fs::copy_file(fs::path(whole).replace_extension(other), fs::path(cut).replace_extension(other),
                                  fs::copy_options::overwrite_existing);
            try {
                const auto read = readTable(cut);
                CHECK(read.value.rows() + read.value.unreadable.size() <= 300);
                if (read.value.rows() < 300)
                    CHECK((told(read.diagnostics, "breaks off") || !read.value.unreadable.empty()));
            } catch (const InputError &error) {
                CHECK_FALSE(std::string(error.what()).empty());
            }
        }
    }
}

TEST_CASE("a shapefile without its index is mended, without its table it has shapes only, and both are said") {
    const Folder folder;
    const TableToWrite table = manyRows(5);
    static_cast<void>(writeLayers(folder.path / "a.shp", *formatOf("a.shp"), {asLayer(table)}));
    fs::remove(folder.path / "a.shx");
    const auto mended = readTable(folder.path / "a.shp");
    CHECK(mended.value.rows() == 5);
    CHECK(mended.value.cell(1, 1) == "هيت 1x");
    CHECK(told(mended.diagnostics, ".shx"));
    CHECK_FALSE(fs::exists(folder.path / "a.shx")); // the user's folder is not ours
    static_cast<void>(writeLayers(folder.path / "b.shp", *formatOf("b.shp"), {asLayer(table)}));
    fs::remove(folder.path / "b.dbf");
    const auto bare = readTable(folder.path / "b.shp");
    CHECK(bare.value.rows() == 5);
    CHECK(bare.value.position(0));
    CHECK(told(bare.diagnostics, ".dbf"));
}

TEST_CASE("the letters of a shapefile that names no encoding are recognised") {
    const Folder folder;
    TableToWrite table = manyRows(30);
    for (auto &cells : table.rows)
        cells[1] = "\xC7\xE1\xD1\xDE\xC9 \xE6\xC7\xE1\xE3\xE6\xD5\xE1"; // الرقة والموصل in Windows-1256
    static_cast<void>(writeLayers(folder.path / "a.shp", *formatOf("a.shp"), {asLayer(table)}));
    fs::remove(folder.path / "a.cpg");
    const auto read = readTable(folder.path / "a.shp");
    CHECK(read.value.cell(0, 1) == "الرقة والموصل");
    CHECK(told(read.diagnostics, "windows-1256"));
}

TEST_CASE("nothing in a file leads to another one") {
    const Folder folder;
    const fs::path secret = folder.with("secret.csv", "date,name,lat,lon\n2016-01-01,SECRET,33,44\n");
    const std::string vrt = "<OGRVRTDataSource><OGRVRTLayer name=\"secret\"><SrcDataSource>" + secret.string() +
                            "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>";
    for (const char *name : {"a.vrt", "a.kml", "a.gpx", "a.geojson", "a.gpkg", "a.shp", "a.xlsx", "a.dbf", "a.fgb"}) {
        INFO(name);
        CHECK_THROWS_AS(readTable(folder.with(name, vrt)), InputError);
    }
    const std::string linked = "<?xml version=\"1.0\"?><!DOCTYPE kml [<!ENTITY other SYSTEM \"file://" + secret.string() +
                               "\">]><kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><NetworkLink><Link><href>" +
                               secret.string() + "</href></Link></NetworkLink><Placemark><name>&other;</name><Point><coordinates>"
                               "44,33</coordinates></Point></Placemark></Document></kml>";
    CHECK(whyNot(folder.with("linked.kml", linked)).find("SECRET") == std::string::npos);
    for (const char *address : {"/vsicurl/http://127.0.0.1:9/a.geojson", "http://127.0.0.1:9/a.geojson", "WFS:http://127.0.0.1:9",
                                "/vsizip/a.zip", "GeoJSON:http://127.0.0.1:9/a", "CSV:/etc/passwd"}) {
        INFO(address);
        CHECK_THROWS_AS(readTable(address), InputError);
    }
}

TEST_CASE("an archive that would unpack to far more than it is stays closed") {
    const Folder folder;
    // Four gigabytes of nothing, promised by the directory of a small file.
    std::string zip;
    const auto number = [&](std::uint64_t value, int bytes) {
        for (int i = 0; i < bytes; ++i)
            zip += static_cast<char>(value >> (8 * i) & 0xff);
    };
    const std::string name = "events.shp";
    const std::uint64_t size = 0xFFFFFFF0U;
    number(0x04034b50, 4), number(20, 2), number(0, 2), number(8, 2), number(0, 4), number(0, 4), number(10, 4), number(size, 4);
    number(name.size(), 2), number(0, 2), zip += name, zip += std::string(10, '\3');
    const std::size_t directory = zip.size();
    number(0x02014b50, 4), number(20, 2), number(20, 2), number(0, 2), number(8, 2), number(0, 4), number(0, 4), number(10, 4);
    number(size, 4), number(name.size(), 2), number(0, 2), number(0, 2), number(0, 2), number(0, 2), number(0, 4), number(0, 4);
    zip += name;
    const std::size_t end = zip.size();
    number(0x06054b50, 4), number(0, 2), number(0, 2), number(1, 2), number(1, 2), number(end - directory, 4);
    number(directory, 4), number(0, 2);
    CHECK_THAT(whyNot(folder.with("bomb.zip", zip)), ContainsSubstring("would unpack to 4095 MB"));
    CHECK_THAT(whyNot(folder.with("bomb.xlsx", zip)), ContainsSubstring("would unpack to 4095 MB"));
    CHECK_THAT(whyNot(folder.with("a.zip", std::string("PK\3\4", 4))), ContainsSubstring("a.zip"));
}

TEST_CASE("a password is not shown, and a database that is not there is told") {
    CHECK(shownName("PG:host=a password=secret dbname=b") == "PG:host=a password=*** dbname=b");
    CHECK(shownName("PG:host=a password='se \\' cret' dbname=b") == "PG:host=a password=*** dbname=b");
    CHECK(shownName("PG:password=secret") == "PG:password=***");
    CHECK(shownName("postgresql://me:secret@host/base table=x") == "postgresql://me:***@host/base table=x");
    CHECK(shownName("a/password=x.csv") == "a/password=x.csv");
    CHECK(shortName("/a/b.csv") == "b.csv");
    CHECK(shortName("PG:host=/tmp/a password=x table=public.events from=2016-01-01") == "public.events");
    CHECK(shortName("PG:host=/tmp/a password=x sql=SELECT * FROM a table=b") == "PG:host=/tmp/a password=*** sql=SELECT * FROM a table=b");
    const std::string refused = whyNot("PG:host=127.0.0.1 port=9 user=nobody password=secret dbname=none table=events");
    CHECK_THAT(refused, ContainsSubstring("cannot be reached") && !ContainsSubstring("secret"));
    CHECK_THAT(whyNot("PG:host=127.0.0.1 port=9 from=yesterday"), ContainsSubstring("from=yesterday is no day"));
    CHECK_THAT(whyNot("PG:host=127.0.0.1 port=9 box=1,2,3"), ContainsSubstring("west,south,east,north"));
}

TEST_CASE("a format that the installed GDAL lacks is named") {
    const Folder folder;
    const std::string why = whyNot(folder.with("a.parquet", "PAR1....PAR1"));
    CHECK_THAT(why, ContainsSubstring("Parquet") || ContainsSubstring("cannot be read"));
    CHECK_THAT(whyNot(folder.with("a.gpkg", "no database at all")), ContainsSubstring("cannot be read as a table"));
}

TEST_CASE("a KML by others brings its moments and spans as columns, and none of its drawing hints") {
    const Folder folder;
    const Table table = readTable(folder.with("a.kml", R"(<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>
        <Placemark><name>one</name><TimeStamp><when>2016-06-13</when></TimeStamp><Point><coordinates>44,33</coordinates></Point></Placemark>
        <Placemark><name>two</name><TimeSpan><begin>2016-06-01</begin><end>2016-06-20</end></TimeSpan><Point><coordinates>44,34</coordinates></Point></Placemark>
        </Document></kml>)")).value;
    REQUIRE(table.rows() == 2);
    CHECK(table.columns == std::vector<std::string>{"Name", "description", "begin", "end"});
    CHECK(table.cell(0, 2) == "2016-06-13");
    CHECK(table.cell(0, 3).empty());
    CHECK(table.cell(1, 2) == "2016-06-01");
    CHECK(table.cell(1, 3) == "2016-06-20");
}

TEST_CASE("the layer with rows is read, and the others are named") {
    const Folder folder;
    const auto read = readTable(folder.with("a.gpx", R"(<?xml version="1.0"?><gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1">
        <trk><name>road</name><trkseg><trkpt lat="33" lon="44"><time>2016-06-13T10:00:00Z</time></trkpt><trkpt lat="34" lon="44"/></trkseg></trk></gpx>)"));
    CHECK(read.value.layer == "tracks");
    CHECK(told(read.diagnostics, "'track_points'"));
    CHECK(readTable(folder.path / "a.gpx", {.layer = "track_points"}).value.rows() == 2);
    CHECK_THAT(([&] {
                   try {
                       static_cast<void>(readTable(folder.path / "a.gpx", {.layer = "none"}));
                   } catch (const InputError &error) {
                       return std::string(error.what());
                   }
                   return std::string();
               }()),
               ContainsSubstring("track_points"));
}

TEST_CASE("zipped shapefiles are read, in a folder of the archive too") {
    const Folder folder;
    const TableToWrite table = manyRows(3);
    fs::create_directories(folder.path / "inner");
    static_cast<void>(writeLayers(folder.path / "inner" / "a.shp", *formatOf("a.shp"), {asLayer(table)}));
    const std::string command = "cd '" + folder.path.string() + "' && python3 -m zipfile -c a.zip inner >/dev/null 2>&1";
    if (std::system(command.c_str()) != 0)
        return; // no Python: nothing to zip with
    CHECK(readTable(folder.path / "a.zip").value.rows() == 3);
    const fs::path text = folder.with("events.export.CSV", "1\t20160613\tMosul\n2\t20160614\tHit\n");
    REQUIRE(std::system(("cd '" + folder.path.string() + "' && python3 -m zipfile -c b.zip events.export.CSV").c_str()) == 0);
    CHECK(readTable(folder.path / "b.zip").value.cell(1, 2) == "Hit");
    writeBytes(folder.path / "c.zip", readBytes(folder.path / "b.zip").substr(0, 60));
    CHECK_THROWS_AS(readTable(folder.path / "c.zip"), InputError);
}
