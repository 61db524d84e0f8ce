#include "catch.hpp"
#include "geo/measure.hpp"
#include <array>

using namespace zamkan;

namespace {
geo::LatLon at(double latitude, double longitude) { return geo::LatLon::fromDegrees(latitude, longitude); }
} // namespace

TEST_CASE("a degree along the equator and a quarter of a meridian have their known lengths") {
    const std::array equator{at(0, 0), at(0, 1)};
    CHECK(geo::lengthKm(equator) == Approx(111.3195).epsilon(1e-6));
    const std::array meridian{at(0, 44), at(45, 44), at(90, 44)};
    CHECK(geo::lengthKm(meridian) == Approx(10001.966).epsilon(1e-6));
    CHECK(geo::lengthKm(std::array{at(33, 44)}) == 0);
}

TEST_CASE("an area is the same whichever way round its ring runs") {
    const std::array ring{at(0, 0), at(0, 1), at(1, 1), at(1, 0)};
    const std::array back{at(1, 0), at(1, 1), at(0, 1), at(0, 0)};
    CHECK(geo::areaKm2(ring) == Approx(12308.8).epsilon(1e-4));
    CHECK(geo::areaKm2(back) == Approx(geo::areaKm2(ring)));
    CHECK(geo::areaKm2(std::span(ring).first(2)) == 0);
}

TEST_CASE("the shortest way bends towards the pole and is as long as it says") {
    const auto way = geo::shortestWay(at(50, 0), at(50, 90), 32);
    REQUIRE(way.size() == 33);
    CHECK(way[16].latitude() > 58);
    CHECK(geo::lengthKm(way) == Approx(geo::lengthKm(std::array{at(50, 0), at(50, 90)})).epsilon(1e-9));
}
