// Pictures of others, read from PNG.
#pragma once
#include "map/leaf.hpp"
#include <string_view>

namespace zamkan::draw {

// What the bytes of any PNG show. Throws InputError, which says why they show nothing.
[[nodiscard]] map::Raster rasterOf(std::string_view png);

} // namespace zamkan::draw
