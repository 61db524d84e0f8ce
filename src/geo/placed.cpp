#include "geo/placed.hpp"
#include <array>
#include <cmath>
#include <cstring>
#include <ogrsf_frmts.h>

namespace zamkan::geo {

Placed placedAt(std::string_view wkb) {
    Placed placed;
    const auto take = [&](double west, double south, double east, double north) {
        placed.there = true;
        const auto in = [](double value, double most) { return value >= -most && value <= most; };
        if (!in(west, 180) || !in(east, 180) || !in(south, 90) || !in(north, 90))
            return;
        const auto middle = LatLon::tryFromDegrees((south + north) / 2, (west + east) / 2);
        const auto corner = LatLon::tryFromDegrees(south, west);
        placed.inside = middle && corner;
        if (placed.inside)
            placed.extent = {middle, west == east && south == north ? 0 : distanceKm(*middle, *corner)};
    };
    std::uint32_t type = 0;
    if (wkb.size() >= 21 && wkb[0] == 1 && (std::memcpy(&type, wkb.data() + 1, 4), type == 1)) {
        std::array<double, 2> point{};
        std::memcpy(point.data(), wkb.data() + 5, 16);
        if (!std::isnan(point[0]) || !std::isnan(point[1])) // both: an empty point
            take(point[0], point[1], point[0], point[1]);
        return placed;
    }
    OGRGeometry *geometry = nullptr;
    if (OGRGeometryFactory::createFromWkb(wkb.data(), nullptr, &geometry, wkb.size()) != OGRERR_NONE || !geometry) {
        placed.damaged = true;
        return placed;
    }
    if (!geometry->IsEmpty()) {
        OGREnvelope box;
        geometry->getEnvelope(&box);
        take(box.MinX, box.MinY, box.MaxX, box.MaxY);
    }
    OGRGeometryFactory::destroyGeometry(geometry);
    return placed;
}

} // namespace zamkan::geo
