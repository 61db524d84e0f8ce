#include "catch.hpp"
#include "sample_session.hpp"
#include "session/bookmarks.hpp"
#include "base/json.hpp"

using namespace zamkan;
using namespace zamkan::session;

namespace {
timeline::Window window(const char *from, const char *to, timeline::Mode mode = timeline::Mode::window) { return {instant(from), instant(to), mode}; }
} // namespace

TEST_CASE("a bookmark brings back clock, mode, view and filter") {
    Session session = opened();
    apply(session, SetWindow{instant("2015-01-01"), instant("2015-07-01")});
    apply(session, SetMode{timeline::Mode::cumulative_from_start});
    apply(session, SetFilterText{"Tikrit"});
    apply(session, LookAt{geo::LatLon::fromDegrees(34.6, 43.68), 5});
    const map::Viewport view = session.viewport;
    apply(session, AddBookmark{"the fall"});
    REQUIRE(session.bookmarks.all().size() == 1);
    CHECK(stands(session, session.bookmarks.all()[0]));

    apply(session, ClearFilter{});
    apply(session, SetMode{timeline::Mode::instant});
    apply(session, ShowAllTime{});
    apply(session, FitAll{});
    apply(session, GoToBookmark{0});
    CHECK(session.window == window("2015-01-01", "2015-07-01", timeline::Mode::cumulative_from_start));
    CHECK(session.sieve.filter().text == "Tikrit");
    CHECK(session.viewport.scale() == Approx(view.scale()));
    CHECK(session.viewport.centre().latitude() == Approx(view.centre().latitude()));
}

TEST_CASE("bookmarks have names of their own, which can be changed") {
    Session session = opened();
    apply(session, SetWindow{instant("2015-03-31"), instant("2015-04-01")});
    apply(session, AddBookmark{});
    CHECK(session.bookmarks.all()[0].name == "31 March 2015");
    apply(session, RenameBookmark{0, "Tikrit is free"});
    CHECK(session.bookmarks.all()[0].name == "Tikrit is free");
    apply(session, RenameBookmark{0, ""});
    CHECK(session.bookmarks.all()[0].name == "Tikrit is free");
    apply(session, RemoveBookmark{7});
    apply(session, RemoveBookmark{0});
    CHECK(session.bookmarks.all().empty());
    apply(session, GoToBookmark{0}); // nothing happens
}

TEST_CASE("bookmarks stand in the order of time") {
    Session session = opened();
    for (const char *to : {"2016-01-01", "2015-01-01", "2016-03-01"}) {
        apply(session, SetWindow{instant("2014-06-10"), instant(to)});
        apply(session, AddBookmark{to});
    }
    std::vector<std::string> names;
    for (const Bookmark &bookmark : session.bookmarks.all())
        names.push_back(bookmark.name);
    CHECK(names == std::vector<std::string>{"2015-01-01", "2016-01-01", "2016-03-01"});
}

TEST_CASE("a bookmark of other files is kept and does not stand on the axis") {
    Session session = opened();
    apply(session, AddBookmark{"here"});
    apply(session, CloseAll{});
    CHECK_FALSE(stands(session, session.bookmarks.all().at(0)));
    apply(session, AddBookmark{"nothing is open"});
    CHECK(session.bookmarks.all().size() == 1);
}

TEST_CASE("bookmarks are written and read as they were") {
    Bookmark made{"سقوط تكريت", {{instant("2015-03-01") + std::chrono::seconds{3661}, instant("2015-04-01"), timeline::Mode::cumulative_to_end}, geo::LatLon::fromDegrees(34.6, 43.68), 12345.5, {}}, {"a,b.csv"}};
    timeline::addCondition(made.moment.filter, "actor=isis,ypg");
    timeline::addCondition(made.moment.filter, "text=الرقة");
    CHECK(bookmarkFrom(toJson(made)) == made);
    Bookmarks all;
    all.add(made);
    const auto again = Bookmarks::fromText(all.text());
    CHECK(again.diagnostics.empty());
    CHECK(again.value == all);
}

TEST_CASE("what is no bookmark is told, and the others are read") {
    Bookmarks all;
    all.add({"good", {window("2015-03-01", "2015-04-01"), geo::LatLon::fromDegrees(1, 2), 500, {}}, {}});
    for (const auto &[key, value] : std::map<std::string, Json>{{"from", "someday"}, {"mode", "sideways"}, {"lat", 123}, {"scale", -1}, {"to", "2014-01-01"}, {"filter", {"colour=red"}}, {"of", 3}}) {
        CAPTURE(key);
        Json list = Json::parse(all.text());
        Json bad = list[0];
        bad[key] = value;
        list.push_back(bad);
        const auto read = Bookmarks::fromText(list.dump());
        CHECK(read.value == all);
        REQUIRE(read.diagnostics.size() == 1);
        CHECK(!read.diagnostics[0].remedy.empty());
    }
    CHECK(Bookmarks::fromText("{").diagnostics.size() == 1);
    CHECK(Bookmarks::fromText("[]").diagnostics.empty());
}

TEST_CASE("two moments are compared inside of the time of the events") {
    Session session = opened();
    apply(session, SetWindow{instant("2015-01-01"), instant("2016-01-01")});
    const Comparison suggested = suggestedComparison(session);
    CHECK(suggested.earlier == instant("2015-01-01"));
    CHECK(suggested.later == instant("2016-01-01"));
    apply(session, Compare{suggested});
    CHECK(session.tab == Tab::changes);
    apply(session, Compare{Comparison{instant("1900-01-01"), instant("2900-01-01"), CompareAs::beside, 7}});
    CHECK(session.comparison->earlier > session.axis.start);
    CHECK(session.comparison->later == session.axis.end);
    CHECK(session.comparison->divider < 1);
    apply(session, Compare{});
    CHECK_FALSE(session.comparison);
    CHECK(session.tab != Tab::changes);
}

TEST_CASE("a comparison ends with what it compares") {
    Session session = opened();
    apply(session, Compare{suggestedComparison(session)});
    REQUIRE(session.comparison);
    CHECK(session.comparison->earlier < session.comparison->later);
    apply(session, CloseAll{});
    CHECK_FALSE(session.comparison);
}

TEST_CASE("each side shows what the mode shows with its clock there") {
    Session session = opened();
    apply(session, SetWindow{instant("2015-01-01"), instant("2015-02-01")});
    CHECK(windowAt(session, instant("2016-01-01")) == window("2015-12-01", "2016-01-01"));
    apply(session, SetMode{timeline::Mode::cumulative_from_start});
    CHECK(timeline::shownRows(*session.table, windowAt(session, instant("2015-04-01"))).size() == 2);
    apply(session, SetMode{timeline::Mode::cumulative_to_end});
    CHECK(windowAt(session, instant("2015-04-01")).from == instant("2015-03-31"));
}

TEST_CASE("the timeline is zoomed and follows the clock") {
    Session session = opened();
    CHECK(session.sight.start == session.axis.start);
    apply(session, ZoomTime{instant("2014-06-10"), 8});
    CHECK(session.sight.start == session.axis.start);
    CHECK((session.sight.end - session.sight.start) < (session.axis.end - session.axis.start) / 7);
    apply(session, SetWindow{instant("2014-06-10"), instant("2014-07-10")});
    apply(session, GoToEdge{true});
    CHECK(session.sight.end == session.axis.end);
    apply(session, PanTime{-1});
    CHECK(session.sight.end < session.axis.end);
    apply(session, FitTime{});
    CHECK(session.sight.start == session.axis.start);
    CHECK(session.sight.end == session.axis.end);
}

TEST_CASE("the clock steps from event to event") {
    Session session = opened();
    apply(session, StepEvent{1});
    CHECK(session.window == window("2014-06-10", "2014-06-11"));
    CHECK(placesOf(session, session.shown) == std::vector<std::string>{"Mosul"});
    apply(session, StepEvent{1});
    CHECK(placesOf(session, session.shown) == std::vector<std::string>{"Tikrit"});
    apply(session, StepEvent{1}); // Kirkuk is denied and passed over
    CHECK(placesOf(session, session.shown) == std::vector<std::string>{"Hit"});
    apply(session, StepEvent{1});
    CHECK(placesOf(session, session.shown) == std::vector<std::string>{"Hit"});
    apply(session, StepEvent{-1});
    CHECK(placesOf(session, session.shown) == std::vector<std::string>{"Tikrit"});
}

TEST_CASE("what is selected in the list of changes leaves the list where it is") {
    Session session = opened();
    apply(session, Compare{suggestedComparison(session)});
    apply(session, Select{0, true});
    CHECK(session.selected == events::Row{0});
    CHECK(session.tab == Tab::changes);
    apply(session, Select{1}); // on the map
    CHECK(session.tab != Tab::changes);
}
