// bench_project: a project of many documents and one large table, saved, opened, corrected and undone. Prints "name value unit".
//
//   bench_project DOCUMENTS ROWS
#include "events/event_file.hpp"
#include "session/project/file.hpp"
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <random>
#include <unistd.h>

using namespace zamkan;
using namespace zamkan::session;
namespace fs = std::filesystem;

namespace {
template <typename Run> auto timed(const char *name, Run run) {
    const auto start = std::chrono::steady_clock::now();
    auto result = run();
    fmt::print("{} {:.4g} ms\n", name, std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    std::fflush(stdout);
    return result;
}

fs::path writeTable(const fs::path &folder, std::size_t rows) {
    const fs::path file = folder / "rows.csv";
    std::ofstream out(file);
    std::mt19937 random(5);
    out << "id,type,subtype,date_from,lat,lon,place,actor,source_text\n";
    for (std::size_t i = 0; i < rows; ++i)
        out << fmt::format("r{},violence,clash,{:04}-{:02}-{:02},{:.4f},{:.4f},Town {},Group {},Something happened near town {}\n", i, 2011 + random() % 10,
                           1 + random() % 12, 1 + random() % 28, 30 + random() % 70000 / 10000.0, 36 + random() % 120000 / 10000.0, random() % 4000,
                           random() % 60, i % 977);
    return file;
}

std::shared_ptr<const reading::Reading> document(std::size_t number) {
    std::mt19937 random(static_cast<unsigned>(number));
    auto reading = std::make_shared<reading::Reading>();
    std::string words;
    for (int i = 0; i < 40; ++i)
        words += "خبر عن المدينة في يوم من الأيام، وفيه تفاصيل. ";
    reading->document = text::Document(words);
    reading->document.id = fmt::format("d{}", number);
    for (int i = 0; i < 5; ++i) {
        events::Event event;
        event.id = fmt::format("d{}e{}", number, i);
        event.type = "control";
        event.subtype = "lost";
        event.certainty = 0.7;
        event.provenance.sentence = {0, 60};
        event.when = time::Interval(time::DateRange::day(time::Day(std::chrono::year{2014} / 1 / 1) + std::chrono::days(random() % 2000)));
        events::EventPlace place;
        place.name_en = fmt::format("Town {}", random() % 4000);
        place.position = geo::LatLon::fromDegrees(30 + random() % 7, 36 + random() % 12);
        event.places = {place};
        reading->events.push_back(std::move(event));
    }
    return reading;
}
} // namespace

int main(int count, char **words) {
    const std::size_t documents = count > 1 ? std::stoul(words[1]) : 10000, rows = count > 2 ? std::stoul(words[2]) : 1000000;
    const fs::path folder = fs::temp_directory_path() / fmt::format("zamkan_project_{}", ::getpid());
    fs::create_directories(folder);
    ::setenv("XDG_STATE_HOME", folder.c_str(), 1);
    const auto opened = reading::Reader::open();
    const reading::Reader &reader = opened.value;
    Session session = begin({});
    std::vector<Action> actions;
    const fs::path table = writeTable(folder, rows);
    actions.emplace_back(EventsLoaded{std::make_shared<const Parsed<events::LoadedEvents>>(events::loadEvents(table, reader.gazetteer(), reader.actors())), table});
    for (std::size_t i = 0; i < documents; ++i)
        actions.emplace_back(ArticleRead{document(i), folder / fmt::format("{}.txt", i)});
    zamkan::session::apply(session, actions);
    const fs::path file = folder / "work.zamkan";
    timed("save", [&] { saveProject(file, session); return 0; });
    fmt::print("file {:.4g} MB\n", static_cast<double>(fs::file_size(file)) / 1e6);
    ReadProject read = timed("open.read", [&] { return openProject(file, reader); });
    Session again = begin({});
    timed("open.apply", [&] {
        apply(again, ProjectOpened{std::make_shared<const ProjectContent>(std::move(read.content)), file, false, false});
        return 0;
    });
    fmt::print("rows {} rows\n", again.table->liveRows());
    Journal journal(file, again.history.version);
    apply(again, Correct{5, events::Checked{}}); // the first one finds nothing prepared
    timed("journal.first", [&] { journal.note(again); return 0; });
    for (const events::Row row : {events::Row{10}, static_cast<events::Row>(rows / 2), static_cast<events::Row>(again.table->size() - 3)}) {
        timed("correct", [&] { apply(again, Correct{row, events::StatusSaid{"denied"}}); return 0; });
        timed("journal", [&] { journal.note(again); return 0; });
    }
    for (int i = 0; i < 3; ++i)
        timed("undo", [&] { apply(again, Undo{}); return 0; });
    timed("redo", [&] { apply(again, Redo{}); return 0; });
    fs::remove_all(folder);
    return again.table->liveRows() >= documents * 5 ? 0 : 1;
}
