#include "base/locations.hpp"
#include "catch.hpp"
#include "geo/features.hpp"
#include "geo/projection.hpp"
#include <cmath>
#include <map>

using namespace zamkan;
using geo::LatLon;
using geo::Projection;
using geo::ProjectionWish;

namespace {

geo::Box box(double south, double west, double north, double east) { return {south, west, north, east}; }

// Square kilometres on a projection's plane, edges made short first.
double areaOn(const Projection &projection, const std::vector<geo::Polygon> &polygons) {
    double sum = 0;
    for (const geo::Polygon &polygon : polygons)
        for (std::size_t r = 0; r < polygon.rings.size(); ++r) {
            std::vector<geo::Metres> plane;
            const geo::Ring &ring = polygon.rings[r];
            for (std::size_t i = 0; i < ring.size(); ++i) {
                const LatLon &a = ring[i], &b = ring[(i + 1) % ring.size()];
                for (int k = 0; k < 4; ++k) {
                    const double share = k / 4.0;
                    const auto at = projection.forward(a.longitude() + (b.longitude() - a.longitude()) * share,
                                                       a.latitude() + (b.latitude() - a.latitude()) * share);
                    REQUIRE(at);
                    plane.push_back(*at);
                }
            }
            double twice = 0;
            for (std::size_t i = 0, j = plane.size() - 1; i < plane.size(); j = i++) twice += plane[j].x * plane[i].y - plane[i].x * plane[j].y;
            sum += (r == 0 ? 1 : -1) * std::abs(twice) / 2e6;
        }
    return sum;
}

const std::map<std::string, std::vector<geo::Polygon>> &countries() {
    static const std::map<std::string, std::vector<geo::Polygon>> all = [] {
        std::map<std::string, std::vector<geo::Polygon>> out;
        const auto file = shapefilesFolder() / (std::filesystem::exists(shapefilesFolder() / "countries_10m.shz") ? "countries_10m.shz" : "countries_10m.shp");
        const auto fields = geo::layersOf(file).at(0).fields;
        const auto code = static_cast<std::size_t>(std::find(fields.begin(), fields.end(), "iso2") - fields.begin());
        geo::readFeatures(file, {}, [&](const geo::Feature &feature) {
            out[feature.values.at(code)] = feature.shape.polygons;
            return true;
        });
        return out;
    }();
    return all;
}

} // namespace

TEST_CASE("equal-area projections give countries the areas that they have") {
    // Square kilometres after the United Nations' Demographic Yearbook; outlines at 1 : 10 million.
    const std::map<std::string, double> known{{"IQ", 435'052}, {"SY", 185'180}, {"EG", 1'002'000}, {"JO", 89'318}};
    const auto lambert = Projection::lambertAzimuthal(LatLon::fromDegrees(33, 40));
    const auto albers = Projection::albers(box(22, 25, 38, 50));
    const auto world = Projection::equalEarth();
    for (const auto &[code, area] : known) {
        CAPTURE(code);
        REQUIRE(countries().contains(code));
        const auto &shape = countries().at(code);
        CHECK(areaOn(*lambert, shape) == Approx(area).epsilon(0.02));
        CHECK(areaOn(*albers, shape) == Approx(areaOn(*lambert, shape)).epsilon(0.001));
        CHECK(areaOn(*world, shape) == Approx(areaOn(*lambert, shape)).epsilon(0.001));
    }
}

TEST_CASE("what is projected leads back to where it was") {
    const auto lambert = Projection::lambertAzimuthal(LatLon::fromDegrees(33, 40));
    const auto albers = Projection::albers(box(22, 25, 38, 50));
    const auto world = Projection::equalEarth();
    for (const auto &projection : {lambert, albers, world})
        for (double latitude = -20; latitude <= 70; latitude += 15)
            for (double longitude = -10; longitude <= 90; longitude += 20) {
                CAPTURE(projection->name(), latitude, longitude);
                const auto at = projection->forward(longitude, latitude);
                REQUIRE(at);
                const auto back = projection->inverse(*at);
                REQUIRE(back);
                CHECK(geo::distanceKm(*back, LatLon::fromDegrees(latitude, longitude)) < 0.01);
            }
}

TEST_CASE("at its centre a metre on the plane is a metre on the ground, whichever way") {
    const auto projection = Projection::lambertAzimuthal(LatLon::fromDegrees(33, 40));
    for (const double bearing : {0.0, 45.0, 90.0, 200.0}) {
        const LatLon there = geo::destination(LatLon::fromDegrees(33, 40), bearing, 10);
        const auto at = projection->forward(there.longitude(), there.latitude());
        REQUIRE(at);
        CHECK(std::hypot(at->x, at->y) == Approx(10'000).epsilon(0.005)); // a sphere's ten kilometres
    }
}

TEST_CASE("the poles have their place, and beyond the edge of the world there is none") {
    const auto lambert = Projection::lambertAzimuthal(LatLon::fromDegrees(90, 0));
    const auto pole = lambert->forward(123, 90);
    REQUIRE(pole);
    CHECK(std::hypot(pole->x, pole->y) < 1);
    const auto world = Projection::equalEarth();
    CHECK(world->forward(0, 90));
    CHECK(world->forward(180, -90));
    CHECK_FALSE(world->inverse({16e6, 8e6})); // the corner of the picture
    CHECK_FALSE(world->inverse({40e6, 0}));
}

TEST_CASE("across the antimeridian a map goes on") {
    const auto lambert = Projection::lambertAzimuthal(LatLon::fromDegrees(-17, 179));
    const auto west = lambert->forward(179.5, -17), east = lambert->forward(-179.5, -17), beyond = lambert->forward(180.5, -17);
    REQUIRE((west && east && beyond));
    CHECK(east->x - west->x == Approx(106'000).epsilon(0.02));
    CHECK(beyond->x == Approx(east->x).margin(1));
    const auto albers = Projection::albers(box(50, 150, 70, 180));
    const auto here = albers->forward(179, 60), onwards = albers->forward(181, 60);
    REQUIRE((here && onwards));
    CHECK(std::hypot(onwards->x - here->x, onwards->y - here->y) < 200'000);
}

TEST_CASE("the projection follows from the extent unless it is said") {
    const auto nameOf = [](ProjectionWish wish, const geo::Box &extent) {
        const auto projection = geo::projectionFor(wish, extent);
        return projection ? projection->name().substr(0, 6) : std::string("Mercat");
    };
    CHECK(nameOf(ProjectionWish::automatic, box(33.2, 44.2, 33.5, 44.6)) == "Mercat"); // a city
    CHECK(nameOf(ProjectionWish::automatic, box(32, 36, 37, 45)) == "Lamber");         // Syria and half of Iraq
    CHECK(nameOf(ProjectionWish::automatic, box(45, 20, 60, 100)) == "Albers");
    CHECK(nameOf(ProjectionWish::automatic, box(-60, -180, 75, 180)) == "Equal ");
    CHECK(nameOf(ProjectionWish::automatic, {}) == "Equal ");
    CHECK(nameOf(ProjectionWish::mercator, box(32, 36, 37, 45)) == "Mercat");
    CHECK(nameOf(ProjectionWish::equal_area, box(33.2, 44.2, 33.5, 44.6)) == "Lamber");
    CHECK(nameOf(ProjectionWish::conic, box(32, 36, 37, 45)) == "Albers");
    CHECK(nameOf(ProjectionWish::conic, box(-10, -60, 10, 60)) == "Equal "); // a cone cannot hold it
    CHECK(geo::projectionFor(ProjectionWish::conic, box(-10, 0, 10, 60)));   // across the equator
    CHECK(geo::projectionWishFrom("equal-area") == ProjectionWish::equal_area);
    CHECK_FALSE(geo::projectionWishFrom("flat"));
}
