#include "catch.hpp"
#include "map/anchor.hpp"
#include "map/placement.hpp"
#include <algorithm>

using namespace zamkan;
using map::Rect;

namespace {

map::NameRequest request(std::uint64_t id, double x, double y, const std::string &name) {
    map::NameRequest wanted;
    wanted.id = id;
    wanted.at = {x, y};
    wanted.clearance = 6;
    wanted.lines.push_back({name, {13, lettering::Weight::regular}, {0, 0, 0, 255}});
    return wanted;
}

} // namespace

TEST_CASE("names that stand too near to each other go to different sides, and the last one goes without") {
    lettering::Letterer letterer;
    map::Occupancy occupancy(200, 60);
    map::Placer placer(occupancy, {0, 0, 200, 60}, letterer);
    std::unordered_map<std::uint64_t, int> sides;
    const auto first = placer.place(request(1, 100, 30, "Mosul"), sides);
    const auto second = placer.place(request(2, 102, 31, "Hit"), sides);
    REQUIRE(first);
    REQUIRE(second);
    CHECK(sides[1] != sides[2]);
    bool anyLeftOut = false;
    for (std::uint64_t id = 3; id < 20; ++id) anyLeftOut |= !placer.place(request(id, 100, 30, "دير الزور"), sides);
    CHECK(anyLeftOut);
}

TEST_CASE("a name keeps its side from one moment to the next") {
    lettering::Letterer letterer;
    std::unordered_map<std::uint64_t, int> sides{{7, 3}};
    map::Occupancy occupancy(400, 200);
    map::Placer placer(occupancy, {0, 0, 400, 200}, letterer);
    const auto placed = placer.place(request(7, 200, 100, "Raqqa"), sides);
    REQUIRE(placed);
    CHECK(placed->stands.front().lines.front().y > 100); // side 3: below
}

TEST_CASE("a name does not leave the frame") {
    lettering::Letterer letterer;
    std::unordered_map<std::uint64_t, int> sides;
    map::Occupancy occupancy(400, 200);
    map::Placer placer(occupancy, {0, 0, 400, 200}, letterer);
    const auto placed = placer.place(request(1, 396, 100, "Al-Shaddadi"), sides);
    REQUIRE(placed);
    CHECK(placed->stands.front().lines.front().x < 396); // only the left side has room
}

TEST_CASE("a name knows where else it was free to stand") {
    lettering::Letterer letterer;
    std::unordered_map<std::uint64_t, int> sides;
    map::Occupancy occupancy(400, 200);
    occupancy.take({0, 94, 194, 106}); // nothing to the left
    map::Placer placer(occupancy, {0, 0, 400, 200}, letterer);
    const auto placed = placer.place(request(1, 200, 100, "Manbij"), sides);
    REQUIRE(placed);
    REQUIRE(placed->stands.size() > 2);
    for (const map::Stand &stand : placed->stands) CHECK(stand.rect.right > 200);
    CHECK(std::any_of(placed->stands.begin(), placed->stands.end(), [](const map::Stand &stand) { return stand.rect.bottom <= 100; }));
}

TEST_CASE("the second name is left out where only the first fits") {
    lettering::Letterer letterer;
    std::unordered_map<std::uint64_t, int> sides;
    map::Occupancy occupancy(400, 200);
    occupancy.take({0, 117, 400, 200});
    occupancy.take({0, 0, 400, 83});
    map::Placer placer(occupancy, {0, 0, 400, 200}, letterer);
    map::NameRequest wanted = request(1, 200, 100, "الرقة");
    wanted.lines.push_back({"Raqqa", {10, lettering::Weight::regular}, {0, 0, 0, 255}});
    const auto placed = placer.place(wanted, sides);
    REQUIRE(placed);
    CHECK(placed->stands.front().lines.size() == 1);
}

TEST_CASE("an L-shaped country bears its name in the wide part") {
    map::Lines rings;
    rings.vertices = {{0, 0}, {0.1, 0}, {0.1, 0.3}, {0.5, 0.3}, {0.5, 0.5}, {0, 0.5}};
    rings.starts = {0, 6};
    const map::Anchor anchor = map::anchorOf(rings);
    CHECK(anchor.at.y > 0.3);
    CHECK(anchor.at.y < 0.5);
    CHECK(anchor.room == Approx(0.25).margin(0.01));
}
