// The window's own measure for tools/bench: $ZAMKAN_BENCH_FRAMES frames of each part, then lines "name value unit" on
// standard output. What is measured is a frame from the action that asks for it until it is on the screen, and the
// processor's time that all threads took for it, which hangs less on what else the machine does.
#pragma once
#include "app/outcome.hpp"
#include "app/state_file.hpp"
#include <array>
#include <cstddef>
#include <string>

namespace zamkan::app {

class BenchScript {
public:
    BenchScript(); // reads the environment
    [[nodiscard]] bool wanted() const { return frames_ > 0; }
    [[nodiscard]] bool over() const { return part_ == kParts; }
    // What the user would do before the next frame: time scrubbed with about 1k, 10k and 100k events shown (as many as
    // there are), then the map panned and zoomed with about 10k, then time played.
    void act(const session::Session &session, Outcome &outcome);
    // `processor`: milliseconds of it, of all threads, since the program began.
    void add(const session::Session &session, double milliseconds, double processor);
    // `baseline`: median of frames of a window that is only cleared.
    [[nodiscard]] std::string report(double baseline, const std::string &renderer) const;
    // What is wrong with what was seen, so that nobody trusts the figures; "" when nothing is.
    [[nodiscard]] const std::string &wrong() const { return wrong_; }

private:
    static constexpr std::size_t kParts = 6;
    void scrub(const session::Session &session, std::size_t wanted, Outcome &outcome) const;

    std::size_t frames_ = 0, part_ = 0, done_ = 0;
    std::array<FrameTimes, kParts> times_, shown_, processor_;
    double before_ = 0; // processor's time when the last frame was added
    std::size_t windows_ = 0; // different ones that were seen while time was scrubbed
    timeline::Window last_;
    std::string wrong_;
};

} // namespace zamkan::app
