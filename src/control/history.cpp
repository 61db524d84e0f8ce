#include "control/history.hpp"
#include "control/history_maker.hpp"
#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace zamkan::control {

std::string_view toString(Status status) {
    switch (status) {
    case Status::unknown: return "unknown";
    case Status::held: return "held";
    case Status::contested: return "contested";
    case Status::besieged: return "besieged";
    case Status::undecided: return "undecided";
    case Status::not_held: return "not held";
    }
    return "unknown";
}

History::History(std::vector<Statement> statements, const actors::Lineage &lineage, const Trust &trust)
    : statements_(std::move(statements)), trust_(trust) {
    const auto key = [](const Statement &one) {
        return std::tie(one.last, one.first, one.change, one.gaining, one.losing, one.acting, one.source, one.certainty,
                        one.throughout, one.denied, one.id, one.row);
    };
    std::sort(statements_.begin(), statements_.end(), [&](const Statement &a, const Statement &b) {
        const time::Day da = decisionDay(a), db = decisionDay(b);
        return da != db ? da < db : key(a) < key(b);
    });
    HistoryMaker(*this, lineage).make();
    const auto pair = [](const Conflict &one) { return std::tie(one.a, one.b); };
    std::stable_sort(conflicts_.begin(), conflicts_.end(),
                     [&](const Conflict &a, const Conflict &b) { return pair(a) < pair(b); });
    conflicts_.erase(std::unique(conflicts_.begin(), conflicts_.end(),
                                 [&](const Conflict &a, const Conflict &b) { return pair(a) == pair(b); }),
                     conflicts_.end());
}

std::optional<std::uint32_t> History::intervalOn(time::Day day) const {
    const auto after = std::upper_bound(intervals_.begin(), intervals_.end(), day,
                                        [](time::Day one, const Interval &interval) { return one < interval.from; });
    if (after == intervals_.begin())
        return std::nullopt;
    return static_cast<std::uint32_t>(after - intervals_.begin() - 1);
}

State History::on(time::Day day) const {
    const auto at = intervalOn(day);
    if (!at)
        return {};
    State state = intervals_[*at].state;
    state.certainty = certaintyOf(state, day);
    return state;
}

// Each source counts once, with its surest word, which fades with age; what speaks against it takes up to half.
double History::certaintyOf(const State &state, time::Day day) const {
    const auto weigh = [&](const std::vector<std::uint32_t> &indices) {
        std::map<std::string_view, double> bySource;
        for (const std::uint32_t i : indices) {
            const double age = std::max(0.0, static_cast<double>((day - statements_[i].last).count()));
            double &best = bySource[statements_[i].source];
            best = std::max(best, statements_[i].certainty * std::exp2(-age / trust_.half_life_days));
        }
        double doubt = 1;
        for (const auto &[source, weight] : bySource)
            doubt *= 1 - weight;
        return 1 - doubt;
    };
    return weigh(state.support) * (1 - weigh(state.against) / 2);
}

} // namespace zamkan::control
