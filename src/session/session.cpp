#include "session/session.hpp"
#include "session/apply.hpp"
#include "session/wording.hpp"
#include <utility>

namespace zamkan::session {

void on(Session &session, const ShowTab &action) {
    session.tab = action.tab;
    session.panels = true;
}
void on(Session &session, const ShowDialog &action) { session.dialog = action.dialog; }
void on(Session &session, const TogglePanels &) { session.panels = !session.panels; }
void on(Session &session, const SetTool &action) { session.tool = action.tool; }
void on(Session &session, const ToggleFilters &) {
    session.filters = !session.filters;
    session.panels = true;
}
void on(Session &session, const SetFocus &action) { session.focus = action.focus; }
void on(Session &session, const ChangeSetting &action) { session.settings.set(action.id, action.value); }

void apply(Session &session, const Action &action) {
    std::optional<Change> change = begun(session, action);
    std::visit([&](const auto &known) { on(session, known); }, action);
    if (change)
        note(session, *std::move(change));
}

void apply(Session &session, const std::vector<Action> &actions) {
    const auto settle = [&] {
        session.arriving.now = false;
        if (std::exchange(session.arriving.table, false))
            makeTable(session);
        if (std::exchange(session.arriving.fit, false))
            on(session, FitAll{});
    };
    for (const Action &action : actions) {
        const bool arrival = std::holds_alternative<ArticleRead>(action) || std::holds_alternative<EventsLoaded>(action) ||
                             std::holds_alternative<OpeningEnded>(action) || std::holds_alternative<AddRemark>(action) ||
                             std::holds_alternative<ShowToast>(action);
        if (!arrival)
            settle(); // it may ask for rows
        session.arriving.now = arrival;
        apply(session, action);
    }
    settle();
}

Session begin(Settings settings, RecentFiles recent, KnownColumns columns) {
    Session session;
    session.settings = std::move(settings);
    session.recent = std::move(recent);
    session.known_columns = std::move(columns);
    return session;
}

map::Colouring colouringOf(const Session &session) {
    map::Colouring colouring;
    colouring.by = map::colourByFrom(session.settings.get("colour_by")).value_or(map::ColourBy::actor);
    for (const Source &source : session.sources)
        colouring.layers.push_back({source.name, source.colour});
    return colouring;
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
