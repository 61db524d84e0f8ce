#include "base/json.hpp"
#include "catch.hpp"
#include "events/correction.hpp"
#include "events/event_file.hpp"
#include "events/event_json.hpp"
#include "events/event_table.hpp"
#include "files.hpp"
#include "made.hpp"
#include <functional>
#include <map>

using namespace zamkan;
using namespace zamkan::events;

namespace {
Event named(const std::string &id, int day) {
    Event made = test::event(time::DateRange::day(test::day(2016, 4, static_cast<unsigned>(day))), {geo::LatLon::fromDegrees(33, 42), geo::LatLon::fromDegrees(34, 43)});
    made.id = id;
    made.places[0].name_en = "Hit";
    made.places[1].name_en = "Haditha";
    return made;
}

std::shared_ptr<const EventSegment> three() { return EventSegment::of({named("a", 1), named("b", 2), named("c", 3)}); }

EventPlace mosul() {
    EventPlace place;
    place.name_en = "Mosul";
    place.position = geo::LatLon::fromDegrees(36.34, 43.13);
    return place;
}

EventTable tableOf(const std::shared_ptr<const EventSegment> &read, const Corrections &said) {
    const Revision revision = revise(*read, said);
    EventTable table;
    table.append(read, 0, revision.struck);
    table.append(revision.rows, 0);
    return table;
}
} // namespace

TEST_CASE("a corrected event stands in the order of time with its new place, and the read one counts no more") {
    const auto read = three();
    Corrections said;
    said.add({1, PlaceSaid{1, mosul()}});
    said.add({1, TimeSaid{time::Interval(time::DateRange::day(test::day(2016, 4, 9))), time::Granularity::day, TimeKind::within}});
    const EventTable table = tableOf(read, said);
    CHECK(table.liveRows() == 6);
    CHECK(table.byTime() == std::vector<Row>{0, 1, 4, 5, 6, 7}); // rows 2 and 3 are struck, 6 and 7 stand for them, a week later
    CHECK(table.struck(2));
    CHECK_FALSE(table.struck(6));
    CHECK(table.place(6)->name_en == "Hit");
    CHECK(table.place(7)->name_en == "Mosul");
    CHECK(table.event(7).review == "corrected");
    CHECK(table.event(7).id == "b");
    CHECK(table.event(0).review.empty());
}

TEST_CASE("checked is less than corrected, the last word on a field holds, and removed is gone") {
    Corrections said;
    said.add({0, Checked{}});
    CHECK(said.revised(0, named("a", 1))->review == "checked");
    said.add({0, KindSaid{"violence", "killing"}});
    said.add({0, KindSaid{"control", "gained"}});
    said.add({0, Checked{}});
    const auto now = said.revised(0, named("a", 1));
    REQUIRE(now);
    CHECK(now->review == "corrected");
    CHECK(now->subtype == "gained");
    said.add({0, Removed{}});
    CHECK_FALSE(said.revised(0, named("a", 1)));
    said.add({0, StatusSaid{"denied"}}); // who corrects it wants it back
    CHECK(said.revised(0, named("a", 1))->status == "denied");
}

TEST_CASE("an added event has a number of its own and can be corrected like others") {
    const auto read = three();
    Corrections said;
    const std::uint32_t first = said.add({0, Added{named("mine", 5)}});
    const std::uint32_t second = said.add({0, Added{named("another", 6)}});
    CHECK(first == Corrections::kAdded);
    CHECK(second == first + 1);
    said.add({second, AmountSaid{12, std::nullopt, std::nullopt, "person"}});
    const EventTable table = tableOf(read, said);
    CHECK(table.size() == 10);
    CHECK(table.event(6).id == "mine");
    CHECK(table.event(8).id == "another");
    CHECK(table.event(8).review == "added");
    CHECK(table.magnitude(8) == 12);
    CHECK_FALSE(table.magnitude(6));
}

TEST_CASE("what an event says of a field can be asked for before it is overwritten") {
    const Event event = named("a", 1);
    CHECK(sameOf(event, PlaceSaid{1, mosul()}) == Verdict(PlaceSaid{1, event.places[1]}));
    CHECK(sameOf(event, KindSaid{"x", "y"}) == Verdict(KindSaid{"control", "lost"}));
    Event changed = event;
    const Verdict verdict = StatusSaid{"denied"};
    const Verdict before = sameOf(event, verdict);
    applyTo(changed, verdict);
    CHECK_FALSE(changed == event);
    applyTo(changed, before);
    CHECK(changed == event);
}

TEST_CASE("corrections follow their events into another reading, and those that lost theirs are told") {
    const auto before = three();
    Corrections said;
    said.add({0, StatusSaid{"denied"}});
    said.add({2, Checked{}});
    said.add({0, Added{named("mine", 5)}});
    const auto now = EventSegment::of({named("new", 1), named("c", 3)}); // "a" is read no more
    std::vector<Correction> lost;
    const Corrections carried = carriedOver(said, anchorsOf(said, *before), *now, lost);
    REQUIRE(lost.size() == 1);
    CHECK(lost[0].event == 0);
    CHECK(carried.events() == std::vector<std::uint32_t>{1, Corrections::kAdded});
    CHECK(carried.revised(1, now->event(now->rowsOf(1).first))->id == "c");
}

TEST_CASE("rows of a file find their corrections by the row's number") {
    const test::Folder folder;
    const auto file = [&](const char *name, const std::string &rows) {
        return folder.with(name, "date,lat,lon,type\n" + rows);
    };
    const auto load = [](const std::filesystem::path &path) { return loadEvents(path, {}, test::registry()).value.segment; };
    const auto before = load(file("a.csv", "2016-01-01,33,42,control\n2016-01-02,34,43,control\n2016-01-03,35,44,control\n"));
    const auto now = load(file("b.csv", "nonsense,95,42,control\n2016-01-02,34,43,control\n2016-01-03,35,44,control\n")); // the first cannot be used
    Corrections said;
    said.add({2, StatusSaid{"denied"}});
    std::vector<Correction> lost;
    const Corrections carried = carriedOver(said, anchorsOf(said, *before), *now, lost);
    CHECK(lost.empty());
    REQUIRE(carried.all().size() == 1);
    CHECK(now->event(now->rowsOf(carried.all()[0].event).first).provenance.row == 3U);
}

namespace {

// Gives `check` the columns and the events as they come back from each format that is written.
void inEveryFormat(const std::vector<Event> &events,
                   const std::function<void(const EventSegment &columns, const std::vector<Event> &again)> &check) {
    const test::Folder folder;
    for (const std::string format : {"csv", "geojson", "geojsonl", "gpkg", "shp", "xlsx", "ods", "fgb", "kml", "tsv"}) {
        CAPTURE(format);
        const auto path = folder.path / ("events." + format);
        try {
            saveEvents(path, events);
        } catch (const InputError &) {
            continue; // not a format that is written
        }
        const auto loaded = loadEvents(path, {}, test::registry()).value;
        check(*loaded.segment, loaded.events());
    }
}

} // namespace

TEST_CASE("every format says who looked at an event, and only where somebody did") {
    Event seen = named("seen", 1), not_seen = named("unseen", 2);
    seen.places.resize(1);
    not_seen.places.resize(1);
    seen.review = "corrected";
    inEveryFormat({seen, not_seen}, [](const EventSegment &, const std::vector<Event> &again) {
        REQUIRE(again.size() == 2);
        std::map<std::string, std::string> reviews;
        for (const Event &event : again)
            reviews[event.id] = event.review;
        CHECK(reviews == std::map<std::string, std::string>{{"seen", "corrected"}, {"unseen", ""}});
    });
    CHECK(eventsAs("csv", {not_seen}).find("review") == std::string::npos);
    CHECK(eventsAs("csv", {seen, not_seen}).find(",machine") != std::string::npos);
}

TEST_CASE("every format says where a time is from, when its own sentence does not tell it") {
    Event told = named("told", 1), round = named("round", 2);
    for (Event *event : {&told, &round})
        event->places.resize(1);
    round.story_time = true;
    inEveryFormat({told, round}, [](const EventSegment &columns, const std::vector<Event> &again) {
        REQUIRE(again.size() == 2);
        for (std::size_t row = 0; row < 2; ++row) {
            CHECK(again[row].story_time == (again[row].id == "round"));
            CHECK(columns.storyTime(row) == again[row].story_time);
        }
    });
    CHECK(eventsAs("csv", {told}).find("time_source") == std::string::npos);
}

TEST_CASE("a date that a person gives is no longer one out of the story, until it is taken back") {
    Event round = named("round", 1);
    round.story_time = true;
    Event corrected = round;
    applyTo(corrected, TimeSaid{time::Interval(time::DateRange::day(test::day(2016, 4, 9))), time::Granularity::day, TimeKind::within});
    CHECK_FALSE(corrected.story_time);
    applyTo(corrected, sameOf(round, TimeSaid{}));
    CHECK(corrected.story_time);
    CHECK(eventFrom(toJson(round)).story_time);
}
