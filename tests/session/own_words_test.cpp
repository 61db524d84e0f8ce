// What a person says once and for all: places, parties and kinds among the user's own words, for every text that is read later.
#include "catch.hpp"
#include "own_folder.hpp"
#include "resolve/resolver.hpp"
#include "base/files.hpp"
#include "base/own_words.hpp"
#include "sample_session.hpp"
#include "session/own_parties.hpp"
#include "session/own_places.hpp"
#include "session/own_triggers.hpp"
#include <algorithm>

using namespace zamkan;
using namespace zamkan::session;

namespace {
reading::Reader knowledge() { return reading::Reader::open().value; }

text::Document document(const std::string &text, text::Language language = text::Language::arabic) {
    text::Document made{std::string(text)};
    made.id = "news";
    made.language = language;
    made.published = time::dayFromIso("2016-06-13");
    return made;
}

// The text as a window has it open that knows what is known now.
Session sessionOf(const std::string &text, text::Language language = text::Language::arabic) {
    Session session = begin({});
    auto reader = std::make_shared<const reading::Reader>(knowledge());
    apply(session, KnowledgeOpened{reader});
    apply(session, ArticleRead{std::make_shared<const reading::Reading>(reader->read(document(text, language))), "news.txt"});
    return session;
}

events::Row firstEvent(const Session &session) {
    REQUIRE_FALSE(session.listed.empty());
    return session.listed.front();
}

// Written as a window does.
const KeptWords &written(std::variant<KeptWords, Reason> &made) {
    if (const auto *reason = std::get_if<Reason>(&made))
        FAIL(reason->said());
    writeKept(std::get<KeptWords>(made), false);
    return std::get<KeptWords>(made);
}

std::string why(const std::variant<KeptWords, Reason> &made) {
    const auto *reason = std::get_if<Reason>(&made);
    return reason ? std::string(reason->key) : "kept";
}

std::vector<std::string> partiesOf(const Session &session, std::string_view role) {
    std::vector<std::string> ids;
    for (const events::EventActor &actor : session.table->event(firstEvent(session)).actors)
        if (actor.role == role)
            ids.push_back(actor.id);
    return ids;
}
using Ids = std::vector<std::string>;

std::string kindOf(const Session &session) {
    const events::Event event = session.table->event(firstEvent(session));
    return event.type + "." + event.subtype;
}
} // namespace

TEST_CASE("a name that is said once and for all is a place of the user's own, and the last word on it holds") {
    const zamkan::test::OwnFolder config("XDG_CONFIG_HOME");
    const auto placed = [](const char *name, double latitude, double longitude) {
        events::EventPlace place;
        place.name_en = name;
        place.position = geo::LatLon::fromDegrees(latitude, longitude);
        return place;
    };
    const auto keep = [](const char *name, const events::EventPlace &place) {
        const KeptWords kept = keepPlace(name, place);
        writeKept(kept, false);
        return kept.file;
    };
    events::EventPlace place = placed("North Rumaila", 30.6, 47.3);
    place.name_ar = "الرميلة الشمالية";
    const auto file = keep("الرميلة", placed("Elsewhere", 1, 2));
    keep("الرميلة", place);
    keep("A, B", place);
    keep("  ", place);
    const std::string text = readBytes(file);
    CHECK(std::count(text.begin(), text.end(), '\n') == 3);
    CHECK(text.find("Elsewhere") == std::string::npos);
    CHECK(text.find("North Rumaila,الرميلة,") != std::string::npos);
    CHECK(text.find("\"A, B\",الرميلة الشمالية,") != std::string::npos);
    const reading::Reader reader = knowledge();
    const auto found = resolve::geocode({"الرميلة"}, reader.gazetteer(), 3);
    REQUIRE_FALSE(found.empty());
    CHECK(reader.gazetteer().place(found[0].place).position.latitude() == Approx(30.6));
}

TEST_CASE("words that always name a party are read so in every text, and what is taken back is read as before") {
    const zamkan::test::OwnFolder config("XDG_CONFIG_HOME");
    const std::string text = "سيطرت كتائب الغيم على مدينة هيت في 14 نيسان 2016.";
    Session session = sessionOf(text);
    const Ids before = partiesOf(session, "gaining");
    CHECK(before != Ids{"isis"});
    auto made = keepParty("كتائب الغيم", {"isis", "Islamic State", "داعش", ""}, session.reader->actors());
    const KeptWords kept = written(made);
    CHECK(kept.file == config.folder / "zamkan" / "actors" / "reviewed.toml");
    CHECK(ownWordsTroubles().empty());
    CHECK(partiesOf(sessionOf(text), "gaining") == Ids{"isis"});
    writeKept(kept, true);
    CHECK_FALSE(std::filesystem::exists(kept.file)); // it was not there before
    CHECK(partiesOf(sessionOf(text), "gaining") == before);
}

TEST_CASE("a party that nobody knows becomes one of the user's own, and the last word on a name holds") {
    const zamkan::test::OwnFolder config("XDG_CONFIG_HOME");
    const std::string text = "Cloud Battalions captured the town of Hit on 14 April 2016.";
    const events::EventActor own = ownParty("Cloud Battalions of the \"North\"");
    auto made = keepParty("Cloud  Battalions", own, knowledge().actors());
    (void)written(made);
    CHECK(ownWordsTroubles().empty());
    const Session session = sessionOf(text, text::Language::english);
    CHECK(partiesOf(session, "gaining") == Ids{own.id});
    CHECK(session.reader->actors().byId(own.id)->name_en == "Cloud Battalions of the \"North\"");
    CHECK(wordsOfParty(session, firstEvent(session), "gaining") == "Cloud Battalions");
    auto again = keepParty("Cloud Battalions", {"sdf", "Syrian Democratic Forces", "قوات سوريا الديمقراطية", ""}, session.reader->actors());
    (void)written(again);
    CHECK(partiesOf(sessionOf(text, text::Language::english), "gaining") == Ids{"sdf"});
}

TEST_CASE("an alias of another party is taken from it, and a very name, a general word and no words are refused") {
    const zamkan::test::OwnFolder config("XDG_CONFIG_HOME");
    const actors::Registry actors = actors::Registry::open();
    const events::EventActor ypg{"ypg", "People's Protection Units", "وحدات حماية الشعب", ""};
    REQUIRE(actors.byName("Manbij Military Council")->id == "sdf");
    auto made = keepParty("Manbij Military Council", ypg, actors);
    (void)written(made);
    CHECK(actors::Registry::open().byName("Manbij Military Council")->id == "ypg");
    CHECK(ownWordsTroubles().empty());
    CHECK(why(keepParty("داعش", ypg, actors)) == "keep_very_name");
    CHECK(why(keepParty("التنظيم", ypg, actors)) == "keep_general_words");
    CHECK(why(keepParty("  ", ypg, actors)) == "keep_no_words");
}

TEST_CASE("a word that always tells of another kind is read so in every text, in both languages") {
    const zamkan::test::OwnFolder config("XDG_CONFIG_HOME");
    for (const auto &[text, language] : {std::pair("سيطر تنظيم داعش على مدينة الموصل في 10 حزيران 2014.", text::Language::arabic),
                                         std::pair("The army captured the town of Hit on 14 April 2016.", text::Language::english)}) {
        CAPTURE(text);
        const Session session = sessionOf(text, language);
        REQUIRE(kindOf(session) == "control.gained");
        auto made = keepKind(session, firstEvent(session), "control", "contested");
        const KeptWords kept = written(made);
        CHECK(ownWordsTroubles().empty());
        const Session now = sessionOf(text, language);
        CHECK(kindOf(now) == "control.contested");
        auto again = keepKind(now, firstEvent(now), "control", "besieged"); // what was said of the word before goes
        const KeptWords later = written(again);
        CHECK(kindOf(sessionOf(text, language)) == "control.besieged");
        const std::string written = readBytes(later.file);
        CHECK(written.find("subtype = \"contested\"") == std::string::npos); // keys of triggers that lose the word may say so
        writeKept(later, true);
        writeKept(kept, true);
        CHECK(kindOf(sessionOf(text, language)) == "control.gained");
    }
}

TEST_CASE("what the user wrote into the same file stays, and a file that was changed meanwhile is left alone") {
    const zamkan::test::OwnFolder config("XDG_CONFIG_HOME");
    const auto file = config.folder / "zamkan" / "lexicon" / "ar" / "events.toml";
    std::filesystem::create_directories(file.parent_path());
    const std::string mine = "# mine\n[words]\nhedges = [\"ربما\"]\n";
    writeBytes(file, mine);
    const Session session = sessionOf("سيطر تنظيم داعش على مدينة الموصل في 10 حزيران 2014.");
    auto made = keepKind(session, firstEvent(session), "control", "contested");
    const KeptWords kept = written(made);
    CHECK(readBytes(file).starts_with(mine));
    writeBytes(file, readBytes(file) + "# and more\n");
    CHECK_THROWS_AS(writeKept(kept, true), InputError);
    CHECK(readBytes(file).ends_with("# and more\n"));
}

TEST_CASE("what was said once and for all is a change with a name, and an undo takes it out of the list") {
    Session session = opened();
    const auto kept = std::make_shared<const KeptWords>(KeptWords{"/nowhere", std::nullopt, "x", "party_kept", {{"words", "x"}}});
    apply(session, KeepWords{kept});
    CHECK(session.kept.size() == 1);
    REQUIRE(session.history.done == 1);
    CHECK(session.history.changes[0].key == "change.party_kept");
    apply(session, Undo{});
    CHECK(session.kept.empty());
    apply(session, Redo{});
    CHECK(session.kept == Kept{kept});
}

TEST_CASE("rows of tables and figures give no words to keep") {
    const zamkan::test::OwnFolder config("XDG_CONFIG_HOME");
    CHECK(why(keepKind(opened(), 0, "control", "lost")) == "keep_no_trigger");
    const Session session = sessionOf("سيطر تنظيم داعش على مدينة الموصل في 10 حزيران 2014.");
    CHECK(why(keepKind(session, firstEvent(session), "claim", "area")) == "keep_no_figures");
    CHECK(why(keepKind(session, firstEvent(session), "violence", "")) == "keep_no_subtype");
}
