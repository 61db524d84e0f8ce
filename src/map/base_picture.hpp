// The part of a picture that does not depend on events: fills and lines of what the viewport sees.
#pragma once
#include "map/base_map.hpp"
#include "map/theme.hpp"

namespace zamkan::map {

void addBase(const BaseMap &base, const Theme &theme, const View &view, Picture &picture);

} // namespace zamkan::map
