// PNG through libpng, with a compression that does not make the user wait.
#pragma once
#include <cairo.h>
#include <string>

namespace zamkan::draw {

// The bytes of a PNG (8-bit RGB) of an image surface in CAIRO_FORMAT_RGB24. Throws InputError when libpng fails.
[[nodiscard]] std::string pngOf(cairo_surface_t *image);

} // namespace zamkan::draw
