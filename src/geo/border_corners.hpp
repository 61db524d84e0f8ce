// Rounds the corners of borders that nobody surveyed, without letting them cross. For the sources of geo only.
#pragma once
#include "geo/equal_area.hpp"
#include "geo/latlon.hpp"
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace zamkan::geo {

// Keeps where borders bend and where seeds lie, by squares.
class BorderCorners {
public:
    // `points`: all corners of borders, and the seeds that must stay on their side.
    void keep(std::vector<PlaneKm> points);

    // The curve that takes the place of the corner at `b` between `a` and `c`: a parabola that leaves both lines at most
    // half way along them and keeps within `most_km` of the corner. The same for c, b, a, turned round. None: the corner
    // stays, as a seed or another border lies in it.
    using Curve = std::array<LatLon, 5>;
    struct Corner {
        PlaneKm plane;
        LatLon position;
    };
    [[nodiscard]] std::optional<Curve> curve(const Corner &a, const Corner &b, const Corner &c, double most_km) const;

private:
    [[nodiscard]] bool empty(const PlaneKm &a, const PlaneKm &b, const PlaneKm &c) const; // the triangle, but for its corners
    [[nodiscard]] int column(double x) const;
    [[nodiscard]] int row(double y) const;
    [[nodiscard]] std::size_t squareAt(int column, int row) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(column);
    }

    std::vector<PlaneKm> points_;       // square by square
    std::vector<std::uint32_t> first_;  // of each square, and the end
    PlaneKm low_;
    int columns_ = 0, rows_ = 0;
};

} // namespace zamkan::geo
