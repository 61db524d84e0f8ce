// Places for what is typed into the search box.
#pragma once
#include "gazetteer/gazetteer.hpp"
#include <string_view>
#include <vector>

namespace zamkan::app {

// The best first, at most `limit`. Where a place has just this name, others are named with it or begin with it; what only
// sounds alike is offered for names that nobody has.
[[nodiscard]] std::vector<gazetteer::PlaceIndex> placesFor(const gazetteer::Gazetteer &gazetteer, std::string_view typed, std::size_t limit);

} // namespace zamkan::app
