// Rows that fall together on the screen, as one mark each. Made for a stretch of the world at one scale, so that they
// stay what they are while the map is panned, and while it is zoomed by less than a step.
#pragma once
#include "map/spots.hpp"
#include <span>
#include <vector>

namespace zamkan::map {

struct Cluster {
    Point world;          // the middle of its rows, or of most of them
    std::uint32_t first = 0, count = 0; // in Clusters::rows and ::slots
    float largest = 0;    // half width of its largest mark at pixel ratio 1
    float radius_km = 0;  // the widest uncertainty
    bool of_area = false; // has a row that is said of a whole area
};

struct Clusters {
    std::vector<Cluster> list;           // the ones with more rows first
    std::vector<events::Row> rows;       // of all of them, in the order of the rows that were asked for
    std::vector<std::uint16_t> slots;    // colours of the rows
    std::vector<std::vector<events::Row>> areas; // by Spots::areas(): rows of areas that are large enough for badges
    [[nodiscard]] std::span<const events::Row> rowsOf(const Cluster &cluster) const { return {rows.data() + cluster.first, cluster.count}; }
    [[nodiscard]] std::span<const std::uint16_t> slotsOf(const Cluster &cluster) const { return {slots.data() + cluster.first, cluster.count}; }
};

// Half width in pixels of the mark of so many rows, ring and all.
[[nodiscard]] float sizeOfMark(std::uint32_t count, float largest, bool ringed, float ratio);

// Where a view's clusters are made: more than what it sees, in whole blocks, so that small moves change nothing.
// `exact`: what it sees and no more, at its own scale.
struct Region {
    double scale = 256; // pixels for the world's width
    Bounds bounds;      // x may lie outside [0, 1]: the copy of the world that the view is on
    friend bool operator==(const Region &a, const Region &b) {
        return a.scale == b.scale && a.bounds.least.x == b.bounds.least.x && a.bounds.least.y == b.bounds.least.y &&
               a.bounds.most.x == b.bounds.most.x && a.bounds.most.y == b.bounds.most.y;
    }
    [[nodiscard]] Viewport viewport() const; // that sees just this
};
[[nodiscard]] Region regionOf(const Viewport &viewport, float ratio, bool exact);

// The copy of a world point that is nearest to `middle`.
[[nodiscard]] Point nearestCopy(Point world, double middle);

// `slotOf` gives the colour of a row (ColourScheme).
template <typename SlotOf>
[[nodiscard]] Clusters clustersOf(std::span<const events::Row> rows, const Spots &spots, const Region &region,
                                  float ratio, SlotOf &&slotOf);

namespace clustering {
constexpr double kBadgeRoom = 24; // half width in pixels that an area needs to bear badges; else it is a mark

// The grid on which rows first fall together.
class Grid {
public:
    Grid(const Region &region, float ratio);
    [[nodiscard]] bool take(Point world, float size, float radius, bool ofArea); // false: outside
    [[nodiscard]] std::uint32_t lastCell() const { return last_; }
    // What lies within reach of a heavier neighbour joins it. The clusters without rows; `rootOf` of each cell.
    [[nodiscard]] std::vector<Cluster> join(std::vector<std::uint32_t> &rootOf);

private:
    struct Cell {
        double x = 0, y = 0; // sums
        std::uint32_t count = 0;
        float largest = 0, radius = 0;
        bool of_area = false;
    };
    Region region_;
    double side_, ratio_, middle_; // side in world units
    int columns_, rows_;
    std::vector<std::uint32_t> numbers_; // of a place in the grid: its cell's, or none
    std::vector<Cell> cells_;
    std::vector<std::uint32_t> places_; // in the grid, of each cell
    std::uint32_t last_ = 0;
};

// Puts the rows into the order of their clusters.
void gather(Clusters &clusters, const std::vector<std::uint32_t> &cells, const std::vector<std::uint32_t> &rootOf,
            const std::vector<events::Row> &rows, const std::vector<std::uint16_t> &slots);
} // namespace clustering

template <typename SlotOf>
Clusters clustersOf(std::span<const events::Row> rows, const Spots &spots, const Region &region, float ratio, SlotOf &&slotOf) {
    Clusters out;
    out.areas.resize(spots.areas().size());
    std::vector<char> badged(spots.areas().size());
    for (std::size_t i = 0; i < badged.size(); ++i) {
        const Area *area = spots.areas()[i].area;
        badged[i] = !area || area->room * region.scale >= clustering::kBadgeRoom * static_cast<double>(ratio);
    }
    clustering::Grid grid(region, ratio);
    std::vector<std::uint32_t> cells;
    std::vector<events::Row> taken;
    std::vector<std::uint16_t> slots;
    cells.reserve(rows.size());
    taken.reserve(rows.size());
    slots.reserve(rows.size());
    for (const events::Row row : rows) {
        const Spot spot = spots[row];
        if (!spot.has(Spot::kDrawn)) continue;
        const bool ofArea = spot.area != Spot::kNoArea;
        if (ofArea && badged[spot.area]) {
            out.areas[spot.area].push_back(row);
            continue;
        }
        if (!grid.take(spot.world(), spot.size(), ofArea ? 0 : spot.radius_km, ofArea)) continue;
        cells.push_back(grid.lastCell());
        taken.push_back(row);
        slots.push_back(slotOf(row, spot));
    }
    std::vector<std::uint32_t> rootOf;
    out.list = grid.join(rootOf);
    clustering::gather(out, cells, rootOf, taken, slots);
    return out;
}

} // namespace zamkan::map
