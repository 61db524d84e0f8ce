#include "base/json.hpp"
#include "catch.hpp"
#include "events/cell_values.hpp"
#include "events/event_file.hpp"
#include "files.hpp"
#include "made.hpp"

using namespace zamkan;
using namespace zamkan::events;
using test::day;

namespace {

std::vector<Event> difficultEvents() {
    Event lost = test::event(time::DateRange::month(2016, 4), {geo::LatLon::fromDegrees(33.63664, 42.82768),
                                                               geo::LatLon::fromDegrees(0.1, -179.99)});
    lost.id = "a";
    lost.event_id = "group";
    lost.precision = time::Granularity::month;
    lost.places[0].name_en = "Hit";
    lost.places[0].name_ar = "هيت";
    lost.places[0].country = "IQ";
    lost.places[1].precision = "admin1";
    lost.actors = {{"isis", "Islamic State", "داعش", "losing"},
                   {"iraqi_forces", "Iraqi forces", "القوات العراقية", "gaining"},
                   {"", "Some, \"quoted\" group", "", "gaining"}};
    lost.magnitude = 22;
    lost.magnitude_low = 19;
    lost.magnitude_high = 25;
    lost.unit = "person";
    lost.certainty = 0.9;
    lost.source_text = "سطر أول\nثانٍ، \"اقتباس\"";
    lost.note = "=HYPERLINK(\"x\")";
    lost.extra = {{"type", "their own"}, {"weather", "-dry"}, {"'odd", "''=x"}};
    lost.provenance.source = "a.txt";

    Event clocked = test::event(std::nullopt, {geo::LatLon::fromDegrees(36.34, 43.12)});
    clocked.id = "b";
    clocked.event_id = "b";
    clocked.when = time::Interval(time::Instant(day(2014, 6, 10)) + std::chrono::minutes{61},
                                  time::Instant(day(2014, 6, 10)) + std::chrono::minutes{75});
    clocked.precision = time::Granularity::minute;
    clocked.time_kind = TimeKind::throughout;
    clocked.status = "claimed";

    Event placeless; // a claim about nowhere in particular
    placeless.id = "c";
    placeless.event_id = "c";
    placeless.type = "claim";
    placeless.subtype = "fighters";
    placeless.magnitude = placeless.magnitude_low = placeless.magnitude_high = 25000;
    placeless.unit = "person";
    return {lost, clocked, placeless};
}

} // namespace

TEST_CASE("what is saved loads equal, in every format") {
    const test::Folder folder;
    const std::vector<Event> events = difficultEvents();
    const std::string expected = eventsAs("csv", events);
    for (const std::string name : {"a.csv", "a.geojson", "a.json", "a.geojsonl", "a.gpkg", "a.sqlite", "a.kml", "a.kmz", "a.xlsx", "a.ods"}) {
        INFO(name);
        CHECK(saveEvents(folder.path / name, events).empty());
        const auto loaded = loadEvents(folder.path / name, gazetteer::Gazetteer(), test::registry());
        CHECK(loaded.value.report.schema == "zamkan");
        CHECK(loaded.value.report.rejected.empty());
        REQUIRE(loaded.value.events().size() == 3);
        const Event lost = loaded.value.events()[0];
        CHECK(lost.places.size() == 2);
        CHECK(lost.places[0].position == events[0].places[0].position);
        CHECK(lost.actor("losing")->id == "isis");
        CHECK(lost.actors.size() == 3);
        CHECK(lost.magnitude == 22);
        CHECK(lost.note == events[0].note);
        CHECK(lost.source_text == events[0].source_text);
        CHECK(loaded.value.events()[1].when == events[1].when);
        CHECK(loaded.value.events()[1].time_kind == TimeKind::throughout);
        CHECK(loaded.value.events()[2].places.empty());
        CHECK_FALSE(loaded.value.events()[2].when);
        // All the rest, at once: the same bytes come out again, but for the columns that had to be renamed.
        std::vector<Event> again = loaded.value.events();
        for (Event &event : again)
            for (auto &[column, value] : event.extra)
                if (column == "original_type")
                    column = "type";
                else if (column == "odd" && name == "a.sqlite") // which takes quotes off names
                    column = "'odd";
        for (Event &event : again)
            if (event.provenance.source == name)
                event.provenance.source.clear(); // none was given: the file's
        CHECK(eventsAs("csv", again) == expected);
    }
}

TEST_CASE("a shapefile keeps every event, says what it cuts, and its short names are understood") {
    const test::Folder folder;
    std::vector<Event> events = difficultEvents();
    events[0].source_text = std::string(300, 'x');
    const auto lost = saveEvents(folder.path / "a.shp", events);
    CHECK(test::told(lost, "time_precision is time_prec"));
    CHECK(test::told(lost, "text in 'source_text' was cut at 254 bytes in 2 rows")); // of the event's two places
    const auto loaded = loadEvents(folder.path / "a.shp", gazetteer::Gazetteer(), test::registry());
    CHECK(loaded.value.report.schema == "zamkan");
    REQUIRE(loaded.value.events().size() == 3);
    const Event first = loaded.value.events()[0];
    CHECK(first.precision == time::Granularity::month);
    CHECK(first.places[1].precision == "admin1");
    CHECK(first.actor("losing")->id == "isis");
    CHECK(first.actors.size() == 3);
    CHECK(first.magnitude_high == 25);
    CHECK(first.source_text == std::string(254, 'x'));
    CHECK(loaded.value.events()[1].when == events[1].when); // clock time and all
    CHECK_FALSE(loaded.value.events()[2].when);
    CHECK(loaded.value.events()[2].places.empty());
}

TEST_CASE("FlatGeobuf holds the events that have a position, and the others are counted") {
    const test::Folder folder;
    const std::vector<Event> events = difficultEvents();
    CHECK(test::told(saveEvents(folder.path / "a.fgb", events), "rows without a position were not written: 1"));
    const auto loaded = loadEvents(folder.path / "a.fgb", gazetteer::Gazetteer(), test::registry());
    REQUIRE(loaded.value.events().size() == 2);
    CHECK(loaded.value.events()[0].note == events[0].note);
    CHECK(loaded.value.events()[1].when == events[1].when);
}

TEST_CASE("a date before the year 1900 goes through a workbook") {
    const test::Folder folder;
    Event old = test::event(time::DateRange::day(day(1187, 7, 4)), {geo::LatLon::fromDegrees(32.8, 35.46)});
    old.id = "hattin";
    CHECK(saveEvents(folder.path / "a.xlsx", {old}).empty());
    const auto loaded = loadEvents(folder.path / "a.xlsx", gazetteer::Gazetteer(), test::registry());
    REQUIRE(loaded.value.events().size() == 1);
    CHECK(loaded.value.events()[0].when == old.when);
}

TEST_CASE("a cell that a spreadsheet would run is written as text and read back as it was") {
    for (const std::string cell :
         {"=1+1", "+cmd", "@x", "-abc", "-5", "+5", "'=x", "''=x", "'quoted'", "'", "", "plain", "\tx"}) {
        INFO(cell);
        CHECK(readGuarded(guarded(cell)) == cell);
    }
    CHECK(guarded("=1+1") == "'=1+1");
    CHECK(guarded("-5") == "-5");
    CHECK(guarded("'quoted'") == "'quoted'");
}

TEST_CASE("GeoJSON has the canonical properties, null where nothing is known, and longitude first") {
    const Json json = Json::parse(eventsAs("geojson", difficultEvents()));
    REQUIRE(json["features"].size() == 4);
    const Json &first = json["features"][0];
    CHECK(first["geometry"]["coordinates"] == Json::array({42.82768, 33.63664}));
    CHECK(first["properties"]["date_to"] == "2016-05-01");
    CHECK(first["properties"]["magnitude_low"] == 19);
    CHECK(first["properties"]["attribution"].is_null());
    CHECK(json["features"][3]["geometry"].is_null());
}

TEST_CASE("a name that ends in nothing known and a folder that is not there are told") {
    CHECK_THROWS_WITH(saveEvents("/tmp/events.doc", std::vector<Event>{}), ContainsSubstring(".geojson"));
    CHECK_THROWS_AS(saveEvents("/nowhere/at/all/a.csv", std::vector<Event>{}), InputError);
    CHECK_THROWS_AS(saveEvents("/nowhere/at/all/a.gpkg", std::vector<Event>{}), InputError);
    CHECK_THROWS_AS(saveEvents("/tmp/events.gpx", std::vector<Event>{}), InputError); // read, not written
    CHECK_THROWS_AS(saveEvents("/tmp/events.dbf", std::vector<Event>{}), InputError);
}
