// What leaves the window to be shown to others.
#include "app/window.hpp"
#include "lettering/lettering.hpp"
#include <SFML/Window/Clipboard.hpp>
#include <fmt/format.h>

namespace zamkan::app {

void Window::takeSheet(bool asImage) {
    if (!atlas_ || !map_)
        return;
    refreshWords(session_, export_);
    ExportLook look = export_.look;
    if (look.isFilm() || asImage) // one key is one sheet
        look.format = "png";
    ExportOrder order;
    order.as_image = asImage;
    order.shown = shownSheet(session_, look, export_.words);
    if (!asImage)
        order.file = exporting_.freeFile(picturesFolder(), exportStem(order.shown->sheet.title, session_), "." + look.format);
    log_.line("making a sheet: " + order.file.string());
    exporting_.start(std::move(order), *atlas_);
}

void Window::exportAs(const ExportAs &wanted) {
    if (!atlas_ || !map_)
        return;
    log_.line("exporting: " + wanted.file.string());
    exporting_.start({shownSheet(session_, export_.look, export_.words), wanted.file, wanted.film, wanted.table}, *atlas_);
    try {
        export_.look.save();
    } catch (const InputError &error) { // the next one looks as the program ships it
        log_.line("how the export looks could not be kept: " + error.diagnostic().line());
    }
}

bool Window::takeExported() {
    bool any = false;
    if (atlas_ && map_)
        any = export_desk_.follow(session_, *atlas_, export_);
    if (images_)
        images_->poll();
    const std::vector<ExportEnded> done = exporting_.poll();
    for (const ExportEnded &ended : done) {
        const std::string path = ended.file.string();
        log_.line(ended.trouble.empty() ? "exported: " + path : "not exported: " + path + ": " + ended.trouble);
        for (const Diagnostic &note : ended.notes)
            applyAction(session::AddRemark{{note, ended.file.filename().string()}});
        if (takeOfStory(ended))
            continue;
        if (ended.cancelled) {
            applyAction(session::ShowToast{{0, Severity::remark, "toast.export_cancelled", {{"path", lettering::isolated(path)}}, {}, 5}});
        } else if (!ended.trouble.empty()) {
            applyAction(session::ShowToast{{0, Severity::error, "toast.export_failed", {{"what", ended.trouble}}, {}, 14}});
        } else if (!ended.image.empty()) {
            if (!images_)
                images_.emplace();
            applyAction(session::ShowToast{{0, Severity::remark, images_->offer(ended.image) ? "toast.image_copied" : "toast.image_too_large", {}, {}, 6}});
        } else {
            sf::Clipboard::setString(sf::String::fromUtf8(path.begin(), path.end()));
            applyAction(session::ShowToast{{0, Severity::remark, ended.film ? "toast.film" : "toast.picture",
                                            {{"path", lettering::isolated(path)}, {"n", fmt::format("{}", ended.frames)}}, path, 10}});
        }
    }
    return any || !done.empty();
}

} // namespace zamkan::app
