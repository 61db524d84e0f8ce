// Triangles with soft edges: what llvmpipe draws fast and a window needs.
#pragma once
#include "map/scene.hpp"
#include <SFML/Graphics/Color.hpp>
#include <SFML/Graphics/Image.hpp>
#include <SFML/Graphics/Vertex.hpp>
#include <span>
#include <vector>

namespace zamkan::draw {

[[nodiscard]] inline sf::Color toSf(map::Colour colour) { return {colour.r, colour.g, colour.b, colour.a}; }

using Vertices = std::vector<sf::Vertex>; // three a triangle

// The rectangle [x, x + width) × … of a texture, at a place of the same or another size.
struct Box {
    float x, y, width, height;
};
void textured(Vertices &out, Box screen, Box texels, sf::Color colour);

// Lines are two triangles a segment: what softens their edges is a texture, a row for each quarter pixel of width
// with the coverage across the line. Everything below is drawn with it; the areas' texture coordinates point at full
// coverage.
[[nodiscard]] sf::Image edgeProfiles();

// A line with mitred joints whose edge fades over one pixel.
void strokeLine(Vertices &out, std::span<const map::Point> line, double width, map::Colour colour, bool closed = false);
void strokeDashed(Vertices &out, std::span<const map::Point> line, double width, map::Colour colour, double dash, double gap);
// A convex outline, its edge fading over one pixel.
void fillConvex(Vertices &out, const std::vector<map::Point> &outline, map::Colour colour);
[[nodiscard]] std::vector<map::Point> roundedRectangle(double left, double top, double right, double bottom, double radius);

} // namespace zamkan::draw
