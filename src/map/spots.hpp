// What of a table's rows the map needs, looked up once: a frame then touches columns and no words.
#pragma once
#include "map/base_map.hpp"
#include "map/scene.hpp"
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::map {

// Whose colour an event has: the holder's afterwards, or the acting side's; hollow in the loser's where the gainer is
// not known.
struct Allegiance {
    std::string_view actor;
    bool hollow = false;
};
[[nodiscard]] Allegiance allegianceOf(const events::EventTable &table, events::Row row);

// Half width of a mark in pixels at pixel ratio 1: the area grows with the logarithm of the magnitude.
[[nodiscard]] float sizeOf(std::optional<double> magnitude);

// What many rows have in common: everything but where they are.
struct SpotLook {
    static constexpr std::uint8_t kDrawn = 1, kHollow = 2, kClaimed = 4;
    static constexpr std::uint32_t kNoArea = UINT32_MAX;

    std::uint32_t party = 0;      // Spots::parties()
    std::uint32_t area = kNoArea; // Spots::areas(), when said of a whole country or province
    std::uint16_t kind = 0;       // Spots::kinds()
    std::uint8_t eighths = 0;     // half width of the mark, eighths of a pixel at pixel ratio 1
    std::uint8_t flags = 0;

    [[nodiscard]] float size() const { return static_cast<float>(eighths) / 8; }
    [[nodiscard]] bool has(std::uint8_t flag) const { return (flags & flag) != 0; }
    friend bool operator==(const SpotLook &, const SpotLook &) = default;
};
struct Spot : SpotLook {
    std::uint32_t x = 0, y = 0; // world coordinates, of 2^32
    float radius_km = 0;

    [[nodiscard]] Point world() const { return {static_cast<double>(x) * 0x1p-32, static_cast<double>(y) * 0x1p-32}; }
};

class Spots {
public:
    struct Party {
        std::string_view actor; // empty: nobody is named
        events::Row first = 0;  // a row that names it
    };
    struct Kind {
        std::string_view type, subtype;
    };
    struct SaidOf {
        std::string key;            // the country's or province's code, else what names it
        const Area *area = nullptr; // null: the base map has no such area
        Point at;                   // where its name stands, or its own point
    };

    // Reads the table unless it is the one that was read last. The base map outlives this.
    void read(const events::EventTable &table, const BaseMap &base);
    [[nodiscard]] Spot operator[](events::Row row) const {
        const Kept &kept = spots_[row];
        return {looks_[kept.look], kept.x, kept.y, kept.radius_km};
    }
    [[nodiscard]] const std::vector<Party> &parties() const { return parties_; }
    [[nodiscard]] const std::vector<Kind> &kinds() const { return kinds_; }
    [[nodiscard]] const std::vector<SaidOf> &areas() const { return areas_; }
    // Grows when another table was read.
    [[nodiscard]] std::uint64_t version() const { return version_; }

private:
    // Sixteen bytes a row: a table of millions has few looks.
    struct Kept {
        std::uint32_t x = 0, y = 0;
        float radius_km = 0;
        std::uint32_t look = 0;
    };
    std::vector<Kept> spots_;
    std::vector<SpotLook> looks_; // the first one is that of rows that are not drawn
    std::vector<Party> parties_;
    std::vector<Kind> kinds_;
    std::vector<SaidOf> areas_;
    std::vector<std::shared_ptr<const events::EventSegment>> segments_; // of the table that was read
    std::uint64_t version_ = 0;
};

} // namespace zamkan::map
