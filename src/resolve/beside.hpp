// Where a place is that nobody knows: beside what the text names with it.
#pragma once
#include "resolve/resolver.hpp"

namespace zamkan::resolve {

// Gives a position to the places that have none, or that can only be meant as a part of a town named beside them: that
// of what holds them, of what tells where they lie, of the last town named before. The radius says how rough that is;
// `beside` is set and `place` is not. A text that names no town and no province leaves them without a position.
void standIn(const mentions::Mentions &mentions, const gazetteer::Gazetteer &gazetteer, std::vector<ResolvedPlace> &places);

// "Mosul airport" where the gazetteer has Mosul by that name: the one airport beside the town.
void useFacilities(const mentions::Mentions &mentions, const gazetteer::Gazetteer &gazetteer, std::vector<ResolvedPlace> &places);

} // namespace zamkan::resolve
