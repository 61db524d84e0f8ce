// From the rows that are shown to marks: clusters, single events, what is said of whole areas.
#pragma once
#include "map/base_map.hpp"
#include "map/clusters.hpp"
#include "map/colouring.hpp"
#include "map/placement.hpp"
#include "map/theme.hpp"
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace zamkan::map {

struct NamedSpot {
    const events::PlaceWords *place = nullptr;
    Point at;
    float clearance = 0;
    std::uint32_t weight = 0;
};

// A mark on the earth; where it stands on the screen is found for each frame.
struct GroundMark {
    Point world;
    Point offset; // pixels from there
    Mark mark;    // its place aside
    float radius_km = 0;
    Caption caption{}; // its count, or what a badge says; may be empty
    Point caption_at{}; // top left, from the mark's point
    const events::PlaceWords *place = nullptr; // that it may be named after
    std::size_t cluster = SIZE_MAX; // of Clusters::list; none for badges
    bool leg = false; // of a cluster that is spread: a line leads back to `world`
};

struct AreaWash {
    std::shared_ptr<const Mesh> mesh;
    Colour colour;
    std::vector<events::Row> rows;
    Point anchor;
    bool washed = false; // else a badge only
};

struct Rings; // changed_places.hpp

// What stands on a region, whatever part of it a view sees.
struct Ground {
    std::shared_ptr<const Clusters> clusters; // marks' rows point into it
    std::shared_ptr<const Rings> rings;       // null: nothing is compared
    std::vector<GroundMark> marks;            // back to front
    std::vector<AreaWash> washes;
};

class MarkMaker {
public:
    MarkMaker(const Theme &theme, const Words &words, const Spots &spots, lettering::Letterer &letterer)
        : theme_(theme), words_(words), spots_(spots), letterer_(letterer) {}

    // Triangles of areas that the base map keeps as rings only, made when they are first washed.
    using Meshes = std::unordered_map<const Area *, std::shared_ptr<const Mesh>>;
    [[nodiscard]] Ground make(const View &view, std::shared_ptr<const Clusters> clusters, const ColourScheme &colours, Meshes &meshes);

private:
    Mark single(const View &view, events::Row row, Colour fill, const ColourScheme &colours) const;
    GroundMark clusterMark(const View &view, const Clusters &clusters, std::size_t number, const ColourScheme &colours) const;
    void spread(const View &view, const Clusters &clusters, std::size_t number, const ColourScheme &colours, Ground &out) const;
    void addAreas(const View &view, const Clusters &clusters, const ColourScheme &colours, Meshes &meshes, Ground &out) const;
    void setCount(GroundMark &mark, Colour behind, float ratio) const;

    const Theme &theme_;
    const Words &words_;
    const Spots &spots_;
    lettering::Letterer &letterer_;
};

// The halo of a mark in pixels for a view; 0: the mark itself says it.
[[nodiscard]] float haloOf(const GroundMark &mark, const View &view);

} // namespace zamkan::map
