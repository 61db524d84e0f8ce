#include "base/files.hpp"
#include "catch.hpp"
#include "geo/delimited.hpp"
#include "geo/tables.hpp"
#include <cstdlib>

using namespace zamkan;
using namespace zamkan::geo;
namespace fs = std::filesystem;

namespace {

struct Folder {
    fs::path path = fs::temp_directory_path() / ("zamkan-tables-" + std::to_string(std::rand()));
    Folder() { fs::create_directories(path); }
    ~Folder() { fs::remove_all(path); }
    fs::path with(const std::string &name, const std::string &bytes) const {
        writeBytes(path / name, bytes);
        return path / name;
    }
};

std::vector<std::string> row(const Table &table, std::size_t index) {
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        cells.emplace_back(table.cell(index, i));
    return cells;
}

using Cells = std::vector<std::string>;

} // namespace

TEST_CASE("fields may hold delimiters, quotes and line breaks") {
    const Table table =
        readDelimited("a,b\n\"x, y\",\"he said \"\"no\"\"\"\n\"two\nlines\",\"\"\n plain , spaced\r\n");
    REQUIRE(table.rows() == 3);
    CHECK(row(table, 0) == Cells{"x, y", "he said \"no\""});
    CHECK(row(table, 1) == Cells{"two\nlines", ""});
    CHECK(row(table, 2) == Cells{" plain ", " spaced"});
    CHECK(table.unreadable.empty());
    CHECK(table.text(1) == "\"two\nlines\",\"\"");
}

TEST_CASE("the delimiter is the one that cuts the lines alike") {
    CHECK(readDelimited("a;b;c\n1,5;2,5;x\n2,5;3,5;y\n").columns == Cells{"a", "b", "c"});
    CHECK(readDelimited("a\tb\none, two\tthree\nfour, five, six\tseven\n").columns == Cells{"a", "b"});
    CHECK(readDelimited("a|b\n1|2\n").columns == Cells{"a", "b"});
    CHECK(readDelimited("sep=;\r\na;b\r\n1,0;2\r\n").columns == Cells{"a", "b"});
}

TEST_CASE("a quote that does not close costs its own row only") {
    const Table table = readDelimited("a,b\n1,one\n2,\"open\n3,three\n4,\"fine, too\"\n");
    REQUIRE(table.unreadable.size() == 1);
    CHECK(table.unreadable[0].number == 2);
    CHECK(table.unreadable[0].text == "2,\"open");
    REQUIRE(table.rows() == 3);
    CHECK(row(table, 1) == Cells{"3", "three"});
    CHECK(table.number(2) == 4);
}

TEST_CASE("a stray quote does not swallow the row after it") {
    const Table table = readDelimited("a,b,c\n1,\"open,x\n2,\"mid\",y\n3,z,w\n");
    REQUIRE(table.rows() == 2);
    CHECK(row(table, 0) == Cells{"2", "mid", "y"});
    CHECK(table.unreadable.size() == 1);
    CHECK(row(table, 1) == Cells{"3", "z", "w"});
}

TEST_CASE("between tabs a quotation mark is a letter like any other") {
    const Table table = readDelimited("a\tb\n\"Hello\tworld\n5\" gun\tx\n\"whole\"\ty\n");
    REQUIRE(table.rows() == 3);
    CHECK(row(table, 0) == Cells{"\"Hello", "world"});
    CHECK(row(table, 2) == Cells{"whole", "y"});
}

TEST_CASE("rows with more cells than columns are told, shorter ones are filled up and counted") {
    const Table table = readDelimited("a,b,c\n1,2,3,4\n1,2\n1,2,3,,\n");
    REQUIRE(table.unreadable.size() == 1);
    CHECK_THAT(table.unreadable[0].reason.said(), ContainsSubstring("4 cells"));
    CHECK(table.short_rows == 1);
    REQUIRE(table.rows() == 2);
    CHECK(row(table, 0) == Cells{"1", "2", ""});
    CHECK(row(table, 1) == Cells{"1", "2", "3"});
}

TEST_CASE("a first line of numbers and dates is no header; years as columns are one") {
    CHECK_FALSE(readDelimited("2014-06-10,36.34,Mosul\n2015-05-17,33.42,Ramadi\n").has_header);
    CHECK(readDelimited("place,2015,2016\nMosul,1,2\n").has_header);
    const Table table = readDelimited("2014-06-10,36.34,Mosul\n");
    CHECK(table.columns == Cells{"column_1", "column_2", "column_3"});
    CHECK(table.rows() == 1);
}

TEST_CASE("columns without a name or with the same name are told apart") {
    CHECK(readDelimited("a,,a\n1,2,3\n").columns == Cells{"a", "column_2", "a_2"});
}

TEST_CASE("hostile tables end in rows, not in crashes") {
    for (const std::string &text :
         {std::string("\""), std::string("a,\""), std::string(",,,\n,,,"), std::string("\"\"\"\n\"\"\""),
          std::string("a\n") + std::string(3000, '"'), std::string("a,b\n") + std::string(2000, ','),
          std::string("a,b\n\"x\" y,\"z\n")}) {
        const Table table = readDelimited(text);
        for (std::size_t i = 0; i < table.rows(); ++i)
            CHECK(row(table, i).size() == table.columns.size());
    }
    std::string quotes = "a,b\n";
    for (int i = 0; i < 20000; ++i)
        quotes += "1,\"x\n"; // each opens, none closes
    const Table table = readDelimited(quotes);
    CHECK(table.rows() + table.unreadable.size() == 20000);
}

TEST_CASE("UTF-16 and a byte order mark are read, an empty or binary file is told") {
    const Folder folder;
    const std::string utf16 = std::string("\xff\xfe", 2) + std::string("a\0,\0b\0\n\0001\0,\0002\0\n\0", 16);
    CHECK(readTable(folder.with("wide.csv", utf16)).value.columns == Cells{"a", "b"});
    CHECK(readTable(folder.with("marked.csv", "\xef\xbb\xbf"
                                              "date,place\n2014-06-10,Mosul\n"))
              .value.columns[0] == "date");
    CHECK_THROWS_AS(readTable(folder.with("empty.csv", "")), InputError);
    CHECK_THROWS_AS(readTable(folder.with("blank.csv", "\n \n")), InputError);
    CHECK_THROWS_AS(readTable(folder.with("binary.csv", std::string("\0\1\2\3\0\0\5\0\0\7\0\0", 12))),
                    InputError);
    CHECK_THROWS_AS(readTable(folder.path / "absent.csv"), InputError);
    CHECK_THROWS_AS(readTable(folder.with("empty.gpkg", "")), InputError);
}

TEST_CASE("a GeoJSON cut in the middle is told; a whole one brings positions and the extent of areas") {
    const Folder folder;
    const std::string whole =
        R"({"type":"FeatureCollection","features":[)"
        R"({"type":"Feature","properties":{"name":"هيت","when":"2016-04-14","n":2.5},"geometry":{"type":"Point","coordinates":[42.83,33.64]}},)"
        R"({"type":"Feature","properties":{"name":"area"},"geometry":{"type":"Polygon","coordinates":[[[42,33],[44,33],[44,35],[42,35],[42,33]]]}},)"
        R"({"type":"Feature","properties":{"name":"nowhere"},"geometry":null},)"
        R"({"type":"Feature","properties":{"name":"far"},"geometry":{"type":"Point","coordinates":[420,33]}}]})";
    CHECK_THROWS_AS(readTable(folder.with("cut.geojson", whole.substr(0, 200))), InputError);
    const Table table = readTable(folder.with("whole.geojson", whole)).value;
    REQUIRE(table.rows() == 3);
    CHECK(table.cell(0, 0) == "هيت");
    CHECK(table.cell(0, 1) == "2016-04-14");
    CHECK(table.position(0)->latitude() == 33.64);
    CHECK(table.position(1) == LatLon::fromDegrees(34, 43));
    CHECK(table.radiusKm(1) > 100);
    CHECK_FALSE(table.position(2));
    REQUIRE(table.unreadable.size() == 1);
    CHECK(table.unreadable[0].number == 4);
}

TEST_CASE("a large table that is cut after it was opened gives what is left of it, and knows that it changed") {
    const Folder folder;
    std::string bytes = "date,lat,lon,place\n";
    constexpr std::size_t rows = 600'000;
    for (std::size_t i = 0; i < rows; ++i)
        bytes += "2016-06-13,36.25,43.5,Village " + std::to_string(i) + "\n";
    const fs::path file = folder.with("cut.csv", bytes);
    const Table table = readTable(file).value;
    REQUIRE(table.rows() == rows);
    fs::resize_file(file, 4096);
    RowBatch batch;
    std::size_t read = 0;
    for (std::size_t first = 0; first < table.rows(); first += 1024) {
        table.read(first, 1024, batch);
        read += batch.rows();
        if (first == 0)
            CHECK(batch.cell(0, 3) == "Village 0");
    }
    CHECK(read == rows);
    CHECK(table.cell(rows - 1, 3) != "Village 599999");
    CHECK(table.changed());
}
