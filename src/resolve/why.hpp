// Reasons that name a place, for the sources of this module.
#pragma once
#include "base/reason.hpp"
#include "gazetteer/gazetteer.hpp"
#include <string>

namespace zamkan::resolve {

// With {place} and {place_ar}: each name in the place of the other where there is none.
[[nodiscard]] inline Reason withPlace(Reason reason, const gazetteer::Place &place) {
    reason.values.emplace_back("place", std::string(place.name_en.empty() ? place.name_ar : place.name_en));
    reason.values.emplace_back("place_ar", std::string(place.name_ar.empty() ? place.name_en : place.name_ar));
    return reason;
}

} // namespace zamkan::resolve
