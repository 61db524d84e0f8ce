#include "geo/plane_shapes.hpp"
#include "base/diagnostic.hpp"
#include <algorithm>
#include <string>

namespace zamkan::geo {

[[noreturn]] void fail(const Geos &geos, const char *what) {
    throw InputError(std::string("the land cannot be divided: ") + what + (geos.error().empty() ? "" : ": " + geos.error()), "",
                     "leave out the layer with broken outlines");
}

Geos::Geometry lineOf(const Geos &geos, const std::vector<PlaneKm> &points, bool ring) {
    const auto size = static_cast<unsigned>(points.size() + (ring ? 1 : 0));
    GEOSCoordSequence *sequence = GEOSCoordSeq_create_r(geos, size, 2);
    for (unsigned i = 0; i < size; ++i)
        GEOSCoordSeq_setXY_r(geos, sequence, i, points[i % points.size()].x, points[i % points.size()].y);
    return geos.own(ring ? GEOSGeom_createLinearRing_r(geos, sequence) : GEOSGeom_createLineString_r(geos, sequence));
}

Geos::Geometry collect(const Geos &geos, std::vector<Geos::Geometry> parts, int type) {
    std::vector<GEOSGeometry *> raw;
    for (Geos::Geometry &part : parts)
        raw.push_back(part.release());
    return geos.own(GEOSGeom_createCollection_r(geos, type, raw.data(), static_cast<unsigned>(raw.size())));
}

Geos::Geometry polygonOf(const Geos &geos, const std::vector<Polygon> &polygons, const EqualAreaPlane &plane, const PlaneKm &low,
                         const PlaneKm &high) {
    std::vector<Geos::Geometry> parts;
    for (const Polygon &polygon : polygons) {
        std::vector<GEOSGeometry *> holes;
        Geos::Geometry outline;
        bool near = false;
        for (const Ring &ring : polygon.rings) {
            std::vector<PlaneKm> points;
            PlaneKm least{1e9, 1e9}, most{-1e9, -1e9};
            for (const LatLon &position : ring) {
                points.push_back(plane.at(position));
                least = {std::min(least.x, points.back().x), std::min(least.y, points.back().y)};
                most = {std::max(most.x, points.back().x), std::max(most.y, points.back().y)};
            }
            const bool outer = &ring == &polygon.rings.front();
            if (outer)
                near = least.x < high.x && most.x > low.x && least.y < high.y && most.y > low.y;
            if (!near || points.size() < 3)
                continue;
            Geos::Geometry line = lineOf(geos, points, true);
            if (outer)
                outline = std::move(line);
            else
                holes.push_back(line.release());
        }
        if (!outline) {
            for (GEOSGeometry *hole : holes)
                GEOSGeom_destroy_r(geos, hole);
            continue;
        }
        Geos::Geometry made = geos.own(
            GEOSGeom_createPolygon_r(geos, outline.release(), holes.data(), static_cast<unsigned>(holes.size())));
        if (GEOSisValid_r(geos, made.get()) != 1)
            made = geos.own(GEOSMakeValid_r(geos, made.get()));
        parts.push_back(std::move(made));
    }
    const Geos::Geometry all = collect(geos, std::move(parts), GEOS_GEOMETRYCOLLECTION);
    const Geos::Geometry whole = geos.own(GEOSUnaryUnion_r(geos, all.get()));
    const std::vector<PlaneKm> corners{low, {high.x, low.y}, high, {low.x, high.y}};
    const Geos::Geometry box = geos.own(GEOSGeom_createPolygon_r(geos, lineOf(geos, corners, true).release(), nullptr, 0));
    Geos::Geometry cut = geos.own(whole ? GEOSIntersection_r(geos, whole.get(), box.get()) : nullptr);
    if (!cut)
        fail(geos, "an outline is broken");
    return cut;
}

} // namespace zamkan::geo
