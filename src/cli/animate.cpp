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
    std::filesystem::path output, sheet; // sheet: a description to follow
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

briefing::Film filmFrom(const Options &options, const Material &material) {
    constexpr std::size_t kFrames = 400; // when no step is given
    briefing::Film film;
    if (!options.step.empty()) film.step = stepOf("--step", options.step);
    if (!options.width.empty()) film.width = stepOf("--window", options.width);
    const timeline::Window window = windowFrom(options.picture, timeline::axisOf(material.table()));
    film.span = {window.from, window.to};
    if (options.step.empty()) film.step = briefing::stepFor(film.span, kFrames);
    film.sheet = material.sheet(options.picture);
    film.sheet.undated = false;
    film.sheet.moments = {{window.from, window.to, options.picture.mode.empty() ? timeline::Mode::cumulative_from_start : window.mode}};
    film.fps = options.fps > 0 ? options.fps : briefing::filmFormatOf(options.output) == briefing::FilmFormat::gif ? 20 : 25;
    film.hold = options.hold;
    film.bar = !options.noBar;
    film.ease = options.ease;
    return film;
}

void animate(Options options, Common common) {
    std::optional<briefing::Film> followed;
    if (!options.sheet.empty()) {
        followed = follow(options.sheet, options.picture, common).film;
        if (!followed) throw InputError("this describes a sheet, not a film", options.sheet.string(), "make it again with: zamkan render --sheet");
    }
    if (options.picture.files.empty()) throw CLI::RequiredError("FILE");
    options.picture.check();
    if (!options.step.empty()) (void)stepOf("--step", options.step);
    if (!options.width.empty()) (void)stepOf("--window", options.width);
    briefing::checkFilmFile(options.output);
    std::optional<briefing::Sidecar> sidecar; // digests of the inputs as they are when they are read
    if (!options.noSidecar) sidecar = sidecarFor(options.picture, common);
    auto reader = reading::Reader::open({common.user_layers, {}, common.mapping});
    tell(reader.diagnostics, common);
    Material material(options.picture, reader.value, common);
    briefing::Film film = followed ? *followed : filmFrom(options, material);
    if (film.sheet.areas) material.addAreas(reader.value, common);

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
    if (sidecar) {
        sidecar->sheet = film.sheet;
        sidecar->film = film;
        briefing::writeSidecar(*sidecar, options.output.has_filename() ? options.output : options.output.parent_path());
    }
    tell(made.notes, common);
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
    verb->add_option("FILE", options->picture.files, "Articles and event files; - is standard input");
    verb->add_option("-o,--output", options->output, "The film: .mp4, .webm, .gif, or FOLDER/ of PNG frames")->required()->type_name("FILE");
    options->picture.addTo(*verb);
    verb->add_option("--step", options->step, "Time from frame to frame: P1D, P1W, P1M…; so that there are 400 at most unless given")->type_name("DURATION");
    verb->add_option("--window", options->width, "How much of the time a frame of --mode window shows; P1M unless given")->type_name("DURATION");
    verb->add_option("--fps", options->fps, "Frames a second, 25 unless given, 20 for a GIF")->check(CLI::Range(1.0, 120.0));
    verb->add_option("--hold", options->hold, "Seconds that the last moment stands")->check(CLI::Range(0.0, 60.0));
    verb->add_option("--sheet", options->sheet, "Make again what this file describes, which was written beside a film")->type_name("FILE.json");
    verb->add_flag("--ease", options->ease, "Marks come and go gradually");
    verb->add_flag("--no-bar", options->noBar, "Without the bar that shows how far the film is");
    verb->add_flag("--no-sidecar", options->noSidecar, "Without the .json beside the film that tells how it was made");
    verb->callback([options, context] { animate(*options, context.common); });
}

} // namespace zamkan::cli
