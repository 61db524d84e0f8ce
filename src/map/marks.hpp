// From the rows that are shown to marks on the screen.
#pragma once
#include "map/base_map.hpp"
#include "map/placement.hpp"
#include "map/theme.hpp"
#include <array>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

namespace zamkan::map {

// What the legend has to explain.
struct LegendUse {
    struct Party {
        std::string side;      // empty: an actor that no palette knows
        std::vector<std::string> names; // of the actors seen, in the labels' language
        Colour colour;
        std::size_t count = 0;
    };
    std::vector<Party> parties;
    std::map<Shape, std::vector<std::pair<std::string, std::string>>> kinds; // shape → type and subtype seen
    bool hollow = false, uncertain = false, area = false, cluster = false, claimed = false;
};

struct NamedSpot {
    const events::PlaceWords *place = nullptr;
    Point at;
    float clearance = 0;
    std::uint32_t weight = 0;
};

struct Marked {
    std::vector<Mark> marks;
    std::vector<NamedSpot> spots;     // places of the marks, the weightiest first
    std::vector<PlacedCaption> counts; // on clusters and badges
    std::vector<FillLayer> washes;
    LegendUse legend;
};

// Colours of actors, found once.
class Parties {
public:
    Parties(const actors::Registry &registry) : registry_(&registry) {}
    void setTheme(std::shared_ptr<const Theme> theme);
    [[nodiscard]] Colour colourOf(std::string_view actor) const;
    [[nodiscard]] const actors::Actor *find(std::string_view actor) const;

private:
    const actors::Registry *registry_;
    std::shared_ptr<const Theme> theme_;
    mutable std::unordered_map<std::string, std::pair<const actors::Actor *, Colour>> known_;
    const std::pair<const actors::Actor *, Colour> &entry(std::string_view actor) const;
};

// Whose colour an event has: the holder's afterwards, or the acting side's; hollow in the loser's where the gainer is
// not known.
struct Allegiance {
    std::string_view actor;
    bool hollow = false;
};
[[nodiscard]] Allegiance allegianceOf(const events::EventTable &table, events::Row row);

[[nodiscard]] Shape shapeOf(const Theme &theme, std::string_view type, std::string_view subtype);

// Half width of a mark in pixels at pixel ratio 1: the area grows with the logarithm of the magnitude.
[[nodiscard]] float sizeOf(std::optional<double> magnitude);

// What does not change of a row, looked up once.
struct Spot {
    Point world;
    float size = 0;       // half width at pixel ratio 1
    bool drawn = false;   // located, and reported or claimed
    bool of_area = false; // said of a whole country or province
};
[[nodiscard]] Spot spotOf(const events::EventTable &table, events::Row row);

class MarkMaker {
public:
    MarkMaker(const BaseMap &base, const Theme &theme, const Parties &parties, const Words &words,
              lettering::Letterer &letterer)
        : base_(base), theme_(theme), parties_(parties), words_(words), letterer_(letterer) {}

    // `spots`: one for each row of the table.
    [[nodiscard]] Marked make(const View &view, const std::vector<Spot> &spots);

private:
    struct Single;
    struct Heap;
    const Area *areaOf(const std::string &key) const; // a country's or province's code; null for another
    Single single(const View &view, events::Row row, Point at, float size) const;
    void addAreas(const View &view, const std::map<std::string, std::vector<events::Row>> &areas, Marked &out);
    static Heap *nearest(std::vector<Heap> &heaps, const std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> &grid,
                         Point pixel, double join);
    static void joinOverlapping(std::vector<Heap> &heaps, float ratio);
    void addHeap(const View &view, Heap &heap, Marked &out);
    void note(const View &view, events::Row row, LegendUse &use, bool kind = true);

    const BaseMap &base_;
    const Theme &theme_;
    const Parties &parties_;
    const Words &words_;
    lettering::Letterer &letterer_;
    // What rows of the same actors and kind have in common, found once. Equal words of one source stand at one
    // address; what two sources have alike is found twice.
    struct Look {
        Allegiance allegiance;
        Colour fill;
        Shape shape = Shape::circle;
        std::optional<std::size_t> party; // its place in the legend, once noted
        bool kind_noted = false;
    };
    using LookKey = std::array<const char *, 5>;
    struct LookHash {
        std::size_t operator()(const LookKey &key) const;
    };
    Look &lookOf(const events::EventTable &table, events::Row row) const;
    [[nodiscard]] std::string nameOf(const View &view, events::Row row, std::string_view actor) const;

    mutable std::unordered_map<LookKey, Look, LookHash> looks_;
};

} // namespace zamkan::map
