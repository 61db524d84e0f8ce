#include "catch.hpp"
#include "made_events.hpp"
#include "timeline/lanes.hpp"
#include "timeline/sieve.hpp"
#include <numeric>

using namespace zamkan;
using namespace zamkan::timeline;
using test::Told;

namespace {
std::shared_ptr<const events::EventTable> tableOf(std::vector<events::Event> list) {
    auto table = std::make_shared<events::EventTable>();
    table->append(events::EventSegment::of(std::move(list)), 0U);
    (void)table->byTime();
    return table;
}
events::Event during(const char *from, const char *to, events::TimeKind kind, const std::string &actor) {
    events::Event event = test::made(Told{.gaining = actor, .from = from});
    event.when = time::Interval(time::DateRange(*time::dayFromIso(from), *time::dayFromIso(to)));
    event.time_kind = kind;
    return event;
}
std::vector<std::uint64_t> all(const events::EventTable &table) { return std::vector<std::uint64_t>(table.byTime().size() / 64 + 1, ~std::uint64_t{0}); }
Axis year(const char *from, const char *to) { return {*time::dayFromIso(from), *time::dayFromIso(to)}; }
} // namespace

TEST_CASE("a day is a dot, an uncertain date a soft bar, what lasts a solid one") {
    const auto table = tableOf({during("2015-02-01", "2015-02-02", events::TimeKind::within, "a"),
                                during("2015-03-01", "2015-05-01", events::TimeKind::within, "a"),
                                during("2015-06-01", "2015-09-01", events::TimeKind::throughout, "a")});
    const auto lanes = Lanes(table, GroupBy::actor).shown(all(*table), {year("2015-01-01", "2016-01-01"), 730});
    REQUIRE(lanes.size() == 1);
    REQUIRE(lanes[0].bars.size() == 3);
    CHECK(lanes[0].bars[0].kind == BarKind::dot);
    CHECK(lanes[0].bars[1].kind == BarKind::soft);
    CHECK(lanes[0].bars[2].kind == BarKind::solid);
    CHECK(lanes[0].bars[1].first == Approx(59 * 2).margin(1)); // 1 March, two columns a day
    CHECK(lanes[0].bars[1].last == Approx(120 * 2).margin(1));
}

TEST_CASE("the lanes with the most events have a name, the others share one") {
    std::vector<events::Event> list;
    for (const auto &[actor, times] : {std::pair{"a", 5}, {"b", 3}, {"c", 2}, {"d", 1}, {"", 4}})
        for (int i = 0; i < times; ++i)
            list.push_back(test::made(Told{.gaining = actor, .from = "2015-02-01"}));
    const auto table = tableOf(std::move(list));
    const auto lanes = Lanes(table, GroupBy::actor).shown(all(*table), {year("2015-01-01", "2016-01-01"), 300, 3});
    REQUIRE(lanes.size() == 3);
    CHECK(lanes[0].key == "a");
    CHECK(lanes[0].rows == 5);
    CHECK(lanes[1].key == "b");
    CHECK(lanes[2].others);
    CHECK(lanes[2].rows == 7);
    CHECK(lanes[2].bars.size() == 7);
}

TEST_CASE("lanes are by party as the marks' colours are, by place or by kind") {
    const auto table = tableOf({test::made(Told{.losing = "isis", .acting = "us", .place = "Hit", .from = "2015-02-01"}),
                                test::made(Told{.type = "violence", .losing = "isis", .acting = "us", .place = "Hit", .from = "2015-02-01"})});
    const auto keys = [&](GroupBy by) {
        std::vector<std::string> list;
        for (const auto &lane : Lanes(table, by).shown(all(*table), {year("2015-01-01", "2016-01-01"), 300}))
            list.push_back(lane.key);
        return list;
    };
    CHECK(keys(GroupBy::actor) == std::vector<std::string>{"isis", "us"}); // who lost ground; who acted
    CHECK(keys(GroupBy::place) == std::vector<std::string>{"Hit"});
    CHECK(keys(GroupBy::type) == std::vector<std::string>{"control", "violence"});
}

TEST_CASE("bars that would meet stand in different tracks") {
    const auto table = tableOf({during("2015-03-01", "2015-05-01", events::TimeKind::throughout, "a"),
                                during("2015-04-01", "2015-06-01", events::TimeKind::throughout, "a"),
                                during("2015-07-01", "2015-08-01", events::TimeKind::throughout, "a")});
    const auto lanes = Lanes(table, GroupBy::actor).shown(all(*table), {year("2015-01-01", "2016-01-01"), 730});
    CHECK(lanes[0].bars[0].track != lanes[0].bars[1].track);
    CHECK(lanes[0].bars[2].track == 0);
}

TEST_CASE("a crowded lane counts how many rows meet each column") {
    std::vector<events::Event> list;
    for (int i = 0; i < 50; ++i)
        list.push_back(during("2015-02-01", "2015-02-02", events::TimeKind::within, "a"));
    list.push_back(during("2015-01-01", "2016-01-01", events::TimeKind::throughout, "a"));
    const auto table = tableOf(std::move(list));
    const auto lanes = Lanes(table, GroupBy::actor).shown(all(*table), {year("2015-01-01", "2016-01-01"), 365, 8, 20});
    REQUIRE(lanes.size() == 1);
    CHECK(lanes[0].bars.empty());
    REQUIRE(lanes[0].counts.size() == 365);
    CHECK(lanes[0].counts[31] == 51); // 1 February
    CHECK(lanes[0].counts[200] == 1);
    CHECK(lanes[0].most == 51);
    CHECK(lanes[0].rowAt[31] != Lanes::kNone);
    CHECK(lanes[0].rowAt[200] == Lanes::kNone);
}

TEST_CASE("lanes hold what is in sight and passes the filter") {
    const auto table = tableOf({during("2014-02-01", "2014-02-02", events::TimeKind::within, "a"), during("2015-02-01", "2015-02-02", events::TimeKind::within, "a"),
                                during("2015-03-01", "2015-03-02", events::TimeKind::within, "a")});
    const std::vector<std::uint64_t> kept{0b011};
    const auto lanes = Lanes(table, GroupBy::actor).shown(kept, {year("2015-01-01", "2016-01-01"), 365});
    CHECK(lanes[0].rows == 2);
    CHECK(lanes[0].bars.size() == 1);
    CHECK(Lanes(table, GroupBy::actor).shown(std::vector<std::uint64_t>{0}, {year("2015-01-01", "2016-01-01"), 365}).empty());
}
