#include "session/territory.hpp"
#include "session/apply.hpp"
#include "session/session.hpp"

namespace zamkan::session {

void on(Session &session, const TerritoryMade &action) {
    if (action.of != session.table)
        return; // the table changed meanwhile
    session.holdings.of = action.of;
    session.holdings.territory = action.territory;
    session.holdings.claims = action.claims;
    session.holdings.trouble = action.trouble;
}

void on(Session &session, const AskArea &action) { session.holdings.asked = action.at; }

bool areasShown(const Session &session) {
    return session.settings.on("areas") && session.holdings.territory && session.holdings.of == session.table;
}

time::Day areasDay(const Session &session) {
    return std::chrono::floor<std::chrono::days>(session.window.to - std::chrono::seconds{1});
}

} // namespace zamkan::session
