#include "map/placement.hpp"
#include <algorithm>
#include <array>
#include <cmath>

namespace zamkan::map {
namespace {

constexpr double kBreath = 2; // pixels kept free round a name

// Where a name stands relative to its point: -1 left or above, 0 centred, 1 right or below.
struct Side {
    int x, y;
};
constexpr std::array<Side, 8> kRound{{{1, 0}, {-1, 0}, {0, -1}, {0, 1}, {1, -1}, {-1, -1}, {1, 1}, {-1, 1}}};

struct Extent {
    double width = 0, height = 0;
};

// The lines' own heights include the space that stacked accents need; names stand closer.
constexpr double kLeading = 0.86;

} // namespace

Occupancy::Occupancy(double width, double height)
    : columns_(std::max(1, static_cast<int>(width / kCell) + 1)), rows_(std::max(1, static_cast<int>(height / kCell) + 1)),
      cells_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_)) {}

std::pair<int, int> Occupancy::cellsOf(double low, double high, int count) const {
    const auto cell = [&](double value) {
        return static_cast<int>(std::clamp(std::floor(value / kCell), 0.0, static_cast<double>(count - 1)));
    };
    return {cell(low), cell(high)};
}

bool Occupancy::isFree(const Rect &rect) const {
    const auto [left, right] = cellsOf(rect.left, rect.right, columns_);
    const auto [top, bottom] = cellsOf(rect.top, rect.bottom, rows_);
    for (int y = top; y <= bottom; ++y)
        for (int x = left; x <= right; ++x)
            for (const std::uint32_t i : cells_[static_cast<std::size_t>(y * columns_ + x)])
                if (taken_[i].overlaps(rect)) return false;
    return true;
}

void Occupancy::take(const Rect &rect) {
    const auto index = static_cast<std::uint32_t>(taken_.size());
    taken_.push_back(rect);
    const auto [left, right] = cellsOf(rect.left, rect.right, columns_);
    const auto [top, bottom] = cellsOf(rect.top, rect.bottom, rows_);
    for (int y = top; y <= bottom; ++y)
        for (int x = left; x <= right; ++x) cells_[static_cast<std::size_t>(y * columns_ + x)].push_back(index);
}

std::optional<PlacedName> Placer::place(const NameRequest &request, std::unordered_map<std::uint64_t, int> &sides) {
    std::vector<Extent> extents;
    for (const Caption &line : request.lines) {
        const lettering::Block &block = letterer_.layout(line.text, line.style, line.wrap, line.direction);
        extents.push_back({static_cast<double>(block.width), static_cast<double>(block.height) * kLeading});
    }
    std::vector<int> order;
    if (request.clearance > 0) {
        if (const auto known = sides.find(request.id); known != sides.end()) order.push_back(known->second);
        for (int side = 0; side < static_cast<int>(kRound.size()); ++side) order.push_back(side);
    } else {
        order = {8, 9, 10}; // centred; a little higher; a little lower
    }
    for (std::size_t lines = request.lines.size(); lines > 0; --lines) {
        Extent whole;
        for (std::size_t i = 0; i < lines; ++i) {
            whole.width = std::max(whole.width, extents[i].width);
            whole.height += extents[i].height;
        }
        if (request.widest > 0 && whole.width > request.widest) continue;
        for (const int choice : order) {
            Side side{0, 0};
            double left = request.at.x - whole.width / 2, top = request.at.y - whole.height / 2;
            if (choice < 8) {
                side = kRound[static_cast<std::size_t>(choice)];
                const double reach = request.clearance * (side.x != 0 && side.y != 0 ? 0.75 : 1);
                left = side.x > 0   ? request.at.x + reach
                       : side.x < 0 ? request.at.x - reach - whole.width
                                    : left;
                // Beside its point a name is level with its main line, not with the whole.
                top = side.y < 0   ? request.at.y - reach - whole.height
                      : side.y > 0 ? request.at.y + reach
                                   : request.at.y - extents[0].height / 2;
            } else if (choice > 8) {
                top += (choice == 9 ? -1 : 1) * whole.height * 0.9;
            }
            const Rect rect{left, top, left + whole.width, top + whole.height};
            if (!rect.within(frame_) || !occupancy_.isFree(rect.grown(kBreath))) continue;
            PlacedName placed{request.id, {}, request.at, request.dot, rect};
            double y = top;
            for (std::size_t i = 0; i < lines; ++i) {
                const double x = side.x > 0   ? left
                                 : side.x < 0 ? rect.right - extents[i].width
                                              : left + (whole.width - extents[i].width) / 2;
                const double slack = extents[i].height * (1 - 1 / kLeading) / 2; // the block's own box is higher
                placed.captions.push_back({request.lines[i], {std::round(x), std::round(y + slack)}});
                y += extents[i].height;
            }
            occupancy_.take(rect);
            if (request.dot > 0)
                occupancy_.take(Rect{request.at.x, request.at.y, request.at.x, request.at.y}.grown(request.dot + 1));
            if (choice < 8) sides[request.id] = choice;
            return placed;
        }
    }
    return std::nullopt;
}

} // namespace zamkan::map
