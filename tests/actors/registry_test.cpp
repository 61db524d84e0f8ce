#include "actors/registry.hpp"
#include "catch.hpp"
#include "text/fold.hpp"
#include <map>
#include <set>

using namespace zamkan;

TEST_CASE("an actor is found by any of its names, in either language and spelling") {
    const auto registry = actors::Registry::open();
    for (const char *name : {"Islamic State", "IS", "ISIL", "داعش", "تنظيم الدولة الإسلامية", "تنظيم الدولة الاسلاميه"}) {
        INFO(name);
        const auto *actor = registry.byName(name);
        REQUIRE(actor);
        CHECK(actor->id == "isis");
    }
    CHECK(registry.byName("قوات سوريا الديمقراطية")->id == "sdf");
    CHECK(registry.byName("nobody at all") == nullptr);
    CHECK(registry.byId("isis")->belligerent);
    CHECK_FALSE(registry.byId("sohr")->belligerent);
    CHECK(registry.byId("no_such_id") == nullptr);
}

TEST_CASE("no two actors share a name") {
    const auto registry = actors::Registry::open();
    std::map<std::string, std::string> owner;
    for (const auto &actor : registry.actors()) {
        std::set<std::string> names{text::fold(actor.name_en), text::fold(actor.name_ar)};
        for (const auto &alias : actor.aliases) names.insert(text::fold(alias));
        for (const auto &name : names) {
            INFO(name << " belongs to " << owner[name] << " and to " << actor.id);
            CHECK(owner[name].empty());
            owner[name] = actor.id;
        }
    }
}

TEST_CASE("every actor has a kind of the closed list, a side and an example") {
    const std::set<std::string> kinds{"state", "armed_group", "coalition", "organisation", "media", "person", "group"};
    const auto registry = actors::Registry::open();
    CHECK(registry.actors().size() > 80);
    for (const auto &actor : registry.actors()) {
        INFO(actor.id);
        CHECK(kinds.count(actor.kind) == 1);
        CHECK_FALSE(actor.side.empty());
        CHECK_FALSE(actor.example.empty());
    }
}

TEST_CASE("an actor's own name wins over another's alias") {
    actors::Actor first, second;
    first.id = "a";
    first.name_en = "Front";
    first.name_ar = "الجبهة";
    first.aliases = {"Army"};
    second.id = "b";
    second.name_en = "Army";
    second.name_ar = "الجيش";
    const actors::Registry registry({first, second});
    CHECK(registry.byName("army")->id == "b");
}

TEST_CASE("a speaker's title and name tell for whom he speaks") {
    const auto registry = actors::Registry::open();
    const auto *party = registry.ledBy("Prime Minister Haider al-Abadi");
    REQUIRE(party);
    CHECK(party->id == "iraqi_forces");
    CHECK(registry.ledBy("الرئيس الروسي فلاديمير بوتين")->id == "russian_forces");
    CHECK(registry.ledBy("a resident of Putino") == nullptr);
    for (const auto &leader : registry.leaders()) {
        INFO(leader.actor);
        CHECK(registry.byId(leader.actor) != nullptr);
        CHECK_FALSE(leader.names.empty());
        CHECK(registry.ledBy(leader.example) == registry.byId(leader.actor));
    }
}
