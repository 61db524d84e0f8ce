#include "catch.hpp"
#include "timeline/window.hpp"

using namespace zamkan;
using namespace zamkan::timeline;

namespace {

time::Instant at(int year, unsigned month, unsigned dayOfMonth) {
    return time::Day{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{dayOfMonth}};
}

const Axis kAxis{at(2016, 1, 1), at(2016, 1, 11)};

Playback playing(AtEnd atEnd, int direction = 1) {
    Playback playback;
    playback.playing = true;
    playback.steps_per_second = 1;
    playback.at_end = atEnd;
    playback.direction = direction;
    return playback;
}

} // namespace

TEST_CASE("steps follow the calendar") {
    CHECK(advanced(at(2016, 1, 31), {StepUnit::month, 1}, 1) == at(2016, 2, 29));
    CHECK(advanced(at(2016, 2, 29), {StepUnit::year, 1}, 1) == at(2017, 2, 28));
    CHECK(advanced(at(2016, 2, 1), {StepUnit::quarter, 1}, -1) == at(2015, 11, 1));
    CHECK(advanced(at(2016, 2, 1), {StepUnit::week, 2}, 1) == at(2016, 2, 15));
    CHECK(advanced(at(2016, 2, 1) + std::chrono::hours{9}, {StepUnit::month, 1}, 1) ==
          at(2016, 3, 1) + std::chrono::hours{9});
    CHECK(advanced(at(2016, 2, 1), {StepUnit::hour, 6}, 4) == at(2016, 2, 2));
}

TEST_CASE("playing moves by whole steps and remembers the fraction that is due") {
    Moved moved = advance({at(2016, 1, 1), at(2016, 1, 3)}, playing(AtEnd::once), kAxis, 0.6);
    CHECK(moved.window.from == at(2016, 1, 1));
    moved = advance(moved.window, moved.playback, kAxis, 0.6);
    CHECK(moved.window.from == at(2016, 1, 2));
    CHECK(moved.window.to == at(2016, 1, 4));
    CHECK(moved.playback.pending == Approx(0.2));
}

TEST_CASE("what is paused does not move") {
    Playback paused = playing(AtEnd::loop);
    paused.playing = false;
    CHECK(advance({at(2016, 1, 1), at(2016, 1, 3)}, paused, kAxis, 100).window.from == at(2016, 1, 1));
}

TEST_CASE("the last frame stands exactly on the axis' end, in both directions") {
    Playback playback = playing(AtEnd::once);
    playback.step = {StepUnit::day, 3};
    Moved moved = advance({at(2016, 1, 1), at(2016, 1, 3)}, playback, kAxis, 3);
    CHECK(moved.window.to == at(2016, 1, 11));
    CHECK(moved.window.from == at(2016, 1, 9));
    CHECK(moved.playback.playing);
    CHECK_FALSE(advance(moved.window, moved.playback, kAxis, 1).playback.playing);

    playback.direction = -1;
    moved = advance({at(2016, 1, 9), at(2016, 1, 11)}, playback, kAxis, 3);
    CHECK(moved.window.from == at(2016, 1, 1));
    CHECK(moved.window.to == at(2016, 1, 3));
}

TEST_CASE("a loop goes on from the other end") {
    Moved moved = advance({at(2016, 1, 9), at(2016, 1, 11)}, playing(AtEnd::loop), kAxis, 1);
    CHECK(moved.window.from == at(2016, 1, 1));
    CHECK(moved.playback.playing);
    moved = advance({at(2016, 1, 1), at(2016, 1, 3)}, playing(AtEnd::loop, -1), kAxis, 1);
    CHECK(moved.window.to == at(2016, 1, 11));
}

TEST_CASE("a bounce turns at both ends and comes back to where it was") {
    Moved moved = advance({at(2016, 1, 9), at(2016, 1, 11)}, playing(AtEnd::bounce), kAxis, 1);
    CHECK(moved.playback.direction == -1);
    CHECK(moved.window.to == at(2016, 1, 10));
    moved = advance(moved.window, moved.playback, kAxis, 8); // seven steps to the start, then one forth
    CHECK(moved.playback.direction == 1);
    CHECK(moved.window.from == at(2016, 1, 2));
}

TEST_CASE("in the cumulative modes only the clock moves, from one end of the axis to the other") {
    Window window{kAxis.start, kAxis.end, Mode::cumulative_from_start};
    Moved moved = advance(window, playing(AtEnd::loop), kAxis, 1);
    CHECK(moved.window.from == kAxis.start);
    CHECK(moved.window.to == at(2016, 1, 2));
    moved = advance(moved.window, moved.playback, kAxis, 9);
    CHECK(moved.window.to == kAxis.end);

    window.mode = Mode::cumulative_to_end;
    moved = advance(window, playing(AtEnd::once), kAxis, 3);
    CHECK(moved.window.from == at(2016, 1, 4));
    CHECK(moved.window.to == kAxis.end);
}

TEST_CASE("a window always keeps its beginning before its end, however short the axis and long the step") {
    for (const Mode mode :
         {Mode::instant, Mode::window, Mode::cumulative_from_start, Mode::cumulative_to_end})
        for (const AtEnd end : {AtEnd::once, AtEnd::loop, AtEnd::bounce})
            for (const int direction : {1, -1}) {
                Playback playback = playing(end, direction);
                playback.step = {StepUnit::year, 1};
                Moved moved{{at(2016, 1, 2), at(2016, 1, 3), mode}, playback};
                for (int i = 0; i < 20; ++i) {
                    moved = advance(moved.window, moved.playback, kAxis, 1);
                    REQUIRE(moved.window.from < moved.window.to);
                }
            }
}

TEST_CASE("a machine that slept for a day does not make up for it") {
    Playback playback = playing(AtEnd::loop);
    playback.steps_per_second = 1000;
    const Moved moved = advance({at(2016, 1, 1), at(2016, 1, 3)}, playback, kAxis, 86400);
    CHECK(moved.window.from >= kAxis.start);
    CHECK(moved.window.to <= kAxis.end);
    CHECK(moved.playback.pending < 1);
}
