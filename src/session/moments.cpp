#include "session/apply.hpp"
#include "session/dates.hpp"
#include <algorithm>

namespace zamkan::session {

using std::chrono::days;
using std::chrono::seconds;
using timeline::Mode;

namespace {
std::vector<std::string> openFiles(const Session &session) {
    std::vector<std::string> files;
    for (const Source &source : session.sources)
        files.push_back(source.file.string());
    std::sort(files.begin(), files.end());
    files.erase(std::unique(files.begin(), files.end()), files.end());
    return files;
}

std::string dateOf(const Session &session) {
    const timeline::Window &window = session.window;
    const text::Language language = uiLanguage(session);
    switch (window.mode) {
    case Mode::window:
        return stretchText(window.from, window.to, language);
    case Mode::cumulative_to_end:
        return momentText(window.from, false, language);
    case Mode::instant:
    case Mode::cumulative_from_start:
        break;
    }
    return momentText(window.to, true, language);
}
} // namespace

bool stands(const Session &session, const Bookmark &bookmark) {
    return std::any_of(session.sources.begin(), session.sources.end(), [&](const Source &source) {
        return std::find(bookmark.of.begin(), bookmark.of.end(), source.file.string()) != bookmark.of.end();
    });
}

void on(Session &session, const AddBookmark &action) {
    if (session.table->empty())
        return;
    Bookmark made{action.name.empty() ? dateOf(session) : action.name,
                  momentOf(session), openFiles(session)};
    const std::string name = made.name;
    session.bookmarks.add(std::move(made));
    on(session, ShowToast{{0, Severity::remark, "toast.bookmarked", {{"name", name}}, {}, 4}});
}

void on(Session &session, const RenameBookmark &action) { session.bookmarks.rename(action.bookmark, action.name); }
void on(Session &session, const RemoveBookmark &action) { session.bookmarks.remove(action.bookmark); }

void on(Session &session, const GoToBookmark &action) {
    if (action.bookmark >= session.bookmarks.all().size())
        return;
    goTo(session, Moment(session.bookmarks.all()[action.bookmark].moment));
}

Moment momentOf(const Session &session) { return {session.window, session.viewport.centre(), session.viewport.scale(), session.sieve.filter()}; }

void goTo(Session &session, const Moment &moment) {
    session.playback.playing = false;
    on(session, SetFilter{moment.filter});
    on(session, SetMode{moment.window.mode});
    on(session, SetWindow{moment.window.from, moment.window.to});
    session.viewport = map::Viewport(moment.centre, moment.scale, session.viewport.width(), session.viewport.height());
    session.is_fitted = false;
}

void on(Session &session, const Compare &action) {
    const bool begins = action.comparison && !session.comparison;
    session.comparison = action.comparison;
    if (!session.comparison) {
        if (session.tab == Tab::changes)
            session.tab = Tab::events;
        return;
    }
    Comparison &comparison = *session.comparison;
    const seconds unit = session.clock_times ? seconds{std::chrono::hours{1}} : seconds{days{1}};
    const time::Instant last = std::max(session.axis.end, session.axis.start + 2 * unit);
    comparison.earlier = std::clamp(comparison.earlier, session.axis.start + unit, last - unit);
    comparison.later = std::clamp(comparison.later, comparison.earlier + unit, last);
    comparison.divider = std::clamp(comparison.divider, 0.02, 0.98);
    if (begins) {
        session.playback.playing = false;
        session.tab = Tab::changes;
        session.panels = true;
    }
}

Comparison suggestedComparison(const Session &session) {
    const timeline::Window &window = session.window;
    const timeline::Axis &axis = session.axis;
    const bool whole = window.from <= axis.start && window.to >= axis.end;
    const seconds third = (axis.end - axis.start) / 3;
    const auto earlier = std::chrono::floor<days>(axis.start + third);
    return whole ? Comparison{std::max<time::Instant>(earlier, axis.start + seconds{1}), axis.end} : Comparison{window.from, window.to};
}

timeline::Window windowAt(const Session &session, time::Instant at) {
    timeline::Window window = session.window;
    const seconds length = window.to - window.from;
    window.to = at;
    window.from = at - length;
    if (window.mode == Mode::cumulative_to_end) { // what begins with the last day before `at`
        window.from = at - (session.clock_times ? seconds{std::chrono::hours{1}} : seconds{days{1}});
        window.to = session.axis.end > window.from ? session.axis.end : at;
    } else if (window.mode == Mode::cumulative_from_start) {
        window.from = std::min(session.axis.start, at - seconds{1});
    }
    return window;
}

} // namespace zamkan::session
