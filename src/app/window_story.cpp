// The story as sheets.
#include "app/window.hpp"
#include "lettering/lettering.hpp"
#include "session/told.hpp"
#include <SFML/Window/Clipboard.hpp>
#include <fmt/format.h>
#include <utility>

namespace zamkan::app {

void Window::exportStory() {
    if (session_.story.empty() || !atlas_ || !map_ || story_sheets_)
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
    story_sheets_.emplace().folder = folder;
    for (std::size_t i = 0; i < session_.story.size(); ++i) {
        const session::Session then = session::asTold(session_, i);
        const session::StoryStep &step = session_.story[i];
        ExportOrder order;
        order.shown = shownSheet(then, look, {titleOf(step, language), textOf(step, language)});
        order.file = folder / fmt::format("{:02}_{}.{}", i + 1, exportStem(titleOf(step, language), then), look.format);
        story_sheets_->left.push_back(std::move(order));
    }
}

bool Window::nextOfStory() {
    if (!story_sheets_ || !exporting_.idle() || !atlas_)
        return false;
    if (!story_sheets_->left.empty()) {
        exporting_.start(std::move(story_sheets_->left.front()), *atlas_);
        story_sheets_->left.pop_front();
        return true;
    }
    const StorySheets done = std::move(*story_sheets_);
    story_sheets_.reset();
    const std::string path = done.folder.string();
    if (done.made > 0) {
        sf::Clipboard::setString(sf::String::fromUtf8(path.begin(), path.end()));
        applyAction(session::ShowToast{{0, Severity::remark, "toast.story_exported", {{"n", std::to_string(done.made)}, {"path", lettering::isolated(path)}}, path, 10}});
    }
    if (!done.troubles.empty())
        applyAction(session::ShowToast{{0, Severity::error, "toast.story_failed", {{"n", std::to_string(done.troubles.size())}, {"what", done.troubles.front()}}, {}, 14}});
    return true;
}

bool Window::takeOfStory(const ExportEnded &ended) {
    if (!story_sheets_ || ended.film || ended.file.parent_path() != story_sheets_->folder)
        return false;
    if (ended.trouble.empty())
        ++story_sheets_->made;
    else
        story_sheets_->troubles.push_back(ended.trouble);
    return true;
}

} // namespace zamkan::app
