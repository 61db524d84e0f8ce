// Names that do not overlap: a greedy placement, the most important first.
#pragma once
#include "map/scene.hpp"
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace zamkan::map {

struct Rect {
    double left = 0, top = 0, right = 0, bottom = 0;
    [[nodiscard]] bool overlaps(const Rect &other) const {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
    [[nodiscard]] bool within(const Rect &outer) const {
        return left >= outer.left && right <= outer.right && top >= outer.top && bottom <= outer.bottom;
    }
    [[nodiscard]] Rect grown(double by) const { return {left - by, top - by, right + by, bottom + by}; }
    [[nodiscard]] Rect movedBy(double x, double y) const { return {left + x, top + y, right + x, bottom + y}; }
};

// Rectangles that are taken, found by a grid.
class Occupancy {
public:
    Occupancy(double width, double height);
    [[nodiscard]] bool isFree(const Rect &rect) const;
    void take(const Rect &rect);

private:
    static constexpr double kCell = 64;
    [[nodiscard]] std::pair<int, int> cellsOf(double low, double high, int count) const;
    int columns_, rows_;
    std::vector<Rect> taken_;
    std::vector<std::vector<std::uint32_t>> cells_;
};

// Text with its look; placed, it is one line of a name.
struct Caption {
    std::string text;
    lettering::Style style;
    Colour colour, outline{0, 0, 0, 0};
    float outline_width = 2;
    float wrap = 0;
    lettering::Direction direction = lettering::Direction::automatic;
};
struct PlacedCaption {
    Caption caption;
    Point at; // top left
};

struct NameRequest {
    std::uint64_t id = 0;   // stays the same while the view moves in time, so that a name keeps its side
    Point at;
    double clearance = 0;   // of the symbol at the point; 0: the name is centred there
    std::vector<Caption> lines; // the main one first; the others are left out where only that fits
    double widest = 0;      // the name is dropped when it is wider; 0: any
    double dot = 0;         // half width of a town's dot that stands or falls with the name
};

// Where a name's lines may stand.
struct Stand {
    std::vector<Point> lines; // top left of each; fewer than wanted where only the main one fits
    Rect rect;                // of all of them
    [[nodiscard]] Stand movedBy(Point by) const;
};
struct PlacedName {
    std::vector<Stand> stands; // where it is; then where else it was free to be, the best first
    double dot = 0;
};
[[nodiscard]] std::vector<PlacedCaption> captionsAt(const std::vector<Caption> &lines, const Stand &stand);

class Placer {
public:
    Placer(Occupancy &occupancy, Rect frame, lettering::Letterer &letterer)
        : occupancy_(occupancy), frame_(frame), letterer_(letterer) {}

    // Tries the sides round the point, the side that it had last time first; nothing when none is free.
    // The first side that is free is taken; the others are told when there is a symbol to go round.
    std::optional<PlacedName> place(const NameRequest &request, std::unordered_map<std::uint64_t, int> &sides);

private:
    Occupancy &occupancy_;
    Rect frame_;
    lettering::Letterer &letterer_;
};

} // namespace zamkan::map
