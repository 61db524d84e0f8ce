#include "map/spots.hpp"
#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

namespace zamkan::map {
namespace {

constexpr float kSmallest = 5.6F; // half width of a mark without a magnitude

std::string keyOfArea(const events::PlaceWords &place) {
    if (place.precision == "admin1" && !place.admin1.empty()) return std::string(place.admin1);
    if (place.type == "province" && !place.admin1.empty()) return std::string(place.admin1);
    if (!place.country.empty() && place.precision == "country") return std::string(place.country);
    return place.id.empty() ? std::string(place.name_en).append(place.name_ar) : std::string(place.id);
}

std::vector<std::shared_ptr<const events::EventSegment>> segmentsOf(const events::EventTable &table) {
    std::vector<std::shared_ptr<const events::EventSegment>> segments;
    for (const events::EventTable::Part &part : table.parts()) segments.push_back(part.segment);
    return segments;
}

// Equal words of one source stand at one address: what rows of the same words have in common is looked up once.
template <std::size_t N> struct WordsHash {
    std::size_t operator()(const std::array<const char *, N> &words) const {
        std::size_t hash = 0;
        for (const char *word : words) hash = (hash ^ reinterpret_cast<std::uintptr_t>(word)) * 0x9E3779B97F4A7C15ULL;
        return hash ^ hash >> 29;
    }
};
template <std::size_t N, typename T> using ByWords = std::unordered_map<std::array<const char *, N>, T, WordsHash<N>>;

// Whatever equals what was already put in shares its number.
template <typename Key> class Numbers {
public:
    std::pair<std::uint32_t, bool> of(const Key &key) {
        const auto [found, added] = numbers_.try_emplace(key, static_cast<std::uint32_t>(numbers_.size()));
        return {found->second, added};
    }

private:
    std::unordered_map<Key, std::uint32_t> numbers_;
};

struct LookHash {
    std::size_t operator()(const SpotLook &look) const {
        const std::uint64_t rest = std::uint64_t{look.kind} << 16 | std::uint64_t{look.eighths} << 8 | look.flags;
        const std::uint64_t hash = ((std::uint64_t{look.party} << 32 | look.area) * 0x9E3779B97F4A7C15ULL ^ rest) * 0x9E3779B97F4A7C15ULL;
        return hash ^ hash >> 29;
    }
};

std::uint32_t fixed(double world) {
    return static_cast<std::uint32_t>(std::min(std::max(world, 0.0) * 0x1p32, 4294967295.0));
}

} // namespace

Allegiance allegianceOf(const events::EventTable &table, events::Row row) {
    if (const auto gaining = table.gaining(row); !gaining.empty()) return {gaining, false};
    const bool control = table.type(row) == "control";
    if (const auto losing = table.losing(row); control && !losing.empty()) return {losing, true};
    if (const auto losing = table.losing(row); table.type(row) == "claim" && !losing.empty()) return {losing, false}; // not who says so
    if (const auto acting = table.acting(row); !acting.empty()) return {acting, false};
    return {table.losing(row), false};
}

float sizeOf(std::optional<double> magnitude) {
    if (!magnitude || *magnitude <= 1) return kSmallest;
    return kSmallest * static_cast<float>(std::sqrt(1 + 0.9 * std::log10(std::min(*magnitude, 1e8))));
}

void Spots::read(const events::EventTable &table, const BaseMap &base) {
    auto segments = segmentsOf(table);
    if (segments == segments_ && spots_.size() == table.size()) return;
    segments_ = std::move(segments);
    ++version_;
    spots_.assign(table.size(), {});
    looks_.assign(1, {});
    parties_.clear();
    kinds_.clear();
    areas_.clear();

    Numbers<std::string> parties, kinds, areas;
    std::unordered_map<SpotLook, std::uint32_t, LookHash> lookOf;
    ByWords<4, std::pair<std::uint32_t, bool>> partyOf;
    ByWords<2, std::uint16_t> kindOf;
    std::unordered_map<const events::PlaceWords *, std::uint32_t> areaOf; // kNoArea: said of a point
    for (events::Row row = 0; row < table.size(); ++row) {
        if (!table.located(row) || !table.drawn(row)) continue;
        Kept &kept = spots_[row];
        SpotLook spot;
        spot.flags = Spot::kDrawn;
        const Point world = project(table.position(row));
        kept.x = fixed(world.x);
        kept.y = fixed(world.y);
        kept.radius_km = static_cast<float>(table.radiusKm(row));
        const auto magnitude = table.magnitude(row);
        spot.eighths = static_cast<std::uint8_t>(std::lround( // percentages are not a size
            8 * sizeOf(magnitude && table.unit(row) == "percent" ? std::nullopt : magnitude)));
        if (table.status(row) == "claimed") spot.flags |= Spot::kClaimed;

        const std::string_view type = table.type(row), subtype = table.subtype(row);
        const auto [party, newParty] = partyOf.try_emplace(
            {table.gaining(row).data(), table.losing(row).data(), table.acting(row).data(), type.data()});
        if (newParty) {
            const Allegiance allegiance = allegianceOf(table, row);
            const auto [number, added] = parties.of(std::string(allegiance.actor));
            if (added) parties_.push_back({allegiance.actor, row});
            party->second = {number, allegiance.hollow};
        }
        spot.party = party->second.first;
        if (party->second.second) spot.flags |= Spot::kHollow;

        const auto [kind, newKind] = kindOf.try_emplace({type.data(), subtype.data()});
        if (newKind) {
            const auto [number, added] = kinds.of(std::string(type) + '\n' + std::string(subtype));
            if (added) kinds_.push_back({type, subtype});
            kind->second = static_cast<std::uint16_t>(std::min(number, std::uint32_t{UINT16_MAX}));
        }
        spot.kind = kind->second;

        const events::PlaceWords *place = table.place(row);
        if (place && (place->precision == "country" || place->precision == "admin1")) {
            const auto [area, newArea] = areaOf.try_emplace(place, Spot::kNoArea);
            if (newArea) {
                std::string key = keyOfArea(*place);
                const auto [number, added] = areas.of(key);
                if (added) {
                    const Area *known = base.country(key);
                    if (!known) known = base.province(key);
                    areas_.push_back({std::move(key), known, known ? known->anchor : world});
                }
                area->second = number;
            }
            spot.area = area->second;
            const Point anchor = areas_[spot.area].at;
            kept.x = fixed(anchor.x - std::floor(anchor.x));
            kept.y = fixed(anchor.y);
        }
        const auto [look, newLook] = lookOf.try_emplace(spot, static_cast<std::uint32_t>(looks_.size()));
        if (newLook) looks_.push_back(spot);
        kept.look = look->second;
    }
}

} // namespace zamkan::map
