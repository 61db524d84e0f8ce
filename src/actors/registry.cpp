#include "actors/registry.hpp"
#include "base/diagnostic.hpp"
#include "base/locations.hpp"
#include "base/value.hpp"
#include "text/fold.hpp"

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
    actor.belligerent = table["belligerent"].boolean();
    actor.example = table["example"].text();
    return actor;
}

} // namespace

Registry::Registry(std::vector<Actor> actors, std::vector<std::string> blocks)
    : actors_(std::move(actors)), blocks_(std::move(blocks)) {
    for (std::size_t i = 0; i < actors_.size(); ++i) byId_.emplace(actors_[i].id, i);
    // Preferred names first: an alias never hides another actor's own name.
    for (std::size_t i = 0; i < actors_.size(); ++i) {
        byName_.emplace(text::fold(actors_[i].name_en), i);
        byName_.emplace(text::fold(actors_[i].name_ar), i);
    }
    for (std::size_t i = 0; i < actors_.size(); ++i)
        for (const std::string &alias : actors_[i].aliases) byName_.emplace(text::fold(alias), i);
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
    return Registry(std::move(actors), std::move(blocks));
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
