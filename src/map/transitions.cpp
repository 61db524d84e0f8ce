#include "map/transitions.hpp"
#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace zamkan::map {
namespace {

constexpr double kNear = 8; // pixels within which a mark is taken for the same as before

std::uint64_t cellOf(double x, double y) {
    return static_cast<std::uint64_t>(static_cast<std::int64_t>(std::floor(x))) * 0x9E3779B97F4A7C15ULL ^
           static_cast<std::uint64_t>(static_cast<std::int64_t>(std::floor(y)));
}

} // namespace

void Transitions::replaced(const std::vector<GroundMark> &before, const std::vector<GroundMark> &now, double scale, bool gradual) {
    if (!gradual) {
        finish();
        return;
    }
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> grid;
    const auto at = [&](const GroundMark &mark) {
        return Point{mark.world.x * scale + mark.offset.x, mark.world.y * scale + mark.offset.y};
    };
    for (std::size_t i = 0; i < before.size(); ++i) {
        const Point p = at(before[i]);
        grid[cellOf(p.x / kNear, p.y / kNear)].push_back(i);
    }
    std::vector<char> met(before.size(), 0);
    std::vector<float> opacities;
    opacities.reserve(now.size());
    for (const GroundMark &mark : now) {
        const Point p = at(mark);
        std::size_t found = SIZE_MAX;
        double nearest = kNear * kNear;
        for (int dx = -1; dx <= 1; ++dx)
            for (int dy = -1; dy <= 1; ++dy)
                if (const auto cell = grid.find(cellOf(p.x / kNear + dx, p.y / kNear + dy)); cell != grid.end())
                    for (const std::size_t i : cell->second) {
                        const Point q = at(before[i]);
                        const double distance = (p.x - q.x) * (p.x - q.x) + (p.y - q.y) * (p.y - q.y);
                        if (distance < nearest && !met[i]) nearest = distance, found = i;
                    }
        if (found != SIZE_MAX) met[found] = 1;
        opacities.push_back(found != SIZE_MAX ? opacity(found) : 0.0F);
    }
    for (std::size_t i = 0; i < before.size(); ++i)
        if (!met[i] && opacity(i) > 0.05F) {
            ghosts_.push_back({before[i], opacity(i)});
            ghosts_.back().mark.mark.rows = {};
            ghosts_.back().mark.caption.text.clear();
        }
    opacities_ = std::move(opacities);
}

bool Transitions::advance(double clock) {
    const double passed = last_ < 0 ? 0 : std::clamp(clock - last_, 0.0, 0.05); // a long pause is not a jump
    last_ = clock;
    const auto step = static_cast<float>(passed / kSeconds);
    bool moves = false;
    for (float &opacity : opacities_)
        if (opacity < 1) {
            opacity = std::min(opacity + step, 1.0F);
            moves |= opacity < 1;
        }
    for (Ghost &ghost : ghosts_) ghost.opacity -= step;
    std::erase_if(ghosts_, [](const Ghost &ghost) { return ghost.opacity <= 0; });
    return moves || !ghosts_.empty();
}

void Transitions::finish() {
    opacities_.clear();
    ghosts_.clear();
}

} // namespace zamkan::map
