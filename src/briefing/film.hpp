// Films: the sheet of one moment after the other, as MP4, WebM, GIF or a folder of PNG.
#pragma once
#include "base/progress.hpp"
#include "briefing/sheet_maker.hpp"
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

namespace zamkan::briefing {

enum class FilmFormat : std::uint8_t { mp4, webm, gif, folder };
// By extension; a name that ends in / or has no extension is a folder. Throws InputError for other extensions.
[[nodiscard]] FilmFormat filmFormatOf(const std::filesystem::path &file);

struct Film {
    Sheet sheet;         // of one moment, whose mode holds for all; settled() by filmed()
    timeline::Axis span; // the clock runs from its start to its end
    timeline::Step step; // from one frame to the next
    timeline::Step width{timeline::StepUnit::month, 1}; // of the window, in that mode
    double fps = 25;
    double hold = 1;     // seconds that the last moment stands
    bool bar = true;     // shows how far the film is
    std::vector<time::Instant> stops = {}; // it stands still when its clock first comes there…
    double stop = 1.5;                     // …so many seconds
    bool ease = false;   // marks come and go gradually; frames then differ from stills
};

// How a film runs, as JSON and back: span, step, window, fps, hold, bar, ease. Its sheet stands elsewhere. Throws InputError for
// what is none.
[[nodiscard]] Json toJson(const Film &film);
[[nodiscard]] Film filmFrom(const Json &json, Sheet sheet);

// "P1D", "P2W", "P1M", "P3M", "P1Y", "PT6H": days, weeks, months, years, hours.
[[nodiscard]] std::optional<timeline::Step> stepFrom(std::string_view iso8601);
[[nodiscard]] std::string toString(const timeline::Step &step); // a quarter is three months
// A step with which the film has at most `frames` frames: a day, a week, a month, a quarter or a year.
[[nodiscard]] timeline::Step stepFor(const timeline::Axis &span, std::size_t frames);

// What each frame shows, the hold left out; the last one is the whole span. Throws InputError for more than 100,000.
[[nodiscard]] std::vector<timeline::Window> momentsOf(const Film &film);

// How many frames it has, those of holding and standing still with them.
[[nodiscard]] std::size_t framesOf(const Film &film);

// Ready to be made: an even size in pixels and a view on all that the film will show. Throws InputError.
[[nodiscard]] Film filmed(Film film, SheetMaker &maker, const Content &content);

// Does ffmpeg make films of that kind? Throws InputError, which says what is missing and that a folder of PNG needs no ffmpeg.
void checkEncoder(FilmFormat format);
// Before any work: can a film be written there, and does ffmpeg do its part? Throws InputError, which says what is
// missing and that a folder of PNG needs no ffmpeg.
void checkFilmFile(const std::filesystem::path &file);

struct FilmMade {
    std::size_t frames = 0;
    double seconds = 0; // of playing
    std::vector<Diagnostic> notes = {}; // of what did not find room
};
// The film must come from filmed(). Progress counts frames as rows. Nothing stands under the final name unless it is whole: what was
// there stays when the work is cancelled (Cancelled is thrown) or fails (InputError).
FilmMade makeFilm(const Film &film, SheetMaker &maker, const Content &content, const lettering::Letterer &letterer,
                  const std::filesystem::path &file, Progress *progress = nullptr);

} // namespace zamkan::briefing
