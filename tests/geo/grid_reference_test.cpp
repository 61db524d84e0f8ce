#include "catch.hpp"
#include "geo/grid_reference.hpp"

using namespace zamkan::geo;

namespace {
const LatLon kMosul = LatLon::fromDegrees(36.34, 43.12);
}

TEST_CASE("a square of the military grid is as large as its digits say") {
    const auto metre = fromMgrs("38SLF3128123301");
    REQUIRE(metre);
    CHECK(distanceKm(metre->middle, kMosul) < 0.002);
    CHECK(metre->radius_km == Approx(0.000707).margin(1e-5));
    const auto tenKm = fromMgrs("38s lf 3 2");
    REQUIRE(tenKm);
    CHECK(tenKm->radius_km == Approx(7.07).margin(0.01));
    CHECK(distanceKm(tenKm->middle, kMosul) < 7.1);
    for (const char *text : {"", "38S", "38SLF", "38SLF312812330", "61SLF3128123301", "38SLF31281 2330", "38SII3128123301",
                             "99ZZZ99", "38SLF312X123301"}) {
        INFO(text);
        CHECK_FALSE(fromMgrs(text));
    }
}

TEST_CASE("UTM takes a band or a half of the earth") {
    for (const char letter : {'S', 's', 'N'}) {
        const auto point = fromUtm(38, letter, 331281.27, 4023301.1);
        REQUIRE(point);
        CHECK(distanceKm(*point, kMosul) < 0.001);
    }
    const auto southern = fromUtm(33, 'S', 500000, 9000000); // no northing of the band S
    REQUIRE(southern);
    CHECK(southern->latitude() == Approx(-9.05).margin(0.05));
    CHECK_FALSE(fromUtm(61, 'N', 331281, 4023301));
    CHECK_FALSE(fromUtm(38, 'O', 331281, 4023301));
    CHECK_FALSE(fromUtm(38, 'N', 31281, 4023301));
    CHECK_FALSE(fromUtm(38, 'R', 331281, 4023301)); // the northing is of another band
    CHECK_FALSE(fromUtm(38, 'N', NAN, 4023301));
}

TEST_CASE("a coordinate system of the list is transformed, an unknown one is not") {
    const auto web = fromEpsg(3857, 4800096.443, 4347506.2655);
    REQUIRE(web);
    CHECK(distanceKm(*web, kMosul) < 0.01);
    const auto utm = fromEpsg(32638, 331281.27, 4023301.1);
    REQUIRE(utm);
    CHECK(distanceKm(*utm, kMosul) < 0.001);
    CHECK(fromEpsg(4326, 43.12, 36.34) == kMosul);
    CHECK_FALSE(fromEpsg(123456, 1, 2));
    CHECK_FALSE(fromEpsg(4326, 4800096, 4348921));
}

TEST_CASE("a grid of metres is called by its zone of UTM or its number in the EPSG list") {
    for (const char *name : {"38N", "38 s", "UTM zone 38S", "utm 38n", "EPSG:32638", "epsg 32638", "32638"}) {
        INFO(name);
        const auto grid = MetricGrid::named(name);
        REQUIRE(grid);
        const auto point = grid->at(331281.27, 4023301.1);
        REQUIRE(point);
        CHECK(distanceKm(*point, kMosul) < 0.01);
        CHECK_FALSE(grid->at(1e9, 1e9));
    }
    for (const char *name : {"", "38", "61N", "0N", "38I", "38NN", "EPSG:4326", "EPSG:38N", "EPSG:999999", "north", "-38N"}) {
        INFO(name);
        CHECK_FALSE(MetricGrid::named(name));
    }
}
