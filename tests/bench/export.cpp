// What tools/bench export runs: sheets of ten thousand marks at four sizes, and the films of the bundled sample, all painted after
// everything was loaded. Arguments: the sample's file; "small" makes it a quick run, "films" leaves the sheets out.
#include "briefing/film.hpp"
#include "briefing/sheet_files.hpp"
#include "draw/cairo/leaf_painter.hpp"
#include "events/event_file.hpp"
#include "reading/reading.hpp"
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <random>
#include <unistd.h>

using namespace zamkan;
using namespace zamkan::briefing;

namespace {

double milliseconds(std::chrono::steady_clock::time_point since) {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - since).count();
}

events::EventTable marks(const gazetteer::Gazetteer &gazetteer, std::size_t count) {
    std::mt19937 random(1);
    std::vector<gazetteer::PlaceIndex> places;
    for (const auto index : gazetteer.placesIn({28, 34, 38, 50}, 0, 400000)) places.push_back(index);
    std::shuffle(places.begin(), places.end(), random);
    std::vector<events::Event> out;
    for (std::size_t i = 0; i < count; ++i) {
        const auto place = gazetteer.place(places[i % places.size()]);
        events::Event event;
        event.id = fmt::format("{}", i);
        event.type = "violence";
        event.subtype = i % 3 ? "airstrike" : "clash";
        event.actors.push_back({i % 2 ? "isis" : "sdf", "", "", "acting"});
        event.places.push_back({});
        event.places[0].id = place.id;
        event.places[0].name_en = place.name_en;
        event.places[0].position = place.position;
        event.when = time::Interval(time::DateRange::day(*time::dayFromIso("2016-01-01") + std::chrono::days{static_cast<int>(random() % 300)}));
        event.certainty = 0.9;
        out.push_back(std::move(event));
    }
    events::EventTable table;
    table.append(events::EventSegment::of(std::move(out)));
    (void)table.byTime();
    return table;
}

Content contentOf(const events::EventTable &table) {
    return {&table, [&table](const timeline::Window &window, bool) { return timeline::shownRows(table, window); }, {}, {"events.csv"}};
}

double residentMegabytes() {
    double most = 0;
    if (FILE *file = std::fopen("/proc/self/status", "r")) {
        char line[256];
        while (std::fgets(line, sizeof line, file)) {
            long kilobytes = 0;
            if (std::sscanf(line, "VmHWM: %ld kB", &kilobytes) == 1) most = static_cast<double>(kilobytes) / 1024;
        }
        std::fclose(file);
    }
    return most;
}

} // namespace

int main(int argc, char **argv) {
    const bool small = argc > 2 && std::string_view(argv[2]) == "small";
    const bool films = argc > 2 && std::string_view(argv[2]) == "films";
    if (argc < 2) return 2;
    const auto reader = reading::Reader::open({}).value;
    const auto base = map::openBaseMap();
    lettering::Letterer letterer;
    const std::filesystem::path folder = std::filesystem::temp_directory_path() / fmt::format("zamkan_bench_export_{}", ::getpid());
    std::filesystem::create_directories(folder);
    if (!films) {
        const events::EventTable table = marks(reader.gazetteer(), small ? 300 : 10'000);
        const Content content = contentOf(table);
        struct Size { const char *name; double width, height; int runs; };
        for (const Size &size : {Size{"1080p", 1920, 1080, 5}, Size{"4k", 3840, 2160, 3}, Size{"8k", 7680, 4320, 1}}) {
            if (small && size.width > 2000) break;
            std::vector<double> whole, painted;
            for (int run = 0; run < size.runs; ++run) {
                SheetMaker maker(base, reader.gazetteer(), reader.actors(), letterer);
                Sheet sheet;
                sheet.title = "Ten thousand";
                sheet.width = size.width;
                sheet.height = size.height;
                const auto start = std::chrono::steady_clock::now();
                sheet = maker.settled(std::move(sheet), content);
                const auto leaves = maker.make(sheet, content);
                writeLeaves(leaves, letterer, sheet.title, folder / "sheet.png");
                whole.push_back(milliseconds(start));
                draw::FramePainter painter(letterer);
                (void)painter.paint(leaves.front());
                const auto encoding = std::chrono::steady_clock::now();
                (void)painter.png();
                painted.push_back(milliseconds(encoding));
            }
            const auto median = [](std::vector<double> &times) { std::sort(times.begin(), times.end()); return times[times.size() / 2]; };
            fmt::print("export.png.{} {:.4g} ms\nexport.png.{}.baseline {:.4g} ms\n", size.name, median(whole), size.name, median(painted));
            std::fflush(stdout);
        }
        if (!small) fmt::print("export.png.8k.memory {:.4g} MB\n", residentMegabytes());
    }
    const auto loaded = events::loadEvents(argv[1], reader.gazetteer(), reader.actors());
    events::EventTable table;
    table.append(loaded.value.segment);
    (void)table.byTime();
    const Content content = contentOf(table);
    for (const char *name : {"film.mp4", "film.gif", "frames"}) {
        Film film;
        film.sheet.title = "Three hundred frames";
        film.sheet.width = small ? 320 : 1280;
        film.sheet.height = small ? 180 : 720;
        film.sheet.moments = {{time::Instant{}, time::Instant{}, timeline::Mode::cumulative_from_start}};
        film.span = timeline::axisOf(table);
        const bool gif = std::string_view(name) == "film.gif";
        film.fps = gif ? 20 : 25;
        const auto frames = small ? 6 : gif ? 200 : std::string_view(name) == "frames" ? 60 : 300; // a GIF of ten seconds
        const auto hours = std::chrono::ceil<std::chrono::hours>((film.span.end - film.span.start) / frames).count();
        film.step = {timeline::StepUnit::hour, static_cast<int>(std::max<long>(1, hours))};
        film.hold = 0;
        try {
            checkFilmFile(folder / name);
        } catch (const InputError &error) {
            fmt::print(stderr, "{}\n", error.what());
            continue;
        }
        SheetMaker maker(base, reader.gazetteer(), reader.actors(), letterer);
        film = filmed(std::move(film), maker, content);
        const auto start = std::chrono::steady_clock::now();
        const FilmMade made = makeFilm(film, maker, content, letterer, folder / name);
        const double seconds = milliseconds(start) / 1000;
        fmt::print("export.{} {:.4g} frames/s\n", name, static_cast<double>(made.frames) / seconds);
        if (gif) fmt::print("export.film.gif.size {:.4g} MB\n", static_cast<double>(std::filesystem::file_size(folder / name)) / 1e6);
        // The peer: the same frames painted and thrown away.
        draw::FramePainter painter(letterer);
        const auto moments = momentsOf(film);
        const auto painting = std::chrono::steady_clock::now();
        for (const timeline::Window &moment : moments) {
            Sheet sheet = film.sheet;
            sheet.moments = {moment};
            (void)painter.paint(maker.page(sheet, content));
        }
        fmt::print("export.{}.baseline {:.4g} frames/s\n", name, static_cast<double>(moments.size()) / (milliseconds(painting) / 1000));
        std::fflush(stdout);
    }
    std::filesystem::remove_all(folder);
    return 0;
}
