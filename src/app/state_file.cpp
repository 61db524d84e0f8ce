#include "app/state_file.hpp"

#include "base/json.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace zamkan::app {

namespace {
constexpr std::size_t kKept = 600;

Json rectOf(const Rect &rect) {
    return {std::lround(rect.min.x), std::lround(rect.min.y), std::lround(rect.max.x), std::lround(rect.max.y)};
}

// Marks in pixels, so that a test can point at one.
Json marksOf(const map::Picture *picture) {
    Json list = Json::array();
    if (!picture)
        return list;
    constexpr std::size_t kMost = 200;
    for (const map::Mark &mark : picture->marks) {
        if (list.size() == kMost)
            break;
        list.push_back({{"row", mark.row}, {"count", mark.count}, {"x", std::lround(mark.at.x)}, {"y", std::lround(mark.at.y)}});
    }
    return list;
}
} // namespace

void FrameTimes::add(double milliseconds) {
    if (times_.size() < kKept)
        times_.push_back(milliseconds);
    else
        times_[next_++ % kKept] = milliseconds;
}

double FrameTimes::at(double share) const {
    if (times_.empty())
        return 0;
    std::vector<double> sorted = times_;
    const auto index = static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1) + 0.5);
    std::nth_element(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(index), sorted.end());
    return sorted[index];
}

StateFile::StateFile() {
    if (const char *name = std::getenv("ZAMKAN_STATE_FILE"); name && *name)
        file_.open(name, std::ios::trunc);
}

void StateFile::report(std::uint64_t frame, const session::Session &session, const Kit &kit,
                       const map::Picture *picture, const FrameTimes &times, double firstPicture) {
    if (!wanted())
        return;
    Json state = session::stateOf(session);
    state["loaded"] = picture != nullptr;
    Json widgets = Json::object();
    for (const auto &[id, rect] : kit.widgets)
        widgets[id] = rectOf(rect);
    state["widgets"] = std::move(widgets);
    state["marks"] = marksOf(picture);
    const std::string line = state.dump(-1, ' ', false, Json::error_handler_t::replace);
    if (line == last_)
        return;
    last_ = line;
    state["frame"] = frame;
    state["first_picture_ms"] = firstPicture;
    state["frame_ms"] = {{"min", times.minimum()}, {"median", times.median()}, {"p95", times.p95()}, {"frames", times.count()}};
    file_ << state.dump(-1, ' ', false, Json::error_handler_t::replace) << std::endl;
}

} // namespace zamkan::app
