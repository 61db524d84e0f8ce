#include "session/apply.hpp"
#include <algorithm>
#include <utility>

namespace zamkan::session {

namespace {
// A row by what outlives the table: its event, and which of the event's rows it is.
struct Kept {
    EventKey event;
    events::Row behind = 0; // its first one
};

std::optional<Kept> keptSelection(const Session &session) {
    if (!session.selected || *session.selected >= session.table->size())
        return std::nullopt;
    events::Row first = *session.selected;
    while (first > 0 && session.table->sameEvent(first - 1, *session.selected))
        --first;
    return Kept{keyOf(session, first), *session.selected - first};
}

void restore(Session &session, const std::optional<Kept> &kept) {
    forgetSelection(session);
    if (!kept)
        return;
    if (const auto first = rowOf(session, kept->event)) {
        const events::Row row = *first + kept->behind;
        session.selected = row < session.table->size() && session.table->sameEvent(*first, row) ? row : *first;
        session.picked = {*session.selected};
    }
}
} // namespace

std::size_t sourceOf(const Session &session, events::Row row) { return session.table->document(row).value_or(0); }

const reading::Reading *readingOf(const Session &session, events::Row row) {
    const std::size_t source = sourceOf(session, row);
    return source < session.sources.size() ? session.sources[source].reading.get() : nullptr;
}

void makeTable(Session &session) {
    if (session.arriving.now) {
        session.arriving.table = true;
        return;
    }
    const auto kept = keptSelection(session);
    const bool wholeAxis = session.window.from == session.axis.start && session.window.to == session.axis.end;
    auto table = std::make_shared<events::EventTable>();
    session.parts.clear();
    for (std::size_t i = 0; i < session.sources.size(); ++i) {
        const Source &source = session.sources[i];
        if (!source.on)
            continue;
        const auto append = [&](const auto &segment, auto struck, std::shared_ptr<const std::vector<std::uint32_t>> events) {
            table->append(segment, static_cast<std::uint32_t>(i), std::move(struck));
            if (table->parts().size() > session.parts.size()) // it has rows
                session.parts.push_back({source.uid, std::move(events)});
        };
        append(source.segment, source.reviewed.revision.struck, nullptr);
        append(source.reviewed.revision.rows, nullptr, source.reviewed.revision.events);
    }
    session.table = std::move(table);
    session.duplicates = {};
    if (!session.table->empty() || session.sources.empty()) { // while all are off, time stays as it was
        const timeline::Axis before = std::exchange(session.axis, timeline::axisOf(*session.table));
        session.sight = timeline::carriedOver(session.sight, before, session.axis);
        session.clock_times = timeline::hasClockTimes(*session.table);
        if (wholeAxis)
            session.window = {session.axis.start, session.axis.end, session.window.mode};
        else // kept inside the axis, as it may be shorter now
            on(session, SetWindow{session.window.from, session.window.to});
    }
    if (session.comparison) // inside the axis, or over
        on(session, Compare{session.table->byTime().empty() ? std::nullopt : session.comparison});
    if (std::exchange(session.arriving.first, false))
        session.playback.step = stepFor(session.axis, session.clock_times);
    restore(session, kept);
    lookAtTable(session);
}

void putAway(Session &session, const Source &source) { session.history.closed[source.uid] = std::make_shared<const Source>(source); }

void on(Session &session, const SwitchSource &action) {
    if (action.source >= session.sources.size() || session.sources[action.source].on == action.on)
        return;
    session.sources[action.source].on = action.on;
    makeTable(session);
}

void on(Session &session, const MoveSource &action) {
    const auto from = static_cast<std::ptrdiff_t>(action.source), to = from + action.by;
    const auto count = static_cast<std::ptrdiff_t>(session.sources.size());
    if (from >= count || to < 0 || to >= count || to == from)
        return;
    const auto begin = session.sources.begin();
    if (from < to)
        std::rotate(begin + from, begin + from + 1, begin + to + 1);
    else
        std::rotate(begin + to, begin + from, begin + from + 1);
    if (session.document) { // the panel goes on showing what it showed
        const auto shown = static_cast<std::ptrdiff_t>(*session.document);
        std::ptrdiff_t now = shown;
        if (shown == from)
            now = to;
        else if (from < shown && shown <= to)
            --now;
        else if (to <= shown && shown < from)
            ++now;
        session.document = static_cast<std::size_t>(now);
    }
    makeTable(session);
}

void on(Session &session, const CloseSource &action) {
    if (action.source >= session.sources.size())
        return;
    putAway(session, session.sources[action.source]);
    session.sources.erase(session.sources.begin() + static_cast<std::ptrdiff_t>(action.source));
    if (session.document && *session.document >= action.source) {
        const bool itself = *session.document == action.source;
        if (itself)
            session.lit.reset();
        if (session.sources.empty())
            session.document.reset();
        else if (!itself || *session.document == session.sources.size())
            --*session.document;
    }
    makeTable(session);
}

void on(Session &session, const RenameSource &action) {
    if (action.source >= session.sources.size() || action.name.find_first_not_of(" \t") == std::string::npos)
        return;
    session.sources[action.source].name = action.name;
    session.sources[action.source].renamed = true;
}

void on(Session &session, const ColourSource &action) {
    if (action.source < session.sources.size())
        session.sources[action.source].colour = action.colour;
}

void on(Session &session, const DuplicatesFound &action) {
    if (action.of != session.table)
        return; // the table changed meanwhile: these are rows of another one
    session.duplicates = {action.groups, action.disagreements, {}, true, action.whole, false};
    auto &disputed = session.duplicates.disputed;
    for (std::uint32_t i = 0; i < action.disagreements.size(); ++i)
        if (!action.disagreements[i].empty())
            for (const events::Row row : action.groups[i].rows)
                disputed.emplace_back(row, i);
    std::sort(disputed.begin(), disputed.end());
}

std::optional<std::uint32_t> disputeOf(const Session &session, events::Row row) {
    const auto &disputed = session.duplicates.disputed;
    const auto at = std::lower_bound(disputed.begin(), disputed.end(), std::pair(row, std::uint32_t{0}));
    return at == disputed.end() || at->first != row ? std::nullopt : std::optional(at->second);
}

void on(Session &session, const MergeDuplicates &action) {
    session.duplicates.merged = action.merged && session.duplicates.looked;
    refreshListed(session);
}

} // namespace zamkan::session
