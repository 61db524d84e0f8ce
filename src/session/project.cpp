#include "session/project.hpp"
#include "session/apply.hpp"
#include "session/project/content.hpp"
#include <algorithm>

namespace zamkan::session {

void on(Session &session, const ProjectOpened &action) {
    on(session, CloseAll{});
    session.history = {};
    session.review_at.reset();
    session.sources = action.content->sources;
    for (const Source &source : session.sources)
        session.next_source = std::max(session.next_source, source.uid + 1);
    session.story = action.content->story;
    session.telling.reset();
    session.sample = false;
    if (!session.sources.empty())
        session.document = 0;
    makeTable(session);
    session.window = {session.axis.start, session.axis.end, session.window.mode};
    session.playback.step = stepFor(session.axis, session.clock_times);
    on(session, FitAll{});
    lookAs(session, action.content->view);
    session.remarks.insert(session.remarks.end(), action.content->remarks.begin(), action.content->remarks.end());
    const auto &remarks = action.content->remarks;
    const auto warning = std::find_if(remarks.begin(), remarks.end(), [](const Remark &remark) { return remark.diagnostic.severity != Severity::remark; });
    if (warning != remarks.end()) // what changed since it was saved, and is not as its story tells it
        on(session, ShowToast{{0, Severity::warning, "toast.project_differs", {{"what", warning->diagnostic.line()}}, {}, 14}});
    if (!action.file.empty())
        session.recent.add(action.file);
    if (action.unsaved)
        on(session, ShowToast{{0, Severity::remark, "toast.brought_back", {}, {}, 10}});
    if (action.read_only)
        on(session, ShowToast{{0, Severity::warning, "toast.project_taken", {}, {}, 12}});
    session.history.version = 1;
    session.project = {action.file, action.read_only, action.unsaved ? 0U : 1U, action.content->layers};
    if (action.content->has_layers) {
        session.on_map.layers.clear();
        ++session.on_map.version;
    }
    refreshShown(session);
}

void on(Session &session, const ProjectSaved &action) {
    session.project.file = action.file;
    session.project.saved_at = action.version;
    on(session, ShowToast{{0, Severity::remark, "toast.project_saved", {{"path", "\u2066" + action.file.string() + "\u2069"}}, action.file.string(), 5}});
}

void on(Session &session, const ReadingCompleted &action) {
    for (Source &source : session.sources) {
        if (source.uid != action.source || source.complete || !source.reading)
            continue;
        auto whole = std::make_shared<reading::Reading>(*action.reading);
        whole->document = source.reading->document;
        whole->events = source.reading->events; // as the project has them
        source.reading = std::move(whole);
        source.complete = true;
    }
}

} // namespace zamkan::session
