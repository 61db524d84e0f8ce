// Cairo's and FreeType's objects, released when they go out of scope.
#pragma once
#include <cairo-ft.h>
#include <cairo.h>
#include <memory>

namespace zamkan::draw {

template <auto Release> struct Releaser {
    template <typename T> void operator()(T *handle) const { Release(handle); }
};
using Surface = std::unique_ptr<cairo_surface_t, Releaser<cairo_surface_destroy>>;
using Context = std::unique_ptr<cairo_t, Releaser<cairo_destroy>>;
using Pattern = std::unique_ptr<cairo_pattern_t, Releaser<cairo_pattern_destroy>>;
using FontFace = std::unique_ptr<cairo_font_face_t, Releaser<cairo_font_face_destroy>>;

} // namespace zamkan::draw
