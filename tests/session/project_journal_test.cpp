#include "catch.hpp"
#include "base/value.hpp"
#include "own_folder.hpp"
#include "project_session.hpp"
#include "session/own_parties.hpp"
#include <csignal>
#include <random>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace zamkan;
using namespace zamkan::session;

namespace {
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
std::shared_ptr<const reading::Reading> readAnew(unsigned number) {
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
