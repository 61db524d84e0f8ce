#include "geo/projection.hpp"
#include "base/diagnostic.hpp"
#include "geo/gdal.hpp"
#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace zamkan::geo {

namespace {
constexpr std::array<std::string_view, 4> kWishes{"auto", "mercator", "equal-area", "conic"};
constexpr double kSmall = 3;    // degrees: up to here Mercator
constexpr double kWorld = 110;  // degrees of longitude, or kTall of latitude: from here on the whole earth
constexpr double kTall = 90;

std::string shownAt(double latitude, double longitude) {
    return fmt::format("{:.1f}° {} {:.1f}° {}", std::abs(latitude), latitude < 0 ? "S" : "N", std::abs(longitude), longitude < 0 ? "W" : "E");
}
} // namespace

std::string_view toString(ProjectionWish wish) { return kWishes[static_cast<std::size_t>(wish)]; }

std::optional<ProjectionWish> projectionWishFrom(std::string_view text) {
    const auto found = std::find(kWishes.begin(), kWishes.end(), text);
    if (found == kWishes.end())
        return std::nullopt;
    return static_cast<ProjectionWish>(found - kWishes.begin());
}

struct Projection::Transforms {
    Transform forward, inverse;
};

Projection::Projection(const std::string &definition, std::string name, bool roundTheWorld)
    : transforms_(std::make_unique<Transforms>()), name_(std::move(name)), roundTheWorld_(roundTheWorld) {
    const QuietGdal quiet;
    const OGRSpatialReference degrees = earth();
    OGRSpatialReference plane;
    plane.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    if (plane.importFromProj4(definition.c_str()) == OGRERR_NONE) {
        transforms_->forward.reset(OGRCreateCoordinateTransformation(&degrees, &plane));
        transforms_->inverse.reset(OGRCreateCoordinateTransformation(&plane, &degrees));
    }
    if (!transforms_->forward || !transforms_->inverse)
        throw InstallationError("the projection library does not know " + name_, "PROJ", "install proj-data again");
}

Projection::~Projection() = default;

std::shared_ptr<const Projection> Projection::lambertAzimuthal(const LatLon &centre) {
    return std::shared_ptr<const Projection>(
        new Projection(fmt::format("+proj=laea +lat_0={:.6f} +lon_0={:.6f} +datum=WGS84 +units=m +no_defs", centre.latitude(), centre.longitude()),
                       "Lambert azimuthal equal-area, " + shownAt(centre.latitude(), centre.longitude()), true));
}

std::shared_ptr<const Projection> Projection::albers(const Box &box) {
    // A sixth of the height inside each end; both on one side of the equator's mirror line, or the cone is a cylinder.
    const double sixth = (box.north - box.south) / 6;
    double first = std::clamp(box.south + sixth, -80.0, 80.0), second = std::clamp(box.north - sixth, -80.0, 80.0);
    if (std::abs(first + second) < 2)
        second = first + (second - first) * 0.5 + 2;
    const LatLon centre = box.centre();
    return std::shared_ptr<const Projection>(
        new Projection(fmt::format("+proj=aea +lat_1={:.6f} +lat_2={:.6f} +lat_0={:.6f} +lon_0={:.6f} +datum=WGS84 +units=m +over +no_defs", first, second,
                                   centre.latitude(), centre.longitude()),
                       fmt::format("Albers equal-area conic, {}", shownAt(centre.latitude(), centre.longitude())), true));
}

std::shared_ptr<const Projection> Projection::equalEarth() {
    return std::shared_ptr<const Projection>(new Projection("+proj=eqearth +lon_0=0 +datum=WGS84 +units=m +no_defs", "Equal Earth", false));
}

std::optional<Metres> Projection::forward(double longitude, double latitude) const {
    double x = longitude, y = latitude;
    int worked = 0;
    if (!transforms_->forward->Transform(1, &x, &y, nullptr, &worked) || worked == 0 || !std::isfinite(x) || !std::isfinite(y))
        return std::nullopt;
    return Metres{x, y};
}

std::optional<LatLon> Projection::inverse(Metres at) const {
    double x = at.x, y = at.y;
    int worked = 0;
    if (!transforms_->inverse->Transform(1, &x, &y, nullptr, &worked) || worked == 0 || !std::isfinite(x) || !std::isfinite(y))
        return std::nullopt;
    const auto position = LatLon::tryFromDegrees(y, x);
    if (!position)
        return std::nullopt;
    // Some inverses answer beyond the edge of the earth too: only what comes back to the same point is on it.
    const auto again = forward(position->longitude(), position->latitude());
    if (!again || std::hypot(again->x - at.x, again->y - at.y) > 1000)
        return std::nullopt;
    return position;
}

std::shared_ptr<const Projection> projectionFor(ProjectionWish wish, const Box &extent) {
    if (wish == ProjectionWish::mercator)
        return nullptr;
    const Box box = extent.empty() ? Box{-60, -180, 75, 180} : extent;
    const double wide = box.east - box.west, high = box.north - box.south;
    const bool world = wide >= kWorld || high >= kTall;
    if (wish == ProjectionWish::conic)
        return world ? Projection::equalEarth() : Projection::albers(box); // a cone cannot hold the world
    if (world)
        return Projection::equalEarth();
    if (wish == ProjectionWish::equal_area)
        return Projection::lambertAzimuthal(box.centre());
    if (std::max(wide, high) < kSmall)
        return nullptr;
    const double middle = (box.north + box.south) / 2;
    const double across = wide * std::cos(middle * 3.14159265358979 / 180);
    return across > 2 * high && std::abs(middle) > 15 && wide > 15 ? Projection::albers(box) : Projection::lambertAzimuthal(box.centre());
}

} // namespace zamkan::geo
