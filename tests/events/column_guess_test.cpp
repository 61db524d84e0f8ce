// What columns are by what stands in them, and how the cells of a whole column are read.
#include "catch.hpp"
#include "events/cell_values.hpp"
#include "events/number_signs.hpp"
#include "files.hpp"
#include "made.hpp"

using namespace zamkan;
using namespace zamkan::events;
using test::day;
using test::load;
using test::told;
using Columns = std::map<std::string, std::string>;

TEST_CASE("a column called event says what happened in a few words, and is its text where it holds sentences") {
    const auto few = load("date,lat,lon,Event,Event ID\n2016-06-13,33.6,42.8,airstrike,e7\n2016-06-14,33.6,42.8,clash,e8\n").value;
    CHECK(few.report.columns.at("type") == "Event");
    CHECK(few.report.columns.at("id") == "Event ID");
    CHECK(few.events()[0].subtype == "airstrike");
    const auto arabic = load("التاريخ,خط العرض,خط الطول,الحدث\n2016-06-13,33.6,42.8,غارة\n").value;
    CHECK(arabic.report.columns.at("type") == "الحدث");
    CHECK(arabic.events()[0].subtype == "airstrike");
    const auto told = load("date,lat,lon,الحدث\n2016-06-13,33.6,42.8,قصف الطيران سوق المدينة وقتل ثلاثة من المدنيين\n").value;
    CHECK_FALSE(told.report.columns.contains("type"));
    CHECK(told.report.columns.at("source_text") == "الحدث");
}

TEST_CASE("grid references are found by what they are, whatever their column is called") {
    const auto mgrs = load("date,Location,Town\n2016-06-13,38SLF1234567890,Mosul\n2016-06-14,38SLF2234567890,Mosul\n").value;
    CHECK(mgrs.report.columns.at("coordinates") == "Location");
    CHECK(mgrs.report.columns.at("place") == "Town");
    CHECK(mgrs.segment->located(0));
    const auto utm = load("when,ref\n2016-06-13,38N 331000 4023000\n2016-06-14,38N 332000 4023000\n").value;
    CHECK(utm.report.columns.at("coordinates") == "ref");
    CHECK(utm.segment->latitude(0) == Approx(36.336).margin(0.01));
    LoadOptions asked;
    asked.mapping["place"] = "Location";
    CHECK_THROWS_AS(load("date,Location\n2016-06-13,38SLF1234567890\n2016-06-14,38SLF2234567890\n", "a.csv", asked), InputError);
}

TEST_CASE("a point between thousands is told from a decimal one by the numbers beside it") {
    const auto dead = [](const std::vector<std::string> &cells) {
        std::string csv = "date;lat;lon;dead\n";
        for (const std::string &cell : cells)
            csv += "2016-06-13;33.6;42.8;" + cell + "\n";
        return load(csv);
    };
    const auto commas = dead({"1.200", "12,5", "3"});
    CHECK(commas.value.events()[0].magnitude == 1200);
    CHECK(commas.value.events()[1].magnitude == 12.5);
    CHECK(told(commas.diagnostics, "decimal commas"));
    const auto points = dead({"1,200", "12.5"});
    CHECK(points.value.events()[0].magnitude == 1200);
    CHECK(points.value.events()[1].magnitude == 12.5);
    CHECK_FALSE(told(points.diagnostics, "numbers"));
    CHECK(told(dead({"1.200", "3"}).diagnostics, "nothing in the file decides it"));
    std::vector<std::string> late(9000, "1.200"); // what decides stands behind the sample
    late.emplace_back("2.345,75");
    const auto read = dead(late).value.events();
    CHECK(read.front().magnitude == 1200);
    CHECK(read.back().magnitude == 2345.75);
}

TEST_CASE("numbers are read with either mark, and versions and dates are none") {
    CHECK(readNumber("1.234,5") == 1234.5);
    CHECK(readNumber("1,234.5") == 1234.5);
    CHECK(readNumber("1.234.567") == 1234567);
    CHECK(readNumber("-1,234,567") == -1234567);
    CHECK(readNumber("12,34,567") == 1234567); // lakhs
    CHECK(readNumber("33,64") == 33.64);
    for (const char *none : {"1.2.3", "13.06.2016", "1,2,3", "1.234,567.8", "1,23.4", ",", ".", "1.234,567,8"}) {
        INFO(none);
        CHECK_FALSE(readNumber(none));
    }
    CHECK(readCount("1,200", DecimalMark::point) == 1200);
    CHECK(readCount("1,200", DecimalMark::comma) == 1.2);
    CHECK(readCount("0.200", DecimalMark::comma) == 0.2);
}

TEST_CASE("clock times without a zone are UTC and said to be, or of the zone that is told") {
    const std::string csv = "date,lat,lon\n2016-06-13 01:30,33.6,42.8\n2016-06-13T01:30:00+01:00,33.6,42.8\n2016-06-13,33.6,42.8\n2016-06-13 00:00:00,33.6,42.8\n";
    const auto at = [](const Parsed<LoadedEvents> &loaded, std::size_t row) { return time::toIso(loaded.value.events().at(row).when->from()); };
    const auto plain = load(csv);
    CHECK(at(plain, 0) == "2016-06-13T01:30Z");
    CHECK(told(plain.diagnostics, "name no zone were read as UTC, in 1 row"));
    const auto local = load(csv, "a.csv", {{{"time_zone", "+03:00"}}});
    CHECK(at(local, 0) == "2016-06-12T22:30Z");
    CHECK(at(local, 1) == "2016-06-13T00:30Z");
    CHECK(at(local, 2) == "2016-06-13");
    CHECK(at(local, 3) == "2016-06-13");
    CHECK_FALSE(told(local.diagnostics, "zone"));
    const auto apart = load("date,time of day,lat,lon\n13/06/2016,9:05 PM,33.6,42.8\n", "a.csv", {{{"time_zone", "UTC-5"}}});
    CHECK(at(apart, 0) == "2016-06-14T02:05Z");
    CHECK_THROWS_WITH(load(csv, "a.csv", {{{"time_zone", "Damascus"}}}), ContainsSubstring("+03:00"));
}

TEST_CASE("which axis is which can be told, against what the rows show") {
    const std::string turned = "date,lat,lon\n2016-06-13,143.1,36.3\n2016-06-13,144.1,35.3\n";
    const auto guessed = load(turned);
    CHECK(guessed.value.report.questions == std::vector<std::string_view>{"exchanged"});
    CHECK(told(guessed.diagnostics, "--map axes=named"));
    CHECK_THROWS_AS(load(turned, "a.csv", {{{"axes", "named"}}}), InputError);
    const auto asked = load("date,lat,lon\n2016-06-13,43.1,36.3\n", "a.csv", {{{"axes", "exchanged"}}}).value;
    CHECK(asked.report.questions.empty());
    CHECK(asked.segment->latitude(0) == Approx(36.3));
    CHECK_THROWS_WITH(load(turned, "a.csv", {{{"axes", "up"}}}), ContainsSubstring("neither named nor exchanged"));
}

TEST_CASE("easting and northing in two columns are read with the zone of their row, or the grid that is told") {
    const auto own = load("date,Easting,Northing,Zone\n2016-06-13,331281,4023301,38N\n2016-06-14,558000,3977000,37 S\n2016-06-15,331281,4023301,38\n");
    CHECK(own.value.report.used == 2);
    CHECK(own.value.segment->latitude(0) == Approx(36.34).margin(1e-4));
    CHECK(own.value.segment->longitude(0) == Approx(43.12).margin(1e-4));
    CHECK(own.value.segment->latitude(1) == Approx(35.936).margin(0.01)); // the band S is north
    REQUIRE(own.value.report.rejected.size() == 1);
    CHECK(own.value.report.rejected[0].reason.key == "zone_unclear");
    CHECK(own.value.events()[0].extra.size() == 3); // the metres and the zone stay as they were written

    const std::string bare = "date,x,y\n2016-06-13,331281.3,4023301.1\n";
    CHECK_THROWS_WITH(load(bare), ContainsSubstring("not said of which grid") && ContainsSubstring("--map grid=38N"));
    for (const char *grid : {"38N", "EPSG:32638"})
        CHECK(load(bare, "a.csv", {{{"grid", grid}}}).value.segment->latitude(0) == Approx(36.34).margin(1e-4));
    CHECK_THROWS_WITH(load(bare, "a.csv", {{{"grid", "Mars"}}}), ContainsSubstring("no grid of metres"));
    const auto mixed = load("date,x,y\n2016-06-13,331281.3,4023301.1\n2016-06-13,43.1,36.3\n", "a.csv", {{{"grid", "38N"}}});
    CHECK(mixed.value.report.used == 2);
}

TEST_CASE("a zone that is no zone of UTM stays a column like others") {
    const auto zones = load("date,lat,lon,zone\n2016-06-13,36.3,43.1,green\n").value;
    CHECK_FALSE(zones.report.columns.contains("utm_zone"));
    CHECK(zones.report.ignored_columns == std::vector<std::string>{"zone"});
}

TEST_CASE("a position in one column stays beside the degrees that are read from it") {
    const auto kept = load("date,gps\n2016-06-13,38SLF3128123301\n").value;
    REQUIRE(kept.events()[0].extra.size() == 1);
    CHECK(kept.events()[0].extra[0].second == "38SLF3128123301");
}
