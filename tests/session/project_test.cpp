#include "catch.hpp"
#include "base/files.hpp"
#include "base/value.hpp"
#include "own_folder.hpp"
#include "map/own_layer.hpp"
#include "sample_session.hpp"
#include "session/dates.hpp"
#include "session/kept_view.hpp"
#include "session/own_parties.hpp"
#include "session/project/database.hpp"
#include "session/project/file.hpp"
#include <algorithm>
#include <csignal>
#include <cstring>
#include <random>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace zamkan;
using namespace zamkan::session;

namespace {
std::shared_ptr<const events::Reading> article(const std::string &id, const std::vector<std::string> &places) {
    auto reading = std::make_shared<events::Reading>();
    reading->document = text::Document("نص عن " + id + ". A text about it.");
    reading->document.id = id;
    reading->document.title = "Title of " + id;
    reading->document.published = time::dayFromIso("2016-06-13");
    for (const std::string &place : places) {
        reading->events.push_back(event(place, 33, 42, "2016-01-01", "2016-01-02"));
        events::Event &made = reading->events.back();
        made.id = id + place;
        made.provenance.sentence = {0, 10};
        made.provenance.rule = "control.lost";
        made.places[0].why = {{"place_in_country", {{"name", "العراق"}}}, {"place_only_one"}};
        made.actors = {{"isis", "Islamic State", "داعش", "losing"}};
        made.magnitude = 12.5;
        made.unit = "person";
        made.extra = {{"weather", "dry"}};
    }
    return reading;
}

Session twoArticles() {
    Session session = begin({});
    apply(session, Resize{1280, 800, {0, 42, 400, 134}});
    apply(session, ArticleRead{article("one", {"Hit", "Mosul", "Ramadi"}), "/nowhere/one.txt"});
    apply(session, ArticleRead{article("two", {"Kirkuk", "Tikrit"}), "/nowhere/two.txt"});
    return session;
}

events::PlaceSaid placed(const std::string &name, double latitude) {
    events::EventPlace place;
    place.name_en = name;
    place.position = geo::LatLon::fromDegrees(latitude, 43);
    return {0, place};
}

Session reopened(const std::filesystem::path &file) {
    ReadProject read = openProject(file, {});
    Session session = begin({});
    apply(session, Resize{1280, 800, {0, 42, 400, 134}});
    apply(session, ProjectOpened{std::make_shared<const ProjectContent>(std::move(read.content)), file, false, read.unsaved});
    return session;
}

// All that a project keeps, to compare.
struct Whole {
    std::vector<events::Event> events;
    std::vector<std::vector<events::Correction>> corrections;
    std::vector<std::string> names;
    std::vector<std::string> story; // without the view, whose degrees are rounded on their way
    std::vector<map::Note> notes;
    std::vector<std::string> filter;
    friend bool operator==(const Whole &, const Whole &) = default;
};
Whole wholeOf(const Session &session) {
    Whole whole;
    for (const events::Row row : session.listed)
        whole.events.push_back(session.table->event(row));
    for (const Source &source : session.sources) {
        whole.names.push_back(source.name);
        whole.corrections.push_back(source.reviewed.corrections ? source.reviewed.corrections->all() : std::vector<events::Correction>{});
    }
    for (const StoryStep &step : session.story)
        whole.story.push_back(step.title_ar + "|" + fieldText(step.moment.window.from, false) + "|" + fieldText(step.moment.window.to, true));
    whole.notes = session.on_map.notes;
    whole.filter = timeline::conditionsOf(session.sieve.filter());
    return whole;
}

std::string integrityOf(const std::filesystem::path &file) {
    const Database database(file, Database::Mode::write);
    auto check = database.prepare("PRAGMA integrity_check");
    return check.step() ? std::string(check.text(0)) : "nothing";
}

map::Note noted(unsigned number) {
    map::Note note;
    note.kind = number % 2 != 0 ? map::NoteKind::circle : map::NoteKind::text;
    note.at = note.to = geo::LatLon::fromDegrees(30 + number % 8, 43);
    note.radius_km = number % 2 != 0 ? 12.0 + number % 5 : 0;
    note.text = "ملاحظة " + std::to_string(number);
    note.colour = number % 3;
    return note;
}

// The article as it reads after the words or places that are known were changed: one event more, or one less.
std::shared_ptr<const events::Reading> readAnew(unsigned number) {
    std::vector<std::string> places{"Hit", "Mosul", "Ramadi"};
    if (number % 2 != 0)
        places.emplace_back("Baiji");
    return article("one", places);
}

// The change of that number, the same each time; a save is not one of them.
void changeOf(Session &session, unsigned number) {
    std::mt19937 random(number);
    const auto row = static_cast<events::Row>(random() % std::max<std::size_t>(session.listed.size(), 1));
    const auto correct = [&](events::Verdict verdict) {
        if (row < session.listed.size())
            apply(session, Correct{session.listed[row], std::move(verdict)});
    };
    const auto story = [&](StoryThing thing) { zamkan::session::apply(session, Action(std::move(thing))); };
    const std::size_t steps = session.story.size(), notes = session.on_map.notes.size();
    switch (random() % 12) {
    case 0: correct(placed("Place " + std::to_string(number), 30 + number % 8)); break;
    case 1: correct(events::Checked{}); break;
    case 2: correct(events::StatusSaid{number % 2 != 0 ? "denied" : "reported"}); break;
    case 3: apply(session, AddEvent{number % 2, event("Added " + std::to_string(number), 34, 44, "2016-02-01", "2016-02-02")}); break;
    case 4:
        correct(placed("Kept " + std::to_string(number), 31));
        apply(session, AddEvent{0, event("Undone", 34, 44, "2016-02-01", "2016-02-02")});
        apply(session, Undo{});
        break;
    case 5: story(AddStep{}); break;
    case 6:
        if (steps > 0) {
            StoryStep step = session.story[number % steps];
            step.title_ar = "خطوة " + std::to_string(number);
            story(ChangeStep{number % steps, step});
        }
        break;
    case 7:
        if (steps > 3)
            story(RemoveStep{number % steps});
        else if (steps > 1)
            story(MoveStep{0, 1});
        break;
    case 8: zamkan::session::apply(session, Action(MapThing{AddNote{noted(number)}})); break;
    case 9:
        if (notes > 4)
            zamkan::session::apply(session, Action(MapThing{RemoveNote{number % notes}}));
        else if (notes > 0)
            zamkan::session::apply(session, Action(MapThing{ChangeNote{number % notes, noted(number)}}));
        break;
    case 10: apply(session, ArticleRead{readAnew(number), "/nowhere/one.txt", false, true}); break; // a gazetteer or a lexicon was changed
    default: apply(session, RenameSource{number % 2, "Name " + std::to_string(number)}); break;
    }
}

// Words of the user's own that the change of that number brings with it.
std::string ownWordOf(unsigned number) { return number % 3 == 1 ? "Brigade " + std::to_string(number) : std::string(); }

bool isInOwnWords(const std::filesystem::path &file, const std::string &word) {
    const auto read = readOwnToml(file);
    return read.diagnostics.empty() && read.value["actor"].table().contains(ownParty(word).id);
}
} // namespace

TEST_CASE("a saved project opens equal: documents, events, corrections, window, filter, bookmarks and notes") {
    const test::OwnFolder own("XDG_STATE_HOME");
    Session session = twoArticles();
    apply(session, Correct{0, placed("Hīt", 33.5), Alike::none});
    apply(session, Correct{1, events::Removed{}});
    apply(session, AddEvent{1, event("Aden", 12.8, 45, "2015-03-25", "2015-03-26")});
    apply(session, AddBookmark{"here"});
    apply(session, AddNote{{map::NoteKind::arrow, geo::LatLon::fromDegrees(33, 44), geo::LatLon::fromDegrees(34, 45), 0, "ملاحظة", 1}});
    apply(session, RenameSource{0, "الأول"});
    apply(session, SetFilterText{"text"});
    apply(session, SetMode{timeline::Mode::window});
    apply(session, SetWindow{instant("2015-06-01"), instant("2016-01-03")});
    const auto file = own.folder / "work.zamkan";
    saveProject(file, session);
    const Session again = reopened(file);
    CHECK(wholeOf(again) == wholeOf(session));
    CHECK(again.window == session.window);
    CHECK(again.sieve.filter() == session.sieve.filter());
    CHECK(again.on_map.notes == session.on_map.notes);
    CHECK(again.bookmarks == session.bookmarks);
    CHECK(again.viewport.scale() == Approx(session.viewport.scale()));
    CHECK(again.sources[0].reading->document.text() == session.sources[0].reading->document.text());
    CHECK(again.sources[0].reading->document.published == session.sources[0].reading->document.published);
    CHECK(again.project.file == file);
    CHECK(again.project.saved_at == again.history.version);
    CHECK(integrityOf(file) == "ok");
    saveProject(file, again); // once more, over itself
    CHECK(wholeOf(reopened(file)) == wholeOf(session));
    CHECK_FALSE(std::filesystem::exists(file.string() + "-wal"));
}

TEST_CASE("the events of a project are a layer that other programs read") {
    const test::OwnFolder own("XDG_STATE_HOME");
    Session session = twoArticles();
    apply(session, Correct{0, placed("Corrected", 33.5)});
    const auto file = own.folder / "work.zamkan";
    saveProject(file, session);
    std::filesystem::copy_file(file, own.folder / "copy.gpkg");
    const auto loaded = events::loadEvents(own.folder / "copy.gpkg", {}, {});
    std::vector<std::string> reviews;
    for (const events::Event &event : loaded.value.events())
        reviews.push_back(event.places.at(0).name_en + " " + event.review);
    CHECK(std::count(reviews.begin(), reviews.end(), "Corrected corrected") == 1);
    CHECK(reviews.size() == 5);
}

TEST_CASE("a table of a project is read from its file again, and a missing or changed one is told") {
    const test::OwnFolder own("XDG_STATE_HOME");
    const auto table = own.folder / "rows.csv";
    writeBytes(table, "id,date,lat,lon,type\na,2016-01-01,33,42,control\nb,2016-01-02,34,43,control\n");
    Session session = begin({});
    apply(session, EventsLoaded{std::make_shared<const Parsed<events::LoadedEvents>>(events::loadEvents(table, {}, {})), table});
    apply(session, Correct{1, events::StatusSaid{"denied"}});
    const auto file = own.folder / "work.zamkan";
    saveProject(file, session);
    CHECK(wholeOf(reopened(file)) == wholeOf(session));
    std::filesystem::create_directory(own.folder / "moved");
    std::filesystem::rename(file, own.folder / "moved" / "work.zamkan"); // the path of the table is still known
    CHECK(wholeOf(reopened(own.folder / "moved" / "work.zamkan")) == wholeOf(session));
    std::filesystem::rename(own.folder / "moved" / "work.zamkan", file);

    writeBytes(table, "id,date,lat,lon,type\nx,2017-01-01,33,42,control\na,2016-01-01,33,42,control\nb,2016-01-02,34,43,control\n");
    Session changed = reopened(file);
    CHECK(changed.listed.size() == 3);
    REQUIRE_FALSE(changed.remarks.empty());
    CHECK(changed.remarks[0].diagnostic.what.find("changed") != std::string::npos);

    std::filesystem::remove(table);
    Session missing = reopened(file);
    CHECK(missing.listed.empty());
    REQUIRE_FALSE(missing.remarks.empty());
    CHECK(missing.remarks[0].diagnostic.what.find("missing") != std::string::npos);
    saveProject(file, missing); // and saving it then loses nothing of what was said
    CHECK(wholeOf(reopened(file)).corrections == wholeOf(session).corrections);
}

TEST_CASE("a project of a later version is told, and what is no project too") {
    const test::OwnFolder own("XDG_STATE_HOME");
    const auto file = own.folder / "work.zamkan";
    saveProject(file, twoArticles());
    {
        Database database(file, Database::Mode::write);
        database.run("UPDATE zamkan SET value = '99' WHERE key = 'version'");
    }
    CHECK_THROWS_WITH(openProject(file, {}), Catch::Contains("version 99"));
    writeBytes(file, "nonsense that is long enough to be looked at as a database, or so one would think");
    CHECK_THROWS_AS(openProject(file, {}), InputError);
    CHECK_THROWS_AS(openProject(own.folder / "none.zamkan", {}), InputError);
}

TEST_CASE("a project that breaks off in the middle is told and never crashes") {
    const test::OwnFolder own("XDG_STATE_HOME");
    const auto file = own.folder / "work.zamkan";
    Session session = twoArticles();
    apply(session, Correct{0, placed("Hīt", 33.5)});
    saveProject(file, session);
    const std::string bytes = readBytes(file);
    std::mt19937 random(7);
    for (int i = 0; i < 60; ++i) {
        std::string broken = bytes;
        if (i % 2 == 0)
            broken.resize(random() % bytes.size());
        for (int k = 0; k < 20 && i % 2 != 0; ++k)
            broken[random() % broken.size()] = static_cast<char>(random());
        writeBytes(file, broken);
        try {
            (void)reopened(file);
        } catch (const InputError &error) {
            CHECK_FALSE(error.diagnostic().what.empty());
        }
    }
    SUCCEED();
}

TEST_CASE("a project that is closed is left as it is") {
    const test::OwnFolder own("XDG_STATE_HOME");
    const auto file = own.folder / "work.zamkan";
    saveProject(file, twoArticles());
    Session session = reopened(file);
    CHECK(session.project.file == file);
    apply(session, CloseAll{});
    CHECK(session.project.file.empty()); // a save goes elsewhere
    CHECK(wholeOf(reopened(file)) == wholeOf(twoArticles()));
}

TEST_CASE("the journal holds what was not saved, and nothing once it is") {
    const test::OwnFolder own("XDG_STATE_HOME");
    const auto file = own.folder / "work.zamkan";
    Session session = twoArticles();
    saveProject(file, session);
    session = reopened(file);
    {
        Journal journal(file, session.history.version);
        REQUIRE_FALSE(journal.taken());
        CHECK(Journal(file).taken()); // by the first one
        journal.note(session);
        CHECK_FALSE(std::filesystem::exists(Journal::fileFor(file))); // nothing changed
        apply(session, Correct{0, placed("Hīt", 33.5)});
        journal.note(session);
        apply(session, Correct{0, events::Checked{}});
        journal.note(session);
        apply(session, Undo{}); // takes away what is on the disk
        journal.note(session);
        CHECK(wholeOf(reopened(file)) == wholeOf(session));
        apply(session, CloseSource{1});
        journal.note(session);
    } // the program ends without a save
    Session again = reopened(file);
    CHECK(wholeOf(again) == wholeOf(session));
    CHECK(again.project.saved_at != again.history.version); // unsaved
    Journal journal(file, again.history.version);
    apply(again, Correct{again.listed[0], events::Checked{}});
    journal.note(again);
    saveProject(file, again);
    journal.forget(again.history.version);
    CHECK_FALSE(std::filesystem::exists(Journal::fileFor(file)));
    CHECK(wholeOf(reopened(file)) == wholeOf(again));
}

TEST_CASE("what a session without a file left behind is put aside and opens again") {
    const test::OwnFolder own("XDG_STATE_HOME");
    CHECK(Journal::leftBehind().empty());
    Session session = twoArticles();
    {
        Journal journal;
        apply(session, Correct{0, placed("Hīt", 33.5)});
        journal.note(session);
    }
    {
        Journal first, second; // two windows, neither with a project: both keep their changes
        CHECK_FALSE(first.taken());
        CHECK_FALSE(second.taken());
        CHECK(Journal::leftBehind().empty()); // nobody left anything while they are open
    }
    const auto left = Journal::leftBehind();
    REQUIRE_FALSE(left.empty());
    {
        Journal journal;
        Session other = twoArticles();
        apply(other, SetFilterText{"other"});
        journal.note(other);
    }
    CHECK(wholeOf(reopened(left)) == wholeOf(session));
}

TEST_CASE("a session that is reopened after every change is as one that was not") {
    const test::OwnFolder own("XDG_STATE_HOME");
    const auto file = own.folder / "work.zamkan";
    Session whole = twoArticles();
    saveProject(file, whole);
    for (unsigned number = 0; number < 80; ++number) {
        CAPTURE(number);
        Session session = reopened(file);
        for (Session *one : {&session, &whole}) {
            changeOf(*one, number);
            one->history.changes.clear();
            one->history.done = 0;
        }
        saveProject(file, session);
        const Whole a = wholeOf(session), b = wholeOf(whole), c = wholeOf(reopened(file));
        CHECK(a == c);
        REQUIRE(a.names == b.names);
        REQUIRE(a.corrections == b.corrections);
        REQUIRE(a.events == b.events);
        REQUIRE(a.notes == b.notes);
        REQUIRE(a.story == b.story);
    }
}

TEST_CASE("killed at 200 random moments while corrections, stories, notes and own words are made, no confirmed change is lost and no file is broken") {
    const test::OwnFolder own("XDG_STATE_HOME"), config("XDG_CONFIG_HOME");
    const auto file = own.folder / "work.zamkan", ownWords = config.folder / "zamkan" / "actors" / "reviewed.toml";
    const actors::Registry actors;
    saveProject(file, twoArticles());
    std::mt19937 random(20161128);
    unsigned done = 0; // changes in the project and its journal
    Session expected = twoArticles();
    unsigned idle = 0, moments = 0, lost = 0, broken = 0, confirmedInAll = 0;
    for (; moments < 200; ++moments) {
        int ends[2];
        REQUIRE(::pipe(ends) == 0);
        const pid_t child = ::fork();
        if (child == 0) {
            ::close(ends[0]);
            try {
                Session session = reopened(file);
                session.history.version = 1;
                Journal journal(file, session.history.version);
                if (::write(ends[1], &done, sizeof done) != sizeof done) // it is open
                    ::_exit(0);
                for (unsigned number = done;; ++number) {
                    if (number % 5 == 4) {
                        saveProject(file, session);
                        journal.forget(session.history.version);
                    }
                    if (const std::string word = ownWordOf(number); !word.empty())
                        writeKept(std::get<KeptWords>(keepParty(word, ownParty(word), actors)), false);
                    changeOf(session, number);
                    session.history.changes.clear(); // a session begins with nothing to undo: so must each step, to be the same again
                    session.history.done = 0;
                    journal.note(session);
                    const unsigned confirmed = number + 1;
                    if (::write(ends[1], &confirmed, sizeof confirmed) != sizeof confirmed)
                        ::_exit(0);
                }
            } catch (...) {
                ::_exit(3);
            }
        }
        ::close(ends[1]);
        unsigned confirmed = done, one = 0;
        if (moments % 8 != 0 && ::read(ends[0], &one, sizeof one) != sizeof one) // else perhaps while it opens
            FAIL("the project was not opened");
        std::this_thread::sleep_for(std::chrono::microseconds(random() % 60000 * (1 + idle)));
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        CHECK(WIFSIGNALED(status)); // it did not end by itself
        while (::read(ends[0], &one, sizeof one) == sizeof one)
            confirmed = one;
        ::close(ends[0]);
        confirmedInAll += confirmed - done;
        idle = confirmed == done ? std::min(idle + 1, 20U) : 0; // a save takes longer on a busy machine: it gets the time to end
        const auto advance = [&] {
            changeOf(expected, done++);
            expected.history.changes.clear();
            expected.history.done = 0;
        };
        for (unsigned number = done; number < confirmed; ++number)
            if (const std::string word = ownWordOf(number); !word.empty())
                lost += isInOwnWords(ownWords, word) ? 0 : 1;
        if (std::filesystem::exists(ownWords))
            broken += readOwnToml(ownWords).diagnostics.empty() ? 0 : 1;
        while (done < confirmed)
            advance();
        const Whole found = wholeOf(reopened(file));
        if (!(found == wholeOf(expected))) { // the next change may have been on the disk, its word not yet said
            advance();
            lost += found == wholeOf(expected) ? 0 : 1;
        }
        broken += integrityOf(file) == "ok" ? 0 : 1;
        if (std::filesystem::exists(Journal::fileFor(file)))
            broken += integrityOf(Journal::fileFor(file)) == "ok" ? 0 : 1;
        if (lost + broken > 0)
            break;
    }
    CHECK(moments == 200);
    CHECK(lost == 0);
    CHECK(broken == 0);
    CHECK(confirmedInAll > 100);
}

TEST_CASE("a project of version 1, which knew no stories, opens, and is saved as what this program writes") {
    const zamkan::test::OwnFolder state("XDG_STATE_HOME");
    const auto file = state.folder / "old.zamkan";
    {
        Database database(file, Database::Mode::create); // by hand, as that version wrote it
        database.run(R"(
            CREATE TABLE zamkan(key TEXT PRIMARY KEY, value TEXT NOT NULL);
            CREATE TABLE zamkan_sources(uid INTEGER PRIMARY KEY, position INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT, renamed INTEGER,
                colour INTEGER, is_on INTEGER, path TEXT, absolute_path TEXT, size INTEGER, modified INTEGER, hash TEXT, mapping TEXT,
                document TEXT, text TEXT, events TEXT);
            CREATE TABLE zamkan_corrections(source INTEGER NOT NULL, number INTEGER NOT NULL, event INTEGER NOT NULL, field TEXT NOT NULL,
                old TEXT, new TEXT NOT NULL, row INTEGER, event_id TEXT, PRIMARY KEY(source, number)) WITHOUT ROWID;
            INSERT INTO zamkan VALUES('version', '1');
            INSERT INTO zamkan VALUES('view', '{"bookmarks":[{"name":"Spring","from":"2016-01-01","to":"2016-02-01","mode":"window","lat":33,"lon":43,"scale":4096,"filter":[],"of":["/nowhere/one.txt"]}],"notes":[],"settings":{}}');
            INSERT INTO zamkan_sources VALUES(7, 0, 'text', 'One', 1, 2, 1, '', '/nowhere/one.txt', NULL, NULL, NULL, NULL,
                '{"id":"one","title":"Title","lang":"ar","published":"2016-06-13"}', 'خسر داعش هيت.',
                '[{"id":"a","type":"control","subtype":"lost","status":"reported","places":[{"ar":"هيت","radius":3,"precision":"exact","confidence":0.9,"why":["country named: العراق"]}]}]');
            INSERT INTO zamkan_corrections VALUES(7, 0, 0, 'status', '{"status":{"status":"reported"}}', '{"status":{"status":"denied"}}', NULL, 'a');
        )");
    }
    Session session = reopened(file);
    REQUIRE(session.sources.size() == 1);
    CHECK(session.sources[0].name == "One");
    CHECK(session.sources[0].reading->document.text() == "خسر داعش هيت.");
    REQUIRE(session.listed.size() == 1);
    CHECK(session.table->event(session.listed[0]).status == "denied");
    CHECK(session.table->event(session.listed[0]).places.at(0).why == std::vector{zamkan::reasonInWords("country named: العراق")});
    CHECK(session.bookmarks.all().size() == 1);
    CHECK(session.story.empty());
    CHECK(session.remarks.empty());
    zamkan::session::apply(session, Action(StoryThing{AddStep{0}}));
    const Whole before = wholeOf(session);
    saveProject(file, session);
    const Session again = reopened(file);
    CHECK(wholeOf(again) == before);
    CHECK(again.story == session.story);
    CHECK(again.story.size() == 1);
}

TEST_CASE("a project names the layers of the map, and tells of one that was changed or is gone") {
    const test::OwnFolder own("XDG_STATE_HOME");
    const auto file = own.folder / "work.zamkan", roads = own.folder / "roads.geojson", camps = own.folder / "camps.geojson";
    for (const auto &one : {roads, camps})
        writeBytes(one, R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"a"},"geometry":{"type":"Point","coordinates":[43,33]}}]})");
    const auto read = [](const std::filesystem::path &from, std::vector<MapLayerLook> looks = {}) {
        return MapThing{MapLayersRead{from, zamkan::map::openOwnLayers(from, from.parent_path() / "cache").value, std::move(looks), false}};
    };
    Session session = twoArticles();
    zamkan::session::apply(session, Action(read(roads)));
    zamkan::session::apply(session, Action(read(camps)));
    zamkan::session::apply(session, Action(MapThing{SwitchMapLayer{1, false}}));
    saveProject(file, session);
    const auto layers = layersToKeep(session);
    Session again = reopened(file);
    CHECK(again.project.awaited == layers);
    CHECK(again.remarks.empty());
    zamkan::session::apply(again, Action(read(roads, {again.project.awaited[0].look})));
    CHECK(again.project.awaited.size() == 1); // it came
    CHECK(again.history.version == again.project.saved_at);
    saveProject(file, again); // before the other one came
    CHECK(reopened(file).project.awaited == layers);
    zamkan::session::apply(again, Action(read(camps, {again.project.awaited[0].look})));
    CHECK_FALSE(again.on_map.layers.at(1).on);

    writeBytes(roads, readBytes(roads) + "\n");
    std::filesystem::remove(camps);
    const Session later = reopened(file);
    REQUIRE(later.remarks.size() == 2);
    CHECK(later.remarks[0].diagnostic.what.find("changed since") != std::string::npos);
    CHECK(later.remarks[1].diagnostic.what.find("not there") != std::string::npos);
    CHECK(std::any_of(later.toasts.begin(), later.toasts.end(), [](const Toast &toast) { return toast.key == "toast.project_differs"; }));
}

TEST_CASE("the file of a text that was changed since is told, and the project goes on with the text that it holds") {
    const test::OwnFolder own("XDG_STATE_HOME");
    const auto file = own.folder / "work.zamkan", article_file = own.folder / "one.txt";
    writeBytes(article_file, "one");
    Session session = begin({});
    zamkan::session::apply(session, Action(ArticleRead{article("one", {"Hit"}), article_file, false, false, {{"published", "2016-06-13"}}}));
    zamkan::session::apply(session, Action(ArticleRead{article("two", {"Hit"}), article_file}));
    saveProject(file, session);
    CHECK(reopened(file).remarks.empty());
    CHECK(reopened(file).sources[0].mapping.at("published") == "2016-06-13"); // as it was typed
    writeBytes(article_file, "another");
    const Session later = reopened(file);
    REQUIRE(later.remarks.size() == 1); // once a file
    CHECK(later.remarks[0].diagnostic.where == article_file.string());
    CHECK(wholeOf(later) == wholeOf(session));
}

TEST_CASE("what is opened beside a project, read anew or pasted is a change of the work") {
    Session session = twoArticles();
    const auto version = session.history.version;
    zamkan::session::apply(session, Action(ArticleRead{article("three", {"Hit"}), "/nowhere/three.txt"}));
    CHECK(session.history.version == version); // it lies in its file, and no project is open
    zamkan::session::apply(session, Action(ArticleRead{article("pasted", {"Hit"}), ""}));
    CHECK(session.history.version > version);
    const test::OwnFolder own("XDG_STATE_HOME");
    saveProject(own.folder / "work.zamkan", session);
    Session again = reopened(own.folder / "work.zamkan");
    zamkan::session::apply(again, Action(ArticleRead{article("four", {"Hit"}), "/nowhere/four.txt"}));
    CHECK(again.history.version != again.project.saved_at);
}

TEST_CASE("a story is in the journal as soon as a step is made") {
    const zamkan::test::OwnFolder state("XDG_STATE_HOME");
    Session session = twoArticles();
    Journal journal;
    zamkan::session::apply(session, Action(StoryThing{AddStep{}}));
    journal.note(session);
    zamkan::session::apply(session, Action(StoryThing{AddStep{}}));
    StoryStep step = session.story[1];
    step.title_ar = "بعد عام";
    zamkan::session::apply(session, Action(StoryThing{ChangeStep{1, step}}));
    journal.note(session);
    const Session again = reopened(Journal::fileFor({}));
    CHECK(again.story == session.story);
}
