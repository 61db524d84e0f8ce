#include "timeline/changes.hpp"
#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <unordered_map>

namespace zamkan::timeline {
namespace {

// The same place in several sources: by its id, else by its name and where it lies, about a kilometre.
std::string keyOf(const events::EventTable &table, events::Row row) {
    const events::PlaceWords *place = table.place(row);
    if (place && !place->id.empty())
        return std::string(place->id);
    std::string key;
    if (place)
        key = std::string(place->name_en.empty() ? place->name_ar : place->name_en) + '\n' + std::string(place->country);
    if (table.located(row)) {
        const geo::LatLon at = table.position(row);
        key += '\n' + std::to_string(std::lround(at.latitude() * 100)) + ' ' + std::to_string(std::lround(at.longitude() * 100));
    }
    return key;
}

// Rows of one place name the same words, so the key is made once for each.
class Keys {
public:
    explicit Keys(const events::EventTable &table) : table_(&table) {}
    // Its number; none for a place that was not met and is not `wanted` to be.
    std::optional<std::size_t> of(events::Row row, bool wanted) {
        const geo::LatLon at = table_->located(row) ? table_->position(row) : geo::LatLon::fromDegrees(0, 0);
        const Words words{table_->place(row), table_->located(row), at.latitude(), at.longitude()};
        if (const auto found = byWords_.find(words); found != byWords_.end() && (found->second || !wanted))
            return found->second;
        const std::string key = keyOf(*table_, row);
        auto number = byKey_.find(key);
        if (number == byKey_.end() && wanted)
            number = byKey_.emplace(key, byKey_.size()).first;
        const std::optional<std::size_t> answer = number == byKey_.end() ? std::nullopt : std::optional(number->second);
        byWords_[words] = answer;
        return answer;
    }

private:
    struct Words {
        const events::PlaceWords *place;
        bool located;
        double latitude, longitude;
        friend bool operator==(const Words &, const Words &) = default;
    };
    struct Hash {
        std::size_t operator()(const Words &words) const {
            std::size_t hash = std::hash<const void *>{}(words.place);
            hash = hash * 31 + std::hash<double>{}(words.latitude);
            return hash * 31 + std::hash<double>{}(words.longitude);
        }
    };
    const events::EventTable *table_;
    std::unordered_map<Words, std::optional<std::size_t>, Hash> byWords_;
    std::unordered_map<std::string, std::size_t> byKey_;
};

// Who holds a place, followed from row to row.
struct Holder {
    bool told = false;
    std::string_view now;
    void take(std::string_view gaining, std::string_view losing) {
        if (!gaining.empty())
            now = gaining;
        else if (!told || now == losing)
            now = {}; // it has left, and nobody says who came
        told = true;
    }
};

template <typename Use>
void each(std::span<const std::uint64_t> kept, std::size_t first, std::size_t end, const Use &use) {
    for (std::size_t at = first; at < end;) {
        const std::size_t stop = std::min(end, (at / 64 + 1) * 64);
        std::uint64_t bits = kept[at / 64] >> at % 64;
        if (stop - at < 64)
            bits &= (std::uint64_t{1} << (stop - at)) - 1;
        for (; bits != 0; bits &= bits - 1)
            use(at + static_cast<std::size_t>(std::countr_zero(bits)));
        at = stop;
    }
}
} // namespace

Changes changesBetween(std::shared_ptr<const events::EventTable> table, std::span<const std::uint64_t> kept, time::Instant from,
                       time::Instant to) {
    Changes out;
    out.table = table;
    const events::TimeOrder &order = table->order();
    const auto begins = order.begins();
    const auto position = [&](time::Instant at) {
        return static_cast<std::size_t>(std::lower_bound(begins.begin(), begins.end(), at.time_since_epoch().count()) - begins.begin());
    };
    const std::size_t first = position(from), end = std::max(first, position(to));
    Keys keys(*table);
    each(kept, first, end, [&](std::size_t at) {
        const events::Row row = order.rows()[at];
        const std::size_t number = *keys.of(row, true);
        if (number == out.places.size())
            out.places.emplace_back();
        PlaceChange &place = out.places[number];
        if (!place.place)
            place.place = table->place(row);
        if (!place.position && table->located(row))
            place.position = table->position(row);
        place.rows.push_back(row);
        ++out.rows;
    });

    std::vector<Holder> holders(out.places.size());
    each(kept, 0, first, [&](std::size_t at) {
        const events::Row row = order.rows()[at];
        const std::string_view gaining = table->gaining(row), losing = table->losing(row);
        if (gaining.empty() && losing.empty())
            return;
        if (const auto number = keys.of(row, false))
            holders[*number].take(gaining, losing);
    });
    for (std::size_t number = 0; number < out.places.size(); ++number) {
        PlaceChange &place = out.places[number];
        Holder holder = holders[number];
        bool moved = false;
        for (const events::Row row : place.rows) {
            const std::string_view gaining = table->gaining(row), losing = table->losing(row);
            if (gaining.empty() && losing.empty())
                continue;
            if (!moved)
                place.before = holder.told && !holder.now.empty() ? holder.now : losing;
            holder.take(gaining, losing);
            moved = true;
        }
        if (!moved)
            place.before = holder.now;
        place.after = holder.now;
        place.changed_hands = moved && place.before != place.after;
    }
    std::stable_sort(out.places.begin(), out.places.end(), [](const PlaceChange &a, const PlaceChange &b) {
        return a.changed_hands != b.changed_hands ? a.changed_hands : a.rows.size() > b.rows.size();
    });
    std::map<std::string, PartyChange> parties;
    for (const PlaceChange &place : out.places) {
        if (!place.changed_hands)
            break;
        ++out.changed;
        if (!place.before.empty())
            ++parties[place.before].lost;
        if (!place.after.empty())
            ++parties[place.after].gained;
    }
    for (auto &[actor, party] : parties) {
        party.actor = actor;
        out.parties.push_back(party);
    }
    std::stable_sort(out.parties.begin(), out.parties.end(),
                     [](const PartyChange &a, const PartyChange &b) { return a.gained + a.lost > b.gained + b.lost; });
    return out;
}

} // namespace zamkan::timeline
