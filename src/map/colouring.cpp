#include "map/colouring.hpp"
#include "timeline/filter.hpp"
#include <algorithm>
#include <set>

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

Colour colourOf(const Theme &theme, const Parties &parties, const Colouring &colouring, const events::EventTable &table, events::Row row) {
    switch (colouring.by) {
    case ColourBy::type: return theme.colourOfType(table.type(row));
    case ColourBy::source:
        if (const auto layer = table.document(row); layer && *layer < colouring.layers.size())
            return theme.colourOfLayer(colouring.layers[*layer].colour);
        return theme.colourOfLayer(0);
    case ColourBy::time: return theme.newest; // colourOfAge() hangs on what else is shown
    case ColourBy::actor: break;
    }
    const std::string_view actor = allegianceOf(table, row).actor;
    return actor.empty() ? theme.unknown : parties.colourOf(actor);
}

Shape shapeOf(const Theme &theme, std::string_view type, std::string_view subtype) {
    if (const auto found = theme.shape_of_subtype.find(subtype); found != theme.shape_of_subtype.end())
        return found->second;
    const auto found = theme.shape_of_type.find(type);
    return found == theme.shape_of_type.end() ? theme.default_shape : found->second;
}

ColourScheme::ColourScheme(const View &view, const Spots &spots, const Theme &theme, const Parties &parties, const Words &words)
    : view_(view), spots_(spots), theme_(theme), parties_(parties), words_(words) {
    for (const Spots::Kind &kind : spots.kinds()) shapes_.push_back(shapeOf(theme, kind.type, kind.subtype));
    switch (view.colouring.by) {
    case ColourBy::actor: colourByActor(); break;
    case ColourBy::type: colourByType(); break;
    case ColourBy::source: colourBySource(); break;
    case ColourBy::time: colourByTime(); break;
    }
    slotCounts_.assign(slots_.size(), 0);
    partyCounts_.assign(spots.parties().size(), 0);
    kindSeen_.assign(spots.kinds().size(), 0);
}

void ColourScheme::colourByActor() {
    for (const Spots::Party &party : spots_.parties()) {
        const Colour colour = party.actor.empty() ? theme_.unknown : parties_.colourOf(party.actor);
        const auto same = std::find_if(slots_.begin(), slots_.end(), [&](const Slot &slot) { return slot.colour == colour; });
        slotOfParty_.push_back(static_cast<std::uint16_t>(same - slots_.begin()));
        if (same == slots_.end()) slots_.push_back({colour, {}});
    }
}

void ColourScheme::colourByType() {
    std::vector<std::string_view> types;
    for (const Spots::Kind &kind : spots_.kinds()) {
        const auto same = std::find(types.begin(), types.end(), kind.type);
        slotOfKind_.push_back(static_cast<std::uint16_t>(same - types.begin()));
        if (same != types.end()) continue;
        types.push_back(kind.type);
        const std::string name = words_.type(kind.type);
        slots_.push_back({theme_.colourOfType(kind.type), name.empty() ? words_.word("unnamed_kind") : name});
    }
}

void ColourScheme::colourBySource() {
    for (const Colouring::Layer &layer : view_.colouring.layers) slots_.push_back({theme_.colourOfLayer(layer.colour), layer.name});
    if (slots_.empty()) slots_.push_back({theme_.colourOfLayer(0), {}});
}

// From the first row that is shown to the last: in a window, from one of its ends to the other.
void ColourScheme::colourByTime() {
    begin_ = view_.window.from.time_since_epoch().count();
    std::int64_t end = view_.window.to.time_since_epoch().count();
    if (view_.window.mode != timeline::Mode::window && view_.rows && view_.table) {
        begin_ = events::kUndated;
        for (const events::Row row : *view_.rows) {
            const std::int64_t from = view_.table->from(row);
            if (from == events::kUndated) continue;
            begin_ = begin_ == events::kUndated ? from : std::min(begin_, from);
        }
        if (view_.window.mode == timeline::Mode::cumulative_to_end && view_.rows) {
            end = begin_;
            for (const events::Row row : *view_.rows) end = std::max(end, view_.table->from(row));
        }
        if (begin_ == events::kUndated) begin_ = end - 1;
    }
    length_ = std::max<std::int64_t>(end - begin_, 1);
    for (std::size_t i = 0; i < kAges; ++i) {
        const double share = (static_cast<double>(i) + 0.5) / kAges;
        const auto at = [&](std::size_t part) {
            return time::Instant(std::chrono::seconds(begin_ + length_ * static_cast<std::int64_t>(part) / static_cast<std::int64_t>(kAges)));
        };
        const time::Instant from = at(i), to = std::max(at(i + 1), from + std::chrono::seconds{1});
        slots_.push_back({colourOfAge(theme_, share), words_.period({from, to, timeline::Mode::window})});
    }
}

std::uint16_t ColourScheme::slotOf(events::Row row, const Spot &spot) const {
    switch (view_.colouring.by) {
    case ColourBy::actor: return slotOfParty_[spot.party];
    case ColourBy::type: return slotOfKind_[spot.kind];
    case ColourBy::source:
        return static_cast<std::uint16_t>(std::min<std::size_t>(view_.table->document(row).value_or(0), slots_.size() - 1));
    case ColourBy::time: break;
    }
    const std::int64_t from = view_.table->from(row);
    if (from == events::kUndated) return 0;
    const std::int64_t age = std::clamp<std::int64_t>(from - begin_, 0, length_ - 1);
    return static_cast<std::uint16_t>(static_cast<double>(age) / static_cast<double>(length_) * kAges);
}

void ColourScheme::note(std::span<const events::Row> rows, bool points) {
    for (const events::Row row : rows) {
        const Spot spot = spots_[row];
        ++slotCounts_[slotOf(row, spot)];
        ++partyCounts_[spot.party];
        claimed_ |= spot.has(Spot::kClaimed);
        hollow_ |= spot.has(Spot::kHollow);
        if (points) kindSeen_[spot.kind] = 1;
    }
}

std::string ColourScheme::nameOf(const Spots::Party &party) const {
    const auto pick = [&](const std::string &arabic, const std::string &english) {
        return (view_.labels == text::Language::arabic && !arabic.empty()) || english.empty() ? arabic : english;
    };
    if (const actors::Actor *known = parties_.find(party.actor)) return pick(known->name_ar, known->name_en);
    const events::Event event = view_.table->event(party.first);
    for (const events::EventActor &other : event.actors)
        if (other.id == party.actor || other.name_en == party.actor || other.name_ar == party.actor)
            if (std::string own = pick(other.name_ar, other.name_en); !own.empty()) return own;
    return std::string(party.actor);
}

// Kinds are told by their type where all of its subtypes look alike, else by the subtype.
void ColourScheme::learn(LegendMeanings &meanings) const {
    if (meanings.table == spots_.version() && meanings.colouring == view_.colouring && meanings.theme == &theme_) return;
    meanings = {spots_.version(), view_.colouring, &theme_, {}, {}};
    using Values = std::vector<std::string>;
    const auto shared = [](Values values) { return std::make_shared<const Values>(std::move(values)); };
    std::vector<Values> ofSlots(slots_.size());
    if (view_.colouring.by == ColourBy::actor)
        for (std::size_t i = 0; i < slotOfParty_.size(); ++i) ofSlots[slotOfParty_[i]].emplace_back(spots_.parties()[i].actor);
    if (view_.colouring.by == ColourBy::type)
        for (std::size_t i = 0; i < slotOfKind_.size(); ++i)
            if (Values &own = ofSlots[slotOfKind_[i]]; own.empty()) own.emplace_back(spots_.kinds()[i].type);
    for (Values &values : ofSlots) {
        const timeline::Facet facet = view_.colouring.by == ColourBy::actor ? timeline::Facet::actor : timeline::Facet::type;
        meanings.colours.push_back({facet, values.empty() ? nullptr : shared(std::move(values))});
    }
    for (const Shape shape : shapes_) {
        if (meanings.kinds.contains(shape)) continue;
        std::set<std::string> types, subtypes;
        for (std::size_t i = 0; i < shapes_.size(); ++i)
            if (shapes_[i] == shape) {
                types.emplace(spots_.kinds()[i].type);
                subtypes.emplace(spots_.kinds()[i].subtype);
            }
        bool whole = true;
        for (std::size_t i = 0; i < shapes_.size(); ++i) whole = whole && (shapes_[i] == shape || !types.contains(std::string(spots_.kinds()[i].type)));
        const std::set<std::string> &chosen = whole ? types : subtypes;
        meanings.kinds[shape] = {whole ? timeline::Facet::type : timeline::Facet::subtype, shared(Values(chosen.begin(), chosen.end()))};
    }
}

LegendUse ColourScheme::legend(LegendMeanings &meanings) const {
    learn(meanings);
    constexpr std::size_t kNames = 3; // of one colour: more are not read
    LegendUse use;
    const bool byActor = view_.colouring.by == ColourBy::actor;
    for (std::size_t slot = 0; slot < slots_.size(); ++slot) {
        if (slotCounts_[slot] == 0) continue;
        LegendUse::Entry entry{{}, {}, slots_[slot].colour, slotCounts_[slot], {}};
        if (byActor) {
            std::vector<std::size_t> own;
            for (std::size_t i = 0; i < slotOfParty_.size(); ++i)
                if (slotOfParty_[i] == slot && partyCounts_[i] > 0) own.push_back(i);
            std::stable_sort(own.begin(), own.end(), [&](std::size_t a, std::size_t b) { return partyCounts_[a] > partyCounts_[b]; });
            for (const std::size_t i : own) {
                const Spots::Party &party = spots_.parties()[i];
                if (party.actor.empty() || entry.names.size() == kNames) continue;
                if (const actors::Actor *known = parties_.find(party.actor); known && entry.side.empty()) entry.side = known->side;
                const std::string name = nameOf(party);
                if (!name.empty() && std::find(entry.names.begin(), entry.names.end(), name) == entry.names.end())
                    entry.names.push_back(name);
            }
        } else if (!slots_[slot].name.empty()) {
            entry.names.push_back(slots_[slot].name);
        }
        if (slot < meanings.colours.size()) entry.meaning = meanings.colours[slot];
        use.colours.push_back(std::move(entry));
    }
    if (view_.colouring.by != ColourBy::time)
        std::stable_sort(use.colours.begin(), use.colours.end(), [](const auto &a, const auto &b) { return a.count > b.count; });
    for (std::size_t i = 0; i < kindSeen_.size(); ++i)
        if (kindSeen_[i])
            use.kinds[shapes_[i]].emplace_back(spots_.kinds()[i].type, spots_.kinds()[i].subtype);
    use.kind_meanings = meanings.kinds;
    use.hollow = hollow_ && byActor;
    use.claimed = claimed_;
    return use;
}

LegendUse together(LegendUse one, const LegendUse &other, ColourBy by) {
    for (const LegendUse::Entry &entry : other.colours) {
        const auto known = std::find_if(one.colours.begin(), one.colours.end(), [&](const LegendUse::Entry &own) { return own.colour == entry.colour; });
        if (known == one.colours.end()) {
            one.colours.push_back(entry);
            continue;
        }
        known->count += entry.count;
        for (const std::string &name : entry.names)
            if (std::find(known->names.begin(), known->names.end(), name) == known->names.end()) known->names.push_back(name);
    }
    if (by != ColourBy::time)
        std::stable_sort(one.colours.begin(), one.colours.end(), [](const auto &a, const auto &b) { return a.count > b.count; });
    for (const auto &[shape, kinds] : other.kinds)
        for (const auto &kind : kinds)
            if (auto &own = one.kinds[shape]; std::find(own.begin(), own.end(), kind) == own.end()) own.push_back(kind);
    one.kind_meanings.insert(other.kind_meanings.begin(), other.kind_meanings.end());
    one.hollow |= other.hollow;
    one.uncertain |= other.uncertain;
    one.area |= other.area;
    one.cluster |= other.cluster;
    one.claimed |= other.claimed;
    one.trails |= other.trails;
    if (other.density && (!one.density || one.density->most < other.density->most)) one.density = other.density;
    return one;
}

} // namespace zamkan::map
