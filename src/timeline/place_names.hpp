// Names of places in any spelling and language, for who filters by them.
#pragma once
#include "events/event_segment.hpp"
#include "timeline/row_index.hpp"
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::timeline {

// The gazetteer's places of that name, folded: as it is written, and as it sounds where the sound says enough. Sorted;
// none without a gazetteer.
[[nodiscard]] std::vector<gazetteer::PlaceIndex> placesNamed(const std::string &folded, const gazetteer::Gazetteer *gazetteer);

// The values of Facet::place, among those of a source, that mean a place of that name: written so, or known by it.
[[nodiscard]] std::vector<std::string> placeValues(std::string_view name, const events::EventSegment &segment, const Knowledge &knowledge);

// The other name of a value of Facet::place: in Arabic, or in English; the value itself when nobody knows one.
[[nodiscard]] std::string placeValueIn(std::string_view value, bool arabic, const gazetteer::Gazetteer *gazetteer);

} // namespace zamkan::timeline
