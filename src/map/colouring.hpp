// What gives a mark its colour and its shape, and what the legend must say of it: one decision for marks, clusters,
// discs, trails and legend.
#pragma once
#include "map/spots.hpp"
#include "map/theme.hpp"
#include <map>
#include <span>
#include <unordered_map>
#include <utility>

namespace zamkan::map {

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

// The colour of a row's mark before it is dimmed, where it hangs on nothing but the row.
[[nodiscard]] Colour colourOf(const Theme &theme, const Parties &parties, const Colouring &colouring,
                              const events::EventTable &table, events::Row row);

[[nodiscard]] Shape shapeOf(const Theme &theme, std::string_view type, std::string_view subtype);

// What stands behind an entry of the legend: events with one of these values.
struct LegendMeaning {
    timeline::Facet facet{};
    std::shared_ptr<const std::vector<std::string>> values; // null: nothing that can be chosen
    friend bool operator==(const LegendMeaning &, const LegendMeaning &) = default;
};
// Kept from frame to frame: a table may have thousands of parties.
struct LegendMeanings {
    std::uint64_t table = 0; // Spots::version
    std::optional<Colouring> colouring;
    const void *theme = nullptr;
    std::vector<LegendMeaning> colours; // by slot
    std::map<Shape, LegendMeaning> kinds;
};

// What the legend has to explain.
struct LegendUse {
    struct Entry { // a colour
        std::string side;      // of parties; empty: an actor that no palette knows
        std::vector<std::string> names; // in the labels' language
        Colour colour;
        std::size_t count = 0;
        LegendMeaning meaning = {};
        friend bool operator==(const Entry &, const Entry &) = default;
    };
    std::map<Shape, LegendMeaning> kind_meanings;
    std::vector<Entry> colours; // the frequent ones first; by time: the old ones first
    std::map<Shape, std::vector<std::pair<std::string, std::string>>> kinds; // shape → type and subtype seen
    bool hollow = false, uncertain = false, area = false, cluster = false, claimed = false, trails = false;
    struct Density {
        double most = 0, reach_km = 0; // events within so many kilometres of the densest point
        friend bool operator==(const Density &, const Density &) = default;
    };
    std::optional<Density> density; // events are drawn so
    friend bool operator==(const LegendUse &, const LegendUse &) = default;
};
// One legend for two maps: what either of them shows, the frequent colours first but by time.
[[nodiscard]] LegendUse together(LegendUse one, const LegendUse &other, ColourBy by);

// The colours of one view. Slots number the different colours, so that they can be counted without comparing any.
class ColourScheme {
public:
    ColourScheme(const View &view, const Spots &spots, const Theme &theme, const Parties &parties, const Words &words);

    [[nodiscard]] std::uint16_t slotOf(events::Row row, const Spot &spot) const;
    [[nodiscard]] Colour colour(std::uint16_t slot) const { return slots_[slot].colour; }
    [[nodiscard]] std::size_t slots() const { return slots_.size(); }
    [[nodiscard]] Shape shape(const Spot &spot) const { return shapes_[spot.kind]; }
    // Adds colours, and kinds and hollow marks where the rows are points, of the rows to what the legend says.
    void note(std::span<const events::Row> rows, bool points);
    [[nodiscard]] LegendUse legend(LegendMeanings &meanings) const;

private:
    struct Slot {
        Colour colour;
        std::string name; // but for actors, which the parties name
    };
    void learn(LegendMeanings &meanings) const;
    void colourByActor();
    void colourByType();
    void colourBySource();
    void colourByTime();
    [[nodiscard]] std::string nameOf(const Spots::Party &party) const;

    const View &view_;
    const Spots &spots_;
    const Theme &theme_;
    const Parties &parties_;
    const Words &words_;
    std::vector<Slot> slots_;
    std::vector<std::uint16_t> slotOfParty_, slotOfKind_;
    std::vector<Shape> shapes_; // of kinds
    std::int64_t begin_ = 0, length_ = 1; // of the time that is coloured
    std::vector<std::size_t> slotCounts_, partyCounts_;
    std::vector<char> kindSeen_;
    bool hollow_ = false, claimed_ = false;
};

} // namespace zamkan::map
