// What leaves the window to be shown to others.
#include "app/window.hpp"
#include "lettering/lettering.hpp"
#include <SFML/Window/Clipboard.hpp>
#include <fmt/format.h>

namespace zamkan::app {

void Window::takeSheet() {
    if (!atlas_ || !map_)
        return;
    ExportLook look = export_look_;
    if (look.isFilm()) // one key is one sheet
        look.format = "png";
    ExportOrder order;
    order.shown = shownSheet(session_, look, export_words_);
    order.file = exporting_.freeFile(picturesFolder(), exportStem(order.shown->sheet.title, session_), "." + look.format);
    log_.line("making a sheet: " + order.file.string());
    exporting_.start(std::move(order), *atlas_);
}

bool Window::takeExported() {
    const std::vector<ExportEnded> done = exporting_.poll();
    for (const ExportEnded &ended : done) {
        const std::string path = ended.file.string();
        log_.line(ended.trouble.empty() ? "exported: " + path : "not exported: " + path + ": " + ended.trouble);
        for (const Diagnostic &note : ended.notes)
            applyAction(session::AddRemark{{note, ended.file.filename().string()}});
        if (ended.cancelled) {
            applyAction(session::ShowToast{{0, Severity::remark, "toast.export_cancelled", {{"path", lettering::isolated(path)}}, {}, 5}});
        } else if (!ended.trouble.empty()) {
            applyAction(session::ShowToast{{0, Severity::error, "toast.export_failed", {{"what", ended.trouble}}, {}, 14}});
        } else {
            sf::Clipboard::setString(sf::String::fromUtf8(path.begin(), path.end()));
            applyAction(session::ShowToast{{0, Severity::remark, ended.film ? "toast.film" : "toast.picture",
                                            {{"path", lettering::isolated(path)}, {"n", fmt::format("{}", ended.frames)}}, path, 10}});
        }
    }
    return !done.empty();
}

} // namespace zamkan::app
