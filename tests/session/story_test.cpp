#include "catch.hpp"
#include "base/json.hpp"
#include "sample_session.hpp"
#include "session/told.hpp"

using namespace zamkan;
using namespace zamkan::session;

namespace {
void tell(Session &session, StoryThing action) { zamkan::session::apply(session, Action(std::move(action))); }
} // namespace

TEST_CASE("steps of a story are added, moved, changed and taken away, and each change can be undone") {
    Session session = opened();
    apply(session, SetWindow{instant("2014-06-01"), instant("2014-07-01")});
    tell(session, AddStep{});
    apply(session, AddBookmark{"Spring"});
    tell(session, AddStep{0});
    REQUIRE(session.story.size() == 2);
    CHECK(titleOf(session.story[1], text::Language::arabic) == "Spring"); // it has no Arabic one
    StoryStep step = session.story[1];
    step.text_ar = "نص";
    tell(session, ChangeStep{1, step});
    tell(session, MoveStep{1, -1});
    tell(session, MoveStep{1, 1}); // no further
    CHECK(textOf(session.story[0], text::Language::english) == "نص");
    tell(session, RemoveStep{1});
    CHECK(session.story.size() == 1);
    apply(session, Undo{2});
    CHECK(session.story.size() == 2);
    CHECK(session.story[1] == step);
    apply(session, Undo{3});
    CHECK(session.story.size() == 1);
}

TEST_CASE("a story is told step by step, and afterwards the user is where the telling began") {
    Session session = opened();
    apply(session, SetWindow{instant("2014-06-01"), instant("2014-07-01")});
    tell(session, AddStep{});
    apply(session, SetFilterText{"hit"});
    apply(session, ShowAllTime{});
    tell(session, AddStep{});
    apply(session, ClearFilter{});
    apply(session, Pan{300, 0});
    const auto before = session.viewport.centre();
    const timeline::Window window = session.window;
    tell(session, TellStory{});
    REQUIRE(session.telling);
    CHECK_FALSE(session.panels);
    CHECK(session.window.to == instant("2014-07-01"));
    CHECK_FALSE(session.viewport.centre() == before);
    tell(session, TellOn{-1}); // there is none before
    CHECK(session.telling->step == 0);
    tell(session, TellOn{1});
    CHECK(session.sieve.filter().text == "hit");
    tell(session, TellOn{1});
    CHECK_FALSE(session.telling);
    CHECK(session.panels);
    CHECK(session.sieve.filter().empty());
    CHECK(session.window == window);
    CHECK(session.viewport.centre() == before);
    tell(session, TellStory{7}); // there is none
    CHECK_FALSE(session.telling);
}

TEST_CASE("a step can be looked at without telling it, for pictures") {
    Session session = opened();
    apply(session, SetFilterText{"hit"});
    tell(session, AddStep{});
    apply(session, ClearFilter{});
    const Session then = asTold(session, 0);
    CHECK(then.sieve.filter().text == "hit");
    CHECK(placesOf(then, then.listed) == std::vector<std::string>{"Hit"});
    CHECK_FALSE(then.telling);
    CHECK(session.listed.size() == 5); // as it was
}

TEST_CASE("a step reads back as it was written, and one without a moment is refused") {
    StoryStep step;
    step.moment.window = {instant("2014-06-01"), instant("2014-07-01"), timeline::Mode::instant};
    step.title_ar = "سقوط الموصل";
    step.text_en = "In four days.";
    CHECK(stepFrom(toJson(step)) == step);
    CHECK_THROWS_AS(stepFrom(Json{{"title_en", "x"}}), InputError);
    CHECK_THROWS_AS(stepFrom(Json("x")), InputError);
}
