#include "briefing/film_output.hpp"
#include "base/files.hpp"
#include "base/stopping.hpp"
#include "briefing/child.hpp"
#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <optional>
#include <unistd.h>

namespace zamkan::briefing {

namespace fs = std::filesystem;

namespace {

constexpr const char *kNoFfmpeg = "install the package ffmpeg, or write PNG frames to a folder: -o FOLDER/";

// The same for a trial and for the film.
std::vector<std::string> encoderFor(FilmFormat format) {
    switch (format) {
    case FilmFormat::mp4:
        return {"-c:v", "libx264", "-preset", "fast", "-crf", "20", "-tune", "animation", "-pix_fmt", "yuv420p", "-movflags", "+faststart", "-f", "mp4"};
    case FilmFormat::webm:
        return {"-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-row-mt", "1", "-crf", "32", "-b:v", "0", "-pix_fmt", "yuv420p", "-f", "webm"};
    case FilmFormat::gif: return {"-f", "gif"};
    case FilmFormat::folder: break;
    }
    return {};
}

std::vector<std::string> operator+(std::vector<std::string> a, const std::vector<std::string> &b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

const std::vector<std::string> kQuiet{"ffmpeg", "-nostdin", "-hide_banner", "-loglevel", "error", "-y"};

std::vector<std::string> rawInput(const FilmOutput::Frames &frames) {
    return {"-f", "rawvideo", "-pixel_format", "bgr0", "-video_size", fmt::format("{}x{}", frames.width, frames.height), "-framerate",
            fmt::format("{:g}", frames.fps), "-i", "-"};
}

fs::path folderOf(const fs::path &file) { return file.has_parent_path() ? file.parent_path() : fs::path("."); }
// FOLDER/ and FOLDER are the same.
fs::path withoutSlash(const fs::path &file) { return file.has_filename() ? file : file.parent_path(); }

} // namespace

FilmFormat filmFormatOf(const fs::path &file) {
    const std::string extension = file.extension().string();
    if (extension == ".mp4") return FilmFormat::mp4;
    if (extension == ".webm") return FilmFormat::webm;
    if (extension == ".gif") return FilmFormat::gif;
    if (extension.empty()) return FilmFormat::folder;
    throw InputError("films are written as .mp4, .webm, .gif or a folder of PNG", file.string(), "give one of these extensions, or FOLDER/");
}

void checkFilmFile(const fs::path &file) {
    const FilmFormat format = filmFormatOf(file);
    std::error_code none;
    const fs::path target = withoutSlash(file), folder = folderOf(target);
    if (!fs::is_directory(folder, none)) throw InputError("there is no folder " + folder.string(), file.string(), "make it, or choose another place");
    if (::access(folder.c_str(), W_OK) != 0)
        throw InputError(std::string("nothing can be written to this folder (") + std::strerror(errno) + ")", folder.string(), "choose another place");
    if (format == FilmFormat::folder) {
        if (fs::exists(target, none) && !(fs::is_directory(target, none) && fs::is_empty(target, none)))
            throw InputError("this is there already", target.string(), "name a folder that is not, or an empty one");
        return;
    }
    if (fs::is_directory(target, none)) throw InputError("this is a folder", file.string(), "name a file in it");
    checkEncoder(format);
}

void checkEncoder(FilmFormat format) {
    if (format == FilmFormat::folder) return;
    // A tiny film to nowhere: tells a missing program from one without the encoder.
    std::vector<std::string> words = kQuiet + std::vector<std::string>{"-f", "lavfi", "-i", "color=size=64x64:rate=5:duration=0.4"} + encoderFor(format);
    words.back() = "null";
    words.emplace_back("-");
    std::erase(words, "-movflags");
    std::erase(words, "+faststart");
    Child trial(words);
    const int status = trial.wait();
    if (status == 127) throw InputError("ffmpeg is needed for films and is not there", "ffmpeg", kNoFfmpeg);
    if (status != 0) throw InputError(fmt::format("ffmpeg cannot make such a film: {}", trial.said()), "ffmpeg", kNoFfmpeg);
}

struct FilmOutput::State {
    FilmFormat format;
    Frames frames;
    fs::path file, part, palette; // part: what is written until it is whole
    std::optional<Child> child;
    std::size_t count = 0;

    // ffmpeg 5 ends with status 0 when there was no room for the end of a file, so what it said counts too: it speaks of errors only.
    void checkEnded(int status) const {
        if (status != 0 || !child->said().empty()) failed(status);
    }
    [[noreturn]] void failed(int status) const {
        const std::string said = child ? child->said() : "";
        throw InputError(said.empty() ? fmt::format("ffmpeg ended before the film was whole (status {})", status) : "ffmpeg stopped: " + said, file.string(),
                         "make room, or write PNG frames to a folder");
    }
    void remove() {
        child.reset();
        std::error_code none;
        for (const fs::path &passing : {part, palette}) {
            if (passing.empty()) continue;
            fs::remove_all(passing, none);
            endPassing(passing);
        }
    }
};

FilmOutput::FilmOutput(const fs::path &file, const Frames &frames) : state_(std::make_unique<State>()) {
    State &state = *state_;
    state.format = filmFormatOf(file);
    state.frames = frames;
    state.file = withoutSlash(file);
    // Hidden beside it, with its extension at the end.
    state.part = folderOf(state.file) / fmt::format(".{}.{}.part{}", state.file.stem().string(), ::getpid(), state.file.extension().string());
    beginPassing(state.part);
    if (state.format == FilmFormat::folder) {
        std::error_code error;
        fs::create_directory(state.part, error);
        if (error) endPassing(state.part);
        if (error) throw InputError("the folder cannot be made (" + error.message() + ")", state.file.string(), "choose another place");
    } else if (state.format == FilmFormat::gif) {
        state.palette = fs::path(state.part.string() + ".png");
        beginPassing(state.palette);
        state.child.emplace(kQuiet + rawInput(frames) + std::vector<std::string>{"-vf", "palettegen=stats_mode=full:reserve_transparent=0", "-update", "1", "-frames:v", "1", state.palette.string()});
    } else {
        state.child.emplace(kQuiet + rawInput(frames) + encoderFor(state.format) + std::vector<std::string>{state.part.string()});
    }
}

FilmOutput::~FilmOutput() { state_->remove(); }

bool FilmOutput::wantsSamples() const { return state_->format == FilmFormat::gif; }

void FilmOutput::sample(std::span<const std::uint8_t> pixels) {
    if (!state_->child->feed(pixels)) state_->failed(state_->child->wait());
}

void FilmOutput::sampled() {
    State &state = *state_;
    state.checkEnded(state.child->wait());
    state.child.emplace(kQuiet + rawInput(state.frames) +
                        std::vector<std::string>{"-i", state.palette.string(), "-lavfi", "paletteuse=dither=none:diff_mode=rectangle"} + encoderFor(state.format) +
                        std::vector<std::string>{state.part.string()});
}

void FilmOutput::frame(std::span<const std::uint8_t> pixels, const std::function<std::string()> &png) {
    State &state = *state_;
    ++state.count;
    if (state.format == FilmFormat::folder) {
        const std::string name = fmt::format("frame_{:05}.png", state.count);
        try {
            writeBytes(state.part / name, png());
        } catch (const InputError &error) { // told with the name that it would have had
            throw InputError(error.diagnostic().what, (state.file / name).string(), error.diagnostic().remedy);
        }
    } else if (!state.child->feed(pixels)) state.failed(state.child->wait());
}

void FilmOutput::finish(const std::function<bool()> &stop) {
    State &state = *state_;
    std::error_code error;
    if (state.child) {
        const int status = state.child->wait(stop);
        if (status == -1) throw Cancelled();
        state.checkEnded(status);
    }
    const auto held = holdSignals();
    if (state.format == FilmFormat::folder) fs::remove(state.file, error); // an empty folder, as checkFilmFile() saw
    fs::rename(state.part, state.file, error);
    if (error) throw InputError("the film cannot be given its name (" + error.message() + ")", state.file.string(), "choose another place");
    endPassing(state.part);
    state.part.clear();
}

} // namespace zamkan::briefing
