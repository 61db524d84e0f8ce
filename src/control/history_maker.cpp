#include "control/history_maker.hpp"
#include <algorithm>
#include <map>
#include <set>

namespace zamkan::control {
namespace {

using Parties = std::vector<std::string>;

void addOnce(Parties &to, const Parties &more) {
    for (const std::string &party : more)
        if (std::find(to.begin(), to.end(), party) == to.end())
            to.push_back(party);
}

void addIndex(std::vector<std::uint32_t> &to, std::uint32_t index) {
    const auto at = std::lower_bound(to.begin(), to.end(), index);
    if (at == to.end() || *at != index)
        to.insert(at, index);
}

void addIndices(std::vector<std::uint32_t> &to, const std::vector<std::uint32_t> &more) {
    for (const std::uint32_t index : more)
        addIndex(to, index);
}

constexpr std::chrono::days kDay{1};

} // namespace

std::vector<time::Day> HistoryMaker::boundaries() const {
    std::set<time::Day> days;
    for (const Statement &statement : history_.statements_) {
        days.insert(statement.first);
        days.insert(statement.throughout ? statement.last + kDay : statement.last);
    }
    return {days.begin(), days.end()};
}

void HistoryMaker::make() {
    for (const time::Day day : boundaries()) {
        endTroubles(day);
        decide(day);
        State state = stateOn(day);
        auto &intervals = history_.intervals_;
        if (!intervals.empty()) {
            if (intervals.back().state == state)
                continue;
            intervals.back().to = day;
        }
        intervals.push_back({day, time::Day::max(), std::move(state)});
    }
    for (Interval &interval : history_.intervals_)
        interval.state.certainty = history_.certaintyOf(interval.state, interval.from);
}

void HistoryMaker::endTroubles(time::Day day) {
    if (contest_.until <= day)
        contest_ = {};
    if (siege_.until <= day)
        siege_ = {};
}

void HistoryMaker::decide(time::Day day) {
    std::vector<Index> losses, gains, contests, sieges, holdings, denials;
    for (Index i = 0; i < history_.statements_.size(); ++i) {
        const Statement &statement = at(i);
        if (decisionDay(statement) != day)
            continue;
        if (statement.denied)
            denials.push_back(i);
        else if (statement.change == Change::contested)
            contests.push_back(i);
        else if (statement.change == Change::besieged)
            sieges.push_back(i);
        else if (statement.change == Change::held)
            holdings.push_back(i);
        else if (!statement.gaining.empty())
            gains.push_back(i);
        else
            losses.push_back(i);
    }
    for (const Index i : losses)
        lose(i);
    if (!gains.empty())
        gain(gains, day);
    for (const Index i : holdings)
        hold(i, day);
    for (const Index i : contests) {
        Parties parties = at(i).gaining;
        addOnce(parties, at(i).losing);
        addOnce(parties, at(i).acting);
        trouble(contest_, std::move(parties), i);
    }
    for (const Index i : sieges) {
        if (now_.holder.empty() && !at(i).losing.empty()) {
            now_ = {at(i).losing.front(), {at(i).losing.begin() + 1, at(i).losing.end()}, {}, at(i).first, day, {i}, {}};
        }
        Parties parties = at(i).acting;
        addOnce(parties, at(i).gaining);
        trouble(siege_, std::move(parties), i);
    }
    for (const Index i : denials)
        deny(i, day);
}

bool HistoryMaker::names(const Parties &parties, std::string_view party, time::Day day) const {
    return std::any_of(parties.begin(), parties.end(),
                       [&](const std::string &one) { return lineage_.same(one, party, day); });
}

bool HistoryMaker::heldBy(const Parties &parties, time::Day day) const {
    return !now_.holder.empty() && names(parties, now_.holder, day);
}

void HistoryMaker::conflict(const std::vector<Index> &a, Index b, time::Day day) {
    for (const Index one : a)
        if (one != b && !at(one).settled && !at(b).settled)
            history_.conflicts_.push_back({std::min(one, b), std::max(one, b), day});
}

void HistoryMaker::trouble(Trouble &trouble, Parties parties, Index index) {
    const Statement &statement = at(index);
    if (parties.empty())
        parties.emplace_back(); // by somebody
    if (trouble.parties.empty()) {
        trouble.since_first = statement.first;
        trouble.since_last = decisionDay(statement);
        trouble.until = statement.throughout ? statement.last + kDay : time::Day::max();
    } else {
        trouble.until = std::max(trouble.until, statement.throughout ? statement.last + kDay : time::Day::max());
    }
    addOnce(trouble.parties, parties);
    addIndex(trouble.support, index);
}

void HistoryMaker::lose(Index index) {
    const Statement &statement = at(index);
    const time::Day day = statement.last;
    if (now_.holder.empty()) {
        if (now_.lostBy.empty()) {
            now_ = {{}, {}, statement.losing, statement.first, day, {index}, {}};
            contest_ = siege_ = {};
        } else {
            addIndex(now_.support, index);
        }
        return;
    }
    if (heldBy(statement.losing, day)) {
        if (statement.first < day && now_.since_last >= statement.first) { // gained and lost in one stretch of time
            Parties parties{now_.holder};
            conflict(now_.support, index, day);
            trouble(contest_, std::move(parties), index);
            return;
        }
        now_ = {{}, {}, statement.losing, statement.first, day, {index}, {}};
        contest_ = siege_ = {};
        return;
    }
    if (now_.since_last >= statement.first) { // the loser's side of what the holder gained
        addIndex(now_.support, index);
        return;
    }
    Parties left;
    for (const std::string &ally : now_.allies)
        if (!names(statement.losing, ally, day))
            left.push_back(ally);
    if (left.size() < now_.allies.size()) {
        now_.allies = std::move(left);
        addIndex(now_.support, index);
        return;
    }
    if (names(contest_.parties, statement.losing.empty() ? std::string() : statement.losing.front(), day)) {
        addIndex(contest_.support, index);
        return;
    }
    if (!statement.losing.empty()) {
        conflict(now_.support, index, day);
        addIndex(now_.against, index);
    }
}

double HistoryMaker::weightOf(const std::vector<Index> &indices) const {
    std::map<std::string_view, double> bySource;
    for (const Index i : indices) {
        double &best = bySource[at(i).source];
        best = std::max(best, at(i).certainty);
    }
    double doubt = 1;
    for (const auto &[source, certainty] : bySource)
        doubt *= 1 - certainty;
    return 1 - doubt;
}

std::vector<HistoryMaker::Outcome> HistoryMaker::outcomesOf(const std::vector<Index> &indices, time::Day day) const {
    std::vector<Outcome> out;
    for (const Index i : indices) {
        const Statement &statement = at(i);
        auto outcome = std::find_if(out.begin(), out.end(), [&](const Outcome &one) {
            return lineage_.same(one.winner, statement.gaining.front(), day);
        });
        if (outcome == out.end())
            outcome = out.insert(out.end(), {statement.gaining.front(), {}, {}, 0});
        addOnce(outcome->allies, {statement.gaining.begin() + 1, statement.gaining.end()});
        outcome->support.push_back(i);
    }
    for (Outcome &outcome : out)
        outcome.weight = weightOf(outcome.support);
    std::sort(out.begin(), out.end(), [](const Outcome &a, const Outcome &b) {
        return a.weight != b.weight ? a.weight > b.weight : a.winner < b.winner;
    });
    return out;
}

bool HistoryMaker::follows(const Outcome &later, const Outcome &earlier, time::Day day) const {
    return std::any_of(later.support.begin(), later.support.end(),
                       [&](Index i) { return names(at(i).losing, earlier.winner, day); });
}

void HistoryMaker::gain(std::vector<Index> indices, time::Day day) {
    std::vector<Outcome> outcomes = outcomesOf(indices, day);
    Outcome best = std::move(outcomes.front());
    std::vector<Index> against, rivalsSupport;
    Parties rivals;
    for (std::size_t i = 1; i < outcomes.size(); ++i) {
        Outcome &other = outcomes[i];
        const bool after = follows(other, best, day), before = follows(best, other, day);
        if (lineage_.allied(best.winner, other.winner, day) || names(best.allies, other.winner, day)) {
            addOnce(best.allies, {other.winner});
            addOnce(best.allies, other.allies);
            addIndices(best.support, other.support);
        } else if (after && !before) {
            best = std::move(other);
        } else if (before && !after) {
            continue; // the first of two changes of one day
        } else {
            for (const Index one : other.support)
                conflict(best.support, one, day);
            if (best.weight >= other.weight + history_.trust_.clear_lead) {
                addIndices(against, other.support);
            } else {
                addOnce(rivals, {other.winner});
                addIndices(rivalsSupport, other.support);
            }
        }
    }
    if (rivals.empty()) {
        settle(best, against, day);
        return;
    }
    addOnce(rivals, {best.winner});
    std::sort(rivals.begin(), rivals.end());
    addIndices(rivalsSupport, best.support);
    contest_ = {};
    for (const Index i : rivalsSupport)
        trouble(contest_, rivals, i);
}

void HistoryMaker::settle(const Outcome &outcome, const std::vector<Index> &against, time::Day day) {
    time::Day first = at(outcome.support.front()).first;
    Parties losing;
    for (const Index i : outcome.support) {
        first = std::max(first, at(i).first);
        addOnce(losing, at(i).losing);
    }
    const bool known = !now_.holder.empty();
    if (known && (lineage_.same(now_.holder, outcome.winner, day) || names(outcome.allies, now_.holder, day))) {
        Parties joined = outcome.allies; // told again, not taken again
        addOnce(joined, {outcome.winner});
        for (const std::string &party : joined)
            if (!lineage_.same(party, now_.holder, day))
                addOnce(now_.allies, {party});
        addIndices(now_.support, outcome.support);
        addIndices(now_.against, against);
        contest_ = siege_ = {};
        return;
    }
    if (known && first < day && now_.since_last >= first && !names(losing, now_.holder, day)) {
        // The holder's own gain fell into the same stretch of time: which came last?
        const bool before = std::any_of(now_.support.begin(), now_.support.end(), [&](Index i) {
            return names(at(i).losing, outcome.winner, day);
        });
        if (before)
            return;
        for (const Index i : outcome.support) {
            conflict(now_.support, i, day);
            trouble(contest_, {now_.holder, outcome.winner}, i);
        }
        return;
    }
    // Taken from somebody else than the last one known: a change in between was not told.
    const auto allied = [&](const std::string &one) { return lineage_.allied(one, now_.holder, day); };
    if (known && !losing.empty() && std::none_of(losing.begin(), losing.end(), allied) && contest_.parties.empty())
        for (const Index i : outcome.support)
            conflict(now_.support, i, day);
    now_ = {outcome.winner, outcome.allies, {}, first, day, {}, against};
    addIndices(now_.support, outcome.support);
    contest_ = siege_ = {};
}

void HistoryMaker::hold(Index index, time::Day day) {
    const Statement &statement = at(index);
    if (statement.gaining.empty())
        return;
    const std::string &holder = statement.gaining.front();
    const Parties allies(statement.gaining.begin() + 1, statement.gaining.end());
    if (now_.holder.empty()) {
        const bool lost = !now_.lostBy.empty();
        now_ = {holder, allies, {}, lost ? now_.since_last : statement.first, day, {index}, {}};
        return;
    }
    if (names(statement.gaining, now_.holder, day) || lineage_.allied(now_.holder, holder, day)) {
        addIndex(now_.support, index);
        return;
    }
    if (statement.first < day && !statement.throughout && now_.since_last >= statement.first)
        return; // held before the holder took it
    conflict(now_.support, index, day);
    if (now_.since_last == day) {
        const double lead = weightOf({index}) - weightOf(now_.support), clear = history_.trust_.clear_lead;
        if (lead < clear) {
            if (lead > -clear)
                trouble(contest_, {std::min(now_.holder, holder), std::max(now_.holder, holder)}, index);
            else
                addIndex(now_.against, index);
            return;
        }
    }
    time::Day seen = now_.since_last; // the last day on which the former holder was spoken of as such
    for (const Index i : now_.support)
        seen = std::max(seen, decisionDay(at(i)));
    now_ = {holder, allies, {}, std::min(day, seen + kDay), day, {index}, now_.support};
    contest_ = siege_ = {};
}

void HistoryMaker::deny(Index index, time::Day day) {
    const Statement &statement = at(index);
    const Parties &parties = statement.gaining.empty() ? statement.losing : statement.gaining;
    const bool denies = statement.gaining.empty() ? names(now_.lostBy, parties.empty() ? "" : parties.front(), day)
                                                  : heldBy(parties, day);
    if (!denies)
        return;
    conflict(now_.support, index, day);
    addIndex(now_.against, index);
}

State HistoryMaker::stateOn(time::Day day) const {
    State state;
    state.holder = now_.holder;
    state.allies = now_.allies;
    state.since_first = now_.since_first;
    state.since_last = now_.since_last;
    state.support = now_.support;
    state.against = now_.against;
    if (!now_.holder.empty()) {
        state.status = Status::held;
    } else if (!now_.support.empty()) {
        state.status = Status::not_held;
        state.others = now_.lostBy;
    }
    const Trouble *trouble = !contest_.parties.empty() ? &contest_ : !siege_.parties.empty() ? &siege_ : nullptr;
    if (trouble) {
        state.status = trouble == &contest_ ? Status::contested : Status::besieged;
        state.others.clear();
        for (const std::string &party : trouble->parties)
            if (!party.empty())
                state.others.push_back(party);
        state.since_first = trouble->since_first;
        state.since_last = trouble->since_last;
        addIndices(state.support, trouble->support);
    }
    if (state.status != Status::contested)
        overlayPending(state, day);
    return state;
}

void HistoryMaker::overlayPending(State &state, time::Day day) const {
    bool pending = false;
    time::Day first = time::Day::max(), last = time::Day::min();
    Parties after, before;
    for (Index i = 0; i < history_.statements_.size(); ++i) {
        const Statement &statement = at(i);
        if (statement.throughout || statement.denied || statement.change == Change::held || day < statement.first ||
            day >= statement.last)
            continue;
        if (statement.change == Change::besieged)
            continue;
        const bool bareLoss = statement.gaining.empty() && statement.change != Change::contested;
        if (bareLoss ? !now_.holder.empty() && !heldBy(statement.losing, day) : heldBy(statement.gaining, day))
            continue; // would change nothing
        pending = true;
        first = std::min(first, statement.first);
        last = std::max(last, statement.last);
        addOnce(after, statement.gaining);
        addOnce(before, statement.losing);
        addIndex(state.support, i);
    }
    if (!pending)
        return;
    state.status = Status::undecided;
    state.others = std::move(after);
    if (state.holder.empty() && !before.empty())
        state.holder = before.front();
    state.since_first = first;
    state.since_last = last;
}

} // namespace zamkan::control
