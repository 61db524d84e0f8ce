// Files as segments: columns and whole events tell the same, however many threads read them and whatever happens to
// the file afterwards.
#include "catch.hpp"
#include "events/event_table.hpp"
#include "files.hpp"
#include <cmath>
#include <fmt/format.h>
#include <fstream>

using namespace zamkan;
using namespace zamkan::events;
using test::load;

namespace {

// Rows of all kinds: with and without dates, places, coordinates and actors; some that cannot be used.
std::string mixedRows(int count) {
    std::string csv = "id,date_from,date_to,lat,lon,place,country,type,subtype,actor,magnitude_low,magnitude_high,unit,status,certainty,note,extra\n";
    constexpr std::string_view places[] = {"هيت", "Mosul", "", "Raqqa"};
    for (int i = 0; i < count; ++i) {
        const bool bad = i % 17 == 3, open = i % 29 == 5;
        csv += fmt::format("e{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},\"note {}\nsecond line\",\"x \"\"{}\"\"\"\n", i,
                           i % 5 == 0 ? "" : fmt::format("2016-0{}-1{}", 1 + i % 9, i % 10), "", open ? "" : bad ? "991" : fmt::format("{}.25", 30 + i % 7),
                           open ? "" : fmt::format("{}.5", 40 + i % 11), places[i % 4], i % 3 == 0 ? "SY" : "IQ", i % 2 == 0 ? "violence" : "control",
                           i % 2 == 0 ? "clash" : "lost", i % 4 == 1 ? "داعش; Unknown men" : i % 4 == 2 ? "Islamic State" : "", i % 6 == 0 ? "" : "3",
                           i % 6 == 0 ? "" : "9", i % 6 == 0 ? "" : "person", i % 8 == 0 ? "denied" : "reported", i % 10 == 0 ? "2" : "0.5", i, i);
    }
    return csv;
}

std::string told(const Event &event) {
    std::string out = event.id + "|" + event.type + "|" + event.subtype + "|" + event.status + "|" + event.note + "|" + event.unit;
    if (event.when)
        out += time::toIso(event.when->from()) + time::toIso(event.when->to());
    for (const EventActor &actor : event.actors)
        out += "|" + actor.role + actor.id + actor.name_en + actor.name_ar;
    for (const EventPlace &place : event.places)
        out += fmt::format("|{} {} {} {} {} {}", place.name_en, place.name_ar, place.country, place.precision, place.radius_km,
                           place.position ? fmt::format("{},{}", place.position->latitude(), place.position->longitude()) : "");
    for (const auto &[name, value] : event.extra)
        out += "|" + name + "=" + value;
    return out + fmt::format("|{}", *event.provenance.row);
}

} // namespace

TEST_CASE("the columns of a file's rows say what its whole events say") {
    const auto loaded = load(mixedRows(3000)).value;
    const EventSegment &columns = *loaded.segment;
    const auto rebuilt = EventSegment::of(columns.wholeEvents());
    REQUIRE(columns.size() == rebuilt->size());
    REQUIRE(columns.events() == rebuilt->events());
    CHECK(loaded.report.used + loaded.report.rejected.size() == 3000);
    CHECK(loaded.report.rejected.size() > 100);
    for (std::size_t row = 0; row < columns.size(); ++row) {
        INFO("row " << row);
        CHECK(columns.from(row) == rebuilt->from(row));
        CHECK(columns.to(row) == rebuilt->to(row));
        CHECK(columns.located(row) == rebuilt->located(row));
        CHECK(columns.drawn(row) == rebuilt->drawn(row));
        CHECK(columns.timeKind(row) == rebuilt->timeKind(row));
        CHECK(columns.latitude(row) == rebuilt->latitude(row));
        CHECK(columns.longitude(row) == rebuilt->longitude(row));
        CHECK(columns.radiusKm(row) == rebuilt->radiusKm(row));
        CHECK((columns.magnitude(row) == rebuilt->magnitude(row) || (std::isnan(columns.magnitude(row)) && std::isnan(rebuilt->magnitude(row)))));
        CHECK(columns.type(row) == rebuilt->type(row));
        CHECK(columns.subtype(row) == rebuilt->subtype(row));
        CHECK(columns.status(row) == rebuilt->status(row));
        CHECK(columns.unit(row) == rebuilt->unit(row));
        CHECK(columns.gaining(row) == rebuilt->gaining(row));
        CHECK(columns.losing(row) == rebuilt->losing(row));
        CHECK(columns.acting(row) == rebuilt->acting(row));
        REQUIRE((columns.place(row) == nullptr) == (rebuilt->place(row) == nullptr));
        if (columns.place(row))
            CHECK(*columns.place(row) == *rebuilt->place(row));
    }
    CHECK(columns.order()->rows() == rebuilt->order()->rows());
}

TEST_CASE("a file reads the same with one thread and with many") {
    const std::string csv = mixedRows(20000);
    const auto one = load(csv, "rows.csv", {.threads = 1}).value, many = load(csv, "rows.csv", {.threads = 5}).value;
    REQUIRE(one.segment->size() == many.segment->size());
    REQUIRE(one.report.rejected.size() == many.report.rejected.size());
    for (std::size_t i = 0; i < one.report.rejected.size(); ++i)
        CHECK(one.report.rejected[i].row == many.report.rejected[i].row);
    for (std::size_t row = 0; row < one.segment->size(); row += 7)
        CHECK(told(one.segment->event(row)) == told(many.segment->event(row)));
    CHECK(one.segment->order()->rows() == many.segment->order()->rows());
}

TEST_CASE("what decides the order of day and month may stand after thousands of rows that leave it open") {
    std::string csv = "date,lat,lon\n";
    for (int i = 0; i < 9000; ++i)
        csv += "03/04/2016,33.5,42.5\n";
    csv += "04/13/2016,33.5,42.5\n";
    const auto loaded = load(csv);
    CHECK(loaded.value.report.rejected.empty());
    CHECK(loaded.value.segment->event(0).when->from() == time::Instant(*time::dayFromIso("2016-03-04")));
    CHECK(test::told(loaded.diagnostics, "month/day/year (decided by 1 row)"));
}

TEST_CASE("a table that takes a source shares the others") {
    const auto first = load(mixedRows(50)).value.segment, second = load(mixedRows(20)).value.segment;
    EventTable table;
    table.append(first);
    const EventTable before = table;
    table.append(second, 7);
    REQUIRE(table.size() == first->size() + second->size());
    CHECK(before.size() == first->size());
    CHECK(table.type(0).data() == before.type(0).data());
    const auto row = static_cast<Row>(first->size());
    CHECK(table.from(row) == second->from(0));
    CHECK(table.document(row) == 7U);
    CHECK_FALSE(table.document(0).has_value());
    CHECK(table.event(row).provenance.document == 7U);
    CHECK(std::is_sorted(table.byTime().begin(), table.byTime().end(), [&](Row a, Row b) {
        return std::tuple(table.from(a), table.to(a), a) < std::tuple(table.from(b), table.to(b), b);
    }));
}

TEST_CASE("loading tells how far it is, and stops when it is asked to") {
    Progress progress;
    const auto loaded = load(mixedRows(2000), "rows.csv", {.progress = &progress});
    CHECK(progress.state().rows == 2000);
    CHECK(progress.state().bytes > 0);
    CHECK(progress.state().share() == 1);
    Progress stopped;
    stopped.cancel();
    CHECK_THROWS_AS(load(mixedRows(2000), "rows.csv", {.progress = &stopped}), Cancelled);
}

TEST_CASE("a large file that is cut or written over while it is open keeps its rows on the map and says what is lost") {
    const test::Folder folder;
    std::string csv = mixedRows(1);
    csv.reserve(20 << 20);
    const std::string rows = mixedRows(2000).substr(csv.find('\n') + 1);
    while (csv.size() < (17U << 20))
        csv += rows;
    const auto file = folder.with("large.csv", csv);
    const auto loaded = loadEvents(file, gazetteer::Gazetteer(), test::registry()).value;
    const EventSegment &segment = *loaded.segment;
    const std::size_t last = segment.size() - 1;
    const Event before = segment.event(last);
    CHECK(before.note.find("second line") != std::string::npos);

    std::filesystem::resize_file(file, 1 << 20); // in place: the mapping sees it
    const Event cut = segment.event(last);
    CHECK_THAT(cut.note, ContainsSubstring("changed after it was opened"));
    CHECK(cut.type == before.type);
    CHECK(cut.when == before.when);
    REQUIRE(cut.places.size() == before.places.size());
    CHECK(cut.places[0].position == before.places[0].position);
    CHECK(told(segment.event(0)) == told(load(csv.substr(0, 4000)).value.segment->event(0))); // what is still there reads as it did

    std::ofstream(file, std::ios::trunc) << "something else altogether\n";
    CHECK_THAT(segment.event(5).note, ContainsSubstring("changed after it was opened"));
    std::filesystem::remove(file);
    CHECK(segment.event(5).type == segment.type(5));
}

TEST_CASE("a table of a hundred thousand columns opens, and rows keep every cell") {
    std::string header = "date,lat,lon", row = "2016-06-13,33.5,42.5";
    for (int i = 0; i < 100000; ++i) {
        header += ",c" + std::to_string(i);
        row += i % 1000 == 0 ? ",x" : ",";
    }
    const auto loaded = load(header + "\n" + row + "\n" + row + "\n");
    CHECK(loaded.value.report.used == 2);
    CHECK(loaded.value.segment->event(1).extra.size() == 100);
}

TEST_CASE("what rows say beside their columns is cut from the file, from any row on, and is what the whole events say") {
    const auto loaded = load(mixedRows(3000)).value;
    const EventSegment &columns = *loaded.segment;
    REQUIRE(loaded.report.rejected.size() > 100); // the rows that could not be used are passed over
    for (const auto &[first, count] : {std::pair<std::size_t, std::size_t>{0, columns.size()}, {1234, 50}, {columns.size() - 1, 10}}) {
        std::size_t next = first;
        columns.said(first, count, [&](std::size_t row, const Said &said) {
            INFO("row " << row);
            CHECK(row == next++);
            const Event event = columns.event(row);
            CHECK(said.note == event.note);
            CHECK(said.text == event.source_text);
            CHECK(said.certainty == event.certainty);
        });
        CHECK(next == std::min(first + count, columns.size()));
    }
    columns.said(columns.size(), 5, [&](std::size_t, const Said &) { CHECK(false); });
}
