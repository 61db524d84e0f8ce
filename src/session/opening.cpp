#include "session/apply.hpp"
#include <algorithm>

namespace zamkan::session {

namespace {
void clear(Session &session) {
    session.sources.clear();
    session.table = std::make_shared<const events::EventTable>();
    session.selected.reset();
    session.hovered.reset();
    session.document.reset();
    session.lit.reset();
    session.sample = false;
    session.playback.playing = false;
    session.remarks.clear();
}

// The sample makes room for the first thing that the user opens.
void makeRoom(Session &session, bool sample) {
    if (session.sample && !sample)
        clear(session);
    session.sample = session.sources.empty() ? sample : session.sample && sample;
}

void addEvents(Session &session, std::shared_ptr<const events::EventSegment> added,
               std::optional<std::uint32_t> document) {
    const bool wholeAxis = session.table->empty() || (session.window.from == session.axis.start &&
                                                      session.window.to == session.axis.end);
    auto table = std::make_shared<events::EventTable>(*session.table);
    table->append(std::move(added), document);
    const bool first = session.table->empty();
    session.table = std::move(table);
    session.axis = timeline::axisOf(*session.table);
    if (wholeAxis)
        session.window = {session.axis.start, session.axis.end, session.window.mode};
    if (first)
        session.playback.step = stepFor(session.axis);
    refreshListed(session);
}

// What an article is called: its title, else its first line when that is short enough for a headline.
std::string nameOf(const text::Document &document, const std::filesystem::path &file) {
    if (!document.title.empty())
        return document.title;
    const std::string &text = document.text();
    const std::size_t start = text.find_first_not_of(" \t\r\n");
    if (start != std::string::npos) {
        std::string line = text.substr(start, text.find_first_of("\r\n", start) - start);
        constexpr std::size_t kHeadline = 220; // bytes
        if (!line.empty() && line.size() <= kHeadline)
            return line;
    }
    return file.empty() ? document.id : file.filename().string();
}

void addRemarks(Session &session, const std::vector<Diagnostic> &diagnostics, const std::string &source) {
    for (const Diagnostic &diagnostic : diagnostics)
        session.remarks.push_back({diagnostic, source});
}
} // namespace

void on(Session &session, const OpeningStarted &) { ++session.working; }

void on(Session &session, const ArticleRead &action) {
    makeRoom(session, action.sample);
    if (!action.sample)
        session.recent.add(action.file);
    const events::Reading &reading = *action.reading;
    Source source;
    source.file = action.file;
    source.name = nameOf(reading.document, action.file);
    source.reading = action.reading;
    source.events = reading.events.size();
    session.sources.push_back(std::move(source));
    const std::size_t index = session.sources.size() - 1;
    addEvents(session, events::EventSegment::of(reading.events), static_cast<std::uint32_t>(index));
    addRemarks(session, reading.diagnostics, session.sources.back().name);
    session.document = index;
    session.lit.reset();
    session.tab = Tab::source;
}

void on(Session &session, const EventsLoaded &action) {
    makeRoom(session, action.sample);
    if (!action.sample)
        session.recent.add(action.file);
    const events::LoadedEvents &loaded = action.loaded->value;
    Source source;
    source.file = action.file;
    source.name = action.file.filename().string();
    source.report = loaded.report;
    source.events = loaded.segment->events();
    session.sources.push_back(std::move(source));
    addEvents(session, loaded.segment, std::nullopt);
    addRemarks(session, action.loaded->diagnostics, session.sources.back().name);
    constexpr std::size_t kMostShown = 1000; // the report has them all
    const auto &rejected = loaded.report.rejected;
    const std::string &name = session.sources.back().name;
    for (std::size_t i = 0; i < std::min(rejected.size(), kMostShown); ++i)
        session.remarks.push_back({{Severity::warning, rejected[i].reason, "row " + std::to_string(rejected[i].row),
                                    "the row is kept aside: " + rejected[i].text, {}},
                                   name});
    if (rejected.size() > kMostShown)
        session.remarks.push_back({{Severity::warning,
                                    "and " + std::to_string(rejected.size() - kMostShown) + " more rows cannot be used", "",
                                    "'zamkan info' lists them all", {}},
                                   name});
    if (!session.document)
        session.tab = Tab::events;
}

void on(Session &session, const OpeningEnded &action) {
    if (session.working > 0)
        --session.working;
    if (action.failure) {
        session.remarks.push_back({*action.failure, action.source});
        on(session, ShowToast{{0, Severity::error, "toast.failed", {{"what", action.failure->line()}}, {}, 12}});
    }
    if (action.fit)
        apply(session, FitAll{});
}

void on(Session &session, const CloseAll &) {
    clear(session);
    session.axis = timeline::axisOf(*session.table);
    session.window = {session.axis.start, session.axis.end, session.window.mode};
    refreshListed(session);
}

void on(Session &session, const ForgetRecent &) { session.recent.clear(); }

void on(Session &session, const AddRemark &action) { session.remarks.push_back(action.remark); }
void on(Session &session, const ClearRemarks &) { session.remarks.clear(); }

void on(Session &session, const ShowToast &action) {
    Toast toast = action.toast;
    toast.id = session.next_toast++;
    session.toasts.push_back(std::move(toast));
}

void on(Session &session, const DismissToast &action) {
    std::erase_if(session.toasts, [&](const Toast &toast) { return toast.id == action.id; });
}

} // namespace zamkan::session
