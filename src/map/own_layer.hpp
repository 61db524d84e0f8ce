// A layer of the user's own, drawn over the base map: areas, lines or points of any file that geo opens, simplified once
// for each level of detail.
#pragma once
#include "base/diagnostic.hpp"
#include "base/progress.hpp"
#include "geo/latlon.hpp"
#include "map/base_map.hpp"
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::map {

// Immutable once it is read; any number of threads may draw it.
struct OwnLayer {
    // What is drawn from a zoom on. Pieces hold what lies near together, so that only what is seen is drawn.
    struct Level {
        double zoom = 0;
        std::vector<std::shared_ptr<const Mesh>> areas; // Mesh::merged
        std::vector<std::shared_ptr<const LineChunk>> outlines, lines;
        std::vector<Point> points; // no two nearer than their dots are wide
    };
    struct Spot { // where a feature's name stands
        Point at;
        float room = 0; // half the width that it has there, world units; 0: of a point
    };

    std::uint64_t key = 0; // unique for the content
    std::string name;      // of the layer in its file
    std::vector<std::string> columns;
    std::vector<Spot> spots;           // by feature
    std::vector<std::string> texts;    // by column: all cells, one behind the other
    std::vector<std::vector<std::uint32_t>> ends; // by column and feature: where its cell ends
    std::vector<Level> levels;         // the coarsest first, never empty
    geo::Box box;
    double typical = 0; // width of the middle one of its areas, world units

    [[nodiscard]] std::size_t features() const { return spots.size(); }
    [[nodiscard]] std::string_view value(std::size_t feature, std::size_t column) const;
    [[nodiscard]] const Level &level(double zoom) const;
    // The column that most likely holds names: called so, else the first with words in it.
    [[nodiscard]] std::optional<std::size_t> nameColumn() const;
};

// All layers of a file that have points, lines or areas; the file is never changed. What was made of it is kept in
// `cache` and read from there while the file stays as it was. Features without a place on the map are counted in a
// remark. Throws InputError when the file cannot be read or holds no geometry, and Cancelled.
[[nodiscard]] Parsed<std::vector<std::shared_ptr<const OwnLayer>>> openOwnLayers(const std::filesystem::path &file,
                                                                                 const std::filesystem::path &cache,
                                                                                 Progress *progress = nullptr);

// True for a file that says where things are by shapes of its own, and not only by columns.
[[nodiscard]] bool hasShapes(const std::filesystem::path &file);

} // namespace zamkan::map
