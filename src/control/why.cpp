#include "control/why.hpp"
#include <algorithm>
#include <fmt/format.h>

namespace zamkan::control {

std::string Names::of(std::string_view party, time::Day day, bool arabic) const {
    const actors::Actor *actor = registry_->byId(party);
    if (!actor)
        return std::string(party);
    if (const actors::FormerName *former = lineage_->nameOn(party, day))
        return arabic ? former->name_ar : former->name_en;
    return arabic ? actor->name_ar : actor->name_en;
}

std::string Names::of(const std::vector<std::string> &parties, time::Day day, bool arabic) const {
    std::string out;
    for (const std::string &party : parties)
        out.append(out.empty() ? "" : "; ").append(of(party, day, arabic));
    return out;
}

std::vector<std::string> partiesOf(const State &state) {
    std::vector<std::string> out;
    if (state.status == Status::contested)
        return state.others;
    if (state.status == Status::not_held || state.holder.empty())
        return out;
    out.push_back(state.holder);
    out.insert(out.end(), state.allies.begin(), state.allies.end());
    return out;
}

std::string sinceOf(const State &state) {
    const std::string last = time::toIso(state.since_last);
    return state.since_first == state.since_last ? last : fmt::format("{} to {}", time::toIso(state.since_first), last);
}

std::string whyOf(const Subject &subject, const State &state, const Names &names) {
    const auto &statements = subject.history.statements();
    if (state.support.empty())
        return "nothing was said of it yet";
    // The surest of those that tell of the change itself.
    std::uint32_t best = state.support.front();
    const auto tells = [&](std::uint32_t i) { return statements[i].last == state.since_last || statements[i].first == state.since_first; };
    for (const std::uint32_t i : state.support)
        if (std::pair(tells(i), statements[i].certainty) > std::pair(tells(best), statements[best].certainty))
            best = i;
    const Statement &said = statements[best];
    const time::Day day = state.since_last;
    const auto by = [&](const std::vector<std::string> &parties, const char *before) {
        return parties.empty() ? std::string() : fmt::format("{}{}", before, names.of(parties, day));
    };
    std::string what;
    switch (state.status) {
    case Status::contested: what = "contested" + by(state.others, " between "); break;
    case Status::besieged: what = "besieged" + by(state.others, " by "); break;
    case Status::undecided: what = "changes hands on an unknown day" + by(state.others, ", to "); break;
    case Status::not_held: what = "lost" + by(state.others, " by ") + ", nobody says to whom"; break;
    default:
        what = said.change == Change::held ? "said to be held" + by(said.gaining, " by ")
                                           : "taken" + by(said.gaining, " by ") + by(said.losing, " from ");
    }
    std::string out = fmt::format("{}: {} ({})", subject.name_en.empty() ? subject.name_ar : subject.name_en, what, sinceOf(state));
    out += fmt::format(", says {}, certainty {:.2g}", said.source.empty() ? "a source that is not named" : said.source, said.certainty);
    if (state.support.size() > 1)
        out += fmt::format("; {} more agree", state.support.size() - 1);
    if (!state.against.empty()) {
        const Statement &other = statements[state.against.back()];
        out += fmt::format("; {} disagree ({}, {})", state.against.size(), other.source.empty() ? "no source named" : other.source,
                           time::toIso(other.last));
    }
    return out;
}

} // namespace zamkan::control
