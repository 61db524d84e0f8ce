// World geometry as a viewport sees it: in pixels, every copy of the world, without what is far outside and without
// detail too fine to be seen.
#pragma once
#include "map/scene.hpp"
#include <functional>
#include <span>
#include <vector>

namespace zamkan::map {

// Points nearer than this many pixels to the one before are left out.
inline constexpr double kFinest = 0.4;

// Pixels round a view within which its picture holds geometry, so that a painter may paint a margin ahead.
[[nodiscard]] double baseMargin(const Viewport &viewport);

using VisitPath = std::function<void(std::span<const Point>)>;
void forEachLine(const Lines &lines, const Viewport &viewport, const VisitPath &visit, double finest = kFinest);
// Rings clipped to the view and a margin; edges along the clip are not the area's own.
void forEachRing(const Lines &rings, const Viewport &viewport, const VisitPath &visit, double finest = kFinest);
// Three points a triangle, appended.
void appendTriangles(const Mesh &mesh, const Viewport &viewport, std::vector<Point> &into);

} // namespace zamkan::map
