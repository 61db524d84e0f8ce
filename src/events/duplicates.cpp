#include "events/duplicates.hpp"
#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <tuple>
#include <unordered_map>

namespace zamkan::events {
namespace {

constexpr std::int64_t kDay = 86400;
constexpr double kKmPerDegree = 110.5; // of latitude, at least

constexpr std::uint32_t kSeveral = UINT32_MAX; // in the place of a source

std::int64_t dayOf(std::int64_t seconds) { return seconds / kDay - (seconds % kDay < 0 ? 1 : 0); }
std::int64_t dayOf(const Sighting &sighting) { return dayOf(sighting.from); }

bool shareParty(const Sighting &a, const Sighting &b) {
    if (a.actors.empty() || b.actors.empty())
        return a.actors.empty() && b.actors.empty();
    return std::any_of(a.actors.begin(), a.actors.end(), [&](std::string_view actor) {
        return std::find(b.actors.begin(), b.actors.end(), actor) != b.actors.end();
    });
}

struct Pair {
    std::size_t a = 0, b = 0;
    int days = 0;
    double km = 0;
};

// Sets of sightings that were joined, each with the sources in it.
class Groups {
public:
    explicit Groups(const std::vector<Sighting> &sightings) : parent_(sightings.size()), sources_(sightings.size()) {
        std::iota(parent_.begin(), parent_.end(), std::size_t{0});
        for (std::size_t i = 0; i < sightings.size(); ++i)
            sources_[i] = {sightings[i].source};
    }
    std::size_t of(std::size_t i) {
        while (parent_[i] != i)
            i = parent_[i] = parent_[parent_[i]];
        return i;
    }
    bool join(std::size_t a, std::size_t b) {
        a = of(a), b = of(b);
        if (a == b)
            return false;
        std::vector<std::uint32_t> both;
        std::set_union(sources_[a].begin(), sources_[a].end(), sources_[b].begin(), sources_[b].end(), std::back_inserter(both));
        if (both.size() < sources_[a].size() + sources_[b].size())
            return false; // two rows of one source
        parent_[b] = a;
        sources_[a] = std::move(both);
        return true;
    }

private:
    std::vector<std::size_t> parent_;
    std::vector<std::vector<std::uint32_t>> sources_; // sorted
};

// Pairs that are alike: rows sorted by day and, within a day, by latitude, are compared with their neighbours only.
std::vector<Pair> pairsOf(const std::vector<Sighting> &sorted, const DuplicateRules &rules, bool &whole) {
    std::map<std::int64_t, std::pair<std::size_t, std::size_t>> ranges; // by day
    for (std::size_t i = 0; i < sorted.size();) {
        std::size_t end = i;
        while (end < sorted.size() && dayOf(sorted[end]) == dayOf(sorted[i]))
            ++end;
        ranges.emplace(dayOf(sorted[i]), std::pair(i, end));
        i = end;
    }
    const double reach = rules.km / kKmPerDegree;
    std::vector<Pair> pairs;
    std::size_t compared = 0;
    for (const auto &[day, range] : ranges)
        for (int days = 0; days <= rules.days; ++days) {
            const auto other = ranges.find(day + days);
            if (other == ranges.end())
                continue;
            std::size_t low = other->second.first;
            for (std::size_t a = range.first; a < range.second; ++a) {
                const double latitude = sorted[a].position.latitude();
                while (low < other->second.second && sorted[low].position.latitude() < latitude - reach)
                    ++low;
                for (std::size_t b = low; b < other->second.second && sorted[b].position.latitude() <= latitude + reach; ++b) {
                    if (++compared > rules.most) {
                        whole = false;
                        return pairs;
                    }
                    if ((days == 0 && b <= a) || sorted[a].source == sorted[b].source || sorted[a].type != sorted[b].type)
                        continue;
                    const double km = distanceKm(sorted[a].position, sorted[b].position);
                    if (km <= rules.km && shareParty(sorted[a], sorted[b]))
                        pairs.push_back({a, b, days, km});
                }
            }
        }
    return pairs;
}

} // namespace

std::vector<DuplicateGroup> duplicatesAmong(std::vector<Sighting> sightings, const DuplicateRules &rules, bool *whole) {
    std::sort(sightings.begin(), sightings.end(), [](const Sighting &a, const Sighting &b) {
        const auto key = [](const Sighting &s) { return std::tuple(dayOf(s), s.position.latitude(), s.row); };
        return key(a) < key(b);
    });
    bool all = true;
    std::vector<Pair> pairs = pairsOf(sightings, rules, all);
    if (whole)
        *whole = all;
    std::stable_sort(pairs.begin(), pairs.end(), [](const Pair &a, const Pair &b) {
        return std::pair(a.days, a.km) < std::pair(b.days, b.km);
    });
    Groups groups(sightings);
    std::vector<Pair> joined;
    for (const Pair &pair : pairs)
        if (groups.join(pair.a, pair.b))
            joined.push_back(pair);
    std::map<std::size_t, DuplicateGroup> found;
    std::vector<bool> within(sightings.size());
    for (const Pair &pair : joined) {
        DuplicateGroup &group = found[groups.of(pair.a)];
        group.km = std::max(group.km, pair.km);
        group.days = std::max(group.days, pair.days);
        within[pair.a] = within[pair.b] = true;
    }
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < sightings.size(); ++i)
        if (within[i])
            order.push_back(i);
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::pair(sightings[a].source, sightings[a].row) < std::pair(sightings[b].source, sightings[b].row);
    });
    for (const std::size_t i : order)
        found[groups.of(i)].rows.push_back(sightings[i].row);
    std::vector<DuplicateGroup> out;
    for (auto &[at, group] : found)
        out.push_back(std::move(group));
    std::sort(out.begin(), out.end(), [](const auto &a, const auto &b) { return a.rows < b.rows; });
    return out;
}

std::vector<Sighting> sightingsOf(const EventTable &table, std::span<const std::uint32_t> rowSources, const DuplicateRules &rules) {
    const auto fits = [&](Row row) {
        if (table.struck(row) || !table.dated(row) || table.storyTime(row) || !table.located(row) || table.radiusKm(row) > rules.radius_km)
            return false;
        const std::string_view status = table.status(row);
        return status == "reported" || status == "claimed";
    };
    // By day: its only source, or that there are several.
    std::unordered_map<std::int64_t, std::uint32_t> tellers;
    for (Row row = 0; row < table.size(); ++row)
        if (fits(row)) {
            const auto [at, fresh] = tellers.try_emplace(dayOf(table.from(row)), rowSources[row]);
            if (!fresh && at->second != rowSources[row])
                at->second = kSeveral;
        }
    const auto alone = [&](std::int64_t day, std::uint32_t source) {
        for (std::int64_t near = day - rules.days; near <= day + rules.days; ++near)
            if (const auto at = tellers.find(near); at != tellers.end() && at->second != source)
                return false;
        return true;
    };
    std::vector<Sighting> out;
    for (Row row = 0; row < table.size(); ++row) {
        if (!fits(row) || alone(dayOf(table.from(row)), rowSources[row]))
            continue;
        Sighting sighting{row, rowSources[row], table.from(row), table.position(row), table.type(row), {}};
        for (const std::string_view actor : {table.gaining(row), table.losing(row), table.acting(row)})
            if (!actor.empty())
                sighting.actors.push_back(actor);
        out.push_back(std::move(sighting));
    }
    return out;
}

} // namespace zamkan::events
