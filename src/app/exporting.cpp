#include "app/exporting.hpp"
#include "app/platform/user_folders.hpp"
#include "briefing/sheet_files.hpp"
#include "draw/cairo/leaf_painter.hpp"
#include "events/event_file.hpp"
#include <algorithm>
#include <iterator>
#include <fmt/format.h>
#include <unistd.h>

namespace zamkan::app {

namespace fs = std::filesystem;

namespace {
bool writable(const fs::path &folder) { return !folder.empty() && ::access(folder.c_str(), W_OK) == 0; }

void make(const ExportOrder &order, const Atlas &atlas, Progress &progress, ExportEnded &ended) {
    const ShownSheet &shown = *order.shown;
    briefing::Content content = shown.content();
    if (shown.sheet.areas && !content.territory) {
        try {
            content.territory = shown.grounds.territory(*atlas.reader);
        } catch (const InputError &error) {
            ended.notes.push_back(error.diagnostic());
        }
    }
    lettering::Letterer letterer;
    briefing::SheetMaker maker(atlas.base, atlas.reader->gazetteer(), atlas.reader->actors(), letterer);
    if (order.as_image) {
        const briefing::Sheet sheet = maker.settled(shown.sheet, content);
        ended.image = draw::bytesOf(maker.make(sheet, content, &ended.notes), letterer, draw::PageFormat::png, sheet.title);
        return;
    }
    briefing::Sidecar sidecar = briefing::sidecarFor(shown, ZAMKAN_VERSION, ended.notes);
    if (order.film) {
        briefing::checkFilmFile(order.file);
        briefing::Film film = shown.film;
        film.sheet = shown.sheet;
        film = briefing::filmed(std::move(film), maker, content);
        briefing::FilmMade made = briefing::makeFilm(film, maker, content, letterer, order.file, &progress);
        ended.frames = made.frames;
        std::move(made.notes.begin(), made.notes.end(), std::back_inserter(ended.notes));
        sidecar.sheet = film.sheet;
        sidecar.film = std::move(film);
    } else {
        briefing::checkPictureFile(order.file);
        sidecar.sheet = maker.settled(shown.sheet, content);
        briefing::writeSheet(sidecar.sheet, content, maker, {atlas.base, atlas.reader->gazetteer(), atlas.reader->actors(), letterer}, order.file, &ended.notes);
    }
    if (!order.table.empty()) {
        for (Diagnostic &diagnostic : events::saveEvents(order.table, briefing::shownEvents(sidecar.sheet, content)))
            ended.notes.push_back(std::move(diagnostic));
        ended.table = order.table;
    }
    // A source that is off has no place among the inputs.
    std::erase_if(sidecar.sheet.sources, [](const map::Colouring::Layer &source) { return source.name.empty(); });
    briefing::writeSidecar(sidecar, order.file);
}
} // namespace

fs::path picturesFolder() {
    fs::path folder = xdgFolder("PICTURES");
    if (folder.empty())
        folder = homeDirectory() / "Pictures";
    std::error_code trouble;
    return writable(folder) ? folder : fs::current_path(trouble);
}

Exporting::~Exporting() {
    for (Task &task : tasks_)
        task.what.progress->cancel();
}

void Exporting::start(ExportOrder order, const Atlas &atlas) {
    UnderWay what{order.file, order.film, std::make_shared<Progress>(), std::chrono::steady_clock::now()};
    auto work = [order = std::move(order), atlas, progress = what.progress] {
        ExportEnded ended{order.file, {}, {}, false, order.film, 0, {}, {}};
        try {
            make(order, atlas, *progress, ended);
        } catch (const Cancelled &) {
            ended.cancelled = true;
        } catch (const InputError &error) {
            ended.trouble = error.diagnostic().line();
        } catch (const std::exception &error) {
            ended.trouble = error.what();
        }
        return ended;
    };
    tasks_.push_back({std::move(what), std::async(std::launch::async, std::move(work))});
}

void Exporting::cancel(const fs::path &file) {
    for (Task &task : tasks_)
        if (task.what.file == file)
            task.what.progress->cancel();
}

std::vector<Exporting::UnderWay> Exporting::underWay() const {
    std::vector<UnderWay> out;
    for (const Task &task : tasks_)
        out.push_back(task.what);
    return out;
}

std::vector<ExportEnded> Exporting::poll() {
    std::vector<ExportEnded> out;
    std::erase_if(tasks_, [&](Task &task) {
        if (task.result.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
            return false;
        out.push_back(task.result.get());
        return true;
    });
    return out;
}

fs::path Exporting::freeFile(const fs::path &folder, const std::string &stem, const std::string &ending) const {
    std::error_code trouble;
    for (int number = 1;; ++number) {
        fs::path file = folder / (number == 1 ? stem + ending : fmt::format("{}_{}{}", stem, number, ending));
        const bool coming = std::any_of(tasks_.begin(), tasks_.end(), [&](const Task &task) { return task.what.file == file; });
        if (!coming && !fs::exists(file, trouble))
            return file;
    }
}

} // namespace zamkan::app
