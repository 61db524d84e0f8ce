#include "catch.hpp"
#include "sample_session.hpp"
#include "session/marked_words.hpp"
#include "session/review_places.hpp"
#include <algorithm>
#include <fstream>
#include <iterator>

using namespace zamkan;
using namespace zamkan::session;
using Names = std::vector<std::string>;

namespace {
events::Row rowNamed(const Session &session, const std::string &place) {
    for (events::Row row = 0; row < session.table->size(); ++row)
        if (!session.table->struck(row) && session.table->place(row) && session.table->place(row)->name_en == place)
            return row;
    FAIL("no event at " + place);
    return 0;
}

events::PlaceSaid at(const std::string &name, double latitude, double longitude) {
    events::EventPlace place;
    place.name_en = name;
    place.position = geo::LatLon::fromDegrees(latitude, longitude);
    return {0, place};
}

std::shared_ptr<const reading::Reading> article(const std::string &id, std::vector<std::pair<std::string, double>> places) {
    auto reading = std::make_shared<reading::Reading>();
    reading->document = text::Document("A text about " + id);
    reading->document.id = id;
    for (const auto &[place, confidence] : places) {
        reading->events.push_back(event(place, 33, 42, "2016-01-01", "2016-01-02"));
        reading->events.back().id = id + place;
        reading->events.back().places[0].confidence = confidence;
    }
    return reading;
}

Names names(const History &history) {
    Names keys;
    for (std::size_t i = 0; i < history.done; ++i)
        keys.push_back(history.changes[i].key.substr(7));
    return keys;
}
} // namespace

TEST_CASE("a corrected place moves the event, keeps it selected, and undo brings the read one back") {
    Session session = opened();
    apply(session, Select{rowNamed(session, "Tikrit")});
    apply(session, Correct{*session.selected, at("Samarra", 34.2, 43.87)});
    CHECK(placesOf(session, session.listed) == Names{"Mosul", "Samarra", "Kirkuk", "Hit", "Sirte"});
    CHECK(session.all == 4);
    REQUIRE(session.selected);
    CHECK(session.table->place(*session.selected)->name_en == "Samarra");
    CHECK(session.table->event(*session.selected).review == "corrected");
    apply(session, Undo{});
    CHECK(placesOf(session, session.listed) == Names{"Mosul", "Tikrit", "Kirkuk", "Hit", "Sirte"});
    REQUIRE(session.selected);
    CHECK(session.table->place(*session.selected)->name_en == "Tikrit");
    apply(session, Redo{});
    CHECK(placesOf(session, session.listed) == Names{"Mosul", "Samarra", "Kirkuk", "Hit", "Sirte"});
}

TEST_CASE("a corrected event can be corrected again, and a corrected date moves it in time") {
    Session session = opened();
    apply(session, Correct{rowNamed(session, "Hit"), at("Ramadi", 33.4, 43.3)});
    apply(session, Correct{rowNamed(session, "Ramadi"), events::TimeSaid{time::Interval(instant("2014-01-01"), instant("2014-01-02"))}});
    CHECK(placesOf(session, session.listed) == Names{"Ramadi", "Mosul", "Tikrit", "Kirkuk", "Sirte"});
    CHECK(session.axis.start <= instant("2014-01-01"));
    apply(session, Undo{2});
    CHECK(placesOf(session, session.listed) == Names{"Mosul", "Tikrit", "Kirkuk", "Hit", "Sirte"});
}

TEST_CASE("a removed event is nowhere, an added one is there, and both can be undone and done again") {
    Session session = opened();
    apply(session, Correct{rowNamed(session, "Mosul"), events::Removed{}});
    apply(session, AddEvent{0, event("Aden", 12.8, 45, "2015-03-25", "2015-03-26")});
    CHECK(placesOf(session, session.listed) == Names{"Aden", "Tikrit", "Kirkuk", "Hit", "Sirte"});
    CHECK(session.table->liveRows() == 5);
    CHECK(session.all == 4);
    apply(session, Correct{rowNamed(session, "Aden"), events::StatusSaid{"denied"}});
    CHECK(session.all == 3);
    CHECK(names(session.history) == Names{"removed", "added", "status"});
    apply(session, Undo{3});
    CHECK(placesOf(session, session.listed) == Names{"Mosul", "Tikrit", "Kirkuk", "Hit", "Sirte"});
    apply(session, Redo{2});
    CHECK(placesOf(session, session.listed) == Names{"Aden", "Tikrit", "Kirkuk", "Hit", "Sirte"});
}

TEST_CASE("what was looked at is a facet to filter by") {
    Session session = opened();
    apply(session, Correct{rowNamed(session, "Hit"), events::Checked{}});
    apply(session, Correct{rowNamed(session, "Mosul"), at("Erbil", 36.2, 44)});
    const auto counts = session.sieve.counts(timeline::Facet::review);
    std::map<std::string, std::size_t> byState;
    for (const timeline::Count &count : counts)
        byState[count.value] = count.rows;
    CHECK(byState == std::map<std::string, std::size_t>{{"machine", 3}, {"checked", 1}, {"corrected", 1}});
    apply(session, ChooseValues{timeline::Facet::review, {"machine"}, Choose::without});
    CHECK(placesOf(session, session.listed) == Names{"Erbil", "Hit"});
    apply(session, ClearFilter{});
    apply(session, SetFilterText{"erbil"});
    CHECK(placesOf(session, session.listed) == Names{"Erbil"}); // corrected rows are searched by their new words
    apply(session, SetFilterText{"mosul"});
    CHECK(session.listed.empty());
}

TEST_CASE("filter, bookmarks and layers are changes with names, and small steps of one are one") {
    Session session = opened();
    apply(session, SetFilterText{"h"});
    apply(session, SetFilterText{"hi"});
    apply(session, SetFilterText{"hit"});
    apply(session, AddBookmark{"April"});
    apply(session, RenameSource{0, "Towns"});
    apply(session, SwitchSource{0, false});
    apply(session, Pan{10, 0}); // looking is no change
    CHECK(names(session.history) == Names{"search", "bookmark_added", "layer_renamed", "layer_off"});
    CHECK(session.history.changes[1].values.at("name") == "April");
    apply(session, Undo{4});
    CHECK(session.sieve.filter().empty());
    CHECK(session.bookmarks.all().empty());
    CHECK(session.sources[0].name == "towns.csv");
    CHECK(session.listed.size() == 5);
    apply(session, Redo{4});
    CHECK(session.sieve.filter().text == "hit");
    CHECK(session.sources[0].name == "Towns");
    CHECK_FALSE(session.sources[0].on);
}

TEST_CASE("what changes nothing is no change, and a new change ends what could be done again") {
    Session session = opened();
    apply(session, SwitchSource{0, true});
    apply(session, ClearFilter{});
    apply(session, Correct{99, events::Checked{}});
    CHECK(session.history.changes.empty());
    apply(session, SetFilterText{"hit"});
    apply(session, Undo{});
    apply(session, AddBookmark{"now"});
    apply(session, Redo{});
    CHECK(names(session.history) == Names{"bookmark_added"});
    apply(session, Undo{50});
    CHECK(session.history.done == 0);
}

TEST_CASE("a closed source comes back with its corrections, where it stood") {
    Session session = opened();
    apply(session, EventsLoaded{loaded({event("Aden", 12.8, 45.0, "2015-03-25", "2015-03-26")}), "aden.csv"});
    apply(session, Correct{rowNamed(session, "Hit"), at("Ramadi", 33.4, 43.3)});
    apply(session, CloseSource{0});
    CHECK(placesOf(session, session.listed) == Names{"Aden"});
    apply(session, Undo{});
    REQUIRE(session.sources.size() == 2);
    CHECK(session.sources[0].name == "towns.csv");
    CHECK(placesOf(session, session.listed) == Names{"Mosul", "Aden", "Tikrit", "Kirkuk", "Ramadi", "Sirte"});
    apply(session, CloseAll{});
    CHECK(session.listed.empty());
    apply(session, Undo{});
    CHECK(session.listed.size() == 6);
}

TEST_CASE("the queue of the review begins with the least certain and skips what was looked at") {
    Session session = begin({});
    apply(session, ArticleRead{article("one", {{"A", 0.9}, {"B", 0.3}}), "one.txt"});
    apply(session, ArticleRead{article("two", {{"C", 0.5}}), "two.txt"});
    const auto queue = [&] {
        std::vector<events::Row> rows;
        for (const Doubt &doubt : reviewQueue(session))
            rows.push_back(doubt.row);
        return placesOf(session, rows);
    };
    CHECK(queue() == Names{"B", "C", "A"});
    apply(session, Select{});
    apply(session, StepReview{1});
    CHECK(placesOf(session, {*session.selected}) == Names{"B"});
    apply(session, Correct{*session.selected, events::Checked{}});
    CHECK(queue() == Names{"C", "A"});
    apply(session, StepReview{1});
    CHECK(placesOf(session, {*session.selected}) == Names{"C"});
    apply(session, StepReview{1});
    apply(session, StepReview{1}); // round to the first again
    CHECK(placesOf(session, {*session.selected}) == Names{"C"});
    apply(session, StepReview{-1});
    CHECK(placesOf(session, {*session.selected}) == Names{"A"});
}

TEST_CASE("a place can be corrected for all events of the document, or of all documents, that stand there") {
    Session session = begin({});
    apply(session, ArticleRead{article("one", {{"Rumaila", 0.4}, {"Basra", 0.9}, {"Rumaila", 0.4}}), "one.txt"});
    apply(session, ArticleRead{article("two", {{"Rumaila", 0.4}}), "two.txt"});
    apply(session, Correct{0, at("North Rumaila", 30.6, 47.3), Alike::document});
    const auto count = [&](const std::string &name) {
        const Names all = placesOf(session, session.listed);
        return std::count(all.begin(), all.end(), name);
    };
    CHECK(count("North Rumaila") == 2);
    CHECK(count("Rumaila") == 1);
    apply(session, Undo{});
    apply(session, Correct{0, at("North Rumaila", 30.6, 47.3), Alike::everywhere});
    CHECK(count("North Rumaila") == 3);
    CHECK(session.history.done == 1); // one change, one step back
    apply(session, Undo{});
    CHECK(count("Rumaila") == 3);
}

TEST_CASE("an article that is read again keeps its corrections, and one that lost its event is told") {
    Session session = begin({});
    apply(session, ArticleRead{article("one", {{"A", 0.9}, {"B", 0.3}}), "one.txt"});
    apply(session, Correct{rowNamed(session, "B"), at("Bee", 1, 2)});
    apply(session, Correct{rowNamed(session, "A"), events::Checked{}});
    apply(session, ArticleRead{article("one", {{"New", 0.5}, {"B", 0.3}}), "one.txt", false, true});
    CHECK(placesOf(session, session.listed) == Names{"New", "Bee"});
    REQUIRE(session.remarks.size() == 1);
    CHECK(session.remarks[0].diagnostic.what.find("lost its event") != std::string::npos);
    apply(session, Undo{2});
    CHECK(placesOf(session, session.listed) == Names{"New", "B"}); // the history knows the new numbers too
}

TEST_CASE("switching layers off and on keeps corrections and selection apart") {
    Session session = opened();
    apply(session, EventsLoaded{loaded({event("Aden", 12.8, 45.0, "2015-03-25", "2015-03-26")}), "aden.csv"});
    apply(session, Correct{rowNamed(session, "Hit"), at("Ramadi", 33.4, 43.3)});
    apply(session, Select{rowNamed(session, "Aden")});
    apply(session, SwitchSource{0, false});
    REQUIRE(session.selected);
    CHECK(placesOf(session, {*session.selected}) == Names{"Aden"});
    apply(session, SwitchSource{0, true});
    CHECK(placesOf(session, {*session.selected}) == Names{"Aden"});
    apply(session, Select{rowNamed(session, "Ramadi")});
    apply(session, MoveSource{0, 1});
    CHECK(placesOf(session, {*session.selected}) == Names{"Ramadi"});
}

TEST_CASE("the places that an event may stand at are those of its name, with what tells them apart") {
    Session session = opened();
    CHECK(placeChoices(session, 0).empty()); // no gazetteer is open yet
    auto reader = std::make_shared<reading::Reader>(reading::Reader::open().value);
    apply(session, KnowledgeOpened{reader});
    const auto choices = placeChoices(session, rowNamed(session, "Hit"));
    REQUIRE_FALSE(choices.empty());
    CHECK(choices[0].place.name_ar == "هيت");
    CHECK(choices[0].population > 0);
    REQUIRE(choices[0].km);
    CHECK(*choices[0].km < 10);
    const auto others = placeChoices(session, rowNamed(session, "Hit"), "الرمادي");
    REQUIRE_FALSE(others.empty());
    apply(session, Correct{rowNamed(session, "Hit"), events::PlaceSaid{0, others[0].place}});
    CHECK(session.table->place(rowNamed(session, "Ramadi"))->id == others[0].place.id);
}

TEST_CASE("parties and a kind can be said for all events of the same parties, or that the same rule read") {
    Session session = begin({});
    auto reading = std::make_shared<reading::Reading>(*article("one", {{"A", 0.9}, {"B", 0.3}, {"C", 0.3}}));
    for (events::Event &made : reading->events)
        made.actors = {{"isis", "Islamic State", "داعش", "losing"}};
    reading->events[2].actors[0].role = "gaining";
    reading->events[0].provenance.rule = reading->events[2].provenance.rule = "control.lost";
    apply(session, ArticleRead{reading, "one.txt"});
    apply(session, Correct{0, events::ActorsSaid{{{"iraq", "Iraq", "العراق", "losing"}}}, Alike::document});
    const auto partyOf = [&](const std::string &place) { return session.table->event(rowNamed(session, place)).actors[0].id; };
    CHECK(partyOf("A") == "iraq");
    CHECK(partyOf("B") == "iraq");
    CHECK(partyOf("C") == "isis"); // it gained
    apply(session, Correct{rowNamed(session, "A"), events::KindSaid{"control", "contested"}, Alike::everywhere});
    const auto kindOf = [&](const std::string &place) { return session.table->event(rowNamed(session, place)).subtype; };
    CHECK(kindOf("A") == "contested");
    CHECK(kindOf("B") == "lost"); // another rule
    CHECK(kindOf("C") == "contested");
    apply(session, Correct{rowNamed(session, "A"), events::StatusSaid{"denied"}, Alike::everywhere}); // of one event
    CHECK(session.table->event(rowNamed(session, "C")).status == "reported");
}

TEST_CASE("dates that are typed, the mode and a comparison are changes, and dragging is none") {
    Session session = opened();
    const timeline::Window all = session.window;
    apply(session, SetWindow{instant("2015-01-01"), instant("2015-02-01")}); // dragged
    apply(session, SetWindow{instant("2015-03-01"), instant("2015-04-01"), true});
    apply(session, SetMode{timeline::Mode::instant});
    const auto moments = [&](const char *earlier, const char *later, double divider) {
        Comparison comparison;
        comparison.earlier = instant(earlier);
        comparison.later = instant(later);
        comparison.divider = divider;
        return Compare{comparison};
    };
    apply(session, moments("2015-01-01", "2016-01-01", 0.5));
    apply(session, moments("2015-01-01", "2016-01-01", 0.7)); // the bar is dragged
    apply(session, moments("2015-02-01", "2016-01-01", 0.7));
    apply(session, moments("2015-03-01", "2016-01-01", 0.7));
    CHECK(names(session.history) == Names{"window", "mode", "compared", "comparison"});
    apply(session, Undo{});
    REQUIRE(session.comparison);
    CHECK(session.comparison->earlier == instant("2015-01-01"));
    CHECK(session.comparison->divider == 0.7);
    apply(session, Undo{});
    CHECK_FALSE(session.comparison);
    apply(session, Undo{});
    CHECK(session.window.mode == all.mode);
    apply(session, Undo{});
    CHECK(session.window.from == instant("2015-01-01"));
    apply(session, Redo{4});
    CHECK(session.comparison->earlier == instant("2015-03-01"));
    CHECK(session.window.mode == timeline::Mode::instant);
}

TEST_CASE("a filter that is undone leaves the time where it was played to meanwhile") {
    Session session = opened();
    apply(session, SetFilterText{"hi"});
    apply(session, SetWindow{instant("2015-01-01"), instant("2015-02-01")});
    apply(session, SetFilterText{"hit"});
    CHECK(names(session.history) == Names{"search"});
    apply(session, Undo{});
    CHECK(session.sieve.filter().empty());
    CHECK(session.window.from == instant("2015-01-01"));
}

TEST_CASE("a place that is set on the map keeps its name and says who set it") {
    Session session = opened();
    const events::Row row = rowNamed(session, "Hit");
    const events::EventPlace place = placeAt(session, row, geo::LatLon::fromDegrees(33.7, 42.9), 2.5);
    CHECK(place.name_en == "Hit");
    CHECK(place.precision == "near");
    REQUIRE(place.why.size() == 1);
    CHECK(place.why.front().said() == "set on the map by a person");
    apply(session, Correct{row, events::PlaceSaid{0, place}});
    CHECK(session.table->position(rowNamed(session, "Hit")).latitude() == Approx(33.7));
    CHECK(session.table->radiusKm(rowNamed(session, "Hit")) == Approx(2.5));
    CHECK(nameRead(session, rowNamed(session, "Hit")) == "Hit");
}

TEST_CASE("words that are marked become an event of what they tell, and of nothing else") {
    auto reader = std::make_shared<reading::Reader>(reading::Reader::open().value);
    text::Document document("قتل تنظيم داعش 12 مدنيا في الموصل في 3 أيار 2016. ثم هدأت المدينة.");
    document.id = "one";
    document.published = time::dayFromIso("2016-06-13");
    const reading::Reading reading = reader->read(std::move(document));
    const std::string &text = reading.document.text();
    const auto words = [&](const std::string &from, const std::string &to) {
        return Span{static_cast<std::uint32_t>(text.find(from)), static_cast<std::uint32_t>(text.find(to) + to.size())};
    };
    const events::Event whole = eventOfWords(reading, *reader, words("تنظيم", "الموصل"), "violence");
    REQUIRE(whole.places.size() == 1);
    CHECK(whole.places[0].name_en == "Mosul");
    REQUIRE(whole.actors.size() >= 1);
    CHECK(whole.actors[0].id == "isis");
    CHECK(whole.magnitude == 12.0);
    REQUIRE(whole.when); // the sentence has one date alone
    CHECK(time::toIso(whole.when->from()).substr(0, 10) == "2016-05-03");
    CHECK(whole.type == "violence");
    CHECK(whole.subtype.empty());
    const events::Event quiet = eventOfWords(reading, *reader, words("هدأت", "المدينة"), "claim");
    CHECK(quiet.places.empty());
    CHECK(quiet.actors.empty());
    CHECK_FALSE(quiet.magnitude);
    CHECK_FALSE(quiet.when);
}
