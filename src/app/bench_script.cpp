#include "app/bench_script.hpp"
#include <cstdlib>
#include <fmt/format.h>

namespace zamkan::app {

BenchScript::BenchScript() {
    if (const char *text = std::getenv("ZAMKAN_BENCH_FRAMES"))
        frames_ = static_cast<std::size_t>(std::strtoul(text, nullptr, 10));
}

BenchScript::Part BenchScript::part() const {
    if (done_ * 3 < frames_)
        return Part::pan;
    return done_ * 3 < frames_ * 2 ? Part::zoom : Part::play;
}

void BenchScript::act(const session::Session &session, Outcome &outcome) const {
    const std::size_t third = frames_ / 3 + 1, step = done_ % third;
    const bool forth = step * 2 < third;
    switch (part()) {
    case Part::pan:
        outcome.act(session::Pan{forth ? 7.0 : -7.0, forth ? 3.0 : -3.0});
        break;
    case Part::zoom:
        outcome.act(session::Zoom{forth ? 1.03 : 1 / 1.03});
        break;
    case Part::play:
        if (!session.playback.playing)
            outcome.act(session::TogglePlay{});
        outcome.act(session::SetSpeed{32});
        break;
    }
}

void BenchScript::add(double milliseconds) {
    all_.add(milliseconds);
    (part() == Part::pan ? pan_ : part() == Part::zoom ? zoom_ : play_).add(milliseconds);
    ++done_;
}

std::string BenchScript::report(double baseline) const {
    std::string text;
    const auto say = [&](const std::string &name, double value) { text += fmt::format("{} {:.2f} ms\n", name, value); };
    say("frames.median", all_.median());
    say("frames.median.baseline", baseline);
    say("frames.p95", all_.p95());
    say("frames.min", all_.minimum());
    say("frames.pan.median", pan_.median());
    say("frames.zoom.median", zoom_.median());
    say("frames.play.median", play_.median());
    return text;
}

} // namespace zamkan::app
