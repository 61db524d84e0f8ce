// animate: articles and event files in, a film out. No display is needed.
#include "briefing/film.hpp"
#include "briefing/sidecar.hpp"
#include "cli/cli.hpp"
#include "cli/material.hpp"
#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <fmt/format.h>
#include <memory>
#include <thread>
#include <unistd.h>

namespace zamkan::cli {
namespace {

struct Options {
    PictureOptions picture;
    std::filesystem::path output;
    std::string step, width;
    double fps = 0, hold = 1;
    bool ease = false, noBar = false, noSidecar = false;
};

// How far it is, in one line on a terminal, twice a second.
class Meter {
public:
    Meter(const Progress &progress, bool quiet) {
        if (quiet || isatty(STDERR_FILENO) == 0) return;
        watcher_ = std::jthread([&progress](const std::stop_token &stop) {
            const auto start = std::chrono::steady_clock::now();
            while (!stop.stop_requested()) {
                std::this_thread::sleep_for(std::chrono::milliseconds(500));
                const Progress::State state = progress.state();
                const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
                if (state.rows == 0) continue;
                const double left = seconds / static_cast<double>(state.rows) * static_cast<double>(state.rows_total - state.rows);
                fmt::print(stderr, "\r\x1b[Kframe {} of {}, {:.0f} frames/s, {:.0f} s left", state.rows, state.rows_total,
                           static_cast<double>(state.rows) / seconds, left);
                std::fflush(stderr);
            }
            fmt::print(stderr, "\r\x1b[K");
        });
    }

private:
    std::jthread watcher_;
};

timeline::Step stepOf(const char *option, const std::string &text) {
    if (const auto step = briefing::stepFrom(text)) return *step;
    throw CLI::ValidationError(option, "'" + text + "' is not a length of time like P1D, P1W, P1M, P1Y or PT6H");
}

void animate(const Options &options, const Common &common) {
    constexpr std::size_t kFrames = 400; // when no step is given
    options.picture.check();
    const briefing::FilmFormat format = briefing::filmFormatOf(options.output);
    briefing::Film film;
    if (!options.step.empty()) film.step = stepOf("--step", options.step);
    if (!options.width.empty()) film.width = stepOf("--window", options.width);
    briefing::checkFilmFile(options.output);
    auto reader = events::Reader::open({common.user_layers, {}, common.mapping});
    tell(reader.diagnostics, common);
    const Material material(options.picture, reader.value, common);
    const timeline::Axis axis = timeline::axisOf(material.table());
    const timeline::Window window = windowFrom(options.picture, axis);
    film.span = {window.from, window.to};
    if (options.step.empty()) film.step = briefing::stepFor(film.span, kFrames);
    film.sheet = material.sheet(options.picture);
    film.sheet.undated = false;
    film.sheet.moments = {{window.from, window.to, options.picture.mode.empty() ? timeline::Mode::cumulative_from_start : window.mode}};
    film.fps = options.fps > 0 ? options.fps : format == briefing::FilmFormat::gif ? 20 : 25;
    film.hold = options.hold;
    film.bar = !options.noBar;
    film.ease = options.ease;

    lettering::Letterer letterer;
    briefing::SheetMaker maker(map::openBaseMap(), reader.value.gazetteer(), reader.value.actors(), letterer);
    const briefing::Content content = material.content();
    film = briefing::filmed(std::move(film), maker, content);
    Progress progress;
    briefing::FilmMade made;
    const auto start = std::chrono::steady_clock::now();
    {
        const Meter meter(progress, common.quiet);
        made = briefing::makeFilm(film, maker, content, letterer, options.output, &progress);
    }
    if (!options.noSidecar) {
        const std::filesystem::path named = options.output.has_filename() ? options.output : options.output.parent_path();
        briefing::writeSidecar({ZAMKAN_VERSION, briefing::inputsOf(options.picture.files),
                                briefing::layersOf(options.picture.layers, options.picture.label_columns), common.mapping, options.picture.where.conditions(), options.picture.published,
                                common.user_layers, film.sheet},
                               named);
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    if (!common.quiet)
        fmt::print(stderr, "zamkan: {}: {} frames, {:.1f} s of film, made in {:.1f} s ({:.0f} frames/s)\n", options.output.string(), made.frames,
                   made.seconds, seconds, static_cast<double>(made.frames) / seconds);
}

} // namespace

void addAnimate(const VerbContext &context) {
    auto options = std::make_shared<Options>();
    options->picture.size = "1280x720";
    CLI::App *verb = context.app.add_subcommand("animate", "A film of the events, moment after moment");
    verb->add_option("FILE", options->picture.files, "Articles and event files; - is standard input")->required();
    verb->add_option("-o,--output", options->output, "The film: .mp4, .webm, .gif, or FOLDER/ of PNG frames")->required()->type_name("FILE");
    options->picture.addTo(*verb);
    verb->add_option("--step", options->step, "Time from frame to frame: P1D, P1W, P1M…; so that there are 400 at most unless given")->type_name("DURATION");
    verb->add_option("--window", options->width, "How much of the time a frame of --mode window shows; P1M unless given")->type_name("DURATION");
    verb->add_option("--fps", options->fps, "Frames a second, 25 unless given, 20 for a GIF")->check(CLI::Range(1.0, 120.0));
    verb->add_option("--hold", options->hold, "Seconds that the last moment stands")->check(CLI::Range(0.0, 60.0));
    verb->add_flag("--ease", options->ease, "Marks come and go gradually");
    verb->add_flag("--no-bar", options->noBar, "Without the bar that shows how far the film is");
    verb->add_flag("--no-sidecar", options->noSidecar, "Without the .json beside the film that tells how it was made");
    verb->callback([options, context] { animate(*options, context.common); });
}

} // namespace zamkan::cli
