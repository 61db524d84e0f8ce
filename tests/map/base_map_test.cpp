#include "base/files.hpp"
#include "base/locations.hpp"
#include "catch.hpp"
#include "map/base_map.hpp"
#include "map/screen_geometry.hpp"
#include "sample_view.hpp"
#include <cmath>
#include <filesystem>

using namespace zamkan;

namespace {

double areaOf(const map::Mesh &mesh) {
    double sum = 0;
    for (std::size_t i = 0; i + 2 < mesh.vertices.size(); i += 3) {
        const map::Point a = mesh.vertices[i], b = mesh.vertices[i + 1], c = mesh.vertices[i + 2];
        sum += std::abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2;
    }
    return sum;
}

bool within(const map::Area &area, const geo::LatLon &position) {
    const map::Point p = map::project(position);
    for (std::size_t i = 0; i + 2 < area.mesh.vertices.size(); i += 3) {
        const map::Point *t = &area.mesh.vertices[i];
        const auto side = [&](map::Point a, map::Point b) { return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x); };
        const double u = side(t[0], t[1]), v = side(t[1], t[2]), w = side(t[2], t[0]);
        if ((u >= 0 && v >= 0 && w >= 0) || (u <= 0 && v <= 0 && w <= 0)) return true;
    }
    return false;
}

} // namespace

TEST_CASE("Iraq is a filled area with its name inside, at both scales") {
    const auto &base = *testing::studio().base;
    for (const double zoom : {2.0, 7.0}) {
        const map::Area *iraq = nullptr;
        for (const auto &area : base.detail(zoom).countries)
            if (area->code == "IQ") iraq = area.get();
        REQUIRE(iraq);
        CHECK(iraq->name_ar == "العراق");
        CHECK(within(*iraq, geo::LatLon::fromDegrees(33.31, 44.37)));       // Baghdad
        CHECK_FALSE(within(*iraq, geo::LatLon::fromDegrees(35.34, 40.14))); // Deir ez-Zor
        CHECK(within(*iraq, map::unproject(iraq->anchor)));
        CHECK(areaOf(iraq->mesh) > 0.0003);
    }
}

TEST_CASE("no country is drawn at two scales at once") {
    for (const double zoom : {2.0, 7.0}) {
        std::vector<std::string> codes;
        for (const auto &area : testing::studio().base->detail(zoom).countries)
            if (area->code == "SY" || area->code == "TR" || area->code == "LB") codes.push_back(area->code);
        CHECK(codes.size() == 3);
    }
}

TEST_CASE("the coast of Syria is a coast and its border with Iraq is a border") {
    const auto &detail = testing::studio().base->detail(7);
    const auto nearest = [](const auto &chunks, double latitude, double longitude) {
        double best = 1;
        const map::Point p = map::project(geo::LatLon::fromDegrees(latitude, longitude));
        for (const auto &chunk : chunks)
            for (const map::Point &v : chunk->lines.vertices) best = std::min(best, std::hypot(v.x - p.x, v.y - p.y));
        return best * 40'000; // about kilometres
    };
    CHECK(nearest(detail.coasts, 35.5, 35.77) < 30); // Latakia
    CHECK(nearest(detail.coasts, 34.42, 41.0) > 200);
    CHECK(nearest(detail.borders, 34.42, 41.0) < 60); // al-Qaim
    CHECK(nearest(detail.borders, 36.9, 54.0) > 5);   // the Caspian shore of Iran is no border
}

TEST_CASE("the cache gives the same map, and a damaged one is made again") {
    const auto folder = std::filesystem::temp_directory_path() / "zamkan_base_map_test";
    std::filesystem::remove_all(folder);
    const map::BaseMap first(shapefilesFolder(), folder);
    const auto file = folder / "base_map.bin";
    REQUIRE(std::filesystem::is_regular_file(file));
    const auto countries = first.detail(7).countries.size();
    {
        const map::BaseMap second(shapefilesFolder(), folder);
        CHECK(second.detail(7).countries.size() == countries);
        CHECK(second.country("SY")->name_ar == first.country("SY")->name_ar);
        CHECK(areaOf(second.country("SY")->mesh) == Approx(areaOf(first.country("SY")->mesh)).epsilon(1e-3));
    }
    writeBytes(file, readBytes(file).substr(0, 5000));
    const map::BaseMap third(shapefilesFolder(), folder);
    CHECK(third.detail(7).countries.size() == countries);
    std::filesystem::remove_all(folder);
}

TEST_CASE("a missing layer is told by its name") {
    const auto folder = std::filesystem::temp_directory_path() / "zamkan_no_layers";
    std::filesystem::create_directories(folder);
    CHECK_THROWS_WITH(map::BaseMap(folder, folder), ContainsSubstring("countries_50m"));
    std::filesystem::remove_all(folder);
}

TEST_CASE("geometry across the edge of the world is drawn on both sides of it") {
    map::Lines line;
    line.vertices = {{0.999, 0.5}, {1, 0.5}};
    line.starts = {0, 2};
    for (const map::Point &p : line.vertices) line.bounds.add(p);
    const map::Viewport fiji(geo::LatLon::fromDegrees(0, -179.9), 20'000, 800, 600); // just east of the seam
    int drawn = 0;
    map::forEachLine(line, fiji, [&](std::span<const map::Point> path) {
        ++drawn;
        CHECK(path.front().x < path.back().x);
        CHECK(path.back().x == Approx(400 - 0.1 / 360 * 20'000).margin(0.1));
    });
    CHECK(drawn == 1);
}

TEST_CASE("a street-level view of a country's middle is still filled") {
    const auto &base = *testing::studio().base;
    const map::Viewport street(geo::LatLon::fromDegrees(33.3, 44.4), 256.0 * (1 << 18), 800, 600);
    std::vector<map::Point> triangles;
    int rings = 0;
    for (const auto &area : base.detail(18).countries) {
        map::appendTriangles(area->mesh, street, triangles);
        map::forEachRing(area->mesh.rings, street, [&](std::span<const map::Point> ring) {
            ++rings;
            for (const map::Point &p : ring) CHECK(std::abs(p.x) < 2000);
        });
    }
    CHECK(triangles.size() >= 3);
    for (const map::Point &p : triangles) CHECK(std::abs(p.x) < 40'000);
    CHECK(rings == 1);
}
