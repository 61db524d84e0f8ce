#include "catch.hpp"
#include "events/event_file.hpp"
#include "events/event_schema.hpp"
#include "files.hpp"
#include "made.hpp"

using namespace zamkan;
using namespace zamkan::events;
using test::day;
using test::load;
using test::told;
using test::world;

namespace {
const std::string kOwnHeader =
    "id,type,subtype,date_from,date_to,time_precision,lon,lat,place,country,actor_losing\n";
}

TEST_CASE("a file without a known schema is read by the names of its columns, and the guess is told") {
    const auto loaded = load(
        "Datum,Event Date,Town,Latitude,Longitude,Captured by\nx,13 June 2016,Hit,33.64,42.83,Iraqi army\n");
    CHECK(loaded.value.report.schema == "guessed");
    REQUIRE(loaded.value.events().size() == 1);
    const Event event = loaded.value.events()[0];
    CHECK(event.when == time::Interval(time::DateRange::day(day(2016, 6, 13))));
    CHECK(event.places.at(0).name_en == "Hit");
    CHECK(event.actor("gaining")->id == "iraqi_forces");
    CHECK(event.type == "control");
    CHECK(event.extra == std::vector<std::pair<std::string, std::string>>{{"Datum", "x"}});
    CHECK(told(loaded.diagnostics, "date_from = Event Date"));
}

TEST_CASE("a mapping wins over the guess, and a wrong one is told with the columns there are") {
    const LoadOptions options{{{"date", "seen"}, {"lat", "north"}, {"lon", "east"}}};
    const auto loaded = load("date,seen,north,east\n2010-01-01,2016-06-13,33.64,42.83\n", "a.csv", options);
    CHECK(loaded.value.events().at(0).when->from() == time::Instant(day(2016, 6, 13)));
    CHECK_THROWS_WITH(load("a,b\n1,2\n", "a.csv", {{{"date", "nothing"}}}),
                      ContainsSubstring("the columns are: a, b"));
    CHECK_THROWS_WITH(load("a,b\n1,2\n", "a.csv", {{{"weather", "a"}}}), ContainsSubstring("'weather'"));
}

TEST_CASE("the order of day and month is decided by the whole column and told") {
    const std::string header = "date,lat,lon\n";
    const auto dayFirst = load(header + "03/04/2016,33,43\n25/04/2016,33,43\n");
    CHECK(dayFirst.value.events()[0].when->from() == time::Instant(day(2016, 4, 3)));
    CHECK(told(dayFirst.diagnostics, "day/month/year"));
    const auto monthFirst = load(header + "03/04/2016,33,43\n04/25/2016,33,43\n");
    CHECK(monthFirst.value.events()[0].when->from() == time::Instant(day(2016, 3, 4)));
    CHECK(told(monthFirst.diagnostics, "month/day/year"));
    const auto open = load(header + "03/04/2016,33,43\n");
    CHECK(told(open.diagnostics, "nothing in the file decides it"));
    const auto stated = load(header + "03/04/2016,33,43\n", "a.csv", {{{"date_order", "mdy"}}});
    CHECK(stated.value.events()[0].when->from() == time::Instant(day(2016, 3, 4)));
}

TEST_CASE("an end is the first day after in our own files and the last day in others'") {
    const auto own =
        load(kOwnHeader + "a,control,lost,2016-06-13,2016-06-20,day,42.83,33.64,Hit,IQ,Islamic State\n");
    CHECK(own.value.events()[0].when->to() == time::Instant(day(2016, 6, 20)));
    const auto other = load("start date,end date,lat,lon\n2016-06-13,2016-06-20,33,43\n");
    CHECK(other.value.events()[0].when->to() == time::Instant(day(2016, 6, 21)));
    CHECK(told(other.diagnostics, "included"));
}

TEST_CASE("an absent end is one unit of the precision") {
    const auto loaded =
        load(kOwnHeader + "a,control,lost,2016-06-01,,month,42.83,33.64,Hit,IQ,Islamic State\n"
                          "b,control,lost,2016-06-13,,,42.83,33.64,Hit,IQ,Islamic State\n"
                          "c,control,lost,2016,,,42.83,33.64,Hit,IQ,Islamic State\n");
    CHECK(loaded.value.events()[0].when == time::Interval(time::DateRange::month(2016, 6)));
    CHECK(loaded.value.events()[1].when == time::Interval(time::DateRange::day(day(2016, 6, 13))));
    CHECK(loaded.value.events()[2].when == time::Interval(time::DateRange::year(2016)));
    CHECK(loaded.value.events()[2].precision == time::Granularity::year);
}

TEST_CASE("every row is used or listed with its number, its reason and its text") {
    const auto loaded = load("date,lat,lon,place\n"
                             "2016-02-30,33,43,a\n"
                             "2016-06-13,95,43,b\n"
                             "2016-06-13,33,181,c\n"
                             "2016-06-13,nan,43,d\n"
                             "2016-06-13,33,43,e\n"
                             "2016-06-13,,,nobody knows\n"
                             "2016-06-13,,,\n"
                             "2016-06-13,0,0,\n"
                             "2016-06-13,33,43,f,g,h\n");
    const LoadReport &report = loaded.value.report;
    CHECK(report.rows == 9);
    CHECK(report.used == 1);
    REQUIRE(report.rejected.size() == 8);
    const std::vector<std::string> reasons{"not a date",     "beyond 90", "beyond 180",
                                           "no coordinates", "not known", "neither coordinates nor a place",
                                           "0, 0",           "6 cells"};
    const std::vector<std::uint64_t> numbers{1, 2, 3, 4, 6, 7, 8, 9};
    for (std::size_t i = 0; i < reasons.size(); ++i) {
        CHECK(report.rejected[i].row == numbers[i]);
        CHECK_THAT(report.rejected[i].reason.said(), ContainsSubstring(reasons[i]));
    }
    CHECK(report.rejected[0].text == "2016-02-30,33,43,a");
    CHECK(told(loaded.diagnostics, "8 of 9 rows cannot be used"));
}

TEST_CASE("latitude and longitude in each other's column are exchanged and told") {
    const auto byRange =
        load("date,lat,lon\n2016-06-13,120.5,31.2\n2016-06-13,121.5,31.3\n2016-06-13,119,30\n");
    CHECK(byRange.value.events().at(0).places[0].position == geo::LatLon::fromDegrees(31.2, 120.5));
    CHECK(told(byRange.diagnostics, "exchanged"));
    const auto byCountry =
        load("date,lat,lon,country\n2014-06-10,43.12,36.34,Iraq\n2015-05-17,43.30,33.42,Iraq\n", "a.csv", {},
             test::world());
    CHECK(byCountry.value.events().at(0).places[0].position == geo::LatLon::fromDegrees(36.34, 43.12));
    CHECK(told(byCountry.diagnostics, "exchanged"));
    const auto right =
        load("date,lat,lon,country\n2014-06-10,36.34,43.12,Iraq\n2015-05-17,33.42,43.30,Iraq\n", "a.csv", {},
             test::world());
    CHECK_FALSE(told(right.diagnostics, "exchanged"));
}

TEST_CASE("rows without coordinates are placed by name, province and country, with the reason") {
    const auto loaded = load("date,place,province,country\n2014-08-03,Sinjar,Nineveh,Iraq\n2014-06-10,الموصل,"
                             ",العراق\n2014-06-10,,Anbar,Iraq\n2014-06-10,Qwzxvbville,,\n",
                             "a.csv", {}, test::world());
    CHECK(loaded.value.report.geocoded == 3);
    REQUIRE(loaded.value.events().size() == 3);
    const EventPlace sinjar = loaded.value.events()[0].places[0];
    CHECK(distanceKm(*sinjar.position, geo::LatLon::fromDegrees(36.32, 41.87)) < 10);
    CHECK(sinjar.country == "IQ");
    CHECK_FALSE(sinjar.why.empty());
    const EventPlace mosul = loaded.value.events()[1].places[0];
    CHECK(mosul.name_ar == "الموصل");
    CHECK(distanceKm(*mosul.position, geo::LatLon::fromDegrees(36.34, 43.13)) < 15);
    CHECK(loaded.value.events()[2].places[0].precision == "admin1");
    CHECK(loaded.value.report.rejected.size() == 1);
}

TEST_CASE("files that are no events are told with what to do") {
    CHECK_THROWS_WITH(load("", "empty.csv"), ContainsSubstring("empty"));
    CHECK_THROWS_WITH(load("date,lat,lon\n", "header.csv"), ContainsSubstring("no rows"));
    CHECK_THROWS_WITH(load("a,b,c\nx,y,z\n"), ContainsSubstring("--map"));
    CHECK_THROWS_WITH(load("date,lat,lon\nx,y,z\n"), ContainsSubstring("none of its 1 row can be used"));
    CHECK_THROWS_AS(load("{\"type\":\"FeatureCollection\",\"features\":[{\"ty", "cut.geojson"), InputError);
    CHECK_THROWS_AS(load(std::string(4000, '['), "deep.geojson"), InputError);
}

TEST_CASE("coordinates may stand in one column, with decimal commas or in Arabic digits") {
    const auto position = [](const Parsed<LoadedEvents> &loaded) {
        return loaded.value.events().at(0).places.at(0).position;
    };
    const auto hit = geo::LatLon::fromDegrees(33.64, 42.83);
    CHECK(position(load("date;lat;lon\n2016-04-14;33,64;42,83\n")) == hit);
    CHECK(position(load("date,coordinates\n2016-04-14,\"33.64, 42.83\"\n")) == hit);
    CHECK(position(load("date,wkt\n2016-04-14,POINT (42.83 33.64)\n")) == hit);
    CHECK(position(load("التاريخ;خط العرض;خط الطول\n٢٠١٦-٠٤-١٤;٣٣٫٦٤;٤٢٫٨٣\n")) == hit);
}

TEST_CASE("what looks like a table and what like an article") {
    const test::Folder folder;
    CHECK(looksLikeEventFile("anything.csv"));
    CHECK(looksLikeEventFile("ANY.GPKG"));
    CHECK_FALSE(looksLikeEventFile("-"));
    CHECK_FALSE(looksLikeEventFile(folder.with(
        "a.txt", "Fighters took the town, the dam, and the road.\nThey left, later, at night.\n")));
    CHECK(looksLikeEventFile(folder.with("b.txt", "date\tlat\tlon\n2016-04-14\t33.6\t42.8\n")));
    CHECK(looksLikeEventFile(folder.with("c.json", "{\"type\": \"FeatureCollection\", \"features\": []}")));
    CHECK_FALSE(looksLikeEventFile(folder.with("d.jsonl", "{\"text\": \"…\"}")));
    CHECK_FALSE(looksLikeEventFile(folder.with("e.json", "{\"text\": \"…\"}")));
}

TEST_CASE("what is known of a header is laid under what is told, and the report says so") {
    LoadOptions options;
    std::vector<std::string> asked;
    options.recall = [&](const std::vector<std::string> &columns) {
        asked = columns;
        return std::map<std::string, std::string>{{"place", "b"}, {"date_from", "a"}, {"type", "c"}};
    };
    options.mapping = {{"type", "d"}};
    const std::string bytes = "a,b,c,d\n2016-06-13,Mosul,x,control\n";
    const auto loaded = load(bytes, "rows.csv", options, world());
    CHECK(asked == std::vector<std::string>{"a", "b", "c", "d"});
    CHECK(loaded.value.report.recalled);
    CHECK(loaded.value.report.columns.at("place") == "b");
    CHECK(loaded.value.report.columns.at("type") == "d");
    CHECK(loaded.value.report.mapping.at("type") == "d");
    options.recall = {};
    options.mapping = {{"place", "b"}, {"date_from", "a"}};
    CHECK_FALSE(load(bytes, "rows.csv", options, world()).value.report.recalled);
}

TEST_CASE("what a file leaves open is told as a question") {
    using Questions = std::vector<std::string_view>;
    const auto questions = [](const std::string &bytes, const LoadOptions &options = {}) { return load(bytes, "rows.csv", options).value.report.questions; };
    CHECK(questions("date,lat,lon\n03/04/2016,36.3,43.1\n05/06/2016,36.3,43.1\n") == Questions{"day_or_month"});
    CHECK(questions("date,lat,lon\n03/04/2016,36.3,43.1\n25/06/2016,36.3,43.1\n").empty());
    CHECK(questions("date,lat,lon\n03/04/2016,36.3,43.1\n", {.mapping = {{"date_order", "mdy"}}}).empty());
    CHECK(questions("date,lat,lon\n25/04/2016,36.3,43.1\n05/26/2016,36.3,43.1\n26/04/2016,36,43\n") == Questions{"mixed_days"});
    CHECK(questions("city,lat,lon\nMosul,36.3,43.1\n") == Questions{"no_date"});
    CHECK(questions("date,lat,lon\n2016-06-13,143.1,36.3\n2016-06-13,144.1,35.3\n2016-06-13,143.5,36.1\n") == Questions{"exchanged"});
    try {
        static_cast<void>(load("date,weather\n2016-06-13,dry\n"));
        FAIL("it was loaded");
    } catch (const UnclearColumns &error) {
        CHECK(error.question() == "no_place");
    }
}
