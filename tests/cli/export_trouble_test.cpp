// Pictures and films that cannot be made: a clear line, and nothing under their names.
#include "base/files.hpp"
#include "catch.hpp"
#include "conversation.hpp"
#include "run_program.hpp"
#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <thread>

namespace fs = std::filesystem;
using zamkan::readBytes;

namespace {

std::string eventsIn(const Scratch &scratch) {
    std::string table = "date_from,type,lon,lat,place,actor_losing\n";
    for (int day = 1; day <= 28; ++day) table += "2016-02-" + std::string(day < 10 ? "0" : "") + std::to_string(day) + ",control,40.73,36.06,Shaddadi,isis\n";
    return scratch.file("events.csv", table);
}

std::size_t entries(const Scratch &scratch) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(scratch.path), fs::directory_iterator{}));
}

bool has(const std::string &program) { return std::system(("command -v " + program + " >/dev/null 2>&1").c_str()) == 0; }

void checkTold(const Run &run, const std::string &words) {
    INFO("stderr: " << run.err);
    CHECK(run.status == 1);
    CHECK_THAT(run.err, ContainsSubstring(words));
    CHECK(std::count(run.err.begin(), run.err.end(), '\n') == 1);
}

} // namespace

TEST_CASE("sizes that cannot be are refused before anything is read") {
    const Scratch scratch;
    const std::string table = eventsIn(scratch);
    for (const char *size : {"0x0", "0x500", "63x500", "1000000000x1000000000", "16385x100", "99999999999999999999x1", "wide"})
        for (const auto &[verb, name] : {std::pair{"render", "map.png"}, std::pair{"animate", "film.mp4"}}) {
            INFO(verb << " " << size);
            const Run run = runProgram({verb, table, "-o", (scratch.path / name).string(), "--size", size});
            CHECK(run.status == 2);
            CHECK_THAT(run.err, ContainsSubstring("is not a size like 1920x1080"));
        }
    CHECK(entries(scratch) == 1);
}

TEST_CASE("of a title of ten thousand letters the beginning stands on pictures and films, and that is said") {
    const Scratch scratch;
    const std::string table = eventsIn(scratch);
    std::string title;
    for (int i = 0; i < 1000; ++i) title += "عنوان طويل";
    for (const char *name : {"map.png", "map.pdf", "map.svg"}) {
        const Run run = runProgram({"render", table, "-o", (scratch.path / name).string(), "--size", "800x500", "--title", title});
        INFO(run.err);
        CHECK(run.status == 0);
        CHECK_THAT(run.err, ContainsSubstring("letters of the title"));
    }
    const Run film = runProgram({"animate", table, "-o", (scratch.path / "frames/").string(), "--size", "1280x720", "--step", "P1W", "--hold", "0", "--title", title});
    CHECK(film.status == 0);
    CHECK_THAT(film.err, ContainsSubstring("letters of the title"));
}

TEST_CASE("without fonts a picture and a film are refused with what to install") {
    const Scratch scratch;
    const std::string table = eventsIn(scratch);
    const std::string fonts = scratch.file("fonts.conf", "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig></fontconfig>");
    for (const char *name : {"map.png", "map.pdf", "map.svg", "map.html"})
        checkTold(runProgram({"render", table, "-o", (scratch.path / name).string()}, {}, {{"FONTCONFIG_FILE", fonts}}), "install fonts-noto-core");
    checkTold(runProgram({"animate", table, "-o", (scratch.path / "frames/").string()}, {}, {{"FONTCONFIG_FILE", fonts}}), "install fonts-noto-core");
    CHECK(entries(scratch) == 2);
}

TEST_CASE("a logo that is not there is told by its name, and no picture is made") {
    const Scratch scratch;
    const std::string table = eventsIn(scratch);
    checkTold(runProgram({"render", table, "-o", (scratch.path / "map.png").string(), "--logo", (scratch.path / "none.png").string()}), "none.png");
    checkTold(runProgram({"animate", table, "-o", (scratch.path / "frames/").string(), "--logo", table}), "no PNG");
    CHECK(entries(scratch) == 1);
}

TEST_CASE("ffmpeg that is killed in the middle of a film is told, and the old film stays") {
    if (!has("ffmpeg")) {
        WARN("ffmpeg is not there");
        return;
    }
    const Scratch scratch;
    const std::string table = eventsIn(scratch), path = std::getenv("PATH");
    // It passes its trial, and dies when it has read some of the frames.
    const fs::path programs = scratch.path / "programs";
    fs::create_directory(programs);
    zamkan::writeBytes(programs / "ffmpeg", "#!/bin/sh\ncase \"$*\" in\n*rawvideo*) for last; do :; done; echo half > \"$last\"; head -c 2000000 > /dev/null; kill -9 $$;;\n"
                                            "*) PATH='" + path + "' exec ffmpeg \"$@\";;\nesac\n");
    fs::permissions(programs / "ffmpeg", fs::perms::owner_all);
    for (const char *name : {"film.mp4", "film.webm", "film.gif"}) {
        INFO(name);
        const std::string film = scratch.file(name, "old");
        checkTold(runProgram({"animate", table, "-o", film, "--size", "640x360", "--step", "P1D"}, {}, {{"PATH", programs.string() + ":" + path}}), "ffmpeg ended before the film was whole");
        CHECK(readBytes(film) == "old");
        fs::remove(film);
        CHECK(entries(scratch) == 2);
    }
}

TEST_CASE("Ctrl-C in the middle of a film leaves no part of it, and no ffmpeg behind") {
    const Scratch scratch;
    const std::string table = eventsIn(scratch);
    std::vector<std::string> names{"frames"};
    if (has("ffmpeg")) names.insert(names.end(), {"film.mp4", "film.gif"});
    for (const std::string &name : names) {
        INFO(name);
        Conversation run({"animate", "--quiet", table, "-o", (scratch.path / name).string(), "--step", "PT6H", "--size", "1280x720"});
        const auto begun = [&] {
            return std::any_of(fs::directory_iterator(scratch.path), fs::directory_iterator{},
                               [](const auto &entry) { return entry.path().filename().string().find(".part") != std::string::npos; });
        };
        for (int i = 0; i < 2000 && !begun(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
        CHECK(begun());
        run.signal(SIGINT);
        CHECK(run.wait() == 128 + SIGINT);
        for (int i = 0; i < 200 && begun(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
        CHECK(entries(scratch) == 1);
    }
}
