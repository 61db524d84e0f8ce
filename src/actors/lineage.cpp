#include "actors/lineage.hpp"
#include "base/locations.hpp"
#include <algorithm>

namespace zamkan::actors {
namespace {

time::Day dayOf(const Value &entry, std::string_view key) {
    const auto file = assetsFolder() / "actors" / "lineage.toml";
    const std::string text = entry.required(key, file);
    if (const auto day = time::dayFromIso(text))
        return *day;
    throw InstallationError("'" + text + "' is not a day", file.string(), "write it like 2014-06-29");
}

Spell spellOf(const Value &entry) {
    Spell spell{dayOf(entry, "from"), {}};
    if (!entry["to"].empty())
        spell.to = dayOf(entry, "to");
    return spell;
}

} // namespace

Lineage Lineage::open() {
    const Value knowledge = readAssetFolder("actors");
    const auto file = assetsFolder() / "actors" / "lineage.toml";
    Lineage out;
    for (const Value &entry : knowledge["former_name"].list())
        out.names_.push_back({entry.required("actor", file), entry.required("en", file), entry.required("ar", file), spellOf(entry)});
    for (const Value &entry : knowledge["succession"].list())
        out.successions_.push_back({entry.required("earlier", file), entry.required("later", file), dayOf(entry, "on")});
    for (const Value &entry : knowledge["alliance"].list())
        out.alliances_.push_back({entry["members"].strings(), spellOf(entry)});
    return out;
}

std::string_view Lineage::asOf(std::string_view actor, time::Day day) const {
    for (std::size_t steps = 0; steps <= successions_.size(); ++steps) { // a circle in a user's file ends too
        const auto next = std::find_if(successions_.begin(), successions_.end(), [&](const Succession &succession) {
            return succession.earlier == actor && succession.on <= day;
        });
        if (next == successions_.end())
            break;
        actor = next->later;
    }
    return actor;
}

bool Lineage::same(std::string_view a, std::string_view b, time::Day day) const {
    return a == b || asOf(a, day) == asOf(b, day);
}

bool Lineage::allied(std::string_view a, std::string_view b, time::Day day) const {
    if (same(a, b, day))
        return true;
    return std::any_of(alliances_.begin(), alliances_.end(), [&](const Alliance &alliance) {
        const auto among = [&](std::string_view id) {
            return std::find(alliance.members.begin(), alliance.members.end(), id) != alliance.members.end();
        };
        return alliance.spell.holds(day) && among(a) && among(b);
    });
}

const FormerName *Lineage::nameOn(std::string_view actor, time::Day day) const {
    for (const FormerName &name : names_)
        if (name.actor == actor && name.spell.holds(day))
            return &name;
    return nullptr;
}

} // namespace zamkan::actors
