// What the window reports of itself: a line of JSON for each change, for tests and scripts.
#pragma once
#include "app/kit/kit.hpp"
#include "base/json_type.hpp"
#include "session/session.hpp"
#include <cstdint>
#include <fstream>
#include <string>
#include <vector>

namespace zamkan::app {

// The times of the latest frames, in milliseconds of work.
class FrameTimes {
public:
    void add(double milliseconds);
    void clear() { times_.clear(); }
    [[nodiscard]] double minimum() const { return at(0); }
    [[nodiscard]] double median() const { return at(0.5); }
    [[nodiscard]] double p95() const { return at(0.95); }
    [[nodiscard]] double p99() const { return at(0.99); }
    [[nodiscard]] std::size_t count() const { return times_.size(); }

private:
    [[nodiscard]] double at(double share) const; // 0 when there are none
    std::vector<double> times_;
    std::size_t next_ = 0;
};

// Appends to $ZAMKAN_STATE_FILE when that is set; does nothing otherwise.
class StateFile {
public:
    StateFile();
    [[nodiscard]] bool wanted() const { return file_.is_open(); }
    // A line when anything but frame number and times differs from the line before.
    void report(std::uint64_t frame, const session::Session &session, const Kit &kit, const map::Picture *picture,
                const FrameTimes &times, double firstPicture);

private:
    std::ofstream file_;
    std::string last_;
};

} // namespace zamkan::app
