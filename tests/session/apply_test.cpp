#include "catch.hpp"
#include "base/json.hpp"
#include "sample_session.hpp"
#include "session/wording.hpp"

using namespace zamkan;
using namespace zamkan::session;
using Names = std::vector<std::string>;

TEST_CASE("opening a file shows all of its time, fits its places, and lists the undated last") {
    const Session session = opened();
    CHECK(placesOf(session, session.listed) == Names{"Mosul", "Tikrit", "Kirkuk", "Hit", "Sirte"});
    CHECK(placesOf(session, session.shown) == Names{"Mosul", "Tikrit", "Hit", "Sirte"}); // the window hides nothing
    CHECK(session.all == 4); // the denied one did not happen
    CHECK(session.openings.empty());
    CHECK(session.window.from <= instant("2014-06-10"));
    CHECK(session.window.to >= instant("2016-04-15"));
    for (const char *name : {"Mosul", "Hit", "Sirte"}) {
        CAPTURE(name);
        for (events::Row row = 0; row < session.table->size(); ++row) {
            if (session.table->place(row)->name_en != name)
                continue;
            const map::Point at = session.viewport.toScreen(session.table->position(row));
            CHECK(at.x > 0);
            CHECK(at.x < 1280 - 400);
            CHECK(at.y > 42);
            CHECK(at.y < 800 - 134);
        }
    }
}

TEST_CASE("the first file of the user takes the sample's place, the next ones are added") {
    Session session = begin({});
    apply(session, EventsLoaded{loaded(threeTowns()), "sample.csv", true});
    CHECK(session.sample);
    apply(session, EventsLoaded{loaded({event("Aden", 12.8, 45.0, "2015-03-25", "2015-03-26")}), "aden.csv"});
    CHECK_FALSE(session.sample);
    CHECK(placesOf(session, session.listed) == Names{"Aden"});
    apply(session, EventsLoaded{loaded(threeTowns()), "towns.csv"});
    CHECK(session.listed.size() == 6);
    CHECK(session.sources.size() == 2);
}

TEST_CASE("a file that cannot be used is told and changes nothing") {
    Session session = opened();
    const auto listed = session.listed;
    apply(session, OpeningStarted{});
    CHECK(session.openings.size() == 1);
    apply(session, OpeningEnded{Diagnostic{Severity::error, "the file is empty", "empty.txt", "give it a text", {}},
                                "empty.txt", false});
    CHECK(session.openings.empty());
    CHECK(session.listed == listed);
    REQUIRE(session.remarks.size() == 1);
    CHECK(session.remarks.front().diagnostic.what == "the file is empty");
    REQUIRE(session.toasts.size() == 1);
    CHECK(session.toasts.front().severity == Severity::error);
}

TEST_CASE("the window of time stays inside the axis and never empties") {
    Session session = opened();
    apply(session, SetWindow{instant("2015-01-01"), instant("2016-01-01")});
    CHECK(placesOf(session, session.shown) == Names{"Tikrit"});
    apply(session, SetWindow{instant("1999-01-01"), instant("2014-07-01")});
    CHECK(session.window.from == session.axis.start);
    CHECK(placesOf(session, session.shown) == Names{"Mosul"});
    apply(session, SetWindow{instant("2016-01-01"), instant("2015-01-01")});
    CHECK(session.window.from < session.window.to);
    apply(session, GoToEdge{true});
    CHECK(session.window.to == session.axis.end);
}

TEST_CASE("a step moves both ends and stops at the axis' end with its length kept") {
    Session session = opened();
    apply(session, SetStep{{timeline::StepUnit::month, 1}});
    apply(session, SetWindow{instant("2014-07-01"), instant("2014-08-01")});
    apply(session, StepClock{2});
    CHECK(session.window.from == instant("2014-09-01"));
    CHECK(session.window.to == instant("2014-10-01"));
    const auto length = session.window.to - session.window.from;
    apply(session, StepClock{500});
    CHECK(session.window.to == session.axis.end);
    CHECK(session.window.to - session.window.from == length);
}

TEST_CASE("playing begins with a part of the time when all of it is shown, and moves") {
    Session session = opened();
    REQUIRE(session.window.from == session.axis.start);
    REQUIRE(session.window.to == session.axis.end);
    apply(session, TogglePlay{});
    CHECK(session.playback.playing);
    CHECK(session.window.from == session.axis.start);
    CHECK(session.window.to < session.axis.end);
    const auto before = session.window;
    apply(session, Tick{2.0});
    CHECK(session.window.from > before.from);
    apply(session, TogglePlay{});
    const auto stopped = session.window;
    apply(session, Tick{2.0});
    CHECK(session.window == stopped);
}

TEST_CASE("selecting an event outside the window moves the clock to it and lights it") {
    Session session = opened();
    apply(session, SetWindow{instant("2014-06-01"), instant("2014-07-01")});
    const events::Row hit = session.listed[3];
    REQUIRE(session.table->place(hit)->name_en == "Hit");
    for (const timeline::Mode mode : {timeline::Mode::window, timeline::Mode::instant,
                                      timeline::Mode::cumulative_from_start}) {
        apply(session, SetMode{mode});
        apply(session, SetWindow{instant("2014-06-11"), instant("2014-07-01")});
        apply(session, Select{hit});
        CAPTURE(timeline::toString(mode));
        CHECK(session.selected == hit);
        CHECK(placesOf(session, session.shown).back() == "Hit");
    }
    apply(session, Select{});
    CHECK_FALSE(session.selected);
}

TEST_CASE("selecting in the list brings a mark that is out of sight into the map") {
    Session session = opened();
    apply(session, LookAt{geo::LatLon::fromDegrees(12.8, 45.0), 20});
    const events::Row mosul = session.listed.front();
    apply(session, Select{mosul, true});
    const map::Point at = session.viewport.toScreen(session.table->position(mosul));
    CHECK(at.x == Approx((1280 - 400) / 2.0).margin(2));
    CHECK(at.y == Approx(42 + (800 - 42 - 134) / 2.0).margin(2));
}

TEST_CASE("the search finds by place, type and any spelling; hidden types go") {
    Session session = opened();
    apply(session, SetFilterText{"MOSUL"});
    CHECK(placesOf(session, session.listed) == Names{"Mosul"});
    apply(session, SetFilterText{"lost hit"});
    CHECK(placesOf(session, session.listed) == Names{"Hit"});
    apply(session, SetFilterText{""});
    apply(session, ChooseValues{timeline::Facet::type, {"violence"}, Choose::toggle});
    CHECK(placesOf(session, session.listed) == Names{"Tikrit", "Kirkuk", "Hit", "Sirte"});
    apply(session, ChooseValues{timeline::Facet::type, {"violence"}, Choose::toggle});
    CHECK(session.listed.size() == 5);
}

TEST_CASE("zooming keeps what is under the pointer and ends somewhere") {
    Session session = opened();
    const map::Point at{300, 400};
    const geo::LatLon before = session.viewport.toEarth(at);
    apply(session, ZoomAt{at, 2});
    CHECK(geo::distanceKm(session.viewport.toEarth(at), before) < 0.5);
    for (int i = 0; i < 200; ++i)
        apply(session, ZoomAt{at, 2});
    const double nearest = session.viewport.scale();
    apply(session, ZoomAt{at, 2});
    CHECK(session.viewport.scale() == nearest);
    for (int i = 0; i < 200; ++i)
        apply(session, ZoomAt{at, 0.5});
    CHECK(session.viewport.scale() > 100);
    apply(session, FitAll{});
    CHECK(session.viewport == fitted(session));
}

TEST_CASE("toasts fade by themselves or by a click") {
    Session session = begin({});
    apply(session, ShowToast{{0, Severity::remark, "toast.copied", {}, {}, 2}});
    apply(session, ShowToast{{0, Severity::remark, "toast.copied", {}, {}, 9}});
    REQUIRE(session.toasts.size() == 2);
    apply(session, Tick{3});
    REQUIRE(session.toasts.size() == 1);
    apply(session, DismissToast{session.toasts.front().id});
    CHECK(session.toasts.empty());
}

TEST_CASE("the state report says what is shown, selected and remarked") {
    Session session = opened();
    apply(session, SetWindow{instant("2015-01-01"), instant("2016-01-01")});
    apply(session, Select{session.shown.front()});
    const Json state = stateOf(session);
    CHECK(state["shown"] == 1);
    CHECK(state["all"] == 4);
    CHECK(state["window"]["from"] == "2015-01-01");
    CHECK(state["window"]["to"] == "2016-01-01");
    CHECK(state["selected"]["place"] == "Tikrit");
    CHECK(state["sources"][0]["file"] == "towns.csv");
    CHECK(state["playing"] == false);
}

TEST_CASE("closing everything leaves an empty session that can be played with") {
    Session session = opened();
    apply(session, Select{session.listed.front()});
    apply(session, Spread{events::Row{0}});
    apply(session, CloseAll{});
    CHECK_FALSE(session.spread); // a row of a table that is no more
    CHECK(session.listed.empty());
    CHECK(session.all == 0);
    CHECK_FALSE(session.selected);
    apply(session, TogglePlay{});
    apply(session, Tick{1});
    apply(session, FitAll{});
    apply(session, StepClock{3});
    CHECK(session.shown.empty());
}

namespace {
std::shared_ptr<const reading::Reading> shortArticle() {
    auto made = std::make_shared<reading::Reading>();
    made->document = text::Document("Mosul fell in June 2014. Nothing else.");
    made->document.title = "A short article";
    mentions::PlaceMention place;
    place.span = {0, 5};
    made->mentions.places.push_back(place);
    resolve::ResolvedPlace resolved;
    resolved.place = 7;
    resolved.position = geo::LatLon::fromDegrees(36.34, 43.13);
    resolved.radius_km = 10;
    made->places.push_back(resolved);
    mentions::DateMention date;
    date.span = {14, 23};
    date.range = time::DateRange::month(2014, 6);
    made->mentions.dates.push_back(date);
    events::Event fall = event("Mosul", 36.34, 43.13, "2014-06-01", "2014-07-01");
    fall.provenance.sentence = {0, 24};
    made->events = {fall, event("Hit", 33.64, 42.83, "2016-04-14", "2016-04-15")};
    return made;
}
} // namespace

TEST_CASE("a mark leads to its article and sentence, a place in the text to the map, a date to the clock") {
    Session session = begin({});
    apply(session, Resize{1280, 800, {0, 42, 400, 134}});
    apply(session, EventsLoaded{loaded(threeTowns()), "towns.csv"});
    apply(session, ArticleRead{shortArticle(), "article.txt"});
    REQUIRE(session.document == 1);
    CHECK(session.sources[1].name == "A short article");
    events::Row fall = 0;
    for (events::Row row = 0; row < session.table->size(); ++row)
        if (session.table->event(row).provenance.document == 1U && session.table->place(row)->name_en == "Mosul")
            fall = row;
    apply(session, ShowTab{Tab::events});
    const auto revealed = session.reveal;
    apply(session, Select{fall});
    CHECK(session.tab == Tab::source);
    CHECK(session.reveal > revealed);
    CHECK(stateOf(session)["selected"]["sentence"] == "Mosul fell in June 2014.");

    apply(session, LookAt{geo::LatLon::fromDegrees(12.8, 45.0), 20});
    apply(session, GoToPlace{1, 0});
    const map::Point at = session.viewport.toScreen(geo::LatLon::fromDegrees(36.34, 43.13));
    CHECK(at.x == Approx((1280 - 400) / 2.0).margin(2));
    CHECK(session.lit == Span{0, 5});

    apply(session, GoToDate{1, 0});
    CHECK(session.window.from == instant("2014-06-01"));
    CHECK(session.window.to == instant("2014-07-01"));
    apply(session, GoToDate{1, 99}); // a reading changed under a click: nothing happens
    apply(session, GoToPlace{42, 0});
    CHECK(session.window.to == instant("2014-07-01"));
}

TEST_CASE("a source that is switched off leaves the map and comes back as it was, with what was selected") {
    Session session = opened();
    apply(session, EventsLoaded{loaded({event("Aden", 12.8, 45.0, "2015-03-25", "2015-03-26")}), "aden.csv", false, false, {}});
    REQUIRE(session.table->size() == 6);
    const auto aden = static_cast<events::Row>(5);
    apply(session, Select{aden, false});
    apply(session, SwitchSource{0, false});
    CHECK(placesOf(session, session.listed) == Names{"Aden"});
    REQUIRE(session.selected);
    CHECK(session.table->place(*session.selected)->name_en == "Aden");
    apply(session, SwitchSource{0, true});
    CHECK(session.listed.size() == 6);
    CHECK(session.table->place(*session.selected)->name_en == "Aden");
    apply(session, SwitchSource{1, false});
    CHECK_FALSE(session.selected); // it is not there any more
    CHECK(session.sources.size() == 2);
}

TEST_CASE("hiding the only source and showing it again loses no time window and no step") {
    Session session = opened();
    apply(session, SetStep{{timeline::StepUnit::year, 1}});
    apply(session, SetWindow{instant("2015-01-01"), instant("2016-01-01")});
    apply(session, SwitchSource{0, false});
    CHECK(session.table->empty());
    apply(session, SwitchSource{0, true});
    CHECK(session.window.from == instant("2015-01-01"));
    CHECK(session.window.to == instant("2016-01-01"));
    CHECK(session.playback.step.unit == timeline::StepUnit::year);
}

TEST_CASE("a source can be closed and moved, and the panel goes on showing what it showed") {
    Session session = opened();
    apply(session, EventsLoaded{loaded({event("Aden", 12.8, 45.0, "2015-03-25", "2015-03-26")}), "aden.csv", false, false, {}});
    apply(session, ShowDocument{1});
    apply(session, MoveSource{1, -1});
    CHECK(session.sources[0].file == "aden.csv");
    CHECK(session.document == 0U);
    CHECK(sourceOf(session, 0) == 0);
    apply(session, CloseSource{1});
    CHECK(placesOf(session, session.listed) == Names{"Aden"});
    apply(session, CloseSource{0});
    CHECK(session.table->empty());
    CHECK_FALSE(session.document);
}

TEST_CASE("a file that is read again takes its own place") {
    Session session = opened();
    apply(session, EventsLoaded{loaded({event("Aden", 12.8, 45.0, "2015-03-25", "2015-03-26")}), "aden.csv", false, false, {}});
    apply(session, EventsLoaded{loaded({event("Taiz", 13.58, 44.02, "2015-03-26", "2015-03-27")}), "towns.csv", false, true, {}});
    REQUIRE(session.sources.size() == 2);
    CHECK(session.sources[0].file == "towns.csv");
    CHECK(placesOf(session, session.listed) == Names{"Aden", "Taiz"});
}

TEST_CASE("what was said of a file is forgotten when it is read again, and what was said of others stays") {
    Session session = opened();
    const auto saying = [](const std::string &what) {
        auto file = *loaded(threeTowns());
        file.diagnostics = {{Severity::warning, what, "", "", {}}};
        return std::make_shared<const std::decay_t<decltype(file)>>(std::move(file));
    };
    apply(session, EventsLoaded{saying("exchanged"), "towns.csv", false, true, {}});
    apply(session, EventsLoaded{saying("other"), "aden.csv", false, false, {}});
    apply(session, EventsLoaded{saying("as named"), "towns.csv", false, true, {}});
    std::vector<std::string> said;
    for (const Remark &remark : session.remarks)
        said.push_back(remark.diagnostic.what);
    CHECK(said == std::vector<std::string>{"other", "as named"});
}

TEST_CASE("what several files tell alike is shown once when asked for, and all of it again") {
    Session session = opened();
    apply(session, EventsLoaded{loaded({event("Hit", 33.6366, 42.8277, "2016-04-14", "2016-04-15")}), "other.csv", false, false, {}});
    const std::size_t all = session.listed.size();
    apply(session, DuplicatesFound{std::make_shared<const events::EventTable>(), {{{0, 1}, 0, 0}}});
    CHECK_FALSE(session.duplicates.looked); // of another table
    apply(session, MergeDuplicates{true});
    CHECK(session.listed.size() == all);
    apply(session, DuplicatesFound{session.table, {{{3, 5}, 0, 0}}});
    apply(session, MergeDuplicates{true});
    CHECK(session.listed.size() == all - 1);
    apply(session, MergeDuplicates{false});
    CHECK(session.listed.size() == all);
}

TEST_CASE("stopping an opening is asked of the work, and nothing is told as a failure") {
    Session session = begin({});
    const auto progress = std::make_shared<Progress>();
    apply(session, OpeningStarted{{"big.csv", progress}});
    apply(session, CancelOpening{0});
    CHECK(progress->cancelled());
    apply(session, OpeningEnded{{}, "big.csv", false, progress, {}});
    CHECK(session.openings.empty());
    CHECK(session.remarks.empty());
}

TEST_CASE("what arrives together is applied as if one came after the other") {
    const std::vector<Action> actions{OpeningStarted{},
                                      EventsLoaded{loaded(threeTowns()), "towns.csv"},
                                      EventsLoaded{loaded({event("Aden", 12.8, 45.0, "2013-03-25", "2013-03-26")}), "aden.csv"},
                                      OpeningEnded{{}, "towns.csv", true},
                                      Select{static_cast<events::Row>(5)},
                                      EventsLoaded{loaded({event("Taiz", 13.58, 44.02, "2017-03-26", "2017-03-27")}), "taiz.csv"}};
    Session each = begin({}), together = begin({});
    apply(each, Resize{1280, 800, {}});
    apply(together, Resize{1280, 800, {}});
    for (const Action &action : actions)
        apply(each, action);
    apply(together, actions);
    CHECK(placesOf(together, together.listed) == placesOf(each, each.listed));
    CHECK(placesOf(together, together.shown) == placesOf(each, each.shown));
    CHECK(together.window.from == each.window.from);
    CHECK(together.window.to == each.window.to);
    CHECK(together.selected == each.selected);
    CHECK(together.all == 6);
    CHECK_FALSE(together.arriving.now);
}

TEST_CASE("a layer keeps the name and the colour that it was given, also when its file is read again") {
    Session session = opened();
    apply(session, EventsLoaded{loaded({event("Aden", 12.8, 45.0, "2015-03-25", "2015-03-26")}), "aden.csv"});
    CHECK(session.sources[0].colour != session.sources[1].colour);
    apply(session, RenameSource{1, "جنوب اليمن"});
    apply(session, RenameSource{1, "  "});
    apply(session, RenameSource{9, "nothing"});
    apply(session, ColourSource{1, 5});
    apply(session, EventsLoaded{loaded({event("Taiz", 13.58, 44.02, "2015-03-26", "2015-03-27")}), "aden.csv", false, true});
    CHECK(session.sources[1].name == "جنوب اليمن");
    CHECK(session.sources[1].colour == 5);
    apply(session, MoveSource{1, -1});
    CHECK(colouringOf(session).layers.front().name == "جنوب اليمن");
    CHECK(colouringOf(session).layers.front().colour == 5);
}

TEST_CASE("who asks about columns says why, else the file's own open questions stand") {
    Session session = begin({});
    auto made = std::make_shared<Parsed<events::LoadedEvents>>(*loaded(threeTowns()));
    made->value.report.questions = {"day_or_month"};
    apply(session, EventsLoaded{made, "towns.csv"});
    apply(session, AskColumns{"towns.csv", {}});
    CHECK(session.dialog == Dialog::columns);
    CHECK(session.questions == std::vector<Question>{{"day_or_month", {}}});
    apply(session, OpeningEnded{Diagnostic{}, "x.csv", false, {}, "x.csv", {{"no_place", {}}}});
    CHECK(session.questions == std::vector<Question>{{"no_place", {}}});
    CHECK(session.columns_of == "x.csv");
}
