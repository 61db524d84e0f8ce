#include "app/areas.hpp"
#include "briefing/grounds.hpp"
#include <algorithm>

namespace zamkan::app {

void Areas::follow(const session::Session &session, Jobs &jobs) {
    if (!session.settings.on("areas") || !session.reader || session.table == session.holdings.of || session.table == under_way_)
        return;
    under_way_ = session.table;
    jobs.submit([grounds = briefing::groundsOf(session), reader = session.reader](const Jobs::Post &post) {
        const auto &table = grounds.table;
        try {
            post(session::TerritoryMade{table, grounds.territory(*reader), std::make_shared<const std::vector<control::Claim>>(control::claimsOf(*table))});
        } catch (const InputError &error) {
            post(session::TerritoryMade{table, nullptr, nullptr, error.diagnostic().line()});
        } catch (const InstallationError &error) {
            post(session::TerritoryMade{table, nullptr, nullptr, error.what()});
        }
    });
}

bool Areas::underWay(const session::Session &session) const {
    return session.settings.on("areas") && under_way_ == session.table && session.holdings.of != session.table;
}

const AreasShown *Areas::of(const session::Session &session, const map::SceneMaker &maker) {
    if (!session::areasShown(session)) {
        shown_.reset();
        return nullptr;
    }
    const auto &territory = session.holdings.territory;
    const time::Day day = session::areasDay(session);
    const time::Day before = std::chrono::floor<std::chrono::days>(session.window.from) - std::chrono::days{1};
    const auto &days = territory->changeDays();
    const std::size_t change = territory->changesUntil(day);
    const std::string look = std::string(session.settings.get("palette")).append(session.settings.get("style"));
    const bool fresh = !shown_ || shown_->territory != territory;
    if (fresh) {
        shown_.emplace();
        shown_->territory = territory;
        shown_->series = control::series(*territory, days.front(), days.back() + std::chrono::days{1});
        shown_->claims = session.holdings.claims;
        if (shown_->claims)
            shown_->conflicts = control::conflictsOf(*shown_->claims);
    }
    if (fresh || change != change_ || look != look_) {
        shown_->ground = map::heldGround(territory->on(day, control::Territory::By::holder),
                                         [&](std::string_view party) { return maker.colourOf(party); });
        shown_->shares = territory->shares(day);
        shown_->drawn = territory->drawnShares(day);
        fronts_ = false;
        if (shown_->claims)
            shown_->checks = control::checkClaims(*shown_->claims, *territory, day);
    }
    if (!fronts_ && session.tab == session::Tab::areas && session.panels) { // nobody else asks for them while time moves
        shown_->fronts = control::fronts(*territory, day);
        fronts_ = true;
    }
    if (session.comparison) {
        if (fresh || look != look_)
            shown_->earlier = nullptr;
        showCompared(*session.comparison, maker);
    }
    if (fresh || change != change_ || before != shown_->before)
        shown_->balances = control::balances(control::transfers(*territory, std::min(before, day), day));
    if (fresh || change != change_ || session.holdings.asked != shown_->asked_at) {
        shown_->asked_at = session.holdings.asked;
        shown_->asked = shown_->asked_at ? territory->at(*shown_->asked_at, day) : std::nullopt;
        shown_->asked_drawn = shown_->asked_at ? territory->drawnAt(*shown_->asked_at, day) : std::nullopt;
    }
    shown_->day = day;
    shown_->before = before;
    change_ = change;
    look_ = look;
    return &*shown_;
}

void Areas::showCompared(const session::Comparison &comparison, const map::SceneMaker &maker) {
    const control::Territory &territory = *shown_->territory;
    const auto dayOf = [](time::Instant at) { return std::chrono::floor<std::chrono::days>(at - std::chrono::seconds{1}); };
    const time::Day a = dayOf(comparison.earlier), b = dayOf(comparison.later);
    const std::pair past(territory.changesUntil(a), territory.changesUntil(b));
    if (shown_->earlier && compared_ == past)
        return;
    compared_ = past;
    const auto colourOf = [&](std::string_view party) { return maker.colourOf(party); };
    shown_->earlier = map::heldGround(territory.on(a, control::Territory::By::holder), colourOf);
    shown_->later = map::withChanges(*map::heldGround(territory.on(b, control::Territory::By::holder), colourOf),
                                     control::changedGround(territory, a, b), colourOf);
}

} // namespace zamkan::app
