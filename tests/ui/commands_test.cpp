#include "app/commands.hpp"
#include "catch.hpp"
#include "session/shortcuts.hpp"
#include "session/wording.hpp"

using namespace zamkan;

TEST_CASE("every key of the table leads to something that the window does") {
    const session::Session session = session::begin({});
    const session::Shortcuts shortcuts = session::Shortcuts::open();
    for (const session::Shortcut &shortcut : shortcuts.all()) {
        app::Outcome outcome;
        CAPTURE(shortcut.command);
        CHECK(app::perform(shortcut.command, session, outcome));
    }
    app::Outcome outcome;
    CHECK_FALSE(app::perform("no_such_command", session, outcome));
    CHECK(outcome.actions.empty());
}

TEST_CASE("every command has its words") {
    const session::Wording wording = session::Wording::open(text::Language::english);
    for (const auto name : app::commandNames()) {
        CAPTURE(name);
        CHECK(wording.has("command." + std::string(name)));
    }
}

TEST_CASE("who tells a story without a step is shown how one is made, and one with steps is told") {
    session::Session session = session::begin({});
    const auto press = [&] {
        app::Outcome outcome;
        app::perform("tell_story", session, outcome);
        for (const session::Action &action : outcome.actions)
            session::apply(session, action);
    };
    press();
    CHECK(session.dialog == session::Dialog::story);
    CHECK_FALSE(session.telling);
    session::apply(session, session::StoryThing{session::AddStep{}});
    press();
    CHECK(session.telling);
    CHECK(session.dialog == session::Dialog::none);
}

TEST_CASE("Escape closes the dialog first, then stops, then lets go of the selection") {
    session::Session session = session::begin({});
    session.dialog = session::Dialog::keys;
    session.playback.playing = true;
    const auto press = [&] {
        app::Outcome outcome;
        app::perform("cancel", session, outcome);
        for (const session::Action &action : outcome.actions)
            session::apply(session, action);
    };
    press();
    CHECK(session.dialog == session::Dialog::none);
    CHECK(session.playback.playing);
    press();
    CHECK_FALSE(session.playback.playing);
}
