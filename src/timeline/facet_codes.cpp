#include "timeline/facet_codes.hpp"

namespace zamkan::timeline {
namespace {

using events::WordKind;

std::string_view certaintyOf(std::uint8_t percent) {
    if (percent == RowIndex::kUntold)
        return "untold";
    return percent < 50 ? "low" : percent < 80 ? "fair" : "high";
}

std::string_view countryOf(std::string_view province) { return province.substr(0, province.find('-')); } // ISO 3166-2

} // namespace

FacetCodes::FacetCodes(const events::EventSegment &segment, const RowIndex *index, std::string_view sourceName, Facet facet)
    : segment_(segment), index_(index) {
    values_.emplace_back();
    switch (facet) {
    case Facet::actor:
        way_ = Way::parties;
        codeWords(segment.column(WordKind::gaining), segment.words());
        break;
    case Facet::type:
    case Facet::subtype:
    case Facet::status: {
        const WordKind kind = facet == Facet::type ? WordKind::type : facet == Facet::subtype ? WordKind::subtype : WordKind::status;
        codeWords(segment.column(kind), segment.words());
        break;
    }
    case Facet::certainty:
        if (index && !index->certainties().empty()) {
            way_ = Way::certainty;
            for (unsigned percent = 0; percent < 256; ++percent)
                byNumber_.push_back(codeOf(certaintyOf(static_cast<std::uint8_t>(percent))));
        } else {
            values_[0] = "untold";
        }
        break;
    case Facet::source:
        if (index && !index->sources().empty()) {
            way_ = Way::word;
            column_ = &index->sources();
            for (std::uint32_t number = 0; number < index->words().size(); ++number)
                byNumber_.push_back(codeOf(number == 0 ? sourceName : index->words()[number]));
        } else {
            values_[0] = sourceName;
        }
        break;
    case Facet::review:
        if (index && !index->reviews().empty()) {
            way_ = Way::word;
            column_ = &index->reviews();
            for (std::uint32_t number = 0; number < index->words().size(); ++number)
                byNumber_.push_back(codeOf(number == 0 ? "machine" : index->words()[number]));
        } else {
            values_[0] = "machine";
        }
        break;
    case Facet::country:
    case Facet::province:
    case Facet::place:
        codePlaces(facet);
        break;
    }
}

std::uint32_t FacetCodes::codeOf(std::string_view value) {
    const std::uint32_t code = pool_.intern(value);
    if (code == values_.size())
        values_.emplace_back(value);
    return code;
}

void FacetCodes::codeWords(const events::WordColumn &column, std::size_t words) {
    if (way_ == Way::one)
        way_ = Way::word;
    column_ = &column;
    byNumber_.resize(words);
    std::vector<std::uint8_t> seen(words);
    column.markUsed(seen);
    if (way_ == Way::parties)
        for (const WordKind kind : {WordKind::losing, WordKind::acting})
            segment_.column(kind).markUsed(seen);
    for (std::uint32_t number = 1; number < words; ++number)
        if (seen[number] != 0)
            byNumber_[number] = codeOf(segment_.word(number));
}

void FacetCodes::codePlaces(Facet facet) {
    way_ = Way::place;
    column_ = &segment_.placeColumn();
    const bool byPoint = facet != Facet::place && index_ && !index_->provinces().empty();
    for (const events::PlaceWords &place : segment_.places()) {
        const std::string_view value = facet == Facet::place      ? (place.name_en.empty() ? place.name_ar : place.name_en)
                                       : facet == Facet::province ? place.admin1
                                       : !place.country.empty()   ? place.country
                                                                  : countryOf(place.admin1);
        const bool left = byPoint && value.empty() && place.precision != "country" && place.type != "country";
        byNumber_.push_back(left ? kByPoint : codeOf(value));
    }
    if (byPoint)
        for (std::uint32_t number = 0; number < index_->words().size(); ++number) {
            const std::string_view province = index_->words()[number];
            byProvince_.push_back(codeOf(facet == Facet::province ? province : countryOf(province)));
        }
}

std::uint32_t FacetCodes::fromPoint(std::size_t row) const { return byProvince_[index_->provinces()[row]]; }

} // namespace zamkan::timeline
