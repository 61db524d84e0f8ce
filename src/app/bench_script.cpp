#include "app/bench_script.hpp"
#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>

namespace zamkan::app {

namespace {
constexpr std::array<std::string_view, 6> kNames{"scrub.1k", "scrub.10k", "scrub.100k", "pan.10k", "zoom.10k", "play"};
constexpr std::array<std::size_t, 6> kShown{1'000, 10'000, 100'000, 10'000, 10'000, 10'000};
} // namespace

BenchScript::BenchScript() {
    if (const char *text = std::getenv("ZAMKAN_BENCH_FRAMES"))
        frames_ = static_cast<std::size_t>(std::strtoul(text, nullptr, 10));
}

// A window with about so many rows in it, a twentieth of itself later with each frame, to and fro.
void BenchScript::scrub(const session::Session &session, std::size_t wanted, Outcome &outcome) const {
    const auto &rows = session.table->byTime();
    if (rows.empty())
        return;
    const std::size_t count = std::min(wanted, rows.size()), room = rows.size() - count;
    const std::size_t step = std::max<std::size_t>(count / 20, rows.size() / 2000);
    const std::size_t along = room == 0 ? 0 : done_ * std::max<std::size_t>(step, 1) % (2 * room);
    const std::size_t first = along < room ? along : 2 * room - along;
    const auto at = [&](std::size_t i) { return time::Instant{std::chrono::seconds{session.table->from(rows[i])}}; };
    const time::Instant from = at(first), last = at(std::min(first + count, rows.size() - 1));
    outcome.act(session::SetWindow{from, std::max(last, from + std::chrono::hours{24})});
}

void BenchScript::act(const session::Session &session, Outcome &outcome) {
    if (done_ == 0 && session.playback.playing)
        outcome.act(session::TogglePlay{});
    const bool forth = done_ * 2 < frames_;
    if (part_ < 3) {
        if (done_ == 0)
            outcome.act(session::FitAll{});
        scrub(session, kShown[part_], outcome);
    } else if (part_ < 5) {
        if (done_ == 0)
            scrub(session, kShown[part_], outcome);
        if (part_ == 3)
            outcome.act(session::Pan{forth ? 7.0 : -7.0, forth ? 3.0 : -3.0});
        else
            outcome.act(session::Zoom{forth ? 1.03 : 1 / 1.03});
    } else {
        if (!session.playback.playing)
            outcome.act(session::TogglePlay{});
        outcome.act(session::SetSpeed{32});
    }
}

void BenchScript::add(const session::Session &session, double milliseconds, double processor) {
    if (done_ > 0)
        processor_[part_].add(processor - before_);
    before_ = processor;
    times_[part_].add(milliseconds);
    shown_[part_].add(static_cast<double>(session.shown.size()));
    if (part_ < 3 && !(session.window == last_))
        ++windows_;
    last_ = session.window;
    for (const events::Row row : session.shown)
        if (const auto from = session.table->from(row), to = session.table->to(row);
            wrong_.empty() && from != events::kUndated && !timeline::shows(session.window, from, to))
            wrong_ = fmt::format("row {} is shown and lies outside of the window", row);
    if (++done_ < frames_)
        return;
    done_ = 0;
    ++part_;
    if (over() && session.table->byTime().size() > 1 && windows_ < 3 && frames_ > 3)
        wrong_ = "time was not scrubbed";
}

std::string BenchScript::report(double baseline, const std::string &renderer) const {
    std::string text = fmt::format("frames.renderer {}\nframes.baseline {:.2f} ms\n", renderer, baseline);
    for (std::size_t part = 0; part < kParts; ++part)
        text += fmt::format("frames.{0}.median {1:.2f} ms\nframes.{0}.p99 {2:.2f} ms\nframes.{0}.processor {4:.2f} ms\nframes.{0}.shown {3:.0f} events\n",
                            kNames[part], times_[part].median(), times_[part].p99(), shown_[part].median(), processor_[part].median());
    return text;
}

} // namespace zamkan::app
