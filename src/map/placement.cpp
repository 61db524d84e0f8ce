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

// Names of what has no symbol: in the middle, or a little off it.
constexpr int kSides = static_cast<int>(kRound.size()), kCentred = kSides, kHigher = kSides + 1, kLower = kSides + 2;

// The lines' own heights include the space that stacked accents need; names stand closer.
constexpr double kLeading = 0.86;

Stand standAt(const NameRequest &request, int choice, const std::vector<Extent> &lines) {
    Extent whole;
    for (const Extent &line : lines) {
        whole.width = std::max(whole.width, line.width);
        whole.height += line.height;
    }
    Side side{0, 0};
    double left = request.at.x - whole.width / 2, top = request.at.y - whole.height / 2;
    if (choice < kSides) {
        side = kRound[static_cast<std::size_t>(choice)];
        const double reach = request.clearance * (side.x != 0 && side.y != 0 ? 0.75 : 1);
        left = side.x > 0   ? request.at.x + reach
               : side.x < 0 ? request.at.x - reach - whole.width
                            : left;
        // Beside its point a name is level with its main line, not with the whole.
        top = side.y < 0   ? request.at.y - reach - whole.height
              : side.y > 0 ? request.at.y + reach
                           : request.at.y - lines.front().height / 2;
    } else if (choice != kCentred) {
        top += (choice == kHigher ? -1 : 1) * whole.height * 0.9;
    }
    Stand stand{{}, {left, top, left + whole.width, top + whole.height}};
    double y = top;
    for (const Extent &line : lines) {
        const double x = side.x > 0   ? left
                         : side.x < 0 ? stand.rect.right - line.width
                                      : left + (whole.width - line.width) / 2;
        const double slack = line.height * (1 - 1 / kLeading) / 2; // the block's own box is higher
        stand.lines.push_back({std::round(x), std::round(y + slack)});
        y += line.height;
    }
    return stand;
}

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

Stand Stand::movedBy(Point by) const {
    Stand moved{lines, rect.movedBy(by.x, by.y)};
    for (Point &line : moved.lines) line = {line.x + by.x, line.y + by.y};
    return moved;
}

std::vector<PlacedCaption> captionsAt(const std::vector<Caption> &lines, const Stand &stand) {
    std::vector<PlacedCaption> out;
    for (std::size_t i = 0; i < stand.lines.size(); ++i) out.push_back({lines[i], stand.lines[i]});
    return out;
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
        for (int side = 0; side < kSides; ++side)
            if (order.empty() || side != order.front()) order.push_back(side);
    } else {
        order = {kCentred, kHigher, kLower};
    }
    PlacedName placed{{}, request.dot};
    for (; !extents.empty(); extents.pop_back())
        for (const int choice : order) {
            Stand stand = standAt(request, choice, extents);
            if (request.widest > 0 && stand.rect.right - stand.rect.left > request.widest) break;
            if (!stand.rect.within(frame_) || !occupancy_.isFree(stand.rect.grown(kBreath))) continue;
            if (placed.stands.empty() && choice < kSides) sides[request.id] = choice;
            placed.stands.push_back(std::move(stand));
            if (choice >= kSides) break;
        }
    if (placed.stands.empty()) return std::nullopt;
    occupancy_.take(placed.stands.front().rect);
    if (request.dot > 0)
        occupancy_.take(Rect{request.at.x, request.at.y, request.at.x, request.at.y}.grown(request.dot + 1));
    return placed;
}

} // namespace zamkan::map
