// The project of the window: opened, saved, and what changed kept at once.
#include "app/window.hpp"
#include <utility>

namespace zamkan::app {

namespace {
session::Toast toast(std::string key, session::Wording::Values values = {}) { return {0, Severity::warning, std::move(key), std::move(values), {}, 8}; }
} // namespace

void Window::takeProject(session::ProjectOpened &opened) {
    if (!opened.file.empty() && opened.file == session_.project.file)
        return; // this window's own
    journal_ = session::Journal(); // lets go of the one before
    journal_ = session::Journal(opened.file, 1);
    opened.read_only = journal_.taken() && !opened.file.empty();
}

void Window::saveProject() {
    if (session_.sources.empty())
        return;
    if (session_.project.read_only) {
        applyAction(session::ShowToast{toast("toast.project_taken")});
        return;
    }
    jobs_.submit(savingProjectJob(session_, session_.project.file.empty() ? session::suggestedFile(session_) : session_.project.file));
}

void Window::openLeftBehind() {
    if (left_behind_.empty())
        applyAction(session::ShowToast{toast("toast.nothing_left")});
    else
        open({left_behind_});
}

void Window::projectNoticed(const session::Action &action) {
    if (const auto *saved = std::get_if<session::ProjectSaved>(&action)) {
        if (journal_.project() != saved->file) {
            journal_.forget(saved->version);
            journal_ = session::Journal();
            journal_ = session::Journal(saved->file, saved->version);
        } else if (session_.history.version == saved->version) {
            journal_.forget(saved->version);
        }
        retitle();
    } else if (std::holds_alternative<session::ProjectOpened>(action)) {
        for (const session::Source &source : session_.sources)
            if (!source.reading)
                watch_.add(source.file);
        refreshLook();
    } else if (std::holds_alternative<session::CloseAll>(action) && !journal_.project().empty()) {
        journal_ = session::Journal(); // what was not saved of the project stays in its own
        journal_ = session::Journal({}, session_.history.version);
        retitle();
    }
}

void Window::keepChanges() {
    if (session_.sample || session_.history.version == journal_.version())
        return;
    try {
        journal_.note(session_);
        journal_failed_ = false;
    } catch (const InputError &error) { // told once, tried again with each change
        if (!std::exchange(journal_failed_, true))
            session::apply(session_, session::ShowToast{toast("toast.journal_failed", {{"what", error.diagnostic().line()}})});
    }
    retitle();
}

void Window::endProject() {
    bool said = !session_.on_map.notes.empty();
    for (const session::Source &source : session_.sources)
        said = said || source.reviewed.corrections;
    if (session_.project.file.empty() && !said) // a filter alone is not worth an offer the next time
        journal_.forget(session_.history.version);
}

void Window::completeReading() {
    if (!atlas_ || !session_.document || *session_.document >= session_.sources.size())
        return;
    const session::Source &source = session_.sources[*session_.document];
    if (source.complete || !source.reading || completing_ == source.uid)
        return;
    completing_ = source.uid;
    jobs_.submit(completingJob(source, atlas_->reader));
}

} // namespace zamkan::app
