#include "actors/lineage.hpp"
#include "actors/registry.hpp"
#include "catch.hpp"
#include "base/value.hpp"

using namespace zamkan;

namespace {
time::Day day(const char *iso) { return *time::dayFromIso(iso); }
} // namespace

TEST_CASE("every party that the lineage names is in the registry") {
    const actors::Registry registry = actors::Registry::open();
    const actors::Lineage lineage = actors::Lineage::open();
    std::vector<std::string> ids;
    for (const auto &name : lineage.names()) ids.push_back(name.actor);
    for (const auto &succession : lineage.successions()) {
        ids.push_back(succession.earlier);
        ids.push_back(succession.later);
    }
    for (const auto &alliance : lineage.alliances()) ids.insert(ids.end(), alliance.members.begin(), alliance.members.end());
    CHECK(ids.size() > 20);
    for (const std::string &id : ids) {
        INFO(id);
        CHECK(registry.byId(id) != nullptr);
    }
}

TEST_CASE("every entry of the lineage says in an example what it means") {
    const Value knowledge = readAssetFolder("actors");
    std::size_t entries = 0;
    for (const char *topic : {"former_name", "succession", "alliance"})
        for (const Value &entry : knowledge[topic].list()) {
            ++entries;
            CHECK_FALSE(entry["example"].text().empty());
        }
    CHECK(entries > 10);
}

TEST_CASE("a party bears the name of its day, and the registry knows each name as it") {
    const actors::Registry registry = actors::Registry::open();
    const actors::Lineage lineage = actors::Lineage::open();
    CHECK(lineage.nameOn("isis", day("2013-04-07"))->name_en == "Islamic State of Iraq");
    CHECK(lineage.nameOn("isis", day("2013-04-08"))->name_en == "Islamic State of Iraq and the Levant");
    CHECK(lineage.nameOn("isis", day("2016-06-13"))->name_en == "Islamic State");
    CHECK(lineage.nameOn("isis", day("2001-01-01")) == nullptr);
    for (const auto &name : lineage.names()) {
        INFO(name.name_en);
        REQUIRE(registry.byName(name.name_en) != nullptr);
        CHECK(registry.byName(name.name_en)->id == name.actor);
    }
}

TEST_CASE("alliances and successions hold from their day on and not before") {
    const actors::Lineage lineage = actors::Lineage::open();
    CHECK_FALSE(lineage.same("ypg", "sdf", day("2015-10-09")));
    CHECK(lineage.same("ypg", "sdf", day("2015-10-10")));
    CHECK(lineage.allied("houthis", "saleh_forces", day("2017-12-01")));
    CHECK_FALSE(lineage.allied("houthis", "saleh_forces", day("2017-12-02")));
    CHECK(lineage.allied("isis", "isis", day("2000-01-01")));
}

TEST_CASE("successions that run in a circle end") {
    const actors::Lineage lineage({}, {{"a", "b", day("2000-01-01")}, {"b", "a", day("2000-01-01")}}, {});
    CHECK_FALSE(lineage.asOf("a", day("2001-01-01")).empty());
}
