// Which seed is nearest. For the sources of geo only.
#pragma once
#include "geo/equal_area.hpp"
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <unordered_map>
#include <vector>

namespace zamkan::geo {

// The seeds of one land by squares, for the nearest one.
class SeedGrid {
public:
    void add(std::uint32_t seed, const PlaneKm &at, double square) {
        square_ = square;
        cells_[key(cell(at.x), cell(at.y))].push_back({seed, at});
        low_ = {std::min(low_.x, at.x), std::min(low_.y, at.y)};
        high_ = {std::max(high_.x, at.x), std::max(high_.y, at.y)};
    }
    struct Found {
        std::uint32_t seed = std::numeric_limits<std::uint32_t>::max(); // Tessellation::kNone
        PlaneKm at;
    };
    // Within so many km; beyond that, none may be given.
    [[nodiscard]] Found nearest(const PlaneKm &point, double most = 1e9) const {
        Found best;
        double least = 1e18;
        const int x = cell(point.x), y = cell(point.y);
        const double span = std::max({high_.x - low_.x, high_.y - low_.y, std::abs(point.x - low_.x), std::abs(point.x - high_.x),
                                      std::abs(point.y - low_.y), std::abs(point.y - high_.y)});
        const int rings = cells_.empty() ? -1 : static_cast<int>(std::min(span, most) / square_) + 2;
        for (int r = 0; r <= rings; ++r) {
            const double beyond = (r - 1) * square_;
            if (beyond > 0 && beyond * beyond > least)
                break;
            for (int dx = -r; dx <= r; ++dx)
                for (int dy = -r; dy <= r; dy += std::abs(dx) == r ? 1 : 2 * std::max(1, r)) {
                    const auto found = cells_.find(key(x + dx, y + dy));
                    if (found == cells_.end())
                        continue;
                    for (const Found &one : found->second) {
                        const double d = (one.at.x - point.x) * (one.at.x - point.x) + (one.at.y - point.y) * (one.at.y - point.y);
                        if (d < least || (d == least && one.seed < best.seed)) {
                            least = d;
                            best = one;
                        }
                    }
                }
        }
        return best;
    }

private:
    [[nodiscard]] int cell(double value) const { return static_cast<int>(std::floor(value / square_)); }
    static std::int64_t key(int x, int y) { return static_cast<std::int64_t>(x) * 0x100000000 + y; }
    double square_ = 10;
    PlaneKm low_{1e9, 1e9}, high_{-1e9, -1e9};
    std::unordered_map<std::int64_t, std::vector<Found>> cells_;
};

} // namespace zamkan::geo
