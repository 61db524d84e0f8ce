#include "base/json.hpp"
#include "catch.hpp"
#include "map/own_layer.hpp"
#include "own_folder.hpp"
#include "sample_session.hpp"
#include "session/kept_view.hpp"

using namespace zamkan;
using namespace zamkan::session;

namespace {

std::shared_ptr<const map::OwnLayer> layer(const std::string &name) {
    map::OwnLayer made;
    made.name = name;
    made.columns = {"id", "name"};
    made.texts = {"1", "a"};
    made.ends = {{1}, {1}};
    made.spots = {{{0.6, 0.4}, 0}};
    made.levels.emplace_back();
    made.levels.back().points = {{0.6, 0.4}};
    made.box.add(geo::LatLon::fromDegrees(30, 36));
    made.box.add(geo::LatLon::fromDegrees(31, 37));
    return std::make_shared<const map::OwnLayer>(std::move(made));
}

map::Note note(const std::string &text) {
    map::Note made;
    made.at = made.to = geo::LatLon::fromDegrees(34, 40);
    made.text = text;
    return made;
}

std::vector<std::string> namesOf(const Session &session) {
    std::vector<std::string> names;
    for (const MapLayer &one : session.on_map.layers)
        names.push_back(one.name);
    return names;
}

} // namespace

TEST_CASE("a layer that is added lies on top, in a colour of its own, named by its file") {
    Session session = opened();
    apply(session, MapLayersRead{"/data/roads.shp", {layer("roads")}});
    apply(session, MapLayersRead{"/data/all.gpkg", {layer("rivers"), layer("dams")}});
    CHECK(namesOf(session) == std::vector<std::string>{"roads", "rivers", "dams"});
    const auto &layers = session.on_map.layers;
    CHECK(layers[0].colour != layers[1].colour);
    CHECK(layers[1].colour != layers[2].colour);
    CHECK(layers[0].label == 1U); // the column called a name
    apply(session, MoveMapLayer{0, 1});
    CHECK(namesOf(session) == std::vector<std::string>{"rivers", "roads", "dams"});
    apply(session, MoveMapLayer{2, 1}); // nothing lies above
    CHECK(namesOf(session) == std::vector<std::string>{"rivers", "roads", "dams"});
    apply(session, SwitchMapLayer{1, false});
    CHECK_FALSE(session.on_map.layers[1].on);
    apply(session, LabelMapLayer{1, 9}); // there is no such column
    CHECK(session.on_map.layers[1].label == 1U);
    apply(session, LabelMapLayer{1, std::nullopt});
    CHECK_FALSE(session.on_map.layers[1].label);
    apply(session, CloseMapLayer{0});
    CHECK(namesOf(session) == std::vector<std::string>{"roads", "dams"});
    CHECK(stateOf(session)["map_layers"].size() == 2);
    CHECK(session.table->size() == 5); // events have nothing to do with it
}

TEST_CASE("a layer that is read again looks as it did") {
    Session session = opened();
    apply(session, MapLayersRead{"/data/roads.shp", {layer("roads")}});
    apply(session, ColourMapLayer{0, 3});
    apply(session, LabelMapLayer{0, 0});
    apply(session, MapLayersRead{"/data/roads.shp", {layer("roads")}});
    REQUIRE(session.on_map.layers.size() == 1);
    CHECK(session.on_map.layers[0].colour == 3);
    CHECK(session.on_map.layers[0].label == 0U);
}

TEST_CASE("a layer alone is what is looked at") {
    Session session = begin({});
    apply(session, Resize{1280, 800, {0, 42, 400, 134}});
    apply(session, MapLayersRead{"/data/roads.shp", {layer("roads")}});
    const geo::Box seen = session.viewport.box();
    CHECK(seen.contains(geo::LatLon::fromDegrees(30.5, 36.5)));
    CHECK(seen.east - seen.west < 20);
}

TEST_CASE("notes are added, picked, changed and taken away") {
    Session session = opened();
    const auto version = session.on_map.version;
    apply(session, AddNote{note("one")});
    apply(session, AddNote{note("two")});
    CHECK(session.on_map.note == 1U);
    CHECK(session.on_map.version > version);
    apply(session, ChangeNote{0, note("الأولى")});
    CHECK(session.on_map.notes[0].text == "الأولى");
    apply(session, PickNote{7});
    CHECK_FALSE(session.on_map.note);
    apply(session, RemoveNote{0});
    REQUIRE(session.on_map.notes.size() == 1);
    CHECK(session.on_map.notes[0].text == "two");
    apply(session, RemoveNote{5}); // there is none
    CHECK(session.on_map.notes.size() == 1);
    CHECK(stateOf(session)["notes"][0]["text"] == "two");
}

TEST_CASE("a file of shapes without dates is asked about") {
    Session session = opened();
    apply(session, AskKind{"/data/districts.shp"});
    CHECK(session.dialog == Dialog::kind);
    CHECK(session.on_map.kind_of == "/data/districts.shp");
}

TEST_CASE("layers, notes, columns and filters are there at the next start") {
    const test::OwnFolder folder("XDG_STATE_HOME");
    Session session = opened();
    apply(session, MapLayersRead{"/data/roads.shp", {layer("roads")}});
    apply(session, ColourMapLayer{0, 3});
    apply(session, AddNote{note("هنا")});
    KeptView view = KeptView::open();
    CHECK(view.layers.empty());
    view.layers = layersToKeep(session);
    view.notes = session.on_map.notes;
    view.columns["place"] = {0.25, false};
    view.keepFilter({"/b.csv", "/a.csv"}, {"actor=isis"});
    view.keepFilter({"/c.csv"}, {"type=claim"});
    view.save();

    KeptView again = KeptView::open();
    REQUIRE(again.layers.size() == 1);
    CHECK(again.layers[0].file == "/data/roads.shp");
    CHECK(again.layers[0].look.colour == 3);
    CHECK(again.layers[0].look.label == "name");
    CHECK(again.notes == session.on_map.notes);
    REQUIRE(again.columns.contains("place"));
    CHECK(again.columns["place"].width == Approx(0.25));
    CHECK_FALSE(again.columns["place"].on);
    CHECK(again.filterOf({"/a.csv", "/b.csv"}) == std::vector<std::string>{"actor=isis"});
    CHECK(again.filterOf({"/a.csv"}).empty());
    again.keepFilter({"/a.csv", "/b.csv"}, {});
    CHECK(again.filterOf({"/a.csv", "/b.csv"}).empty());
    CHECK_FALSE(again.filterOf({"/c.csv"}).empty());
}
