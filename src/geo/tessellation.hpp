// Land divided among seeds, once; then any colouring of the pieces as areas, without asking how they lie.
#pragma once
#include "geo/equal_area.hpp"
#include "geo/features.hpp"
#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <vector>

namespace zamkan::geo {

class BorderCorners;

struct Seed {
    LatLon position;
    std::uint32_t land = 0;  // index of the land whose ground it may have
    double reach_km = 0;     // as far as its cell goes; 0: its cell is nobody's
};

// What becomes pieces: for each seed that part of its land which is nearer to it than to any other seed of that land
// and within its reach; for each zone what of its land lies in it and in no seed's piece.
struct Ground {
    std::vector<std::vector<Polygon>> lands; // do not overlap; where they do, the first has it
    std::vector<Polygon> water;              // in them: lakes, which are nobody's
    std::vector<Seed> seeds;
    struct Zone {
        std::vector<Polygon> outline;
        std::uint32_t land = 0;
    };
    std::vector<Zone> zones;
};

// The pieces by number: seeds first, in their order, then zones. Their borders are arcs, each held once with the piece
// on its either side, so that neighbours share them exactly and any union is a choice of arcs.
class Tessellation {
public:
    static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

    Tessellation() = default;
    // Throws InputError when the outlines cannot be divided. Takes seconds for tens of thousands of seeds.
    [[nodiscard]] static Tessellation of(const Ground &ground);

    [[nodiscard]] std::size_t pieces() const { return areas_.size(); }
    [[nodiscard]] double areaKm2(std::uint32_t piece) const { return areas_[piece]; } // on the ellipsoid; 0: it has no ground

    struct Area {
        std::uint32_t group = 0;
        std::vector<Polygon> polygons; // valid, simple, disjoint
    };
    // As the ground was divided, or with corners rounded where nobody knows how the border runs: between the pieces of
    // seeds of one land, by at most a quarter of the way to the nearest of the seeds, none of which changes sides.
    // Coasts, the borders of lands and zones, and the ends of reach stay. Neighbours still share their borders exactly.
    enum class Borders : std::uint8_t { exact, rounded };
    // The areas of each group; `groups` has one a piece, kNone for what is not shown. Groups in rising order.
    [[nodiscard]] std::vector<Area> areas(std::span<const std::uint32_t> groups, Borders borders = Borders::exact) const;

    struct Line {
        std::uint32_t a = 0, b = 0; // groups, a < b
        std::vector<LatLon> points;
    };
    // Where two groups meet, from where a third one or nobody's ground begins to where it does again.
    [[nodiscard]] std::vector<Line> lines(std::span<const std::uint32_t> groups, Borders borders = Borders::exact) const;

    struct Arc {
        std::uint32_t first = 0, count = 0; // of the points, two at least
        std::uint32_t left = kNone, right = kNone; // pieces
        std::uint32_t from = 0, to = 0;     // nodes
        double km = 0;
    };
    [[nodiscard]] const std::vector<Arc> &arcs() const { return arcs_; }
    [[nodiscard]] std::span<const LatLon> pointsOf(const Arc &arc) const { return std::span(points_).subspan(arc.first, arc.count); }

private:
    friend class TessellationMaker;
    struct End {
        std::uint32_t arc = 0;
        bool outgoing = false; // the arc leaves the node here
    };
    [[nodiscard]] std::uint32_t groupLeaving(const End &end, std::span<const std::uint32_t> groups) const;
    [[nodiscard]] std::span<const End> endsAt(std::uint32_t node) const {
        return std::span(ends_).subspan(nodes_[node], nodes_[node + 1] - nodes_[node]);
    }
    void finish(); // nodes, lengths, areas, from arcs and points
    void keepCorners(std::span<const Seed> seeds, std::span<const PlaneKm> at);
    // How many borders between groups end at each node.
    [[nodiscard]] std::vector<std::uint8_t> borderEnds(std::span<const std::uint32_t> groups) const;
    // A way along points; those that may bend are rounded where they can be. A ring runs on from its end to its start.
    struct Way {
        std::vector<std::uint32_t> points;
        std::vector<bool> bends; // of the points; empty: none
        bool ring = false;
    };
    [[nodiscard]] std::vector<LatLon> positions(const Way &way) const;
    void add(Way &way, std::uint32_t arc, bool forward, bool bends, bool nodeBends) const; // without the arc's last point

    std::vector<LatLon> points_;
    std::vector<PlaneKm> plane_; // of the points
    std::vector<Arc> arcs_;
    std::vector<std::uint32_t> nodes_; // first end of each node, and the end
    std::vector<End> ends_;            // of a node counter-clockwise
    std::vector<std::uint32_t> slot_;  // of an arc's two ends among those of their node: [2 arc] leaving, [2 arc + 1] arriving
    std::vector<double> areas_;
    std::vector<float> slack_; // of the points: km by which a corner there may be rounded
    std::shared_ptr<const BorderCorners> corners_; // null: none may
};

// Whether GEOS calls every polygon valid and no two of different areas overlap by more than `km2`. For tests.
[[nodiscard]] bool sound(const std::vector<Tessellation::Area> &areas, double km2 = 1e-6);
// The area of the circles of reach round the seeds, cut to their lands, measured another way than by pieces. For tests.
[[nodiscard]] double reachedKm2(const Ground &ground);

} // namespace zamkan::geo
