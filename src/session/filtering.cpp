#include "session/apply.hpp"
#include <algorithm>

namespace zamkan::session {

namespace {
constexpr std::size_t kAtOnce = 4000; // rows that are looked through here: it takes no longer than a frame

// Rows of events that a row before them tells of, while each event is shown once.
std::vector<events::Row> toldElsewhere(const Session &session) {
    std::vector<events::Row> rows;
    if (session.duplicates.merged)
        for (const events::DuplicateGroup &group : session.duplicates.groups)
            rows.insert(rows.end(), group.rows.begin() + 1, group.rows.end());
    return rows;
}

void change(Session &session, const timeline::Filter &filter) {
    if (filter == session.sieve.filter())
        return;
    session.sieve.set(filter);
    refreshListed(session);
}
} // namespace

timeline::Knowledge knowledgeOf(const Session &session) {
    if (!session.reader)
        return {};
    return {&session.reader->gazetteer(), &session.reader->actors()};
}

namespace {
timeline::RowIndex::Elsewhere sentencesOf(const Source &source, const events::EventSegment &corrected) {
    if (!source.reading)
        return {};
    return [reading = source.reading, &corrected](std::size_t row) {
        return reading->document.surface(corrected.event(row).provenance.sentence);
    };
}
} // namespace

timeline::RowIndex::Elsewhere sentencesOf(const Source &source) {
    if (!source.reading)
        return {};
    return [reading = source.reading, segment = source.segment](std::size_t row) -> std::string_view {
        const std::size_t event = segment->eventOf(row);
        return event < reading->events.size() ? reading->document.surface(reading->events[event].provenance.sentence) : std::string_view();
    };
}

std::size_t unreadRows(const Session &session) {
    std::size_t rows = 0;
    for (const Source &source : session.sources)
        if (source.on && !(source.index && source.index->hasText()))
            rows += source.segment->size();
    return rows;
}

void lookAtTable(Session &session) {
    std::vector<timeline::Sieve::Source> sources;
    for (Source &source : session.sources) {
        if (!source.index && source.segment->size() <= kAtOnce)
            source.index = timeline::RowIndex::ofNames(source.segment, knowledgeOf(session))
                               ->withText(knowledgeOf(session), sentencesOf(source));
        Reviewed &reviewed = source.reviewed;
        if (reviewed.revision.rows && !reviewed.index)
            reviewed.index = timeline::RowIndex::ofNames(reviewed.revision.rows, knowledgeOf(session))
                                 ->withText(knowledgeOf(session), sentencesOf(source, *reviewed.revision.rows));
        sources.push_back({source.name, source.index, reviewed.index});
    }
    session.sieve.look(session.table, std::move(sources), knowledgeOf(session));
    refreshListed(session);
}

void refreshListed(Session &session) {
    session.sieve.hide(toldElsewhere(session));
    session.listed = session.sieve.listed();
    session.all = session.sieve.happened();
    refreshOrder(session);
    refreshShown(session);
}

void refreshShown(Session &session) {
    // What has no date is not hidden by a window that hides nothing: "lost half of its ground in Iraq".
    const bool allTime = session.window.from <= session.axis.start && session.window.to >= session.axis.end &&
                         session.window.mode != timeline::Mode::instant;
    session.shown = session.sieve.shown(session.window, allTime);
}

void on(Session &session, const KnowledgeOpened &action) {
    session.reader = action.reader;
    for (Source &source : session.sources) { // made with less knowledge
        source.index.reset();
        source.reviewed.index.reset();
    }
    lookAtTable(session);
}

void on(Session &session, const RowsIndexed &action) {
    std::size_t number = 0;
    for (Source &source : session.sources) {
        if (source.segment == action.of) {
            source.index = action.index;
            session.sieve.take(number, action.index);
        }
        ++number;
    }
    if (!session.sieve.filter().empty())
        refreshListed(session);
}

void on(Session &session, const SetFilter &action) { change(session, action.filter); }

void on(Session &session, const SetFilterText &action) {
    timeline::Filter filter = session.sieve.filter();
    filter.text = action.text;
    change(session, filter);
}

void on(Session &session, const ChooseValues &action) {
    timeline::Filter filter = session.sieve.filter();
    timeline::Choice &choice = filter.of(action.facet);
    if (action.how == Choose::only) {
        const timeline::Choice only{action.values, false};
        choice = choice == only ? timeline::Choice{} : only;
        change(session, filter);
        return;
    }
    const bool anyPasses = std::any_of(action.values.begin(), action.values.end(), [&](const std::string &value) { return choice.passes(value); });
    const bool keepOut = action.how == Choose::without || anyPasses;
    if (keepOut && choice.empty())
        choice.inverse = true;
    for (const std::string &value : action.values)
        if (keepOut == choice.inverse)
            choice.values.insert(value);
        else
            choice.values.erase(value);
    if (choice.empty()) // the last one that was chosen is kept out now, or the last one that was kept out is back
        choice = keepOut ? timeline::Choice{action.values, true} : timeline::Choice{};
    change(session, filter);
}

void on(Session &session, const ClearFacet &action) {
    timeline::Filter filter = session.sieve.filter();
    filter.of(action.facet) = {};
    change(session, filter);
}

void on(Session &session, const InvertFacet &action) {
    timeline::Filter filter = session.sieve.filter();
    if (timeline::Choice &choice = filter.of(action.facet); !choice.empty())
        choice.inverse = !choice.inverse;
    change(session, filter);
}

void on(Session &session, const SetMagnitude &action) {
    timeline::Filter filter = session.sieve.filter();
    filter.least = action.least;
    filter.most = action.most;
    change(session, filter);
}

void on(Session &session, const SetBox &action) {
    timeline::Filter filter = session.sieve.filter();
    filter.box = action.box;
    session.tool = Tool::pan;
    change(session, filter);
}

void on(Session &session, const ClearFilter &) { change(session, {}); }

} // namespace zamkan::session
