#include "actors/registry.hpp"
#include "base/diagnostic.hpp"
#include "base/locations.hpp"
#include "base/value.hpp"
#include "text/fold.hpp"
#include <algorithm>

namespace zamkan::actors {
namespace {

Actor fromTable(const std::string &id, const Value &table) {
    const auto file = assetsFolder() / "actors" / ("actor." + id);
    Actor actor;
    actor.id = id;
    actor.name_en = table.required("name_en", file);
    actor.name_ar = table.required("name_ar", file);
    actor.kind = table.required("kind", file);
    actor.side = table.required("side", file);
    actor.country = table["country"].text();
    actor.aliases = table["aliases"].strings();
    actor.generic = table["generic"].strings();
    actor.counted = table["counted"].boolean();
    actor.belligerent = table["belligerent"].boolean();
    actor.example = table["example"].text();
    return actor;
}

} // namespace

Registry::Registry(std::vector<Actor> actors, std::vector<std::string> blocks, std::vector<State> states, std::vector<Leader> leaders)
    : actors_(std::move(actors)), blocks_(std::move(blocks)), states_(std::move(states)), leaders_(std::move(leaders)) {
    for (std::size_t i = 0; i < actors_.size(); ++i) byId_.emplace(actors_[i].id, i);
    // Preferred names first: an alias never hides another actor's own name.
    for (std::size_t i = 0; i < actors_.size(); ++i) {
        byName_.emplace(text::fold(actors_[i].name_en), i);
        byName_.emplace(text::fold(actors_[i].name_ar), i);
    }
    for (std::size_t i = 0; i < actors_.size(); ++i)
        for (const std::string &alias : actors_[i].aliases) byName_.emplace(text::fold(alias), i);
    for (const Leader &leader : leaders_)
        if (const auto led = byId_.find(leader.actor); led != byId_.end())
            for (const std::string &name : leader.names) {
                const std::string folded = text::fold(name);
                leaderNames_[folded.substr(0, folded.find(' '))].emplace_back(folded, led->second);
            }
    for (const State &state : states_) {
        const auto forces = byId_.find(state.actor);
        if (forces == byId_.end()) continue;
        byCountry_.emplace(state.country, forces->second);
        for (const std::string &capital : state.capitals) byCapital_.emplace(text::fold(capital), forces->second);
    }
}

const Actor *Registry::ledBy(std::string_view speaker) const {
    const std::string words = text::fold(speaker);
    for (std::size_t first = 0; first < words.size();) {
        const std::size_t end = std::min(words.find(' ', first), words.size());
        if (const auto found = leaderNames_.find(words.substr(first, end - first)); found != leaderNames_.end())
            for (const auto &[name, actor] : found->second)
                if (words.compare(first, name.size(), name) == 0 && (first + name.size() == words.size() || words[first + name.size()] == ' '))
                    return &actors_[actor];
        first = end + 1;
    }
    return nullptr;
}

Registry Registry::open() {
    const Value knowledge = readAssetFolder("actors");
    std::vector<Actor> actors;
    for (const auto &[id, table] : knowledge["actor"].table()) actors.push_back(fromTable(id, table));
    if (actors.empty())
        throw InstallationError("no actor is known", (assetsFolder() / "actors").string(), "restore its *.toml files");
    std::vector<std::string> blocks;
    for (const auto &[topic, names] : knowledge["blocks"].table()) {
        const auto more = names.strings();
        blocks.insert(blocks.end(), more.begin(), more.end());
    }
    auto states = readStates(knowledge, readAsset("lexicon/demonyms.toml"), actors);
    std::vector<Leader> leaders;
    for (const Value &entry : knowledge["leader"].list())
        leaders.push_back({entry["actor"].text(), entry["names"].strings(), entry["example"].text()});
    return Registry(std::move(actors), std::move(blocks), std::move(states), std::move(leaders));
}

const Actor *Registry::forcesOf(std::string_view country) const {
    const auto at = byCountry_.find(std::string(country));
    return at == byCountry_.end() ? nullptr : &actors_[at->second];
}

const Actor *Registry::byCapital(std::string_view name) const {
    const auto at = byCapital_.find(text::fold(name));
    return at == byCapital_.end() ? nullptr : &actors_[at->second];
}

const Actor *Registry::byId(std::string_view id) const {
    const auto at = byId_.find(std::string(id));
    return at == byId_.end() ? nullptr : &actors_[at->second];
}

const Actor *Registry::byName(std::string_view name) const {
    const auto at = byName_.find(text::fold(name));
    return at == byName_.end() ? nullptr : &actors_[at->second];
}

} // namespace zamkan::actors
