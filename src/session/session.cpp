#include "session/session.hpp"
#include "session/apply.hpp"
#include "session/wording.hpp"

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
