#include "geo/formats.hpp"
#include "session/apply.hpp"
#include <algorithm>
#include <array>

namespace zamkan::session {

namespace {
void clear(Session &session) {
    for (const Source &source : session.sources)
        putAway(session, source);
    session.sources.clear();
    session.parts.clear();
    session.table = std::make_shared<const events::EventTable>();
    session.duplicates = {};
    forgetSelection(session);
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

// The first of the palette's layer colours that no other source has, or the one that the fewest have.
std::size_t freeColour(const Session &session) {
    constexpr std::size_t kColours = 8; // as every palette has (a test counts them)
    std::array<std::size_t, kColours> used{};
    for (const Source &source : session.sources)
        ++used[source.colour % kColours];
    return static_cast<std::size_t>(std::min_element(used.begin(), used.end()) - used.begin());
}

// In the place of one that is open already, or behind the others; its number.
std::size_t put(Session &session, Source source, bool again) {
    const auto same = [&](const Source &open) {
        const bool article = open.reading != nullptr;
        return open.file == source.file && article == (source.reading != nullptr) &&
               (!article || open.reading->document.id == source.reading->document.id);
    };
    const auto open = again ? std::find_if(session.sources.begin(), session.sources.end(), same) : session.sources.end();
    if (open == session.sources.end()) {
        source.colour = freeColour(session);
        source.uid = session.next_source++;
        session.arriving.first = session.arriving.first || session.sources.empty();
        session.sources.push_back(std::move(source));
        makeTable(session);
        return session.sources.size() - 1;
    }
    std::erase_if(session.remarks, [&](const Remark &remark) { return remark.source == open->name; }); // of what it was
    source.uid = open->uid;
    if (source.reading && source.mapping.empty())
        source.mapping = open->mapping;
    carryOver(session, *open, source);
    source.on = open->on;
    source.colour = open->colour;
    source.renamed = open->renamed;
    if (open->renamed)
        source.name = open->name;
    *open = std::move(source);
    makeTable(session);
    return static_cast<std::size_t>(open - session.sources.begin());
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

// What a project holds, or nobody else: a text that was pasted lies in no file.
void noteArrival(Session &session, const std::filesystem::path &file, bool sample, bool again) {
    if (!sample && (again || file.empty() || !session.project.file.empty()))
        ++session.history.version;
}

void addRemarks(Session &session, const std::vector<Diagnostic> &diagnostics, const std::string &source) {
    for (const Diagnostic &diagnostic : diagnostics)
        session.remarks.push_back({diagnostic, source});
}
} // namespace

void on(Session &session, const OpeningStarted &action) { session.openings.push_back(action.opening); }

void on(Session &session, const ArticleRead &action) {
    makeRoom(session, action.sample);
    if (!action.sample)
        session.recent.add(action.file);
    const reading::Reading &reading = *action.reading;
    Source source;
    source.file = action.file;
    source.name = nameOf(reading.document, action.file);
    source.reading = action.reading;
    source.segment = events::EventSegment::of(reading.events);
    source.events = reading.events.size();
    source.mapping = action.mapping;
    const std::size_t index = put(session, std::move(source), action.again);
    addRemarks(session, reading.diagnostics, session.sources[index].name);
    noteArrival(session, action.file, action.sample, action.again);
    if (action.again)
        return; // what is looked at stays
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
    source.name = geo::shortName(action.file);
    source.report = loaded.report;
    source.mapping = loaded.report.mapping;
    source.reasons = action.reasons;
    source.segment = loaded.segment;
    source.events = loaded.segment->events();
    const std::size_t index = put(session, std::move(source), action.again);
    addRemarks(session, action.loaded->diagnostics, session.sources[index].name);
    noteArrival(session, action.file, action.sample, action.again);
    constexpr std::size_t kMostShown = 1000; // the report has them all
    const auto &rejected = loaded.report.rejected;
    const std::string name = session.sources[index].name;
    for (std::size_t i = 0; i < std::min(rejected.size(), kMostShown); ++i)
        session.remarks.push_back({{Severity::warning, rejected[i].reason.said(), "row " + std::to_string(rejected[i].row),
                                    "the row is kept aside: " + rejected[i].text, {}},
                                   name, rejected[i].reason, rejected[i].row, rejected[i].text});
    if (rejected.size() > kMostShown)
        session.remarks.push_back({{Severity::warning,
                                    "and " + std::to_string(rejected.size() - kMostShown) + " more rows cannot be used", "",
                                    "'zamkan info' lists them all", {}},
                                   name});
    if (!session.document) {
        session.document = index;
        session.tab = Tab::events;
    }
}

void on(Session &session, const OpeningEnded &action) {
    std::erase_if(session.openings, [&](const Opening &opening) { return opening.progress == action.progress; });
    if (action.failure) {
        session.remarks.push_back({*action.failure, action.source});
        on(session, ShowToast{{0, Severity::error, "toast.failed", {{"what", action.failure->line()}}, {}, 12}});
    }
    if (!action.unclear.empty())
        on(session, AskColumns{action.unclear, action.questions});
    if (action.fit && session.arriving.now)
        session.arriving.fit = true;
    else if (action.fit)
        on(session, FitAll{});
}

void on(Session &session, const AskColumns &action) {
    session.columns_of = action.file;
    session.questions = action.questions;
    if (session.questions.empty())
        for (const Source &source : session.sources)
            if (source.file == action.file && source.report)
                for (const std::string_view question : source.report->questions)
                    session.questions.push_back({std::string(question), {}});
    session.dialog = Dialog::columns;
}

void on(Session &session, const RememberColumns &action) { session.known_columns.remember(action.header, action.mapping); }
void on(Session &session, const ForgetColumns &action) { session.known_columns.forget(action.header); }

void on(Session &session, const CancelOpening &action) {
    if (action.opening < session.openings.size())
        session.openings[action.opening].progress->cancel();
}

void on(Session &session, const CloseAll &) {
    clear(session);
    session.project = {}; // what is opened next is none of its business
    session.story.clear();
    session.telling.reset();
    session.sieve.set({});
    session.axis = session.sight = timeline::axisOf(*session.table);
    session.clock_times = false;
    on(session, Compare{});
    session.window = {session.axis.start, session.axis.end, session.window.mode};
    lookAtTable(session);
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
