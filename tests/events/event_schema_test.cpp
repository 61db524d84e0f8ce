#include "catch.hpp"
#include "events/event_schema.hpp"
#include "files.hpp"
#include <map>

using namespace zamkan;
using namespace zamkan::events;
using test::load;

namespace {

// The cells of the first row that eventsAs writes, by column.
std::map<std::string, std::string> saved(const Event &event) {
    const test::Folder folder;
    const auto table = geo::readTable(folder.with("saved.csv", eventsAs("csv", {event}))).value;
    std::map<std::string, std::string> cells;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        cells[table.columns[i]] = table.cell(0, i);
    return cells;
}

} // namespace

TEST_CASE("each schema reads its example rows as they say") {
    const Value assets = readAssetFolder("schemas");
    std::size_t examples = 0;
    for (const auto &[name, schema] : assets["schema"].table())
        for (const Value &example : schema["examples"].list()) {
            const std::string header = example["header"].text();
            const auto loaded =
                load(header + (header.empty() ? "" : "\n") + example["row"].text() + "\n").value;
            INFO(name << ": " << example["row"].text());
            CHECK(loaded.report.schema == name);
            REQUIRE(loaded.events().size() == 1);
            const auto cells = saved(loaded.events()[0]);
            for (const auto &[column, value] : example["becomes"].table()) {
                INFO(column);
                CHECK((cells.contains(column) ? cells.at(column) : std::string()) == value.text());
            }
            ++examples;
        }
    CHECK(examples >= 6);
}

TEST_CASE("each column that the guess knows is recognised by its example and by all its names") {
    const SchemaBook book = SchemaBook::open();
    const Value guess = readAssetFolder("schemas")["guess"];
    for (const auto &[canonical, value] : guess.table()) {
        INFO(canonical << ": " << value["example"].text());
        CHECK(guessedName(value["example"].text(), book) == canonical);
    }
}

TEST_CASE("a mapping without a column says that nothing is it, whatever the guess finds") {
    const std::string csv = "day,town,lat,lon\n2016-04-14,Hit,33.6,42.8\n";
    CHECK(load(csv).value.report.columns.contains("place"));
    LoadOptions nothing;
    nothing.mapping["place"] = "";
    const auto loaded = load(csv, "rows.csv", nothing).value;
    CHECK_FALSE(loaded.report.columns.contains("place"));
    CHECK(loaded.report.ignored_columns == std::vector<std::string>{"town"});
    REQUIRE(loaded.events().size() == 1);
}

TEST_CASE("capitals, underscores and brackets in a header do not matter") {
    const SchemaBook book = SchemaBook::open();
    CHECK(guessedName("EventDate", book) == "date_from");
    CHECK(guessedName("LATITUDE", book) == "lat");
    CHECK(guessedName("Longitude (deg)", book) == "lon");
    CHECK(guessedName("weather", book).empty());
}

TEST_CASE(
    "every canonical column is known to the program's own schema, and every kind is in the closed lists") {
    const SchemaBook book = SchemaBook::open();
    REQUIRE(book.schemas.front().own);
    for (const Schema &schema : book.schemas) {
        INFO(schema.name);
        for (const auto &[word, kind] : schema.kinds) {
            INFO(word);
            REQUIRE(book.type_of_subtype.contains(kind.subtype));
            CHECK(book.type_of_subtype.at(kind.subtype) == kind.type);
        }
        if (schema.values.contains("time_precision"))
            for (const auto &[code, unit] : schema.values.at("time_precision"))
                CHECK(time::granularityFromString(unit));
        if (schema.values.contains("geo_precision"))
            for (const auto &[code, precision] : schema.values.at("geo_precision"))
                CHECK(book.radius_km.contains(precision));
    }
    for (const auto &[word, subtype] : book.kind_words) {
        INFO(word);
        CHECK(book.type_of_subtype.contains(subtype));
    }
}
