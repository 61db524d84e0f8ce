// The story as sheets.
#include "app/window.hpp"
#include "session/told.hpp"
#include <fmt/format.h>
#include <utility>

namespace zamkan::app {

void Window::exportStory() {
    if (session_.story.empty() || !atlas_ || !map_)
        return;
    ExportLook look = export_.look;
    if (look.isFilm()) // a sheet a step
        look.format = "png";
    const text::Language language = look.labels == "window" ? session::labelLanguage(session_) : text::languageFromCode(look.labels);
    const std::string name = session_.project.file.empty() ? session_.sources.empty() ? "story" : session_.sources.front().file.stem().string() : session_.project.file.stem().string();
    const auto folder = exporting_.freeFile(picturesFolder(), name.empty() ? "story" : name, "");
    std::error_code trouble;
    std::filesystem::create_directories(folder, trouble);
    if (trouble) {
        applyAction(session::ShowToast{{0, Severity::error, "toast.export_failed", {{"what", folder.string() + ": " + trouble.message()}}, {}, 14}});
        return;
    }
    for (std::size_t i = 0; i < session_.story.size(); ++i) {
        const session::Session then = session::asTold(session_, i);
        const session::StoryStep &step = session_.story[i];
        ExportOrder order;
        order.shown = shownSheet(then, look, {titleOf(step, language), textOf(step, language)});
        order.file = folder / fmt::format("{:02}_{}.{}", i + 1, exportStem(titleOf(step, language), then), look.format);
        story_sheets_.push_back(std::move(order));
    }
    applyAction(session::ShowToast{{0, Severity::remark, "toast.story_exported", {{"n", std::to_string(session_.story.size())}, {"path", "\u2066" + folder.string() + "\u2069"}}, folder.string(), 8}});
}

bool Window::nextOfStory() {
    if (story_sheets_.empty() || !exporting_.idle() || !atlas_)
        return false;
    exporting_.start(std::move(story_sheets_.front()), *atlas_);
    story_sheets_.pop_front();
    return true;
}

} // namespace zamkan::app
