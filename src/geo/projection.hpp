// Projections of the earth onto a plane, as values: what a sheet is drawn in.
#pragma once
#include "geo/latlon.hpp"
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace zamkan::geo {

// automatic: by the extent, see projectionFor.
enum class ProjectionWish : std::uint8_t { automatic, mercator, equal_area, conic };
[[nodiscard]] std::string_view toString(ProjectionWish wish); // "auto" "mercator" "equal-area" "conic"
[[nodiscard]] std::optional<ProjectionWish> projectionWishFrom(std::string_view text);

struct Metres { // on the plane, y northwards
    double x = 0, y = 0;
};

// WGS 84 through PROJ. Copies share what they work with: use each from one thread at a time.
class Projection {
public:
    // True to area and, round the centre, to shape: for a country or a region.
    [[nodiscard]] static std::shared_ptr<const Projection> lambertAzimuthal(const LatLon &centre);
    // True to area, distances hold along the two parallels: for what is wide and not near the equator.
    [[nodiscard]] static std::shared_ptr<const Projection> albers(const Box &box);
    // The whole earth, true to area.
    [[nodiscard]] static std::shared_ptr<const Projection> equalEarth();

    ~Projection();
    Projection(const Projection &) = delete;
    Projection &operator=(const Projection &) = delete;

    // Degrees; longitudes beyond ±180 go on where the projection can (azimuthal: round; conic: on along the cone).
    // Nothing for what the plane does not hold.
    [[nodiscard]] std::optional<Metres> forward(double longitude, double latitude) const;
    [[nodiscard]] std::optional<LatLon> inverse(Metres at) const;
    [[nodiscard]] const std::string &name() const { return name_; } // "Lambert azimuthal equal-area, 35.0° N 40.0° E"
    // False: what lies beyond ±180° of its middle may not be drawn a second time.
    [[nodiscard]] bool roundTheWorld() const { return roundTheWorld_; }

private:
    struct Transforms;
    Projection(const std::string &definition, std::string name, bool roundTheWorld);
    std::unique_ptr<Transforms> transforms_;
    std::string name_;
    bool roundTheWorld_ = true;
};

// What a map of this extent is drawn in; null: Web Mercator. Automatic is Mercator for small extents (under 3°, a city
// and its surroundings, where all look alike), conic for what is more than twice as wide as high away from the equator,
// Lambert azimuthal for other regions and Equal Earth from half a hemisphere on.
[[nodiscard]] std::shared_ptr<const Projection> projectionFor(ProjectionWish wish, const Box &extent);

} // namespace zamkan::geo
