#include "catch.hpp"
#include "control/change.hpp"
#include "control/why.hpp"
#include "geo/areas.hpp"
#include "made.hpp"
#include <map>
#include <numeric>

using namespace zamkan;
using namespace zamkan::control;
using made::day;

namespace {

const State *stateAt(const Territory &territory, std::string_view name, time::Day on) {
    for (const Subject &subject : territory.subjects())
        if (subject.name_en == name)
            if (const auto at = subject.history.intervalOn(on)) return &subject.history.intervals()[*at].state;
    return nullptr;
}

double sum(const std::vector<Holding> &holdings) {
    return std::accumulate(holdings.begin(), holdings.end(), 0.0, [](double km2, const Holding &one) { return km2 + one.km2; });
}

Territory of(std::vector<events::Event> events) {
    events::EventTable table;
    table.append(events::EventSegment::of(std::move(events)));
    return Territory::of(table, made::gazetteer(), made::lineage()).value;
}

} // namespace

TEST_CASE("places of the sample have their holders between its events") {
    const Territory &territory = made::sampleTerritory();
    struct Known {
        const char *place, *on, *holder;
    };
    for (const auto &[place, on, holder] : {Known{"Mosul", "2014-06-10", "isis"}, Known{"Mosul", "2016-10-01", "isis"},
                                            Known{"Mosul", "2017-07-10", "iraqi_forces"}, Known{"Kirkuk", "2016-01-01", "peshmerga"},
                                            Known{"Kirkuk", "2017-10-16", "iraqi_forces"}, Known{"Sinjar", "2015-11-12", "isis"},
                                            Known{"Sinjar", "2015-11-13", "peshmerga"}, Known{"Fallujah", "2016-06-25", "isis"},
                                            Known{"Fallujah", "2016-06-26", "iraqi_forces"}, Known{"Hit", "2016-04-14", "iraqi_forces"}}) {
        INFO(place << " on " << on);
        const State *state = stateAt(territory, place, day(on));
        REQUIRE(state != nullptr);
        CHECK(state->holder == holder);
    }
    REQUIRE(stateAt(territory, "Mosul", day("2017-03-01")) != nullptr);
    CHECK(stateAt(territory, "Mosul", day("2017-03-01"))->status == Status::contested);
    CHECK(stateAt(territory, "Mosul", day("2014-06-09")) == nullptr);
}

TEST_CASE("on every day of change the areas are valid, do not overlap, and are all the ground that is anybody's") {
    const Territory &territory = made::sampleTerritory();
    REQUIRE(territory.changeDays().size() > 80);
    for (const time::Day on : territory.changeDays()) {
        INFO(time::toIso(on));
        const auto holdings = territory.on(on, Territory::By::holder);
        std::vector<geo::Tessellation::Area> areas;
        for (const Holding &holding : holdings) areas.push_back({0, holding.polygons});
        CHECK(geo::sound(areas));
        const auto words = territory.words(on);
        double ground = 0;
        for (std::uint32_t piece = 0; piece < words.size(); ++piece)
            if (words[piece] != geo::Tessellation::kNone) ground += territory.ground().areaKm2(piece);
        CHECK(sum(holdings) == Approx(ground).epsilon(0.001));
        CHECK(sum(territory.on(on, Territory::By::place)) == Approx(ground).epsilon(0.001));
    }
}

TEST_CASE("every area can say why") {
    const Territory &territory = made::sampleTerritory();
    const Names names(made::registry(), made::lineage());
    for (const Holding &holding : territory.on(day("2016-06-13"), Territory::By::place)) {
        const std::string why = whyOf(territory.subjects()[holding.subject], holding.state, names);
        INFO(why);
        CHECK(why.find("says Wikipedia") != std::string::npos);
        CHECK(holding.certainty > 0);
        CHECK(holding.certainty <= 1);
    }
}

TEST_CASE("the ground that changed hands is drawn whole, and nothing else") {
    const Territory &territory = made::sampleTerritory();
    const time::Day before = day("2015-06-13"), after = day("2016-06-13");
    const auto changed = changedGround(territory, before, after);
    std::map<std::pair<std::string, std::string>, double> moved;
    for (const Transfer &transfer : transfers(territory, before, after))
        moved[{transfer.from, transfer.to}] += transfer.km2;
    REQUIRE(changed.size() == moved.size());
    std::vector<geo::Tessellation::Area> areas;
    for (const ChangedGround &one : changed) {
        INFO(one.from << " to " << one.to);
        CHECK(one.from != one.to);
        CHECK(one.km2 == Approx(moved[{one.from, one.to}]));
        CHECK(geo::areaKm2(one.polygons) == Approx(one.km2).epsilon(0.05)); // but for the corners of its borders
        areas.push_back({0, one.polygons});
    }
    CHECK(geo::sound(areas));
    CHECK(changedGround(territory, after, after).empty());
}

TEST_CASE("adding later events never changes the areas of earlier days") {
    events::EventTable all = made::sample();
    std::vector<events::Event> early;
    for (events::Row row = 0; row < all.size(); ++row)
        if (all.event(row).when->from() < time::Instant(day("2015-06-01"))) early.push_back(all.event(row));
    const Territory before = of(early);
    for (const char *on : {"2014-01-31", "2014-08-10", "2015-05-31"})
        for (const Subject &subject : before.subjects()) {
            INFO(subject.name_en << " on " << on);
            const State *later = stateAt(made::sampleTerritory(), subject.name_en, day(on));
            const State then = subject.history.on(day(on));
            CHECK((later ? later->holder : std::string()) == then.holder);
            CHECK((later ? later->status : Status::unknown) == then.status);
        }
}

TEST_CASE("a province's word fills the province, less surely, and gives way to a place's own") {
    std::vector<events::Event> events{made::control("gained", "2014-06-12", "Nineveh", 36.2, 42.5, "isis", "", "province"),
                                      made::control("gained", "2015-11-13", "Sinjar", 36.3209, 41.8766, "peshmerga")};
    events[0].places[0].admin1 = "IQ-NI";
    events[0].places[0].country = events[1].places[0].country = "IQ";
    events[0].places[0].precision = "admin1";
    const Territory territory = of(events);
    const auto before = territory.on(day("2014-06-12"), Territory::By::holder);
    REQUIRE(before.size() == 1);
    CHECK(before[0].km2 > 25000);
    CHECK(before[0].certainty == Approx(0.45).epsilon(0.01));
    const auto after = territory.on(day("2015-11-13"), Territory::By::holder);
    REQUIRE(after.size() == 2);
    CHECK(sum(after) == Approx(sum(before)).epsilon(0.001));
    CHECK(after[1].state.holder == "peshmerga");
    CHECK(after[1].certainty > after[0].certainty);
}

TEST_CASE("what is told of the surroundings of a town does not say who holds it") {
    auto town = made::control("gained", "2016-01-01", "Idlib", 35.93, 36.63, "free_syrian_army");
    auto beside = made::control("gained", "2016-03-01", "Idlib", 35.93, 36.63, "syrian_government");
    beside.places[0].id = "gn:169389";
    beside.places[0].precision = "near";
    const Territory territory = of({town, beside});
    REQUIRE(stateAt(territory, "Idlib", day("2016-04-01")) != nullptr);
    CHECK(stateAt(territory, "Idlib", day("2016-04-01"))->holder == "free_syrian_army");
    beside.review = "corrected"; // a person says that it was the town
    CHECK(stateAt(of({town, beside}), "Idlib", day("2016-04-01"))->holder == "syrian_government");
}

TEST_CASE("no area crosses a border and empty desert is nobody's") {
    std::vector<events::Event> events{made::control("gained", "2014-06-21", "Post", 33.45, 38.95, "isis")}; // near Iraq and Jordan
    events[0].places[0].country = "SY";
    const Territory territory = of(events);
    const auto holdings = territory.on(day("2014-06-21"), Territory::By::holder);
    REQUIRE(holdings.size() == 1);
    CHECK(holdings[0].km2 < 3.2 * 12 * 12 * 3);
    CHECK_FALSE(territory.at(geo::LatLon::fromDegrees(33.45, 39.08), day("2014-06-21")).has_value());
    CHECK(territory.at(geo::LatLon::fromDegrees(33.46, 38.94), day("2014-06-21")).has_value());
}

TEST_CASE("lakes are nobody's, and their shores somebody's") {
    const Territory &territory = made::sampleTerritory();
    const time::Day on = day("2016-10-01"); // Lake Habbaniyah lies between places that are held
    CHECK_FALSE(territory.at(geo::LatLon::fromDegrees(33.30, 43.45), on).has_value());
    CHECK(territory.at(geo::LatLon::fromDegrees(33.43, 43.30), on).has_value());
}

TEST_CASE("what is gained is what others lost, and shares change by as much") {
    const Territory &territory = made::sampleTerritory();
    const time::Day a = day("2014-12-31"), b = day("2016-06-13");
    double gained = 0, lost = 0;
    for (const Transfer &transfer : transfers(territory, a, b)) {
        CHECK(transfer.from != transfer.to);
        if (transfer.to == "isis") gained += transfer.km2;
        if (transfer.from == "isis") lost += transfer.km2;
    }
    const auto has = [&](time::Day on) {
        double km2 = 0;
        for (const Share &share : territory.shares(on)) {
            CHECK(share.km2_most >= share.km2 - 1e-6);
            if (share.holder == "isis") km2 += share.km2;
        }
        return km2;
    };
    CHECK(lost > 1000);
    CHECK(has(b) - has(a) == Approx(gained - lost).margin(0.01));
    const auto days = series(territory, a, b);
    CHECK(days.front().day == a);
    CHECK(days.back().day == b - std::chrono::days{1});
}

TEST_CASE("fronts run between two holders and are as long as their lines") {
    const auto found = fronts(made::sampleTerritory(), day("2016-06-13"));
    REQUIRE_FALSE(found.empty());
    for (const Front &front : found) {
        CHECK(front.a < front.b);
        CHECK(front.km > 0);
        CHECK_FALSE(front.lines.empty());
    }
}

TEST_CASE("a table that tells nothing of control is an error that says so") {
    events::EventTable table;
    CHECK_THROWS_AS(Territory::of(table, made::gazetteer(), made::lineage()), InputError);
    auto undated = made::control("gained", "2014-06-21", "Post", 33.45, 38.95, "isis");
    undated.when.reset();
    table.append(undated);
    CHECK_THROWS_WITH(Territory::of(table, made::gazetteer(), made::lineage()),
                      ContainsSubstring("both a date and a place"));
}

TEST_CASE("a row that a person removed or set right says nothing more of who holds a place") {
    events::EventTable table;
    const auto post = [](const char *on, const char *holder) { return made::control("gained", on, "Post", 33.45, 38.95, holder); };
    table.append(events::EventSegment::of({post("2014-06-21", "isis"), post("2015-06-21", "sdf")}), {},
                 std::make_shared<const std::vector<events::Row>>(1, 1U));
    const Territory territory = Territory::of(table, made::gazetteer(), made::lineage()).value;
    REQUIRE(stateAt(territory, "Post", day("2016-01-01")) != nullptr);
    CHECK(stateAt(territory, "Post", day("2016-01-01"))->holder == "isis");
}
