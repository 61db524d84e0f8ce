// Any bytes as a table: no crash, no row lost, the same however it is cut up.
#include "base/files.hpp"
#include "catch.hpp"
#include "geo/formats.hpp"
#include "geo/layer_files.hpp"
#include "mutations.hpp"
#include "table_promises.hpp"
#include <filesystem>
#include <random>

namespace {

const std::string kCsv = "id,date,lat,lon,place,note\n"
                         "1,2016-04-14,33.64,42.83,هيت,\"سقطت \"\"المدينة\"\", ثم عادت\"\n"
                         "2,13/04/2016,36.34,43.12,Mosul,\"two\nlines\"\n"
                         "3,,,,الرقة,\n\n"
                         "4,2016-02-30,91,181,x,y,z\n"
                         "5,2017-01-01,\"33,5\",42.1,\"open\n6,2017-01-02,33.5,42.1,closed,n\n";
const std::string kJson =
    R"({"type":"FeatureCollection","name":"n","features":[)"
    R"({"type":"Feature","properties":{"a":"هيت \"x\" \u0647","n":2.50,"b":true},"geometry":{"type":"Point","coordinates":[42.83,33.64]}},)"
    R"({"type":"Feature","properties":{"a":"}],[{","n":5},"geometry":null},)"
    R"({"type":"Feature","properties":{"a":null},"geometry":{"type":"Polygon","coordinates":[[[42,33],[44,33],[44,35],[42,33]]]}}]})";

const std::string kSheet =
    R"(<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>)"
    R"(<table:table table:name="events"><table:table-column table:number-columns-repeated="3"/>)"
    R"(<table:table-row><table:table-cell office:value-type="string"><text:p>date</text:p></table:table-cell><table:table-cell><text:p>place</text:p></table:table-cell><table:table-cell><text:p>dead</text:p></table:table-cell></table:table-row>)"
    R"(<table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="date" office:date-value="2016-04-14"><text:p>14</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>هيت<text:s text:c="2"/>&amp; &#x647;</text:p><text:p>b</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="2.5"/></table:table-row>)"
    R"(<table:table-row table:number-rows-repeated="1048573"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>)"
    R"(</table:table></office:spreadsheet></office:body></office:document-content>)";
const std::string kMarks =
    R"(<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>هيت</name><TimeSpan><begin>2016-06-01</begin><end>2016-06-20</end></TimeSpan>)"
    R"(<Point><coordinates>42.83,33.64</coordinates></Point></Placemark><Placemark><name>b</name><Polygon><outerBoundaryIs><LinearRing><coordinates>42,33 44,33 44,35 42,33</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></Document></kml>)";

std::string package() {
    zamkan::geo::TableToWrite table;
    table.layer = "events";
    table.columns = {{"date", zamkan::geo::ColumnKind::date}, {"place", zamkan::geo::ColumnKind::text}, {"dead", zamkan::geo::ColumnKind::number}};
    for (int i = 0; i < 200; ++i) {
        table.rows.push_back({"2016-04-14", "هيت " + std::string(static_cast<std::size_t>(i % 50), 'x'), std::to_string(i)});
        table.points.push_back(zamkan::geo::LatLon::fromDegrees(30 + i % 10, 40));
    }
    const auto file = std::filesystem::temp_directory_path() / "zamkan-fuzz-whole.gpkg";
    (void)zamkan::geo::writeLayers(file, *zamkan::geo::formatOf(file), {zamkan::geo::asLayer(table)});
    std::string bytes = zamkan::readBytes(file);
    std::filesystem::remove(file);
    return bytes;
}

// One to six bytes or stretches flipped, cut, doubled or moved; the same number gives the same input everywhere.
std::string broken(std::string text, unsigned number) {
    std::mt19937 random(number);
    constexpr std::string_view parts[] = {"\"", "\"\"", "\n", "\r\n", ",", "\\", "{", "}", "[", "]", "\\\"", "\t", "9e999", "\xff", "\x1e", ";"};
    for (auto times = 1 + random() % 6; times > 0 && !text.empty(); --times) {
        const std::size_t at = random() % text.size(), size = random() % 20;
        switch (random() % 5) {
        case 0: text[at] = static_cast<char>(random() % 128); break;
        case 1: text.erase(at, size); break;
        case 2: text.insert(at, parts[random() % std::size(parts)]); break;
        case 3: text.insert(random() % text.size(), text.substr(at, size)); break;
        default: text.resize(at); break;
        }
    }
    return text;
}

} // namespace

TEST_CASE("two thousand broken tables keep every promise of the reader of delimited text") {
    for (unsigned number = 0; number < 2000; ++number) {
        const std::string bytes = broken(number % 3 == 0 ? kCsv + kCsv : kCsv, number);
        INFO("input \"" << escaped(bytes) << "\"");
        const auto trouble = brokenByDelimited(bytes);
        INFO(trouble.value_or(""));
        CHECK_FALSE(trouble.has_value());
    }
}

TEST_CASE("two thousand broken collections keep every promise of the reader of GeoJSON") {
    int whole = 0;
    for (unsigned number = 0; number < 2000; ++number) {
        const std::string bytes = number == 0 ? kJson : broken(kJson, number);
        INFO("input \"" << escaped(bytes) << "\"");
        const auto trouble = brokenByGeoJson(bytes);
        INFO(trouble.value_or(""));
        CHECK_FALSE(trouble.has_value());
        whole += trouble.has_value() ? 0 : 1;
    }
    CHECK(whole == 2000);
}

TEST_CASE("broken GeoPackages, sheets and placemarks give their rows or an error that says what is wrong with them") {
    const std::string whole = package();
    for (unsigned number = 0; number < 1400; ++number) { // the 1338th package once read without end
        for (const auto &trouble : {brokenBySheet(number == 0 ? kSheet : broken(kSheet, number)), brokenByFile(number == 0 ? kMarks : broken(kMarks, number), ".kml"),
                                    brokenByFile(number == 0 ? whole : broken(whole, number), ".gpkg")}) {
            INFO("input " << number << ": " << trouble.value_or(""));
            CHECK_FALSE(trouble.has_value());
        }
    }
}

TEST_CASE("JSON a hundred thousand deep, a field without an end and nothing but delimiters keep every promise") {
    for (const std::string &bytes : {std::string(100000, '['), std::string(100000, '{'), "{\"type\":\"Feature\",\"a\":" + std::string(100000, '[')}) {
        const auto trouble = brokenByGeoJson(bytes);
        INFO(trouble.value_or(""));
        CHECK_FALSE(trouble.has_value());
    }
    for (const std::string &bytes : {"a,b\n1,\"" + std::string(300000, 'x'), "a,b\n" + std::string(20000, ','), std::string(20000, '"'), std::string(20000, '\n')}) {
        const auto trouble = brokenByDelimited(bytes);
        INFO(trouble.value_or(""));
        CHECK_FALSE(trouble.has_value());
    }
}
