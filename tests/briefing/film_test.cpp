#include "base/files.hpp"
#include "briefing/desk.hpp"
#include "briefing/film.hpp"
#include "catch.hpp"
#include "draw/cairo/leaf_painter.hpp"
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <unistd.h>

using namespace zamkan;
using namespace zamkan::briefing;
using testing::Desk;
using testing::Folder;
using testing::studio;
namespace fs = std::filesystem;

namespace {

bool has(const char *program) { return std::system((std::string("command -v ") + program + " >/dev/null 2>&1").c_str()) == 0; }

std::string output(const std::string &command) {
    std::string out;
    if (FILE *pipe = ::popen(command.c_str(), "r")) {
        char buffer[512];
        while (std::fgets(buffer, sizeof buffer, pipe)) out += buffer;
        ::pclose(pipe);
    }
    return out;
}

Film film(Desk &desk) {
    Film out;
    out.sheet = desk.sheet();
    out.sheet.width = 641; // odd
    out.sheet.height = 360;
    out.sheet.moments.front().mode = timeline::Mode::cumulative_from_start;
    out.span = {time::Instant(*time::dayFromIso("2015-12-13")), time::Instant(*time::dayFromIso("2016-01-02"))};
    out.step = {timeline::StepUnit::day, 2};
    out.hold = 0.2;
    return filmed(std::move(out), desk.maker, desk.content);
}

} // namespace

TEST_CASE("a film stands still where it is told to, and knows beforehand how many frames it has") {
    Film film;
    const auto day = [](const char *iso) { return time::Instant(*time::dayFromIso(iso)); };
    film.span = {day("2016-01-01"), day("2016-01-11")};
    film.sheet.moments = {{film.span.start, film.span.end, timeline::Mode::cumulative_from_start}};
    film.fps = 10;
    film.hold = 0;
    CHECK(framesOf(film) == 10);
    film.hold = 1;
    film.stops = {day("2016-01-05"), day("2020-01-01")}; // never reached: costs nothing
    film.stop = 2;
    CHECK(framesOf(film) == 10 + 10 + 20);
    CHECK(momentsOf(film).size() == 10);
}

TEST_CASE("a step is read as ISO 8601 writes it, and nothing else is") {
    CHECK(stepFrom("P1D")->unit == timeline::StepUnit::day);
    CHECK(stepFrom("P3M")->count == 3);
    CHECK(stepFrom("PT6H")->unit == timeline::StepUnit::hour);
    for (const char *text : {"", "P", "1D", "P0D", "P-1D", "PT5D", "P5H", "P1DX", "P99999999999D", "P1.5D"}) CHECK_FALSE(stepFrom(text));
}

TEST_CASE("a film ends on the last moment asked for, however long the steps") {
    Desk desk;
    Film one = film(desk);
    CHECK(momentsOf(one).size() == 10);
    one.step = {timeline::StepUnit::month, 1};
    REQUIRE(momentsOf(one).size() == 1);
    CHECK(momentsOf(one).back().to == one.span.end);
    one.step = {timeline::StepUnit::hour, 1};
    one.span.start -= std::chrono::days(10'000);
    CHECK_THROWS_AS(momentsOf(one), InputError);
}

TEST_CASE("a folder of frames holds the stills of its moments") {
    Desk desk;
    const Folder folder;
    const Film one = film(desk);
    checkFilmFile(folder.path / "frames/");
    const FilmMade made = makeFilm(one, desk.maker, desk.content, studio().letterer, folder.path / "frames/");
    CHECK(made.frames == 15); // 10 and 0.2 s of 25
    CHECK(fs::exists(folder.path / "frames" / "frame_00015.png"));
    const auto moments = momentsOf(one);
    for (std::size_t i = 0; i < moments.size(); ++i) { // whatever was painted before: byte for byte
        INFO(i);
        Sheet still = one.sheet;
        still.moments = {moments[i]};
        still.progress = static_cast<double>(i) / 9.0;
        SheetMaker fresh(studio().base, studio().gazetteer, studio().actors, studio().letterer);
        const std::vector<map::Leaf> leaves{fresh.page(still, desk.content)};
        const std::string name = "frame_" + std::string(i < 9 ? "0000" : "000") + std::to_string(i + 1) + ".png";
        CHECK(readBytes(folder.path / "frames" / name) == draw::bytesOf(leaves, studio().letterer, draw::PageFormat::png, ""));
    }
    CHECK_THROWS_AS(checkFilmFile(folder.path / "frames/"), InputError); // nothing is overwritten
}

TEST_CASE("MP4, WebM and GIF have the size, the rate and the length that were asked for") {
    if (!has("ffmpeg") || !has("ffprobe")) {
        WARN("ffmpeg is not there");
        return;
    }
    Desk desk;
    const Folder folder;
    const Film one = film(desk);
    for (const char *name : {"film.mp4", "film.webm", "film.gif"}) {
        INFO(name);
        const fs::path file = folder.path / name;
        checkFilmFile(file);
        makeFilm(one, desk.maker, desk.content, studio().letterer, file);
        const std::string said = output("ffprobe -v error -count_frames -show_entries stream=width,height,r_frame_rate,nb_read_frames -of default=nw=1 " + file.string());
        INFO(said);
        CHECK(said.find("width=642\nheight=360\n") != std::string::npos);
        CHECK(said.find("r_frame_rate=25/1") != std::string::npos);
        if (file.extension() != ".gif") CHECK(said.find("nb_read_frames=15") != std::string::npos); // a GIF holds what stands still
    }
    CHECK(folder.entries() == 3);
}

TEST_CASE("a film that is stopped leaves what was there, and nothing else") {
    if (!has("ffmpeg")) {
        WARN("ffmpeg is not there");
        return;
    }
    Desk desk;
    const Folder folder;
    const Film one = film(desk);
    for (const char *name : {"film.mp4", "film.gif", "frames"}) {
        if (std::string_view(name) != "frames") writeBytes(folder.path / name, "old");
        Progress progress;
        progress.cancel();
        CHECK_THROWS_AS(makeFilm(one, desk.maker, desk.content, studio().letterer, folder.path / name, &progress), Cancelled);
    }
    CHECK(folder.entries() == 2);
    CHECK(readBytes(folder.path / "film.mp4") == "old");
}

TEST_CASE("without ffmpeg a film is refused before any work, and frames are offered") {
    const Folder folder;
    const std::string path = std::getenv("PATH");
    ::setenv("PATH", folder.path.c_str(), 1);
    std::string said;
    try {
        checkFilmFile(folder.path / "film.mp4");
    } catch (const InputError &error) {
        said = error.what();
    }
    CHECK_NOTHROW(checkFilmFile(folder.path / "frames/"));
    ::setenv("PATH", path.c_str(), 1);
    CHECK(said.find("not there") != std::string::npos);
    CHECK(said.find("FOLDER/") != std::string::npos);
    CHECK_THROWS_AS(checkFilmFile(folder.path / "film.avi"), InputError);
    CHECK_THROWS_AS(checkFilmFile(folder.path / "no/such/film.mp4"), InputError);
}
