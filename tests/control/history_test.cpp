#include "catch.hpp"
#include "control/history.hpp"
#include <algorithm>
#include <random>

using namespace zamkan;
using namespace zamkan::control;

namespace {

time::Day day(const char *iso) { return *time::dayFromIso(iso); }

Statement said(Change change, const char *first, std::vector<std::string> gaining, std::vector<std::string> losing = {},
               const char *last = nullptr) {
    Statement out;
    out.change = change;
    out.gaining = std::move(gaining);
    out.losing = std::move(losing);
    out.first = day(first);
    out.last = last ? day(last) : out.first;
    out.certainty = 0.8;
    out.source = "agency";
    return out;
}

State on(const History &history, const char *iso) { return history.on(day(iso)); }

std::vector<Statement> generated(std::mt19937 &random) {
    const std::vector<std::string> parties{"isis", "sdf", "ypg", "iraqi_forces", "pmf", "houthis"};
    const auto below = [&](int end) { return std::uniform_int_distribution<int>(0, end - 1)(random); };
    const auto party = [&] { return parties[static_cast<std::size_t>(below(static_cast<int>(parties.size())))]; };
    std::vector<Statement> out;
    for (int i = below(14) + 1; i > 0; --i) {
        Statement one;
        one.change = static_cast<Change>(below(5));
        if (one.change != Change::lost || below(2) == 0)
            one.gaining.push_back(party());
        if (one.gaining.empty() || below(2) == 0)
            one.losing.push_back(party());
        if (below(5) == 0)
            one.acting.push_back(party());
        one.first = day("2014-01-01") + std::chrono::days{below(60)};
        one.last = one.first + std::chrono::days{below(3) == 0 ? below(30) : 0};
        one.throughout = one.change >= Change::contested && below(2) == 0;
        one.denied = below(10) == 0;
        one.certainty = 0.1 * (below(10) + 1);
        one.source = std::string(1, static_cast<char>('a' + below(4)));
        one.id = std::to_string(i);
        out.push_back(one);
    }
    return out;
}

} // namespace

TEST_CASE("the holder changes on the day of the gain and stays until the next one") {
    const History history({said(Change::gained, "2016-06-26", {"iraqi_forces"}, {"isis"}),
                           said(Change::lost, "2014-01-04", {"isis"}, {"iraqi_forces"})}, {});
    CHECK(on(history, "2014-01-03").status == Status::unknown); // the loser's name tells nothing of the days before
    CHECK(on(history, "2014-01-04").holder == "isis");
    CHECK(on(history, "2016-06-25").holder == "isis");
    CHECK(on(history, "2016-06-26").holder == "iraqi_forces");
    CHECK(on(history, "2016-06-26").status == Status::held);
}

TEST_CASE("a loss without a gainer leaves the place not held by the loser, and held by nobody named") {
    const History history({said(Change::lost, "2015-05-01", {}, {"isis"}), said(Change::gained, "2014-06-10", {"isis"})}, {});
    const State state = on(history, "2015-05-01");
    CHECK(state.status == Status::not_held);
    CHECK(state.holder.empty());
    CHECK(state.others == std::vector<std::string>{"isis"});
}

TEST_CASE("reports that a gain is complete, or of the loser's side of it, do not flip a state again") {
    const History history({said(Change::gained, "2016-04-14", {"iraqi_forces"}, {"isis"}),
                           said(Change::gained, "2016-05-02", {"iraqi_forces"}),
                           said(Change::lost, "2016-06-13", {}, {"isis"}, "2016-06-13"),
                           said(Change::lost, "2016-04-01", {}, {"isis"}, "2016-04-20")}, {});
    const State state = on(history, "2016-06-14");
    CHECK(state.holder == "iraqi_forces");
    CHECK(state.since_last == day("2016-04-14"));
    CHECK(state.support.size() == 3);
    CHECK(state.against.size() == 1); // lost only in June, says one
    CHECK(history.conflicts().size() >= 1);
}

TEST_CASE("between the ends of a change known to a month nobody is said to hold the place for certain") {
    const History history({said(Change::gained, "2014-01-01", {"isis"}, {"free_syrian_army"}, "2014-01-31")}, {});
    CHECK(on(history, "2014-01-01").status == Status::undecided);
    CHECK(on(history, "2014-01-30").others == std::vector<std::string>{"isis"});
    CHECK(on(history, "2014-01-31").status == Status::held);
    CHECK(on(history, "2014-02-15").since_first == day("2014-01-01"));
}

TEST_CASE("a siege leaves the holder inside and ends with a gain or with its own last day") {
    Statement siege = said(Change::besieged, "2014-09-16", {}, {}, "2015-01-26");
    siege.throughout = true;
    siege.acting = {"isis"};
    const History history({said(Change::gained, "2014-01-01", {"ypg"}), siege}, {});
    CHECK(on(history, "2014-09-16").status == Status::besieged);
    CHECK(on(history, "2014-09-16").holder == "ypg");
    CHECK(on(history, "2014-09-16").others == std::vector<std::string>{"isis"});
    CHECK(on(history, "2015-01-27").status == Status::held);
}

TEST_CASE("two gainers of one day are contested unless one report is clearly surer or one follows the other") {
    Statement a = said(Change::gained, "2015-05-01", {"isis"}), b = said(Change::gained, "2015-05-01", {"sdf"});
    b.source = "other";
    const History contested({a, b}, {});
    CHECK(on(contested, "2015-05-01").status == Status::contested);
    CHECK(on(contested, "2015-05-01").others == std::vector<std::string>{"isis", "sdf"});
    CHECK(contested.conflicts().size() == 1);
    a.certainty = 0.3;
    const History clear({a, b}, {});
    CHECK(on(clear, "2015-05-01").holder == "sdf");
    CHECK(on(clear, "2015-05-01").against.size() == 1);
    b.losing = {"isis"};
    a.certainty = 0.9;
    CHECK(on(History({a, b}, {}), "2015-05-01").holder == "sdf");
}

TEST_CASE("allies hold together and a successor goes on holding") {
    const actors::Lineage lineage({}, {{"ypg", "sdf", day("2015-10-10")}},
                                  {{{"iraqi_forces", "pmf"}, {day("2014-06-13"), {}}}});
    const History joint({said(Change::gained, "2015-03-31", {"iraqi_forces"}), said(Change::gained, "2015-03-31", {"pmf"})}, lineage);
    CHECK(on(joint, "2015-03-31").status == Status::held);
    CHECK(on(joint, "2015-03-31").allies.size() == 1);
    const History later({said(Change::gained, "2015-06-15", {"ypg"}), said(Change::gained, "2016-01-01", {"sdf"})}, lineage);
    CHECK(on(later, "2016-01-01").since_last == day("2015-06-15"));
}

TEST_CASE("a holding told of later is dated between the last word of the former holder and its own day") {
    const History history({said(Change::gained, "2014-06-10", {"isis"}), said(Change::held, "2016-01-01", {"sdf"})}, {});
    CHECK(on(history, "2015-12-31").holder == "isis");
    CHECK(on(history, "2016-01-01").holder == "sdf");
    CHECK(on(history, "2016-01-01").since_first == day("2014-06-11"));
}

TEST_CASE("certainty fades with age and grows with sources of its own") {
    const Statement one = said(Change::gained, "2014-06-10", {"isis"});
    Statement two = one;
    two.source = "other";
    const double alone = on(History({one}, {}), "2014-06-10").certainty;
    CHECK(alone == Approx(0.8));
    CHECK(on(History({one, one}, {}), "2014-06-10").certainty == Approx(alone));
    CHECK(on(History({one, two}, {}), "2014-06-10").certainty == Approx(0.96));
    CHECK(on(History({one}, {}), "2018-06-10").certainty == Approx(alone / 2).epsilon(0.01));
}

TEST_CASE("any order of the statements gives the same states") {
    std::mt19937 random(7);
    const actors::Lineage lineage = actors::Lineage::open();
    for (int round = 0; round < 400; ++round) {
        std::vector<Statement> statements = generated(random);
        const History ordered(statements, lineage);
        std::shuffle(statements.begin(), statements.end(), random);
        const History shuffled(statements, lineage);
        INFO("round " << round);
        REQUIRE(ordered.intervals().size() == shuffled.intervals().size());
        for (std::size_t i = 0; i < ordered.intervals().size(); ++i) {
            REQUIRE(ordered.intervals()[i].from == shuffled.intervals()[i].from);
            REQUIRE(ordered.intervals()[i].state == shuffled.intervals()[i].state);
        }
        CHECK(ordered.conflicts().size() == shuffled.conflicts().size());
    }
}

TEST_CASE("a statement never changes a day before its first one") {
    std::mt19937 random(11);
    const actors::Lineage lineage = actors::Lineage::open();
    for (int round = 0; round < 400; ++round) {
        std::vector<Statement> statements = generated(random);
        const History all(statements, lineage);
        const auto latest = std::max_element(statements.begin(), statements.end(),
                                             [](const Statement &a, const Statement &b) { return a.first < b.first; });
        const time::Day from = latest->first;
        std::erase_if(statements, [&](const Statement &one) { return one.first >= from; });
        const History without(statements, lineage);
        for (time::Day at = day("2013-12-31"); at < from; at += std::chrono::days{1}) {
            const State a = all.on(at), b = without.on(at);
            INFO("round " << round << " on " << time::toIso(at) << " before " << time::toIso(from));
            REQUIRE(a.status == b.status);
            REQUIRE(a.holder == b.holder);
            REQUIRE(a.allies == b.allies);
            REQUIRE(a.others == b.others);
            REQUIRE(a.since_first == b.since_first);
            REQUIRE(a.certainty == Approx(b.certainty));
        }
    }
}

TEST_CASE("intervals follow each other without a gap and differ from one to the next") {
    std::mt19937 random(13);
    for (int round = 0; round < 200; ++round) {
        const History history(generated(random), {});
        const auto &intervals = history.intervals();
        REQUIRE(!intervals.empty());
        for (std::size_t i = 0; i + 1 < intervals.size(); ++i) {
            REQUIRE(intervals[i].to == intervals[i + 1].from);
            REQUIRE_FALSE(intervals[i].state == intervals[i + 1].state);
        }
        CHECK(intervals.back().to == time::Day::max());
    }
}

TEST_CASE("a place taken from another than the last known holder is told as a contradiction") {
    const History history({said(Change::gained, "2013-02-14", {"hts"}), said(Change::gained, "2016-02-19", {"sdf"}, {"isis"})}, {});
    CHECK(on(history, "2016-02-19").holder == "sdf");
    REQUIRE(history.conflicts().size() == 1);
    CHECK(history.conflicts().front().day == day("2016-02-19"));
}

TEST_CASE("who looked at both sides and denied one settles the contradiction; a source that denies does not") {
    auto one = said(Change::gained, "2016-02-19", {"sdf"}), other = said(Change::gained, "2016-02-19", {"isis"});
    one.source = "a";
    other.source = "b";
    CHECK(History({one, other}, {}).conflicts().size() == 1);
    other.denied = true;
    other.settled = true;
    const History settled({one, other}, {});
    CHECK(settled.conflicts().empty());
    CHECK(on(settled, "2016-02-19").holder == "sdf");
    CHECK(on(settled, "2016-02-19").status == Status::held);
}
