#include "gazetteer/index_view.hpp"
#include <bit>
#include <cstring>

namespace zamkan::gazetteer {
namespace {

// Open addressing with steps of one; the size is a power of two and at least one slot is free.
template <typename KeyAt>
std::optional<std::uint32_t> lookUp(std::span<const std::uint32_t> table, std::string_view key, KeyAt keyAt) {
    if (table.empty())
        return std::nullopt;
    const std::size_t mask = table.size() - 1;
    std::size_t slot = hash(key) & mask;
    for (std::size_t tries = 0; tries < table.size() && table[slot] != 0; ++tries, slot = (slot + 1) & mask)
        if (keyAt(table[slot] - 1) == key)
            return table[slot] - 1;
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
    for (const Section table : {kNameTable, kWordTable, kIdTable})
        if (const auto slots = head.sections[table].bytes / sizeof(std::uint32_t);
            slots && !std::has_single_bit(slots))
            return std::nullopt;

    IndexView view;
    const auto letters = section<char>(bytes, head, kLetters);
    view.letters_ = {letters.data(), letters.size()};
    view.places_ = section<PlaceRecord>(bytes, head, kPlaces);
    view.names_ = section<NameRecord>(bytes, head, kNames);
    view.name_table_ = section<std::uint32_t>(bytes, head, kNameTable);
    view.matches_ = section<Match>(bytes, head, kMatches);
    view.words_ = section<WordRecord>(bytes, head, kWords);
    view.word_table_ = section<std::uint32_t>(bytes, head, kWordTable);
    view.id_table_ = section<std::uint32_t>(bytes, head, kIdTable);
    view.loose_countries_ = section<LooseCountry>(bytes, head, kLooseCountries);
    view.loose_ = section<LooseRecord>(bytes, head, kLooseNames);
    view.loose_places_ = section<PlaceIndex>(bytes, head, kLoosePlaces);
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
    out.surveyed = record.surveyed != 0;
    return out;
}

std::optional<PlaceIndex> IndexView::byId(std::string_view id) const {
    return lookUp(id_table_, id, [&](std::uint32_t i) {
        return i < places_.size() ? text(places_[i].id) : std::string_view();
    });
}

std::span<const Match> IndexView::named(std::string_view folded) const {
    const auto found = lookUp(name_table_, folded, [&](std::uint32_t i) {
        return i < names_.size() ? text(names_[i].name) : std::string_view();
    });
    return found && *found < names_.size() ? matchesOf(names_[*found]) : std::span<const Match>();
}

unsigned IndexView::longestNameFrom(std::string_view firstWord) const {
    const auto found = lookUp(word_table_, firstWord, [&](std::uint32_t i) {
        return i < words_.size() ? text(words_[i].word) : std::string_view();
    });
    return found && *found < words_.size() ? words_[*found].words : 0;
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
    return area && *area < province_codes_.size() ? text(province_codes_[*area]) : std::string_view();
}

} // namespace zamkan::gazetteer
