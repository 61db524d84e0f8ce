#include "session/session.hpp"
#include "session/apply.hpp"
#include "session/wording.hpp"
#include "text/fold.hpp"
#include <algorithm>
#include <sstream>

namespace zamkan::session {

namespace {
// All that a user may search an event by, folded.
std::string searchable(const events::EventTable &table, events::Row row, const std::vector<Source> &sources) {
    const events::Event event = table.event(row);
    std::string all = event.type + " " + event.subtype + " " + event.attribution + " " + event.source_text + " ";
    if (const events::PlaceWords *place = table.place(row))
        all.append(place->name_ar).append(" ").append(place->name_en).append(" ");
    for (const events::EventActor &actor : event.actors)
        all += actor.id + " " + actor.name_ar + " " + actor.name_en + " ";
    if (const auto document = event.provenance.document; document && *document < sources.size())
        if (const auto &reading = sources[*document].reading)
            all += reading->document.surface(event.provenance.sentence);
    return text::fold(all);
}

// Rows of events that a row before them tells of, while each event is shown once.
std::set<events::Row> toldElsewhere(const Session &session) {
    std::set<events::Row> rows;
    if (session.duplicates.merged)
        for (const events::DuplicateGroup &group : session.duplicates.groups)
            rows.insert(group.rows.begin() + 1, group.rows.end());
    return rows;
}

std::vector<std::string> wordsOf(const std::string &folded) {
    std::istringstream stream(folded);
    std::vector<std::string> words;
    for (std::string word; stream >> word;)
        words.push_back(word);
    return words;
}

bool passes(const Session &session, events::Row row, const std::vector<std::string> &words) {
    if (session.filter.hidden_types.contains(session.table->type(row)))
        return false;
    if (words.empty())
        return true;
    const std::string all = searchable(*session.table, row, session.sources);
    return std::all_of(words.begin(), words.end(),
                       [&](const std::string &word) { return all.find(word) != std::string::npos; });
}
} // namespace

void refreshShown(Session &session) {
    const events::EventTable &table = *session.table;
    session.shown.clear();
    // What has no date is not hidden by a window that hides nothing: "lost half of its ground in Iraq".
    const bool allTime = session.window.from <= session.axis.start && session.window.to >= session.axis.end &&
                         session.window.mode != timeline::Mode::instant;
    for (const events::Row row : session.listed) {
        if (!table.drawn(row)) continue;
        if (table.dated(row) ? timeline::shows(session.window, table.from(row), table.to(row)) : allTime)
            session.shown.push_back(row);
    }
}

void refreshListed(Session &session) {
    const events::EventTable &table = *session.table;
    const auto words = wordsOf(text::fold(session.filter.text));
    const std::set<events::Row> told = toldElsewhere(session);
    session.listed.clear();
    const auto passesToo = [&](events::Row row) { return !told.contains(row) && passes(session, row, words); };
    for (const events::Row row : table.byTime())
        if (passesToo(row))
            session.listed.push_back(row);
    session.all = 0;
    for (events::Row row = 0; row < table.size(); ++row) {
        session.all += table.drawn(row) ? 1U : 0U;
        if (!table.dated(row) && passesToo(row))
            session.listed.push_back(row);
    }
    refreshShown(session);
}

void on(Session &session, const SetFilterText &action) {
    session.filter.text = action.text;
    refreshListed(session);
}

void on(Session &session, const ToggleType &action) {
    if (session.filter.hidden_types.erase(action.type) == 0)
        session.filter.hidden_types.insert(action.type);
    refreshListed(session);
}

void on(Session &session, const ShowTab &action) {
    session.tab = action.tab;
    session.panels = true;
}
void on(Session &session, const ShowDialog &action) { session.dialog = action.dialog; }
void on(Session &session, const TogglePanels &) { session.panels = !session.panels; }
void on(Session &session, const SetFocus &action) { session.focus = action.focus; }
void on(Session &session, const ChangeSetting &action) { session.settings.set(action.id, action.value); }

void apply(Session &session, const Action &action) {
    std::visit([&](const auto &known) { on(session, known); }, action);
}

Session begin(Settings settings, RecentFiles recent) {
    Session session;
    session.settings = std::move(settings);
    session.recent = std::move(recent);
    return session;
}

text::Language uiLanguage(const Session &session) {
    const std::string_view chosen = session.settings.get("ui_language");
    return chosen == "ar" || chosen == "en" ? text::languageFromCode(chosen) : localeLanguage();
}

text::Language labelLanguage(const Session &session) {
    const std::string_view chosen = session.settings.get("map_labels");
    return chosen == "ar" || chosen == "en" ? text::languageFromCode(chosen) : uiLanguage(session);
}

} // namespace zamkan::session
