#include "events/agreement.hpp"
#include <algorithm>
#include <array>
#include <functional>
#include <optional>

namespace zamkan::events {
namespace {

struct Told {
    Row row = 0;
    Event event;
};

std::optional<std::pair<double, double>> amountOf(const Event &event) {
    const auto low = event.magnitude_low ? event.magnitude_low : event.magnitude, high = event.magnitude_high ? event.magnitude_high : event.magnitude;
    if (!low && !high)
        return std::nullopt;
    return std::pair(low.value_or(*(high ? high : low)), high.value_or(*(low ? low : high)));
}

bool sameParty(const EventActor &a, const EventActor &b) {
    return a.id.empty() || b.id.empty() ? (!a.name_en.empty() && a.name_en == b.name_en) || (!a.name_ar.empty() && a.name_ar == b.name_ar) : a.id == b.id;
}

// Nothing: one of the two says nothing of it.
std::optional<bool> agree(Matter matter, const Event &a, const Event &b) {
    switch (matter) {
    case Matter::date: {
        if (!a.when || !b.when)
            return std::nullopt;
        const auto days = [](const time::Interval &when) {
            return std::pair(std::chrono::floor<std::chrono::days>(when.from()), std::chrono::ceil<std::chrono::days>(when.to()));
        };
        const auto one = days(*a.when), other = days(*b.when);
        return one.first < other.second && other.first < one.second;
    }
    case Matter::number: {
        const auto one = amountOf(a), other = amountOf(b);
        if (!one || !other || a.unit != b.unit)
            return std::nullopt;
        return one->first <= other->second && other->first <= one->second;
    }
    case Matter::side:
        break;
    }
    std::optional<bool> all;
    for (const char *role : {"gaining", "losing"}) {
        const EventActor *one = a.actor(role), *other = b.actor(role);
        if (!one || !other)
            continue;
        const bool shared = std::any_of(a.actors.begin(), a.actors.end(), [&](const EventActor &actor) {
            return actor.role == role && std::any_of(b.actors.begin(), b.actors.end(), [&](const EventActor &with) { return with.role == role && sameParty(actor, with); });
        });
        all = all.value_or(true) && shared;
    }
    for (const auto &[first, second] : {std::pair(&a, &b), std::pair(&b, &a)}) // who gained here, lost there
        if (const EventActor *gained = first->actor("gaining"), *lost = second->actor("losing"); gained && lost && sameParty(*gained, *lost))
            all = false;
    return all;
}

} // namespace

std::string_view toString(Matter matter) {
    constexpr std::array<std::string_view, 3> names{"date", "side", "number"};
    return names[static_cast<std::size_t>(matter)];
}

Agreement agreementOf(const EventTable &table, const std::vector<Row> *rows, Progress *progress) {
    constexpr std::size_t kMostGroups = 20'000; // whose rows are looked at whole
    std::vector<std::uint32_t> sources(table.size());
    for (const EventTable::Part &part : table.parts())
        std::fill_n(sources.begin() + part.first, part.segment->size(), part.document.value_or(0));
    Agreement out;
    if (std::adjacent_find(table.parts().begin(), table.parts().end(), [](const EventTable::Part &a, const EventTable::Part &b) { return a.document != b.document; }) == table.parts().end())
        return out; // of one source
    std::vector<Sighting> sightings = sightingsOf(table, sources);
    if (rows) {
        std::vector<bool> wanted(table.size());
        for (const Row row : *rows)
            wanted[row] = true;
        std::erase_if(sightings, [&](const Sighting &sighting) { return !wanted[sighting.row]; });
    }
    Progress::understoodRows(progress, 0);
    out.groups = duplicatesAmong(std::move(sightings), {}, &out.whole);
    if (out.groups.size() > kMostGroups) {
        out.groups.resize(kMostGroups);
        out.whole = false;
    }
    for (const DuplicateGroup &group : out.groups) {
        Progress::understoodRows(progress, 0);
        out.disagreements.push_back(disagreementsOf(table, group));
    }
    return out;
}

std::vector<Disagreement> disagreementsOf(const EventTable &table, const DuplicateGroup &group) {
    std::vector<Told> told;
    for (const Row row : group.rows)
        told.push_back({row, table.event(row)});
    std::vector<Disagreement> out;
    for (const Matter matter : {Matter::date, Matter::side, Matter::number}) {
        Disagreement found{matter, {}};
        std::vector<const Event *> heads; // of the camps
        for (const Told &one : told) {
            bool speaks = false, joined = false;
            for (std::size_t i = 0; i < heads.size() && !joined; ++i)
                if (const auto same = agree(matter, *heads[i], one.event)) {
                    speaks = true;
                    if (*same) {
                        found.camps[i].push_back(one.row);
                        joined = true;
                    }
                }
            if (joined)
                continue;
            // The first one that says something at all begins a camp.
            if (speaks || std::any_of(told.begin(), told.end(), [&](const Told &other) { return other.row != one.row && agree(matter, one.event, other.event); })) {
                heads.push_back(&one.event);
                found.camps.push_back({one.row});
            }
        }
        if (found.camps.size() > 1)
            out.push_back(std::move(found));
    }
    return out;
}

} // namespace zamkan::events
