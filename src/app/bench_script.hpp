// A scripted pan, zoom and play for tools/bench: $ZAMKAN_BENCH_FRAMES frames, then "frames.median value ms" and the
// rest on standard output.
#pragma once
#include "app/outcome.hpp"
#include "app/state_file.hpp"
#include <cstddef>
#include <string>

namespace zamkan::app {

class BenchScript {
public:
    BenchScript(); // reads the environment
    [[nodiscard]] bool wanted() const { return frames_ > 0; }
    [[nodiscard]] bool over() const { return done_ >= frames_; }
    // What the user would do before the next frame.
    void act(const session::Session &session, Outcome &outcome) const;
    void add(double milliseconds);
    // `baseline`: median of frames of a window that is only cleared.
    [[nodiscard]] std::string report(double baseline) const;

private:
    enum class Part : std::uint8_t { pan, zoom, play };
    [[nodiscard]] Part part() const;
    std::size_t frames_ = 0, done_ = 0;
    FrameTimes all_, pan_, zoom_, play_;
};

} // namespace zamkan::app
