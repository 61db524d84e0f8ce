#include "catch.hpp"
#include "base/files.hpp"
#include "map/own_layer.hpp"
#include "own_folder.hpp"
#include "project_session.hpp"
#include "session/kept_view.hpp"
#include <algorithm>
#include <cstring>
#include <random>

using namespace zamkan;
using namespace zamkan::session;

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
