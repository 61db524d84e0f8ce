// How a mark is drawn, step by step, so that every painter draws the same.
#pragma once
#include "map/scene.hpp"
#include <vector>

namespace zamkan::map {

// The outline of a shape round (0, 0) for half width 1, y down; empty for circle, ring and badge.
[[nodiscard]] const std::vector<Point> &outlineOf(Shape shape);

// A form round the mark's point, filled, or stroked when it has a width. Polygons have the outline of their shape
// times `size`; a circle has the radius `size`; a badge is a rectangle of 2 reach × 2 size with round ends. A circle
// may be a ring's part: from and to in turns clockwise from the top, with a hole.
struct Step {
    Shape shape = Shape::circle;
    double size = 1, reach = 0;
    Colour colour;
    double width = 0;
    float from = 0, to = 1;
    double hole = 0;
};
[[nodiscard]] std::vector<Step> stepsOf(const Mark &mark);

// The strength, 0 to 1, of an uncertainty disc at a fraction of its radius.
[[nodiscard]] double haloProfile(double radius);

} // namespace zamkan::map
