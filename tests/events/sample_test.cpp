// The event file that ships with the program.
#include "catch.hpp"
#include "files.hpp"
#include "made.hpp"
#include <set>

using namespace zamkan;
using namespace zamkan::events;

namespace {
const LoadedEvents &sample() {
    static const auto loaded = loadEvents(std::filesystem::path(ZAMKAN_SOURCE_DIR) /
                                              "assets/samples/iraq_syria_control_2013-2017.csv",
                                          gazetteer::Gazetteer(), test::registry());
    return loaded.value;
}
} // namespace

TEST_CASE("every row of the sample is used, dated, placed, and names its source and known parties") {
    CHECK(sample().report.rejected.empty());
    CHECK(sample().events().size() >= 70);
    std::set<std::string> ids;
    for (const Event &event : sample().events()) {
        INFO(event.id);
        CHECK(ids.insert(event.id).second);
        REQUIRE(event.when);
        CHECK(event.when->from() >= time::Instant(test::day(2013, 1, 1)));
        CHECK(event.when->to() <= time::Instant(test::day(2018, 1, 1)));
        REQUIRE(event.places.size() == 1);
        CHECK(event.places[0].position);
        CHECK_FALSE(event.places[0].name_ar.empty());
        CHECK(event.places[0].radius_km > 0);
        CHECK(event.provenance.source.find(": ") != std::string::npos);
        CHECK(event.type == "control");
        REQUIRE_FALSE(event.actors.empty());
        for (const EventActor &actor : event.actors) {
            INFO(actor.name_en);
            CHECK_FALSE(actor.id.empty());
        }
    }
}

TEST_CASE(
    "the sample lies in the countries that it names, towns on a border within a few kilometres of them") {
    for (const Event &event : sample().events()) {
        INFO(event.id);
        const EventPlace &place = event.places[0];
        bool inside = test::world().countryAt(*place.position) == place.country;
        for (int bearing = 0; bearing < 360 && !inside; bearing += 45)
            inside = test::world().countryAt(destination(*place.position, bearing, 4)) == place.country;
        CHECK(inside);
    }
}
