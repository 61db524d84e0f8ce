// The project of the window: opened, saved, and what changed kept at once.
#include "app/window.hpp"
#include <algorithm>
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

namespace {
// Whether a person said anything that only this session knows, or pasted a text; notes are kept from one time to the next anyway.
bool isSaid(const session::Session &session) {
    return !session.story.empty() ||
           std::any_of(session.sources.begin(), session.sources.end(), [](const session::Source &source) { return source.reviewed.corrections != nullptr || (source.reading && source.file.empty()); });
}
} // namespace

void Window::leave(Leaving leaving) {
    using What = Leaving::What;
    const bool other = leaving.what != What::open || std::any_of(leaving.files.begin(), leaving.files.end(), [](const auto &file) { return session::isProject(file); });
    const bool unsaved = session_.project.file.empty() ? isSaid(session_) && session_.history.version != session_.project.saved_at
                                                       : session_.history.version != session_.project.saved_at;
    if (!other || session_.sample || !unsaved) {
        goOn(leaving);
        return;
    }
    leaving_ = std::move(leaving);
    applyAction(session::StoryThing{session::EndStory{}});
    applyAction(session::ShowDialog{session::Dialog::unsaved});
    due_ = 3;
}

void Window::answered(const Leave &answer) {
    applyAction(session::ShowDialog{session::Dialog::none});
    if (!leaving_)
        return;
    if (answer.save) { // goes on when it is saved; a failure is told, and nothing is left
        leaving_->saving = true;
        const bool own = !session_.project.file.empty() && !session_.project.read_only; // another window's becomes one beside it
        jobs_.submit(savingProjectJob(session_, own ? session_.project.file : session::suggestedFile(session_)));
        return;
    }
    journal_.forget(session_.history.version);
    goOn(*std::exchange(leaving_, std::nullopt));
}

void Window::goOn(const Leaving &leaving) {
    switch (leaving.what) {
    case Leaving::What::quit:
        closing_ = true;
        break;
    case Leaving::What::open:
        open(leaving.files);
        break;
    case Leaving::What::sample:
        applyAction(session::CloseAll{});
        openSample();
        break;
    }
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
        if (leaving_ && leaving_->saving)
            goOn(*std::exchange(leaving_, std::nullopt));
    } else if (const auto *told = std::get_if<session::ShowToast>(&action); told && told->toast.key == "toast.save_failed") {
        leaving_.reset(); // nothing is left before it is saved
    } else if (std::holds_alternative<session::ProjectOpened>(action)) {
        for (const session::Source &source : session_.sources)
            if (!source.reading)
                watch_.add(source.file);
        openLayers(session_.project.awaited);
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
    if (session_.project.file.empty() && session_.on_map.notes.empty() && !isSaid(session_)) // a filter alone is not worth an offer the next time
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
