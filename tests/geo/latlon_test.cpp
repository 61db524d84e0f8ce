#include "catch.hpp"
#include "geo/latlon.hpp"
#include <limits>
#include <stdexcept>

using namespace zamkan::geo;

TEST_CASE("what is not a position on earth is refused") {
    CHECK_FALSE(LatLon::tryFromDegrees(90.5, 0));
    CHECK_FALSE(LatLon::tryFromDegrees(std::numeric_limits<double>::quiet_NaN(), 0));
    CHECK_FALSE(LatLon::tryFromDegrees(0, std::numeric_limits<double>::infinity()));
    CHECK_THROWS_AS(LatLon::fromDegrees(-91, 10), std::invalid_argument);
}

TEST_CASE("longitudes beyond the antimeridian come round, the antimeridian itself keeps its side") {
    CHECK(LatLon::fromDegrees(10, 190).longitude() == Approx(-170));
    CHECK(LatLon::fromDegrees(10, -541).longitude() == Approx(179));
    CHECK(LatLon::fromDegrees(10, 180).longitude() == 180);
    CHECK(LatLon::fromDegrees(10, -180).longitude() == -180);
}

TEST_CASE("Mosul is 352 km from Baghdad, and the way there leads back") {
    const LatLon mosul = LatLon::fromDegrees(36.335, 43.11889),
                 baghdad = LatLon::fromDegrees(33.34058, 44.40088);
    CHECK(distanceKm(mosul, baghdad) == Approx(353).margin(2));
    CHECK(distanceKm(mosul, mosul) == 0);
    CHECK(distanceKm(LatLon::fromDegrees(0, 179.5), LatLon::fromDegrees(0, -179.5)) ==
          Approx(111.2).margin(0.1));
    const LatLon south = destination(mosul, 180, 20);
    CHECK(south.longitude() == Approx(mosul.longitude()));
    CHECK(south.latitude() == Approx(mosul.latitude() - 20 / 111.195).margin(1e-4));
    CHECK(distanceKm(destination(mosul, 77, 150), mosul) == Approx(150));
}

TEST_CASE("a box grows round what it is given") {
    Box box;
    CHECK(box.empty());
    box.add(LatLon::fromDegrees(33, 40));
    CHECK_FALSE(box.empty());
    box.add(LatLon::fromDegrees(35, 44));
    CHECK(box.centre() == LatLon::fromDegrees(34, 42));
    CHECK(box.contains(LatLon::fromDegrees(33, 44)));
    CHECK_FALSE(box.contains(LatLon::fromDegrees(32.9, 42)));
    Box other;
    other.add(box);
    CHECK(other.north == 35);
}
