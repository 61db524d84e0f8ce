// Where the frames of a film go: to ffmpeg through a pipe, or to files.
#pragma once
#include "briefing/film.hpp"
#include <functional>
#include <memory>
#include <span>
#include <string>

namespace zamkan::briefing {

// Writes beside and renames in finish(); destroyed before, it ends ffmpeg and removes what it wrote.
class FilmOutput {
public:
    struct Frames {
        int width = 0, height = 0;
        double fps = 25;
    };
    FilmOutput(const std::filesystem::path &file, const Frames &frames); // throws InputError
    ~FilmOutput();
    FilmOutput(const FilmOutput &) = delete;
    FilmOutput &operator=(const FilmOutput &) = delete;

    // A GIF wants some frames of the film before all, for its colours.
    [[nodiscard]] bool wantsSamples() const;
    void sample(std::span<const std::uint8_t> pixels);
    void sampled();

    // Rows from the top, blue, green, red and one unused byte a pixel; a folder asks for the PNG of the same frame.
    // Throws InputError when ffmpeg takes no more, with what it said.
    void frame(std::span<const std::uint8_t> pixels, const std::function<std::string()> &png);
    // Throws InputError when the film cannot be finished, Cancelled when `stop` says so meanwhile.
    void finish(const std::function<bool()> &stop);

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace zamkan::briefing
