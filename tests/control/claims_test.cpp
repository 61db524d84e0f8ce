#include "catch.hpp"
#include "control/claims.hpp"
#include "made.hpp"

using namespace zamkan;
using namespace zamkan::control;
using made::day;

namespace {

events::Event number(const char *type, const char *subtype, double low, std::optional<double> high, const char *unit, const char *who) {
    events::Event out;
    out.id = std::string(subtype) + who;
    out.type = type;
    out.subtype = subtype;
    out.magnitude_low = low;
    out.magnitude_high = high;
    out.unit = unit;
    out.attribution = who;
    return out;
}

events::Event share(double percent, const char *country, const char *name, const char *role = "losing") {
    events::Event out = number("claim", "percentage", percent, percent, "percent", "the envoy");
    out.actors.push_back({"isis", "Islamic State", "", role});
    out.places.push_back({});
    out.places[0].country = country;
    out.places[0].name_en = name;
    out.places[0].type = "country";
    return out;
}

std::vector<Claim> of(const std::vector<events::Event> &events) {
    events::EventTable table;
    for (const auto &event : events) table.append(event);
    return claimsOf(table);
}

} // namespace

TEST_CASE("a claimed loss is set against the most that the party had, with both values") {
    const Territory &territory = made::sampleTerritory();
    const time::Day today = day("2016-06-13");
    const auto checks = checkClaims(of({share(50, "IQ", "Iraq"), share(20, "SY", "Syria")}), territory, today);
    REQUIRE(checks.size() == 2);
    for (const Check &check : checks) {
        CHECK(check.base == "most");
        REQUIRE(check.computed.has_value());
        CHECK(check.base_day < today);
        CHECK(*check.computed > 0);
        CHECK(*check.computed < 100);
        double now = 0;
        for (const Share &share : territory.shares(today))
            if (share.holder == "isis" && share.country == check.claim.country) now += share.km2;
        CHECK(now == Approx(check.base_km2 * (1 - *check.computed / 100)));
    }
}

TEST_CASE("a claim with a period is set against what was held before it") {
    auto claim = share(30, "IQ", "Iraq");
    claim.when = time::Interval(time::DateRange(day("2016-01-01"), day("2016-06-14")));
    const auto checks = checkClaims(of({claim}), made::sampleTerritory(), day("2017-01-01"));
    REQUIRE(checks.size() == 1);
    CHECK(checks[0].base == "start");
    CHECK(checks[0].base_day == day("2015-12-31"));
    CHECK(checks[0].day == day("2016-06-13"));
}

TEST_CASE("a claim to have so much of a country is set against its land") {
    const auto checks = checkClaims(of({share(40, "SY", "Syria", "gaining")}), made::sampleTerritory(), day("2016-06-13"));
    REQUIRE(checks.size() == 1);
    CHECK(checks[0].base == "country");
    CHECK(checks[0].base_km2 == Approx(187000).epsilon(0.05));
}

TEST_CASE("where a claim does not say whether something was lost or is held nothing is compared") {
    const auto checks = checkClaims(of({share(50, "IQ", "Iraq", "affected")}), made::sampleTerritory(), day("2016-06-13"));
    REQUIRE(checks.size() == 1);
    CHECK_FALSE(checks[0].computed.has_value());
}

TEST_CASE("a party that the map does not know has nothing to compare") {
    auto claim = share(50, "YE", "Yemen");
    const auto checks = checkClaims(of({claim}), made::sampleTerritory(), day("2016-06-13"));
    REQUIRE(checks.size() == 1);
    CHECK_FALSE(checks[0].computed.has_value());
}

TEST_CASE("numbers of people keep their ranges and are not added") {
    auto fighters = number("claim", "fighters", 19000, 25000, "person", "a"), back = number("movement", "returned", 650000, {}, "person", "b"),
         dead = number("violence", "killing", 12, 12, "person", "c");
    const auto claims = of({fighters, back, dead});
    REQUIRE(claims.size() == 3);
    CHECK(claims[0].measure == "fighters");
    CHECK(claims[0].low == 19000);
    CHECK(claims[0].high == 25000);
    CHECK(claims[2].measure == "returned");
    CHECK(claims[2].open);
}

TEST_CASE("numbers about one thing at one time that lie apart contradict each other, others do not") {
    auto one = number("claim", "fighters", 19000, 25000, "person", "a"), two = number("claim", "fighters", 30000, 32000, "person", "b");
    one.when = two.when = time::Interval(time::DateRange::month(2016, 6));
    CHECK(conflictsOf(of({one, two})).size() == 1);
    two.status = "denied"; // no other number is given
    CHECK(conflictsOf(of({one, two})).empty());
    two.status = one.status;
    two.when = time::Interval(time::DateRange::month(2014, 6));
    CHECK(conflictsOf(of({one, two})).empty());
    two.when = one.when;
    two.magnitude_low = 26000; // 25 thousand, rounded
    CHECK(conflictsOf(of({one, two})).empty());
    one.magnitude_high.reset(); // more than 19 thousand
    two.magnitude_low = 30000;
    CHECK(conflictsOf(of({one, two})).empty());
}
