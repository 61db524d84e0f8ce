#include "catch.hpp"
#include "geo/triangles.hpp"
#include <algorithm>
#include <cmath>

using namespace zamkan::geo;

namespace {

LatLon at(double latitude, double longitude) { return LatLon::fromDegrees(latitude, longitude); }

Ring rectangle(double south, double west, double north, double east) {
    return {at(south, west), at(south, east), at(north, east), at(north, west)};
}

double area(const std::vector<PlanePoint> &corners) {
    double sum = 0;
    for (std::size_t i = 0; i + 2 < corners.size(); i += 3)
        sum += std::fabs((corners[i + 1].x - corners[i].x) * (corners[i + 2].y - corners[i].y) -
                         (corners[i + 2].x - corners[i].x) * (corners[i + 1].y - corners[i].y)) /
               2;
    return sum;
}

double rectangleArea(double south, double west, double north, double east) {
    return (east - west) / 360 * (mercator(at(south, 0)).y - mercator(at(north, 0)).y);
}

bool covered(const std::vector<PlanePoint> &corners, PlanePoint p) {
    const auto side = [&](const PlanePoint &a, const PlanePoint &b) {
        return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
    };
    for (std::size_t i = 0; i + 2 < corners.size(); i += 3) {
        const double u = side(corners[i], corners[i + 1]), v = side(corners[i + 1], corners[i + 2]),
                     w = side(corners[i + 2], corners[i]);
        if ((u >= 0 && v >= 0 && w >= 0) || (u <= 0 && v <= 0 && w <= 0))
            return true;
    }
    return false;
}

} // namespace

TEST_CASE("the Mercator square has Null Island in its middle and the far north at its top") {
    CHECK(mercator(at(0, 0)).x == 0.5);
    CHECK(mercator(at(0, 0)).y == Approx(0.5));
    CHECK(mercator(at(85.0511287798, 180)).x == 1);
    CHECK(mercator(at(90, 0)).y == Approx(0).margin(1e-9));
    CHECK(mercator(at(-90, -180)).y == Approx(1));
}

TEST_CASE("a polygon with a hole is filled but for the hole, whatever way its rings run") {
    Ring hole = rectangle(33, 41, 34, 42);
    const bool turned = GENERATE(false, true);
    if (turned)
        std::reverse(hole.begin(), hole.end());
    const auto corners = triangles({Polygon{{rectangle(30, 40, 36, 46), hole}}});
    REQUIRE(corners.size() % 3 == 0);
    CHECK(area(corners) ==
          Approx(rectangleArea(30, 40, 36, 46) - rectangleArea(33, 41, 34, 42)).epsilon(1e-6));
    CHECK(covered(corners, mercator(at(35, 45))));
    CHECK_FALSE(covered(corners, mercator(at(33.5, 41.5))));
}

TEST_CASE("a polygon across the antimeridian is filled on both edges of the world and nowhere between") {
    const auto corners = triangles({Polygon{{{at(-20, 175), at(-20, -175), at(-10, -175), at(-10, 175)}}}});
    CHECK(area(corners) == Approx(rectangleArea(-20, 0, -10, 10)).epsilon(1e-6));
    CHECK(covered(corners, mercator(at(-15, 177))));
    CHECK(covered(corners, mercator(at(-15, -177))));
    CHECK_FALSE(covered(corners, mercator(at(-15, 0))));
    for (const PlanePoint &corner : corners)
        CHECK((corner.x >= 0 && corner.x <= 1));
}

TEST_CASE("a hole keeps its place in a polygon across the antimeridian") {
    const auto corners = triangles({Polygon{
        {{at(-20, 170), at(-20, -170), at(-10, -170), at(-10, 170)}, rectangle(-16, -178, -14, -176)}}});
    CHECK_FALSE(covered(corners, mercator(at(-15, -177))));
    CHECK(covered(corners, mercator(at(-15, 177))));
}

TEST_CASE("a ring round a pole is filled up to the pole") {
    Ring ring;
    for (int longitude = -180; longitude < 180; longitude += 10)
        ring.push_back(at(-70, longitude));
    const auto corners = triangles({Polygon{{ring}}});
    CHECK(area(corners) == Approx(1 - mercator(at(-70, 0)).y).epsilon(1e-6));
    CHECK(covered(corners, mercator(at(-80, 33))));
    CHECK_FALSE(covered(corners, mercator(at(-60, 33))));
}

TEST_CASE("rings that enclose nothing give nothing, and a self-crossing one is filled as drawn") {
    CHECK(triangles({}).empty());
    CHECK(triangles({Polygon{{{at(1, 1), at(2, 2)}}}}).empty());
    CHECK(triangles({Polygon{{{at(1, 1), at(1, 1), at(1, 1), at(1, 1)}}}}).empty());
    const auto bow = triangles({Polygon{{{at(-1, 0), at(1, 2), at(1, 0), at(-1, 2)}}}});
    CHECK(covered(bow, mercator(at(0.9, 1))));
    CHECK_FALSE(covered(bow, mercator(at(0, 0.2))));
}
