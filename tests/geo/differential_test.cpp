// The own readers of text against OGR's, value by value, on generated and hostile files.
#include "differential.hpp"
#include "geo/delimited.hpp"
#include "geo/geojson.hpp"
#include "geo/json_features.hpp"

using namespace differential;

namespace {

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
