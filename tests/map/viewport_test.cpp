#include "catch.hpp"
#include "map/viewport.hpp"
#include <algorithm>

using namespace zamkan;
using map::Viewport;

namespace {
geo::LatLon at(double latitude, double longitude) { return geo::LatLon::fromDegrees(latitude, longitude); }
} // namespace

TEST_CASE("what stands under a pixel leads back to that pixel") {
    const Viewport view(at(35, 40), 40'000, 1280, 800);
    for (const map::Point pixel : {map::Point{0, 0}, map::Point{640, 400}, map::Point{1279, 12}}) {
        const map::Point back = view.toScreen(view.toEarth(pixel));
        CHECK(back.x == Approx(pixel.x).margin(1e-6));
        CHECK(back.y == Approx(pixel.y).margin(1e-6));
    }
}

TEST_CASE("zooming keeps what is under the pointer where it is") {
    const Viewport view(at(33.6, 42.8), 30'000, 1280, 800);
    const map::Point pointer{1000, 200};
    const geo::LatLon before = view.toEarth(pointer);
    const geo::LatLon after = view.zoomedAt(pointer, 1.7).toEarth(pointer);
    CHECK(after.latitude() == Approx(before.latitude()).margin(1e-9));
    CHECK(after.longitude() == Approx(before.longitude()).margin(1e-9));
}

TEST_CASE("a dragged map follows the pointer") {
    const Viewport view(at(33.6, 42.8), 30'000, 1280, 800);
    const map::Point mosul = view.toScreen(at(36.335, 43.119));
    const map::Point moved = view.pannedBy(25, -40).toScreen(at(36.335, 43.119));
    CHECK(moved.x == Approx(mosul.x + 25).margin(1e-6));
    CHECK(moved.y == Approx(mosul.y - 40).margin(1e-6));
}

TEST_CASE("a fitted box lies inside its margin and touches it on one side") {
    geo::Box box;
    box.add(at(32, 36));
    box.add(at(37.5, 47));
    const Viewport view = Viewport::fitting(box, 1280, 800, 40);
    const map::Point northWest = view.toScreen(at(37.5, 36)), southEast = view.toScreen(at(32, 47));
    CHECK(northWest.x >= 39.99);
    CHECK(northWest.y >= 39.99);
    CHECK(southEast.x <= 1240.01);
    CHECK(southEast.y <= 760.01);
    CHECK(std::min(northWest.x, northWest.y) == Approx(40).margin(0.01));
}

TEST_CASE("a single point is shown with about 200 km round it") {
    geo::Box box;
    box.add(at(36.335, 43.119));
    const Viewport view = Viewport::fitting(box, 1280, 800, 0);
    CHECK(view.metresPerPixel() * 800 == Approx(200'000).epsilon(0.02));
}

TEST_CASE("a place beyond the antimeridian is drawn on the side that is nearer") {
    const Viewport fiji(at(-17, 179.5), 20'000, 1280, 800);
    const map::Point taveuni = fiji.toScreen(at(-16.8, -179.9)); // 0.6° to the east
    CHECK(taveuni.x == Approx(640 + 0.6 / 360 * 20'000).margin(0.01));
    const geo::Box seen = fiji.box();
    CHECK(seen.west == -180);
    CHECK(seen.east == 180);
}

TEST_CASE("the poles do not make the camera lose its way") {
    Viewport view(at(0, 0), 2000, 1280, 800);
    for (int i = 0; i < 50; ++i) view = view.pannedBy(0, 500);
    CHECK(view.centre().latitude() < 85.1);
    CHECK(view.toEarth({640, 0}).latitude() == Approx(85.05).margin(0.1));
    for (int i = 0; i < 60; ++i) view = view.zoomedAt({10, 10}, 2);
    CHECK(view.zoom() <= 19.01);
    for (int i = 0; i < 60; ++i) view = view.zoomedAt({10, 10}, 0.5);
    CHECK(view.scale() == 256);
}

TEST_CASE("nothing to fit shows the world") {
    CHECK(Viewport::fitting({}, 1280, 800).box().west == -180);
}
