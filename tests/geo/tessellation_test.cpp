#include "catch.hpp"
#include "geo/areas.hpp"
#include "geo/measure.hpp"
#include "geo/tessellation.hpp"
#include <algorithm>
#include <numeric>
#include <random>

using namespace zamkan::geo;

namespace {

LatLon at(double latitude, double longitude) { return LatLon::fromDegrees(latitude, longitude); }

Polygon box(double south, double west, double north, double east) {
    return {{{at(south, west), at(south, east), at(north, east), at(north, west)}}};
}

// Two lands that meet at 40° E, and seeds strewn over both.
Ground ground(std::size_t seeds, double reach_km, unsigned number = 1) {
    Ground out;
    out.lands = {{box(33, 38, 36, 40)}, {box(33, 40, 36, 42)}};
    std::mt19937 random(number);
    std::uniform_real_distribution<double> latitude(33, 36), longitude(38, 42);
    for (std::size_t i = 0; i < seeds; ++i) {
        const LatLon position = at(latitude(random), longitude(random));
        out.seeds.push_back({position, position.longitude() < 40 ? 0u : 1u, reach_km});
    }
    return out;
}

double sum(const Tessellation &cells) {
    double out = 0;
    for (std::uint32_t piece = 0; piece < cells.pieces(); ++piece) out += cells.areaKm2(piece);
    return out;
}

// By the rays that go east from the point.
bool holds(const std::vector<Polygon> &polygons, const LatLon &point) {
    bool odd = false;
    for (const Polygon &polygon : polygons)
        for (const Ring &ring : polygon.rings)
            for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
                const LatLon &a = ring[i], &b = ring[j];
                if ((a.latitude() > point.latitude()) != (b.latitude() > point.latitude()) &&
                    point.longitude() < (b.longitude() - a.longitude()) * (point.latitude() - a.latitude()) / (b.latitude() - a.latitude()) + a.longitude())
                    odd = !odd;
            }
    return odd;
}

double areaOf(const std::vector<Tessellation::Area> &areas) {
    double out = 0;
    for (const auto &area : areas) out += areaKm2(area.polygons);
    return out;
}

} // namespace

TEST_CASE("the plane keeps areas and leads back to where it came from") {
    const EqualAreaPlane plane(at(34, 40));
    for (const LatLon &position : {at(34, 40), at(20, 30), at(47.5, 62), at(33.9, 39.9)}) {
        const LatLon again = plane.back(plane.at(position));
        CHECK(again.latitude() == Approx(position.latitude()).margin(1e-6));
        CHECK(again.longitude() == Approx(position.longitude()).margin(1e-9));
    }
    CHECK(distanceKm(at(34, 40), at(34, 41)) == Approx(plane.at(at(34, 41)).x).epsilon(0.004));
}

TEST_CASE("pieces share out what is reached of each land, whole and without overlap") {
    for (const double reach : {8.0, 25.0, 400.0}) {
        INFO("reach " << reach);
        const Ground given = ground(300, reach);
        const Tessellation cells = Tessellation::of(given);
        CHECK(sum(cells) == Approx(reachedKm2(given)).epsilon(0.001));
        std::vector<std::uint32_t> own(cells.pieces());
        std::iota(own.begin(), own.end(), 0u);
        CHECK(sound(cells.areas(own)));
    }
}

TEST_CASE("water is cut out of the lands, also where it lies over a border") {
    Ground given = ground(300, 400);
    const double before = sum(Tessellation::of(given));
    given.water = {box(34, 39, 35, 41), box(10, 10, 11, 11)};
    const Tessellation cells = Tessellation::of(given);
    CHECK(sum(cells) == Approx(reachedKm2(given)).epsilon(0.001));
    CHECK(before - sum(cells) == Approx(areaKm2({given.water[0]})).epsilon(0.01));
    std::vector<std::uint32_t> own(cells.pieces());
    std::iota(own.begin(), own.end(), 0u);
    CHECK(sound(cells.areas(own)));
}

TEST_CASE("any colouring gives valid areas that make up the same ground") {
    const Ground given = ground(250, 18, 5);
    const Tessellation cells = Tessellation::of(given);
    std::mt19937 random(3);
    for (const std::uint32_t colours : {1u, 2u, 3u, 7u})
        for (int round = 0; round < 8; ++round) {
            std::vector<std::uint32_t> groups(cells.pieces());
            double shown = 0;
            for (std::uint32_t piece = 0; piece < groups.size(); ++piece) {
                groups[piece] = std::uniform_int_distribution<std::uint32_t>(0, colours)(random);
                if (groups[piece] == colours) groups[piece] = Tessellation::kNone;
                else shown += cells.areaKm2(piece);
            }
            const auto areas = cells.areas(groups);
            INFO(colours << " colours, round " << round);
            CHECK(sound(areas));
            CHECK(areaOf(areas) == Approx(shown).epsilon(0.006)); // areaKm2 of polygons is the sphere's
        }
}

TEST_CASE("a cell ends at its land's border and belongs to the nearest seed of that land") {
    Ground given;
    given.lands = {{box(33, 38, 36, 40)}, {box(33, 40, 36, 42)}};
    given.seeds = {{at(34.5, 39.9), 0, 30}, {at(34.5, 41.0), 1, 30}};
    const Tessellation cells = Tessellation::of(given);
    std::vector<std::uint32_t> own{0, 1};
    for (const auto &area : cells.areas(own))
        for (const Polygon &polygon : area.polygons)
            for (const LatLon &position : polygon.rings.front()) {
                if (area.group == 0) CHECK(position.longitude() <= 40.0005);
                if (area.group == 1) CHECK(position.longitude() >= 39.9995);
            }
    CHECK(cells.areaKm2(0) < cells.areaKm2(1));
}

TEST_CASE("a zone has what of its land no seed reaches") {
    Ground given = ground(0, 0);
    given.seeds = {{at(34.5, 39), 0, 20}};
    given.zones = {{{box(34, 38.5, 35, 39.5)}, 0}};
    const Tessellation cells = Tessellation::of(given);
    REQUIRE(cells.pieces() == 2);
    const double circle = 3.14159 * 20 * 20;
    CHECK(cells.areaKm2(0) == Approx(circle).epsilon(0.01));
    CHECK(cells.areaKm2(0) + cells.areaKm2(1) == Approx(areaKm2(given.zones[0].outline)).epsilon(0.006));
    const std::vector<std::uint32_t> groups{0, 1};
    const auto areas = cells.areas(groups);
    REQUIRE(areas.size() == 2);
    CHECK(areas[1].polygons.at(0).rings.size() == 2); // with a hole where the seed is
    CHECK(sound(areas));
}

TEST_CASE("seeds out of reach bound the others but get no ground, and one seed alone gets its circle") {
    Ground given;
    given.lands = {{box(33, 38, 36, 40)}};
    given.seeds = {{at(34.5, 39), 0, 20}, {at(34.5, 39.1), 0, 0}};
    const Tessellation bounded = Tessellation::of(given);
    CHECK(bounded.areaKm2(1) == 0);
    given.seeds.pop_back();
    const Tessellation alone = Tessellation::of(given);
    CHECK(alone.areaKm2(0) > bounded.areaKm2(0) * 1.2);
}

TEST_CASE("two seeds at one spot and no seed at all are no trouble") {
    Ground given;
    given.lands = {{box(33, 38, 36, 40)}};
    CHECK(Tessellation::of(given).pieces() == 0);
    given.seeds = {{at(34.5, 39), 0, 20}, {at(34.5, 39), 0, 20}};
    const Tessellation cells = Tessellation::of(given);
    CHECK(sum(cells) == Approx(reachedKm2(given)).epsilon(0.001));
}

TEST_CASE("rounded borders stay valid and shared, and leave every seed where it was") {
    for (const unsigned number : {1u, 2u, 3u}) {
        const Ground given = ground(250, number == 1 ? 18 : 60, number);
        const Tessellation cells = Tessellation::of(given);
        std::mt19937 random(number);
        for (const std::uint32_t colours : {2u, 3u, 7u}) {
            std::vector<std::uint32_t> groups(cells.pieces());
            for (std::uint32_t piece = 0; piece < groups.size(); ++piece)
                groups[piece] = std::uniform_int_distribution<std::uint32_t>(0, colours - 1)(random);
            INFO("ground " << number << ", " << colours << " colours");
            const auto exact = cells.areas(groups), rounded = cells.areas(groups, Tessellation::Borders::rounded);
            CHECK(sound(rounded));
            CHECK(areaOf(rounded) == Approx(areaOf(exact)).epsilon(1e-6)); // the coasts and the ends of reach are the same
            std::size_t before = 0, after = 0;
            for (std::size_t i = 0; i < exact.size(); ++i) {
                before += exact[i].polygons.front().rings.front().size();
                after += rounded[i].polygons.front().rings.front().size();
            }
            CHECK(after > before);
            for (std::uint32_t seed = 0; seed < given.seeds.size(); ++seed)
                for (std::size_t i = 0; i < exact.size(); ++i)
                    CHECK(holds(rounded[i].polygons, given.seeds[seed].position) == holds(exact[i].polygons, given.seeds[seed].position));
        }
    }
}

TEST_CASE("what is surveyed is not rounded: coasts, borders of lands, ends of reach") {
    const Ground given = ground(200, 30, 4);
    const Tessellation cells = Tessellation::of(given);
    std::vector<std::uint32_t> groups;
    for (const Seed &seed : given.seeds)
        groups.push_back(seed.land); // they meet at the border of the lands alone
    const auto exact = cells.areas(groups), rounded = cells.areas(groups, Tessellation::Borders::rounded);
    REQUIRE(exact.size() == rounded.size());
    for (std::size_t i = 0; i < exact.size(); ++i) {
        REQUIRE(exact[i].polygons.size() == rounded[i].polygons.size());
        for (std::size_t polygon = 0; polygon < exact[i].polygons.size(); ++polygon)
            CHECK(exact[i].polygons[polygon].rings == rounded[i].polygons[polygon].rings);
    }
}

TEST_CASE("the lines between two groups are the borders that their areas share") {
    const Ground given = ground(120, 400, 6);
    const Tessellation cells = Tessellation::of(given);
    std::vector<std::uint32_t> groups;
    for (const Seed &seed : given.seeds)
        groups.push_back(seed.position.latitude() > 34.5 ? 1 : 0);
    for (const auto borders : {Tessellation::Borders::exact, Tessellation::Borders::rounded}) {
        const auto areas = cells.areas(groups, borders);
        const auto lines = cells.lines(groups, borders);
        REQUIRE(!lines.empty());
        for (const auto &line : lines) {
            CHECK((line.a == 0 && line.b == 1));
            for (const auto &area : areas) // each of its points is a corner of both
                for (const LatLon &point : line.points)
                    CHECK(std::any_of(area.polygons.begin(), area.polygons.end(), [&](const Polygon &polygon) {
                        return std::any_of(polygon.rings.begin(), polygon.rings.end(), [&](const Ring &ring) {
                            return std::find(ring.begin(), ring.end(), point) != ring.end();
                        });
                    }));
        }
        double km = 0, arcs = 0;
        for (const auto &line : lines)
            km += lengthKm(line.points);
        for (const auto &arc : cells.arcs())
            if (arc.left != Tessellation::kNone && arc.right != Tessellation::kNone && groups[arc.left] != groups[arc.right])
                arcs += arc.km;
        if (borders == Tessellation::Borders::exact)
            CHECK(km == Approx(arcs));
        else
            CHECK(km < arcs);
    }
}
