#include "catch.hpp"
#include "geo/areas.hpp"

using namespace zamkan::geo;

namespace {

LatLon at(double latitude, double longitude) { return LatLon::fromDegrees(latitude, longitude); }

Ring rectangle(double south, double west, double north, double east) {
    return {at(south, west), at(south, east), at(north, east), at(north, west)};
}

} // namespace

TEST_CASE("areas are measured on the sphere, holes left out") {
    // One degree square at the equator: 12,364 km² on a sphere of 6,371.0088 km.
    CHECK(areaKm2({Polygon{{rectangle(0, 0, 1, 1)}}}) == Approx(12364).epsilon(0.001));
    CHECK(areaKm2({Polygon{{rectangle(60, 0, 61, 1)}}}) == Approx(12364 * 0.4924).epsilon(0.002));
    CHECK(areaKm2({Polygon{{rectangle(0, 0, 2, 2), rectangle(0.5, 0.5, 1.5, 1.5)}}}) ==
          Approx(3 * 12364).epsilon(0.002));
    CHECK(areaKm2({}) == 0);
}

TEST_CASE("the antimeridian and the poles do not change an area") {
    const Ring across{at(0, 179.5), at(0, -179.5), at(1, -179.5), at(1, 179.5)};
    CHECK(areaKm2({Polygon{{across}}}) == Approx(12364).epsilon(0.001));
    Ring cap;
    for (int longitude = -180; longitude < 180; ++longitude)
        cap.push_back(at(-60, longitude));
    CHECK(areaKm2({Polygon{{cap}}}) == Approx(0.0669873 * 510.0656e6).epsilon(0.001)); // (1 - sin 60°) / 2
}

TEST_CASE("a label point stands inside, also in a horseshoe and in the largest of several islands") {
    const Ring horseshoe{at(0, 0), at(0, 10), at(10, 10), at(10, 8),
                         at(2, 8), at(2, 2),  at(10, 2),  at(10, 0)};
    AreaTable table;
    const std::vector<Polygon> shape{Polygon{{rectangle(20, 20, 21, 21)}}, Polygon{{horseshoe}}};
    table.add(7, shape);
    const auto point = labelPoint(shape);
    REQUIRE(point);
    CHECK(point->latitude() < 12);
    CHECK(AreaIndex(table.rings, table.vertices).areaAt(*point) == 7u);
    CHECK_FALSE(labelPoint({}));
}

TEST_CASE("a point is looked up in the area that holds it") {
    AreaTable table;
    table.add(1, {Polygon{{rectangle(30, 40, 36, 46), rectangle(32, 42, 33, 43)}},
                  Polygon{{rectangle(20, 40, 22, 42)}}});
    table.add(2, {Polygon{{rectangle(32, 42, 33, 43)}}});
    table.add(3, {Polygon{{{at(-20, 175), at(-20, -175), at(-10, -175), at(-10, 175)}}}});
    table.add(4, {Polygon{{rectangle(35, 45, 40, 50)}}}); // overlaps 1
    const AreaIndex index(table.rings, table.vertices);
    CHECK(index.areaAt(at(31, 41)) == 1u);
    CHECK(index.areaAt(at(21, 41)) == 1u);
    CHECK(index.areaAt(at(32.5, 42.5)) == 2u); // the hole of 1
    CHECK(index.areaAt(at(-15, 179)) == 3u);
    CHECK(index.areaAt(at(-15, -179)) == 3u);
    CHECK(index.areaAt(at(35.5, 45.5)) == 1u);
    CHECK(index.areaAt(at(39, 49)) == 4u);
    CHECK_FALSE(index.areaAt(at(0, 0)));
}

TEST_CASE("a damaged ring table is skipped, not followed") {
    AreaTable table;
    table.add(1, {Polygon{{rectangle(30, 40, 36, 46)}}});
    table.rings[0].first = 4'000'000'000u;
    CHECK_FALSE(AreaIndex(table.rings, table.vertices).areaAt(at(31, 41)));
}

TEST_CASE("areas remembered by cells are those that the outlines say, along their edges too") {
    AreaTable table;
    table.add(0, {Polygon{{rectangle(0, 0, 3.1, 3.3), rectangle(1, 1, 2.05, 2.2)}}}); // with a hole
    table.add(1, {Polygon{{rectangle(1, 1, 2.05, 2.2)}}});
    table.add(2, {Polygon{{{at(5, 5), at(9.7, 6), at(6, 9.9)}}}});
    table.add(3, {Polygon{{{at(0, 179), at(0, -179), at(1, -179), at(1, 179)}}}});
    const AreaIndex index(table.rings, table.vertices);
    const AreaCells cells(index);
    std::size_t inside = 0;
    for (double latitude = -1; latitude < 11; latitude += 0.0837)
        for (double longitude = -1; longitude < 11; longitude += 0.0713) {
            const LatLon point = at(latitude, longitude);
            INFO(latitude << ' ' << longitude);
            CHECK(cells.areaAt(point) == index.areaAt(point));
            inside += index.areaAt(point) ? 1U : 0U;
        }
    CHECK(inside > 1000);
    for (const double longitude : {179.5, -179.5, 178.5, 180.0, -180.0})
        CHECK(cells.areaAt(at(0.5, longitude)) == index.areaAt(at(0.5, longitude)));
}
