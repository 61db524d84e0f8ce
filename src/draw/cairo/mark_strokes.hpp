// Marks and their discs as Cairo draws them.
#pragma once
#include "draw/cairo/cairo_handles.hpp"
#include "draw/cairo/sprites.hpp"
#include "map/symbol.hpp"

namespace zamkan::draw {

void setColour(cairo_t *context, map::Colour colour);
void roundedRectangle(cairo_t *context, double left, double top, double right, double bottom, double radius); // a path

// Wherever the mark itself stands, its point is `at`.
void drawMark(cairo_t *context, const map::Mark &mark, map::Point at);
void drawDisc(cairo_t *context, const map::Mark &mark, map::Point at); // of its uncertainty

// The same kept as sprites.
void layMark(cairo_t *context, const map::Mark &mark, Sprites &sprites, SpriteKey &key);
void layDisc(cairo_t *context, const map::Mark &mark, Sprites &sprites, SpriteKey &key);

} // namespace zamkan::draw
