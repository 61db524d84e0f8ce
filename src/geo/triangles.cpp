#include "geo/triangles.hpp"
#include <GL/glu.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <memory>
#include <new>
#include <numbers>

namespace zamkan::geo {
namespace {

// GLU's tessellator keeps pointers to vertices until a polygon ends: the deque never moves what it holds.
struct Tessellation {
    std::deque<std::array<double, 3>> vertices;
    std::vector<PlanePoint> corners;

    double *add(double x, double y) { return vertices.emplace_back(std::array{x, y, 0.0}).data(); }
};

void GLAPIENTRY onVertex(void *vertex, void *context) {
    const auto *at = static_cast<const double *>(vertex);
    static_cast<Tessellation *>(context)->corners.push_back({at[0], at[1]});
}

// Being told of edges at all makes GLU give single triangles instead of fans and strips.
void GLAPIENTRY onEdge(GLboolean, void *) {}

void GLAPIENTRY onCrossing(GLdouble at[3], void *[4], GLfloat[4], void **made, void *context) {
    *made = static_cast<Tessellation *>(context)->add(at[0], at[1]);
}

using Callback = void(GLAPIENTRY *)();

struct TessellatorDeleter {
    void operator()(GLUtesselator *tessellator) const { gluDeleteTess(tessellator); }
};

std::unique_ptr<GLUtesselator, TessellatorDeleter> newTessellator(GLenum inside = GLU_TESS_WINDING_ODD) {
    std::unique_ptr<GLUtesselator, TessellatorDeleter> tessellator(gluNewTess());
    if (!tessellator)
        throw std::bad_alloc();
    gluTessCallback(tessellator.get(), GLU_TESS_VERTEX_DATA, reinterpret_cast<Callback>(onVertex));
    gluTessCallback(tessellator.get(), GLU_TESS_EDGE_FLAG_DATA, reinterpret_cast<Callback>(onEdge));
    gluTessCallback(tessellator.get(), GLU_TESS_COMBINE_DATA, reinterpret_cast<Callback>(onCrossing));
    gluTessNormal(tessellator.get(), 0, 0, 1);
    gluTessProperty(tessellator.get(), GLU_TESS_WINDING_RULE, inside);
    return tessellator;
}

struct Extent {
    double least = 0, greatest = 0;
};

Extent extentOf(const std::vector<PlanePoint> &ring) {
    const auto [least, greatest] = std::minmax_element(
        ring.begin(), ring.end(), [](const PlanePoint &a, const PlanePoint &b) { return a.x < b.x; });
    return {least->x, greatest->x};
}

// The part of a convex polygon with x >= limit (side 1) or x <= limit (side -1).
std::vector<PlanePoint> cutAt(const std::vector<PlanePoint> &polygon, double limit, double side) {
    std::vector<PlanePoint> kept;
    for (std::size_t i = 0; i < polygon.size(); ++i) {
        const PlanePoint &a = polygon[i], &b = polygon[(i + 1) % polygon.size()];
        const double fromA = (a.x - limit) * side, fromB = (b.x - limit) * side;
        if (fromA >= 0)
            kept.push_back(a);
        if ((fromA < 0 && fromB > 0) || (fromA > 0 && fromB < 0))
            kept.push_back({limit, a.y + (b.y - a.y) * (fromA / (fromA - fromB))});
    }
    return kept;
}

void appendFan(const std::vector<PlanePoint> &polygon, double shift, std::vector<PlanePoint> &out) {
    for (std::size_t i = 2; i < polygon.size(); ++i)
        for (const PlanePoint &corner : {polygon[0], polygon[i - 1], polygon[i]})
            out.push_back({std::clamp(corner.x + shift, 0.0, 1.0), corner.y});
}

// A triangle of an unrolled polygon, cut at the edges of the world and each part brought into it.
void appendWrapped(const PlanePoint *corners, std::vector<PlanePoint> &out) {
    const std::vector<PlanePoint> triangle(corners, corners + 3);
    const Extent extent = extentOf(triangle);
    const double first = std::floor(extent.least);
    if (extent.greatest <= first + 1)
        return appendFan(triangle, -first, out);
    for (double world = first; world < extent.greatest; world += 1)
        appendFan(cutAt(cutAt(triangle, world, 1), world + 1, -1), -world, out);
}

} // namespace

PlanePoint mercator(const LatLon &position) {
    constexpr double kLimit = 85.05112877980659; // where the plane becomes a square
    const double latitude = std::clamp(position.latitude(), -kLimit, kLimit) * std::numbers::pi / 180;
    const double y = (1 - std::asinh(std::tan(latitude)) / std::numbers::pi) / 2;
    return {(position.longitude() + 180) / 360, std::clamp(y, 0.0, 1.0)};
}

std::vector<PlanePoint> unrolled(const Ring &ring) {
    std::vector<PlanePoint> plane;
    plane.reserve(ring.size() + 2);
    for (const LatLon &position : ring) {
        PlanePoint point = mercator(position);
        if (!plane.empty())
            point.x -= std::round(point.x - plane.back().x);
        if (plane.empty() || !(point == plane.back()))
            plane.push_back(point);
    }
    if (plane.size() > 2 && std::fabs(plane.back().x - plane.front().x) > 0.5) {
        const double pole = plane.front().y > 0.5 ? 1 : 0;
        const double turn = plane.back().x > plane.front().x ? 1 : -1;
        const PlanePoint start = plane.front();
        plane.push_back({start.x + turn, start.y});
        plane.push_back({start.x + turn, pole});
        plane.push_back({start.x, pole});
    }
    return plane;
}

std::vector<PlanePoint> triangles(const std::vector<Polygon> &polygons) {
    std::vector<PlanePoint> out;
    const auto tessellator = newTessellator();
    for (const Polygon &polygon : polygons) {
        Tessellation tessellation;
        Extent outer;
        bool first = true;
        gluTessBeginPolygon(tessellator.get(), &tessellation);
        for (const Ring &ring : polygon.rings) {
            const std::vector<PlanePoint> plane = unrolled(ring);
            if (plane.size() < 3)
                continue;
            const Extent extent = extentOf(plane);
            if (first)
                outer = extent;
            // A hole is unrolled by itself: bring it to the world in which its outer ring lies.
            const double middle = (extent.least + extent.greatest) / 2;
            double shift = 0;
            if (middle < outer.least)
                shift = 1;
            if (middle > outer.greatest)
                shift = -1;
            first = false;
            gluTessBeginContour(tessellator.get());
            for (const PlanePoint &point : plane) {
                double *vertex = tessellation.add(point.x + shift, point.y);
                gluTessVertex(tessellator.get(), vertex, vertex);
            }
            gluTessEndContour(tessellator.get());
        }
        gluTessEndPolygon(tessellator.get());
        const std::vector<PlanePoint> &corners = tessellation.corners;
        for (std::size_t i = 0; i + 2 < corners.size(); i += 3)
            appendWrapped(&corners[i], out);
    }
    return out;
}

std::vector<PlanePoint> mergedTriangles(const std::vector<std::vector<PlanePoint>> &rings) {
    Tessellation tessellation;
    const auto tessellator = newTessellator(GLU_TESS_WINDING_NONZERO);
    gluTessBeginPolygon(tessellator.get(), &tessellation);
    for (const std::vector<PlanePoint> &ring : rings) {
        if (ring.size() < 3)
            continue;
        gluTessBeginContour(tessellator.get());
        for (const PlanePoint &point : ring) {
            double *vertex = tessellation.add(point.x, point.y);
            gluTessVertex(tessellator.get(), vertex, vertex);
        }
        gluTessEndContour(tessellator.get());
    }
    gluTessEndPolygon(tessellator.get());
    tessellation.corners.resize(tessellation.corners.size() / 3 * 3);
    return std::move(tessellation.corners);
}

} // namespace zamkan::geo
