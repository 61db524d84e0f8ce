#include "briefing/film.hpp"
#include "base/json.hpp"
#include "briefing/film_output.hpp"
#include "briefing/sheet_template.hpp"
#include "draw/cairo/leaf_painter.hpp"
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <numeric>

namespace zamkan::briefing {
namespace {

constexpr std::size_t kMostFrames = 100'000, kSampled = 8;

// What stands on the frame of one moment.
Sheet frameOf(const Film &film, const timeline::Window &window, std::size_t number, std::size_t count, std::size_t frame) {
    Sheet sheet = film.sheet;
    sheet.moments = {window};
    if (film.bar) sheet.progress = count < 2 ? 1.0 : static_cast<double>(number) / static_cast<double>(count - 1);
    if (film.ease) sheet.clock = static_cast<double>(frame) / film.fps;
    return sheet;
}

} // namespace

std::optional<timeline::Step> stepFrom(std::string_view text) {
    if (!text.starts_with('P')) return std::nullopt;
    text.remove_prefix(1);
    const bool hours = text.starts_with('T');
    if (hours) text.remove_prefix(1);
    int count = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), count);
    if (read.ec != std::errc{} || count < 1 || count > 10'000 || read.ptr + 1 != text.data() + text.size()) return std::nullopt;
    using timeline::StepUnit;
    switch (*read.ptr) {
    case 'H': return hours ? std::optional(timeline::Step{StepUnit::hour, count}) : std::nullopt;
    case 'D': return hours ? std::nullopt : std::optional(timeline::Step{StepUnit::day, count});
    case 'W': return hours ? std::nullopt : std::optional(timeline::Step{StepUnit::week, count});
    case 'M': return hours ? std::nullopt : std::optional(timeline::Step{StepUnit::month, count});
    case 'Y': return hours ? std::nullopt : std::optional(timeline::Step{StepUnit::year, count});
    default: return std::nullopt;
    }
}

std::string toString(const timeline::Step &step) {
    using timeline::StepUnit;
    switch (step.unit) {
    case StepUnit::hour: return fmt::format("PT{}H", step.count);
    case StepUnit::day: return fmt::format("P{}D", step.count);
    case StepUnit::week: return fmt::format("P{}W", step.count);
    case StepUnit::month: return fmt::format("P{}M", step.count);
    case StepUnit::quarter: return fmt::format("P{}M", 3 * step.count);
    case StepUnit::year: return fmt::format("P{}Y", step.count);
    }
    return "P1D";
}

Json toJson(const Film &film) {
    Json stops = Json::array();
    for (const time::Instant stop : film.stops) stops.push_back(stop.time_since_epoch().count());
    return {{"from", time::toIso(film.span.start)}, {"to", time::toIso(film.span.end)}, {"from_seconds", film.span.start.time_since_epoch().count()},
            {"to_seconds", film.span.end.time_since_epoch().count()}, {"step", toString(film.step)}, {"window", toString(film.width)}, {"fps", film.fps},
            {"hold", film.hold}, {"bar", film.bar}, {"ease", film.ease}, {"stops", stops}, {"stop", film.stop}};
}

Film filmFrom(const Json &json, Sheet sheet) {
    Film out;
    out.sheet = std::move(sheet);
    const auto step = stepFrom(json.at("step").get<std::string>()), width = stepFrom(json.value("window", "P1M"));
    out.span = {time::Instant(std::chrono::seconds(json.at("from_seconds").get<std::int64_t>())),
                time::Instant(std::chrono::seconds(json.at("to_seconds").get<std::int64_t>()))};
    if (!step || !width || out.span.start >= out.span.end) throw InputError("this is no film: its steps or its time are none", "", "mend step, window, from and to");
    out.step = *step;
    out.width = *width;
    out.fps = json.value("fps", out.fps);
    out.hold = json.value("hold", out.hold);
    out.bar = json.value("bar", out.bar);
    out.ease = json.value("ease", out.ease);
    out.stop = json.value("stop", out.stop);
    for (const Json &stop : json.value("stops", Json::array())) out.stops.emplace_back(std::chrono::seconds(stop.get<std::int64_t>()));
    return out;
}

timeline::Step stepFor(const timeline::Axis &span, std::size_t frames) {
    using timeline::StepUnit;
    const double days = std::chrono::duration<double>(span.end - span.start).count() / 86'400;
    constexpr std::array<std::pair<double, timeline::Step>, 6> steps{{{1, {StepUnit::day, 1}}, {2, {StepUnit::day, 2}}, {7, {StepUnit::week, 1}},
                                                                      {30, {StepUnit::month, 1}}, {91, {StepUnit::quarter, 1}}, {365, {StepUnit::year, 1}}}};
    for (const auto &[length, step] : steps)
        if (days / length <= static_cast<double>(frames)) return step;
    return steps.back().second;
}

std::vector<timeline::Window> momentsOf(const Film &film) {
    const timeline::Mode mode = film.sheet.moments.empty() ? timeline::Mode::cumulative_from_start : film.sheet.moments.front().mode;
    std::vector<timeline::Window> out;
    for (int i = 1;; ++i) {
        const time::Instant next = timeline::advanced(film.span.start, film.step, i);
        const bool last = next >= film.span.end;
        const time::Instant clock = last ? film.span.end : next;
        timeline::Window window{film.span.start, clock, mode};
        if (mode == timeline::Mode::window) window.from = std::max(film.span.start, timeline::advanced(clock, film.width, -1));
        if (mode == timeline::Mode::instant) window.from = std::max(film.span.start, clock - std::chrono::days{1});
        if (mode == timeline::Mode::cumulative_to_end) window = {timeline::advanced(film.span.start, film.step, i - 1), film.span.end, mode};
        if (window.from >= window.to) break;
        out.push_back(window);
        if (last) break;
        if (out.size() > kMostFrames)
            throw InputError(fmt::format("the film would have more than {} frames", kMostFrames), "", "take longer steps, or less time");
    }
    if (out.empty()) out.push_back({film.span.start, film.span.end, mode});
    return out;
}

namespace {

// How many times each moment is shown: more than once where the film stands still, and its last one.
std::vector<std::size_t> timesOf(const Film &film, const std::vector<timeline::Window> &moments) {
    constexpr double kLongest = 60; // seconds
    const auto frames = [&](double seconds) { return static_cast<std::size_t>(std::lround(std::clamp(seconds, 0.0, kLongest) * film.fps)); };
    std::vector<std::size_t> out(moments.size(), 1);
    for (const time::Instant stop : film.stops) {
        // The clock is the end that moves: of the time up to the end of all, its beginning.
        const auto there = [&](const timeline::Window &window) {
            return window.mode == timeline::Mode::cumulative_to_end ? window.from >= stop : window.to >= stop;
        };
        const auto at = std::find_if(moments.begin(), moments.end(), there);
        if (at != moments.end() && at + 1 != moments.end() && stop > film.span.start) out[static_cast<std::size_t>(at - moments.begin())] += frames(film.stop);
    }
    out.back() += frames(film.hold);
    return out;
}

} // namespace

std::size_t framesOf(const Film &film) {
    const std::vector<std::size_t> times = timesOf(film, momentsOf(film));
    return std::accumulate(times.begin(), times.end(), std::size_t{0});
}

Film filmed(Film film, SheetMaker &maker, const Content &content) {
    if (!(film.fps >= 1 && film.fps <= 120)) throw InputError(fmt::format("{} frames a second cannot be", film.fps), "", "ask for 1 to 120");
    std::tie(film.sheet.width, film.sheet.height) = sizeOf(film.sheet);
    for (double *side : {&film.sheet.width, &film.sheet.height}) *side = std::round(*side / 2) * 2; // H.264 counts in twos
    film.sheet.listing = false;
    const timeline::Mode mode = film.sheet.moments.empty() ? timeline::Mode::cumulative_from_start : film.sheet.moments.front().mode;
    film.sheet.moments = {{film.span.start, film.span.end, timeline::Mode::window}}; // all that it shows
    film.sheet = maker.settled(std::move(film.sheet), content);
    film.sheet.moments.front().mode = mode;
    return film;
}

FilmMade makeFilm(const Film &film, SheetMaker &maker, const Content &content, const lettering::Letterer &letterer,
                  const std::filesystem::path &file, Progress *progress) {
    const std::vector<timeline::Window> moments = momentsOf(film);
    const std::vector<std::size_t> times = timesOf(film, moments);
    const std::size_t frames = std::accumulate(times.begin(), times.end(), std::size_t{0});
    Progress::expectRows(progress, frames);
    draw::FramePainter painter(letterer);
    FilmMade made{frames, static_cast<double>(frames) / film.fps};
    const auto paint = [&](std::size_t moment, std::size_t frame) { // the last moment tells what did not find room
        std::vector<Diagnostic> *notes = moment + 1 == moments.size() && made.notes.empty() ? &made.notes : nullptr;
        return painter.paint(maker.page(frameOf(film, moments[moment], moment, moments.size(), frame), content, notes));
    };

    FilmOutput output(file, {static_cast<int>(film.sheet.width), static_cast<int>(film.sheet.height), film.fps});
    if (output.wantsSamples()) { // a palette for all frames, from some of them
        for (std::size_t i = 0; i < kSampled; ++i) output.sample(paint(i * (moments.size() - 1) / (kSampled - 1), 0));
        output.sampled();
    }
    std::span<const std::uint8_t> pixels;
    std::size_t frame = 0;
    for (std::size_t moment = 0; moment < moments.size(); ++moment)
        for (std::size_t time = 0; time < times[moment]; ++time, ++frame) {
            if (time == 0 || film.ease) pixels = paint(moment, frame);
            output.frame(pixels, [&] { return painter.png(); });
            Progress::understoodRows(progress, 1);
        }
    output.finish([&] { return progress && progress->cancelled(); });
    return made;
}

} // namespace zamkan::briefing
