#include "catch.hpp"
#include "map/held_ground.hpp"
#include <cmath>

using namespace zamkan;

namespace {

geo::Polygon box(double south, double west, double north, double east) {
    const auto at = [](double latitude, double longitude) { return geo::LatLon::fromDegrees(latitude, longitude); };
    return {{{at(south, west), at(south, east), at(north, east), at(north, west)}}};
}

map::Colour colourOf(std::string_view party) { return party == "isis" ? map::Colour{10, 10, 10, 255} : map::Colour{200, 180, 20, 255}; }

// In the plane of the map.
double areaOf(const map::FillLayer &layer) {
    double out = 0;
    for (std::size_t i = 0; i + 2 < layer.mesh->vertices.size(); i += 3) {
        const auto &a = layer.mesh->vertices[i], &b = layer.mesh->vertices[i + 1], &c = layer.mesh->vertices[i + 2];
        out += std::abs((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)) / 2;
    }
    return out;
}

} // namespace

TEST_CASE("ground that changed hands is hatched in the colour of who had it, over the ground of who has it") {
    control::Holding holding;
    holding.state.status = control::Status::held;
    holding.state.holder = "sdf";
    holding.certainty = 1;
    holding.polygons = {box(35, 38, 36, 39)};
    const auto ground = map::heldGround({holding}, colourOf);
    REQUIRE(ground->fills.size() == 1);
    CHECK_FALSE(ground->hatched);
    const auto hatched = map::withChanges(*ground, {{"isis", "sdf", 1, {box(35, 38, 36, 38.5)}}, {"", "sdf", 1, {box(35, 38.5, 36, 38.6)}}}, colourOf);
    REQUIRE(hatched->fills.size() == 3);
    CHECK(hatched->hatched);
    CHECK(hatched->fills[0].mesh == ground->fills[0].mesh); // the ground itself stays as it is
    CHECK(hatched->fills[1].colour.r == 10);
    CHECK(hatched->fills[2].colour.r == 120); // nobody known had it
    CHECK(areaOf(hatched->fills[1]) == Approx(areaOf(ground->fills[0]) * 0.5 * 0.3).epsilon(0.1));
    CHECK_FALSE(map::withChanges(*ground, {}, colourOf)->hatched);
}
