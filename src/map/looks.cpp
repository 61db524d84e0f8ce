// Whose colour and which shape a mark has, and what the legend must say of it.
#include "map/marks.hpp"
#include <algorithm>

namespace zamkan::map {

void Parties::setTheme(std::shared_ptr<const Theme> theme) {
    theme_ = std::move(theme);
    known_.clear();
}

const std::pair<const actors::Actor *, Colour> &Parties::entry(std::string_view actor) const {
    std::string name(actor);
    const auto found = known_.find(name);
    if (found != known_.end()) return found->second;
    const actors::Actor *registered = registry_->byId(actor);
    if (!registered && !actor.empty()) registered = registry_->byName(actor);
    const Colour colour = registered ? theme_->colourOf(*registered) : theme_->colourOf(actor);
    return known_.emplace(std::move(name), std::pair{registered, colour}).first->second;
}

Colour Parties::colourOf(std::string_view actor) const { return entry(actor).second; }
const actors::Actor *Parties::find(std::string_view actor) const { return entry(actor).first; }

Allegiance allegianceOf(const events::EventTable &table, events::Row row) {
    if (const auto gaining = table.gaining(row); !gaining.empty()) return {gaining, false};
    const bool control = table.type(row) == "control";
    if (const auto losing = table.losing(row); control && !losing.empty()) return {losing, true};
    if (const auto acting = table.acting(row); !acting.empty()) return {acting, false};
    return {table.losing(row), false};
}

Shape shapeOf(const Theme &theme, std::string_view type, std::string_view subtype) {
    if (const auto found = theme.shape_of_subtype.find(subtype); found != theme.shape_of_subtype.end())
        return found->second;
    const auto found = theme.shape_of_type.find(type);
    return found == theme.shape_of_type.end() ? theme.default_shape : found->second;
}

std::size_t MarkMaker::LookHash::operator()(const LookKey &key) const {
    std::size_t hash = 0;
    for (const char *word : key) hash = hash * 0x9E3779B97F4A7C15ULL + reinterpret_cast<std::uintptr_t>(word);
    return hash ^ hash >> 29;
}

MarkMaker::Look &MarkMaker::lookOf(const events::EventTable &table, events::Row row) const {
    const LookKey key{table.gaining(row).data(), table.losing(row).data(), table.acting(row).data(), table.type(row).data(),
                      table.subtype(row).data()};
    const auto [found, added] = looks_.try_emplace(key);
    Look &look = found->second;
    if (added) {
        look.allegiance = allegianceOf(table, row);
        look.fill = look.allegiance.actor.empty() ? theme_.unknown : parties_.colourOf(look.allegiance.actor);
        look.shape = shapeOf(theme_, table.type(row), table.subtype(row));
    }
    return look;
}

std::string MarkMaker::nameOf(const View &view, events::Row row, std::string_view actor) const {
    const auto pick = [&](const std::string &arabic, const std::string &english) {
        return (view.labels == text::Language::arabic && !arabic.empty()) || english.empty() ? arabic : english;
    };
    if (const actors::Actor *known = parties_.find(actor)) return pick(known->name_ar, known->name_en);
    const events::Event event = view.table->event(row);
    for (const events::EventActor &other : event.actors)
        if (other.id == actor || other.name_en == actor || other.name_ar == actor)
            if (std::string own = pick(other.name_ar, other.name_en); !own.empty()) return own;
    return std::string(actor);
}

void MarkMaker::note(const View &view, events::Row row, LegendUse &use, bool kind) {
    const events::EventTable &table = *view.table;
    Look &look = lookOf(table, row);
    use.hollow |= look.allegiance.hollow;
    use.claimed |= table.status(row) == "claimed";
    if (!look.party) {
        const auto same = std::find_if(use.parties.begin(), use.parties.end(),
                                       [&](const LegendUse::Party &party) { return party.colour == look.fill; });
        look.party = static_cast<std::size_t>(same - use.parties.begin());
        if (same == use.parties.end()) {
            const actors::Actor *actor = parties_.find(look.allegiance.actor);
            use.parties.push_back({actor ? actor->side : std::string{}, {}, look.fill, 0});
        }
        std::vector<std::string> &names = use.parties[*look.party].names;
        const std::string name = look.allegiance.actor.empty() ? std::string{} : nameOf(view, row, look.allegiance.actor);
        if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    ++use.parties[*look.party].count;
    if (!kind || look.kind_noted) return;
    look.kind_noted = true;
    const std::pair<std::string, std::string> own{table.type(row), table.subtype(row)};
    auto &kinds = use.kinds[look.shape];
    if (std::find(kinds.begin(), kinds.end(), own) == kinds.end()) kinds.push_back(own);
}

} // namespace zamkan::map
