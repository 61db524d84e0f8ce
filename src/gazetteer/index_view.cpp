#include "gazetteer/index_view.hpp"
#include <bit>
#include <cstring>

namespace zamkan::gazetteer {
namespace {

// Open addressing with steps of one; the size is a power of two and at least one slot is free. `keys`: how many the
// table is for.
template <typename KeyAt>
std::optional<std::uint32_t> lookUp(std::span<const std::uint32_t> table, std::size_t keys, std::string_view key,
                                    KeyAt keyAt) {
    if (table.empty())
        return std::nullopt;
    const Slots slots(keys);
    const std::size_t mask = table.size() - 1;
    const std::uint64_t hashed = keyHash(key);
    std::size_t at = hashed & mask;
    for (std::size_t tries = 0; tries < table.size() && table[at] != 0; ++tries, at = (at + 1) & mask)
        if (slots.mayHold(table[at], hashed))
            if (const std::uint32_t index = slots.index(table[at]); index < keys && keyAt(index) == key)
                return index;
    return std::nullopt;
}

template <typename T> std::span<const T> section(std::string_view bytes, const Head &head, Section which) {
    const SectionRange range = head.sections[which];
    return {reinterpret_cast<const T *>(bytes.data() + range.offset), range.bytes / sizeof(T)};
}

} // namespace

std::optional<IndexView> IndexView::over(std::string_view bytes, std::uint64_t fingerprint) {
    Head head;
    if (bytes.size() < sizeof head)
        return std::nullopt;
    std::memcpy(&head, bytes.data(), sizeof head);
    if (head.magic != kMagic || head.byte_order != kByteOrder || head.version != kFormatVersion ||
        head.fingerprint != fingerprint || head.bytes != bytes.size())
        return std::nullopt;
    for (const SectionRange &range : head.sections)
        if (range.offset % 8 != 0 || range.offset > bytes.size() || range.bytes > bytes.size() - range.offset)
            return std::nullopt;
    for (const Section filter : {kWordFilter, kPairFilter})
        if (head.sections[filter].bytes % 64 != 0)
            return std::nullopt;
    for (const Section table : {kNameTable, kWordTable, kIdTable})
        if (const auto slots = head.sections[table].bytes / (table == kWordTable ? 8 : 4);
            slots && !std::has_single_bit(slots))
            return std::nullopt;

    IndexView view;
    const auto letters = section<char>(bytes, head, kLetters);
    view.letters_ = {letters.data(), letters.size()};
    view.places_ = section<PlaceRecord>(bytes, head, kPlaces);
    view.names_ = section<NameRecord>(bytes, head, kNames);
    view.name_table_ = section<std::uint32_t>(bytes, head, kNameTable);
    view.matches_ = section<Match>(bytes, head, kMatches);
    view.word_table_ = section<std::uint64_t>(bytes, head, kWordTable);
    view.word_filter_ = section<std::uint64_t>(bytes, head, kWordFilter);
    view.pair_filter_ = section<std::uint64_t>(bytes, head, kPairFilter);
    view.id_table_ = section<std::uint32_t>(bytes, head, kIdTable);
    view.loose_countries_ = section<LooseCountry>(bytes, head, kLooseCountries);
    view.loose_ = section<LooseRecord>(bytes, head, kLooseNames);
    view.loose_places_ = section<PlaceIndex>(bytes, head, kLoosePlaces);
    view.sounds_ = section<std::uint64_t>(bytes, head, kSounds);
    view.cells_ = section<std::uint32_t>(bytes, head, kCells);
    view.cell_places_ = section<PlaceIndex>(bytes, head, kCellPlaces);
    view.countries_ = {section<geo::AreaRing>(bytes, head, kCountryRings),
                       section<geo::AreaVertex>(bytes, head, kCountryVertices)};
    view.country_codes_ = section<Text>(bytes, head, kCountryCodes);
    view.provinces_ = {section<geo::AreaRing>(bytes, head, kProvinceRings),
                       section<geo::AreaVertex>(bytes, head, kProvinceVertices)};
    view.province_codes_ = section<Text>(bytes, head, kProvinceCodes);
    return view;
}

Place IndexView::place(PlaceIndex index) const {
    const PlaceRecord &record = places_[index];
    Place out;
    out.id = text(record.id);
    out.name_en = text(record.name_en);
    out.name_ar = text(record.name_ar);
    out.type = text(record.type);
    out.country = text(record.country);
    out.admin1 = text(record.admin1);
    out.source = text(record.source);
    out.position = geo::LatLon::tryFromDegrees(record.latitude, record.longitude).value_or(geo::LatLon());
    out.radius_km = record.radius_km;
    out.population = record.population;
    out.seat = static_cast<Seat>(record.seat);
    out.surveyed = record.surveyed != 0;
    return out;
}

std::optional<PlaceIndex> IndexView::byId(std::string_view id) const {
    return lookUp(id_table_, places_.size(), id, [&](std::uint32_t i) { return text(places_[i].id); });
}

std::span<const Match> IndexView::named(std::string_view folded) const {
    const auto found =
        lookUp(name_table_, names_.size(), folded, [&](std::uint32_t i) { return text(names_[i].name); });
    return found ? matchesOf(names_[*found]) : std::span<const Match>();
}

NameStart IndexView::namesFrom(std::string_view firstWord) const {
    const std::uint64_t hashed = keyHash(firstWord);
    if (word_table_.empty() || !mayHold(word_filter_, hashed))
        return {};
    const std::size_t mask = word_table_.size() - 1;
    std::size_t at = hashed & mask;
    for (std::size_t tries = 0; tries < word_table_.size() && word_table_[at] != 0; ++tries, at = (at + 1) & mask)
        if (word_table_[at] >> 32 == hashed >> 32)
            return {static_cast<std::uint32_t>(word_table_[at])};
    return {};
}

std::span<const LooseRecord> IndexView::looseNames(std::string_view country) const {
    if (country.empty())
        return loose_;
    for (const LooseCountry &range : loose_countries_)
        if (text(range.country) == country)
            return within(loose_, range.first, range.count);
    return {};
}

std::string_view IndexView::countryAt(const geo::LatLon &point) const {
    const auto area = countries_.areaAt(point);
    return area && *area < country_codes_.size() ? text(country_codes_[*area]) : std::string_view();
}

std::string_view IndexView::admin1At(const geo::LatLon &point) const {
    const auto area = provinces_.areaAt(point);
    return area ? provinceCode(*area) : std::string_view();
}

} // namespace zamkan::gazetteer
